// SPDX-License-Identifier: Apache-2.0
// On a narrow screen a row of a table is a card, in which each value stands beside the name of its column (css/narrow.css). The head of the table says
// the names, once for all rows (`data-short` where it says more than a name); rows that come later are named when they come.

const PLAIN = ".of-words, .of-lead, .of-day"; // says by itself what it is
const SEEN = "input, select, textarea, button, img, svg, meter, progress";

/** Let a table fold. One without a head stays as it is. @param {HTMLTableElement} table */
export function start(table) {
  const heads = [...(table.tHead?.rows ?? [])].at(-1);
  if (!heads) return;
  const names = [...heads.cells].flatMap((head) => Array(head.colSpan).fill(head.dataset.short ?? words(head)));
  for (const body of table.tBodies) for (const row of body.rows) name(row, names);
  table.classList.add("folds");
  new MutationObserver((changes) => changes.forEach((change) => changed(change, names))).observe(table, { childList: true, subtree: true });
}

/** Name the cells of rows that came, and of one in which something came. */
function changed({ target, addedNodes }, names) {
  const within = target.closest("tbody tr");
  const rows = within ? [within] : [...addedNodes].filter((node) => node instanceof HTMLTableRowElement && !node.hasAttribute("data-named"));
  for (const row of rows) name(row, names);
}

/** Name the cells of a row. One that a cell of an earlier row reaches into lacks the first: the others stand at the end. */
function name(row, names) {
  const cells = [...row.cells];
  let at = names.length - cells.reduce((sum, cell) => sum + cell.colSpan, 0);
  row.dataset.named = "";
  for (const cell of cells) {
    const said = names[at] ?? "";
    at += cell.colSpan;
    const bare = !words(cell) && !cell.querySelector(SEEN);
    cell.toggleAttribute("data-bare", bare);
    if (said && cell.localName === "td" && cell.colSpan === 1 && !bare && !cell.matches(PLAIN) && !alone(cell)) cell.dataset.label = said;
  }
}

/** Whether a cell is a state and nothing else: a state is told by its word. */
function alone(cell) {
  const [only, more] = cell.children;
  return !more && Boolean(only?.matches(".state, .tick")) && cell.textContent.trim() === only.textContent.trim();
}

/** What is seen of the words of a cell. */
function words(cell) {
  return [...cell.childNodes].filter((node) => !node.classList?.contains("said")).map((node) => node.textContent).join("").trim();
}
