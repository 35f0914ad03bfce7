// SPDX-License-Identifier: Apache-2.0
// Sends forms that order an act (`data-act`): once, however often the button is pressed. A refusal is shown in the form, which keeps what was typed;
// a lost connection loses nothing. Without this script the form posts by itself, and the office shows the same.
//
// The office answers our header `sanad-part` with the refusal as a piece of HTML and a <template data-seen data-key> for the next try (`data-done` where some of what was ordered was done), or, when
// the act is done, with `sanad-go`: the address to go to.

import { forget } from "./drafts.js";
import { said } from "./said.js";

/** Listen for forms that order. */
export function begin() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-act]")) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") !== "true") send(form, event.submitter);
  });
}

// `getAttribute`: a form may have a field named `action`, which then hides the property of that name
async function send(form, submitter) {
  const fields = new FormData(form, submitter); // before the button is disabled: what is disabled is not sent
  busy(form, true);
  try {
    const sent = { method: "POST", body: new URLSearchParams(fields), headers: { "sanad-part": "1" } };
    const answer = await fetch(submitter?.getAttribute("formaction") ?? form.getAttribute("action"), sent);
    if (answer.ok) return gone(form, answer);
    refused(form, await answer.text());
  } catch {
    tell(form, said("notSent"));
  }
  busy(form, false);
}

/** Go where the office says; what was kept of the form is not needed any more. */
function gone(form, answer) {
  forget(form);
  const to = new URL(answer.headers.get("sanad-go") ?? answer.url, location.href);
  const same = to.hash && to.href.split("#")[0] === location.href.split("#")[0];
  location.assign(to);
  if (same) location.reload(); // another fragment of the same address loads nothing by itself
}

/** Show why not, and take over the key and the newest entry for the next try. */
function refused(form, html) {
  const place = beside(form);
  const part = new DOMParser().parseFromString(html, "text/html");
  const fresh = part.querySelector("template[data-key]");
  if (fresh) {
    form.elements._key.value = fresh.dataset.key;
    form.elements._seen.value = fresh.dataset.seen;
    if ("done" in fresh.dataset) place.closest("dialog")?.addEventListener("close", () => location.reload(), { once: true }); // some of it was done: the page is of before
    fresh.remove();
  }
  const main = part.querySelector("main") ?? part.body; // a whole page, where something else stopped it
  place.replaceChildren(...main.childNodes);
  show(place);
}

/** Return where a form shows why not: in the dialog that is open in it, before any place that the dialog lies over. */
function beside(form) {
  return [...form.querySelectorAll("[data-refused]")].find((each) => each.checkVisibility());
}

function tell(form, text) {
  const place = beside(form);
  const section = document.createElement("p");
  section.className = "refusal";
  section.setAttribute("role", "alert");
  section.textContent = text;
  place.replaceChildren(section);
  show(place);
}

function show(place) {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
}

function busy(form, on) {
  form.setAttribute("aria-busy", String(on));
  for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) button.disabled = on;
}
