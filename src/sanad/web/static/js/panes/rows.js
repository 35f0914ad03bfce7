// SPDX-License-Identifier: Apache-2.0
// Contacts over time: a row for each, those with most events above, a tick for each event; outgoing ticks stand up from the line, incoming ones hang from it.

import { share, svg, told } from "./svg.js";

const [WIDE, HIGH, LEFT, RIGHT, MOST] = [760, 22, 150, 60, 40];

/** @param {object[]} events @param {{contact: string|null}} chosen @param {{span: [number, number]}} given */
export function rows(events, chosen, { span: [first, last] }) {
  const contacts = Map.groupBy ? Map.groupBy(events, (each) => each.contact) : grouped(events);
  const shown = [...contacts].sort(([, one], [, other]) => other.length - one.length).slice(0, MOST);
  const place = (at) => LEFT + ((at - first) / Math.max(1, last - first)) * (WIDE - LEFT - RIGHT);
  const drawing = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH * (shown.length + 1)}`, class: "pane-rows", role: "group" });
  for (const part of [0, 0.25, 0.5, 0.75, 1]) {
    const at = first + part * (last - first);
    drawing.append(svg("text", { x: place(at), y: 12, "text-anchor": "middle", class: "pane-words" }, new Date(at).toISOString().slice(5, 10)));
    drawing.append(svg("line", { x1: place(at), x2: place(at), y1: 17, y2: HIGH * (shown.length + 1), class: "pane-rule" }));
  }
  shown.forEach(([contact, theirs], n) => drawing.append(row(contact, theirs, HIGH * (n + 1), place, events.length, chosen)));
  return drawing;
}

function row(contact, theirs, top, place, of, chosen) {
  const middle = top + HIGH / 2;
  const ticks = (incoming) =>
    theirs.filter((each) => (each.direction === "in") === incoming).map((each) => `M${place(each.at).toFixed(1)} ${middle}v${incoming ? 7 : -7}`).join("");
  const made = svg(
    "g",
    { class: `pane-row${chosen.contact === contact ? " chosen" : ""}`, "data-contact": contact },
    svg("rect", { x: 0, y: top, width: WIDE, height: HIGH, class: "pane-back" }),
    svg("text", { x: LEFT - 10, y: middle + 4, "text-anchor": "end", class: "pane-words pane-name" }, contact || "–"),
    svg("line", { x1: LEFT, x2: WIDE - RIGHT, y1: middle, y2: middle, class: "pane-rule" }),
    svg("path", { d: ticks(false), class: "tick-out" }),
    svg("path", { d: ticks(true), class: "tick-in" }),
    svg("text", { x: WIDE - RIGHT + 10, y: middle + 4, class: "pane-words" }, String(theirs.length)),
  );
  return told(made, `${contact || "–"} ${share(theirs.length, of)}`);
}

function grouped(events) {
  const found = new Map();
  for (const each of events) found.set(each.contact, [...(found.get(each.contact) ?? []), each]);
  return found;
}
