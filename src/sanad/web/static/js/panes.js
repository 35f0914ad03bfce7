// SPDX-License-Identifier: Apache-2.0
// Linked panes over events told one by one: the week as a wheel, contacts over time, contacts by hour. What is pressed in one leaves the events of all
// that it stands for; the table below shows the same. Arrow keys go through the fields of a pane, Enter presses.

import { matrix } from "./panes/matrix.js";
import { rows } from "./panes/rows.js";
import { wheel } from "./panes/wheel.js";

const place = document.getElementById("panes");
const events = JSON.parse(document.getElementById("events").textContent).map(event);
const chosen = { slot: null, contact: null }; // slot: "weekday hour", "- hour"
const panes = [
  [document.getElementById("pane-wheel"), wheel],
  [document.getElementById("pane-rows"), rows],
  [document.getElementById("pane-matrix"), matrix],
];

place.addEventListener("click", (pressed) => {
  const field = pressed.target.closest("[data-slot], [data-contact]");
  if (field) choose(field.dataset);
  if (pressed.target.closest("[data-everything]")) choose({ slot: chosen.slot, contact: chosen.contact });
});
place.addEventListener("keydown", (key) => {
  const field = key.target.closest("[data-slot], [data-contact]");
  if (field && (key.key === "Enter" || key.key === " ")) [key.preventDefault(), choose(field.dataset)];
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key.key];
  if (field && step) [key.preventDefault(), go(field, step)];
});
place.querySelector("[data-events]").hidden = false;
draw();

/** An event of the answer: `day` 0 is Monday. */
function event([at, contact, kind, direction, seconds], index) {
  const time = new Date(`${at.replace(" ", "T")}:00Z`); // the wall clock as the answer tells it, moved nowhere
  return { index, at: time.getTime(), day: (time.getUTCDay() + 6) % 7, hour: time.getUTCHours(), contact, kind, direction, seconds };
}

/** Choose what a field stands for; pressed again, it is let go. */
function choose({ slot, contact }) {
  if (slot) chosen.slot = chosen.slot === slot ? null : slot;
  if (contact) chosen.contact = chosen.contact === contact ? null : contact;
  draw();
}

function holds(each, but = "") {
  const [day, hour] = (chosen.slot ?? "").split(" ");
  const inSlot = but === "slot" || !chosen.slot || ((day === "-" || each.day === Number(day)) && each.hour === Number(hour));
  return inSlot && (but === "contact" || !chosen.contact || each.contact === chosen.contact);
}

/** Draw each pane from the events that the others leave, and narrow the table to what all leave. */
function draw() {
  const here = document.activeElement?.closest("[data-slot], [data-contact]");
  const [box, key] = [here?.closest(".pane-box"), here && (here.dataset.slot ?? here.dataset.contact)];
  for (const [pane, make] of panes) {
    const but = make === wheel ? "slot" : make === rows ? "contact" : "both";
    const left = but === "both" ? events.filter((each) => holds(each)) : events.filter((each) => holds(each, but));
    pane.replaceChildren(make(left, chosen, { words: place.dataset, span: span() }));
    pane.querySelector("[data-slot], [data-contact]")?.setAttribute("tabindex", "0");
  }
  if (box) [...box.querySelectorAll("[data-slot], [data-contact]")].find((each) => key === (each.dataset.slot ?? each.dataset.contact))?.focus();
  narrow();
}

function span() {
  return [events[0]?.at ?? 0, events.at(-1)?.at ?? 1];
}

function narrow() {
  const left = new Set(events.filter((each) => holds(each)).map((each) => each.index));
  const table = document.getElementById("answer");
  const start = Number(place.dataset.start);
  if (table) [...table.tBodies[0].rows].forEach((row, at) => (row.hidden = !left.has(start + at)));
  place.querySelector("[data-left]").textContent = place.dataset.left.replace("{n}", left.size).replace("{of}", events.length);
  place.querySelector("[data-everything]").disabled = !chosen.slot && !chosen.contact;
}

function go(field, step) {
  const all = [...field.closest(".pane-box").querySelectorAll("[data-slot], [data-contact]")];
  const next = all[(all.indexOf(field) + step + all.length) % all.length];
  field.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}
