// SPDX-License-Identifier: Apache-2.0
// A sentence while it is worded: what it may rest on is filtered as one types, and the office shows which of its numbers and names nothing ticked says.
// The office alone knows that; nothing is judged here.

const PAUSE_MS = 500;

for (const box of document.querySelectorAll("[data-wording]")) begin(box);

/** Look after the form of one sentence. @param {HTMLElement} box */
function begin(box) {
  const form = box.querySelector("form");
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => check(box, form), PAUSE_MS);
  };
  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-filter-chips]")) filter(box, event.target.value);
    else soon();
  });
  soon();
}

async function check(box, form) {
  for (const area of form.querySelectorAll("textarea")) {
    const place = area.closest(".field").nextElementSibling;
    if (!area.value.trim()) {
      place.replaceChildren();
      continue;
    }
    const sent = new URLSearchParams([["subject", box.dataset.subject], ["text", area.value]]);
    for (const tick of form.querySelectorAll("[name=rests_on]:checked")) sent.append("rests_on", tick.value);
    const answer = await fetch(box.dataset.wording, { method: "POST", body: sent }).catch(() => null);
    if (!answer?.ok) return;
    const told = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(...told.body.childNodes);
  }
}

function filter(box, text) {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  for (const row of box.querySelectorAll(".chip-row")) {
    const said = row.textContent.toLocaleLowerCase();
    row.hidden = !row.querySelector("input").checked && !words.every((word) => said.includes(word));
  }
}
