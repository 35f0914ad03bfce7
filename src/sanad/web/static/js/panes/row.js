// SPDX-License-Identifier: Apache-2.0
// A row of an answer, as the page itself makes them: what a cell cites leads there (web/cells.py cuts cells likewise).

const SHORT = 28; // signs that stay on one line
const LEADS = /\b(?:(?<row>[0-9a-f]{8}#[1-9][0-9]{0,17})|(?<claim>C-[0-9a-f]{12})|(?<party>T-[0-9]{4,}))\b/gu;

/** @param {string[]} cells @returns {HTMLTableRowElement} */
export function row(cells) {
  const made = document.createElement("tr");
  made.dataset.row = "";
  made.append(...cells.map(cell));
  return made;
}

function cell(text) {
  const made = document.createElement("td");
  if (text.length <= SHORT) made.className = "nowrap";
  let at = 0;
  for (const found of text.matchAll(LEADS)) {
    if (found.index > at) made.append(plain(text.slice(at, found.index)));
    const [kind] = Object.entries(found.groups).find(([, value]) => value);
    made.append(lead(kind, found[0]));
    at = found.index + found[0].length;
  }
  if (at < text.length) made.append(plain(text.slice(at)));
  return made;
}

function plain(text) {
  const made = document.createElement("bdi");
  made.textContent = text;
  return made;
}

/** What leads on; of such a text no sign has a meaning in HTML. */
function lead(kind, text) {
  const made = document.createElement("template");
  const html = document.getElementById(`cell-${kind}`).innerHTML;
  made.innerHTML = html.replaceAll("C-000000000000", text).replaceAll("00000000%231", encodeURIComponent(text)).replaceAll("00000000#1", text).replaceAll("T-0000", text);
  return made.content;
}
