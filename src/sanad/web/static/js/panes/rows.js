// SPDX-License-Identifier: Apache-2.0
// Contacts over time: a row for each, those with most events above, a tick for each event; outgoing ticks stand up from the line, incoming ones hang from it. Days that no
// delivery covers are grey from above to below: there nothing is known.

import { field, groups, hatching, room, share, show, svg, unknown } from "./svg.js";

const [LEAST, HIGH, LEFT, RIGHT, MOST] = [320, 22, 122, 44, 40];
const WORD_PX = 60; // what a day takes on the axis, with some distance
const DAY_MS = 86_400_000;
export const own = ["contact"];

/** @param {HTMLElement} box @param {object[]} rows @param {object} given */
export function draw(box, rows, { chosen, from, to, ribbons }) {
  const [first, last] = [Date.parse(from), Date.parse(to) + DAY_MS];
  const contacts = groups(rows, "contact");
  const shown = contacts.slice(0, MOST);
  const wide = room(box, LEAST);
  const place = (at) => LEFT + ((at - first) / Math.max(1, last - first)) * (wide - LEFT - RIGHT);
  const high = HIGH * (shown.length + 1);
  const drawing = svg("svg", { viewBox: `0 0 ${wide} ${high}`, class: "pane-rows", role: "group" }, hatching("rows"));
  for (const [begin, end] of unknown(ribbons)) {
    const [x, until] = [place(Math.max(begin, first)), place(Math.min(end, last))];
    if (until > x) drawing.append(svg("rect", { x, y: 17, width: until - x, height: high - 17, fill: "url(#unknown-rows)" }));
  }
  const days = Math.max(1, Math.min(4, Math.floor((wide - LEFT - RIGHT) / WORD_PX)));
  for (let n = 0; n <= days; n += 1) {
    const at = first + (n / days) * (last - DAY_MS - first);
    drawing.append(svg("text", { x: place(at), y: 12, "text-anchor": "middle", class: "pane-words" }, new Date(at).toISOString().slice(5, 10)));
    drawing.append(svg("line", { x1: place(at), x2: place(at), y1: 17, y2: high, class: "pane-rule" }));
  }
  shown.forEach(([contact, theirs], n) => drawing.append(line(contact, theirs, HIGH * (n + 1), place, wide, rows.length, chosen)));
  show(box, drawing, shown.length, contacts.length);
}

function line(contact, theirs, top, place, wide, of, chosen) {
  const middle = top + HIGH / 2;
  const ticks = (incoming) =>
    theirs.filter((each) => (each.direction === "in") === incoming).map((each) => `M${place(each.time).toFixed(1)} ${middle}v${incoming ? 7 : -7}`).join("");
  const made = svg(
    "g",
    { class: "pane-row" },
    svg("rect", { x: 0, y: top, width: wide, height: HIGH, class: "pane-back" }),
    svg("text", { x: LEFT - 10, y: middle + 4, "text-anchor": "end", class: "pane-words pane-name" }, contact || "–"),
    svg("line", { x1: LEFT, x2: wide - RIGHT, y1: middle, y2: middle, class: "pane-rule" }),
    svg("path", { d: ticks(false), class: "tick-out" }),
    svg("path", { d: ticks(true), class: "tick-in" }),
    svg("text", { x: wide - RIGHT + 8, y: middle + 4, class: "pane-words" }, String(theirs.length)),
  );
  return field(made, { contact }, `${contact || "–"} ${share(theirs.length, of)}`, chosen);
}
