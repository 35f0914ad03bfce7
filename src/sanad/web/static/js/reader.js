// SPDX-License-Identifier: Apache-2.0
// The reading desk: the page and its words locked together, hits, the documents around this one, and the claim that is made of what is selected.
// Places are counted in code points, as citations count them: `data-at` of a run of the text is where it begins.

import { start as pick } from "./pick.js";
import { Paper } from "./paper.js";
import * as recording from "./recording.js";
import * as sequence from "./sequence.js";
import { chosen, follow, words } from "./selection.js";

const text = document.getElementById("words");
const dialog = document.getElementById("claim");
const box = document.querySelector("[data-paper]");

sequence.begin();
recording.begin();
for (const field of document.querySelectorAll("[data-pick]")) pick(field);
document.addEventListener("htmx:after:swap", (event) => {
  for (const field of document.querySelectorAll("[data-pick]")) pick(field);
  offer(event.target);
});
if (text) follow(text);
const paper = box ? new Paper(box, text) : null;
paper?.draw();
if (text) document.getElementById("marked")?.scrollIntoView({ block: "center" });

dialog?.addEventListener("sanad:open", () => fill(chosen() ?? recording.here() ?? row()));
dialog?.addEventListener("sanad:picked", (event) => event.target.name === "about" && only(event.detail.kind));
document.getElementById("confirm")?.addEventListener("sanad:open", () => doubt());
document.addEventListener("click", (event) => {
  const word = event.target.closest?.("[data-low]");
  if (word && text?.contains(word) && !getSelection().toString()) mark(word);
  const go = event.target.closest?.("[data-next-hit], [data-before-hit]");
  if (go) hit(event, go);
});

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

/** Offer the words as the value, where the value is words and nothing else was typed. */
function offer(within) {
  const form = document.getElementById("claim-form");
  const option = form?.elements.property.selectedOptions[0];
  const field = form?.querySelector("[name=value]");
  if (!within || !field || field.value || field.tagName !== "INPUT") return;
  if (option?.hasAttribute("data-as-words") || !option?.value) field.value = form.elements.quote.value;
}

/** Leave only the properties that such an entry has. */
function only(kind) {
  for (const option of document.getElementById("claim-property").options) {
    option.hidden = option.disabled = !option.dataset.kinds.split(" ").includes(kind);
  }
}

/** Return the record that has the focus: its cells as they are shown cannot be quoted, so the office quotes the row. */
function row() {
  const here = document.querySelector("tr.here[data-record]");
  if (!here) return null;
  const cells = [...here.cells].slice(1).map((cell) => cell.textContent.trim()).filter(Boolean);
  return { row: here.dataset.record, quote: cells[0] ?? "" };
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
