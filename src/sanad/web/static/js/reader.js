// SPDX-License-Identifier: Apache-2.0
// The reading desk: the page and its words locked together, hits, the documents around this one, and the claim that is made of what is selected.
// Places are counted in code points, as citations count them: `data-at` of a run of the text is where it begins.

import { Paper } from "./paper.js";
import * as recording from "./recording.js";
import * as sequence from "./sequence.js";
import { chosen, follow, words } from "./selection.js";

const text = document.getElementById("words");
const dialog = document.getElementById("claim");
const box = document.querySelector("[data-paper]");

sequence.begin();
recording.begin();
document.addEventListener("htmx:after:swap", (event) => offer(event.target));
if (text) follow(text);
const paper = box ? new Paper(box, text) : null;
if (!box?.classList.contains("graphic")) paper?.draw();
if (text) document.getElementById("marked")?.scrollIntoView({ block: "center" });

dialog?.addEventListener("sanad:open", () => fill(chosen() ?? recording.here()));
dialog?.addEventListener("sanad:picked", (event) => event.target.name === "about" && only(event.detail.kind));
document.getElementById("confirm")?.addEventListener("sanad:open", () => doubt());
document.addEventListener("click", (event) => {
  const word = event.target.closest?.("[data-low]");
  if (word && text?.contains(word) && !getSelection().toString()) mark(word);
  const go = event.target.closest?.("[data-next-hit], [data-before-hit]");
  if (go) hit(event, go);
  const reveal = event.target.closest?.("[data-reveal]");
  if (reveal) show(reveal);
  const claim = event.target.closest?.("[data-row-claim]");
  const here = document.querySelector("tr.here[data-record]");
  if (claim && here) claim.href = claim.dataset.rowClaim + here.dataset.record;
});
document.addEventListener("change", (event) => event.target.dataset?.words !== undefined && offer(event.target.form));

/** Write what was selected into the form of a claim. */
function fill(found) {
  const form = document.getElementById("claim-form");
  if (!found) {
    form.elements.quote.readOnly = false;
    setTimeout(() => form.elements.quote.focus());
    return;
  }
  form.elements.quote.readOnly = true;
  form.elements.quote.value = found.quote;
  for (const name of ["exhibit", "part", "start", "end", "row", "layer"]) if (name in found) form.elements[name].value = found[name] ?? "";
  offer(form);
  form.classList.add("changed"); // a press beside the dialog does not lose it
  setTimeout(() => form.elements.about.focus());
}

/** Offer the words as the value, where the value is words or says in which it was said, and nothing else was typed. */
function offer(within) {
  const form = document.getElementById("claim-form");
  const option = form?.elements.property.selectedOptions[0];
  const said = form?.querySelector('[name="value.said"]');
  const field = said ?? form?.querySelector("[name=value]");
  if (!within || !field || field.tagName !== "INPUT" || (field.value && field.value !== field.dataset.offered)) return;
  const words = form.querySelector("[data-words]:checked")?.dataset.words ?? form.elements.quote?.value ?? "";
  if (said || option?.hasAttribute("data-as-words") || !option?.value) field.value = field.dataset.offered = words;
}

/** Leave only the properties that such an entry has. */
function only(kind) {
  for (const option of document.getElementById("claim-property").options) {
    option.hidden = option.disabled = !option.dataset.kinds.split(" ").includes(kind);
  }
}

/** Show what may distress: in grey and blurred at the first press, as it is at the second. */
function show(button) {
  if (box.classList.toggle("muted", box.classList.contains("graphic"))) {
    box.classList.remove("graphic");
    button.textContent = button.dataset.reveal;
    paper.draw();
  } else button.parentElement.hidden = true;
}

let doubtful = null;

function mark(word) {
  doubtful = word;
  document.querySelector("[data-open=confirm]")?.click();
}

/** Ask what stands at the word that was pressed, else at the next of which the machine was not sure. */
function doubt() {
  const of = doubtful ?? text.querySelector("[data-low]");
  doubtful = null;
  const form = document.getElementById("confirm-form");
  if (!of) return;
  const [start, end] = of.dataset.low.split("-");
  const machine = words(text).slice(Number(start), Number(end)).join("");
  Object.assign(form.elements.start, { value: start });
  Object.assign(form.elements.end, { value: end });
  form.elements.expected.value = form.elements.reading.value = machine;
  form.querySelector("[data-machine]").textContent = machine;
  paper?.light(of.dataset.word);
  setTimeout(() => form.elements.reading.select());
}

let at = -1;

/** Go to the next hit on this part; behind the last the link leads on. */
function hit(event, link) {
  const hits = [...document.querySelectorAll("[data-hit]")];
  const next = at + (link.hasAttribute("data-next-hit") ? 1 : -1);
  const there = hits[next] ?? (link.getAttribute("href").startsWith("#") ? hits[(next + hits.length) % hits.length] : null);
  if (!there) return;
  event.preventDefault();
  at = hits.indexOf(there);
  for (const each of hits) each.classList.toggle("now", each === there);
  there.scrollIntoView({ block: "center" });
  paper?.light(there.dataset.word);
}
