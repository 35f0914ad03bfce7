// SPDX-License-Identifier: Apache-2.0
// Contacts over time: a row for each, those with most events above, a tick for each event; outgoing ticks stand up from the line, incoming ones hang from it. Days that no
// delivery covers are grey from above to below: there nothing is known.

import { field, groups, hatching, share, svg, unknown } from "./svg.js";

const [WIDE, HIGH, LEFT, RIGHT, MOST] = [760, 22, 150, 60, 40];
const DAY_MS = 86_400_000;
export const own = ["contact"];

/** @param {HTMLElement} box @param {object[]} rows @param {object} given */
export function draw(box, rows, { chosen, from, to, ribbons }) {
  const [first, last] = [Date.parse(from), Date.parse(to) + DAY_MS];
  const shown = groups(rows, "contact").slice(0, MOST);
  const place = (at) => LEFT + ((at - first) / Math.max(1, last - first)) * (WIDE - LEFT - RIGHT);
  const high = HIGH * (shown.length + 1);
  const drawing = svg("svg", { viewBox: `0 0 ${WIDE} ${high}`, class: "pane-rows", role: "group" }, hatching("rows"));
  for (const [begin, end] of unknown(ribbons)) {
    const [x, until] = [place(Math.max(begin, first)), place(Math.min(end, last))];
    if (until > x) drawing.append(svg("rect", { x, y: 17, width: until - x, height: high - 17, fill: "url(#unknown-rows)" }));
  }
  for (const part of [0, 0.25, 0.5, 0.75, 1]) {
    const at = first + part * (last - DAY_MS - first);
    drawing.append(svg("text", { x: place(at), y: 12, "text-anchor": "middle", class: "pane-words" }, new Date(at).toISOString().slice(5, 10)));
    drawing.append(svg("line", { x1: place(at), x2: place(at), y1: 17, y2: high, class: "pane-rule" }));
  }
  shown.forEach(([contact, theirs], n) => drawing.append(line(contact, theirs, HIGH * (n + 1), place, rows.length, chosen)));
  box.replaceChildren(drawing);
}

function line(contact, theirs, top, place, of, chosen) {
  const middle = top + HIGH / 2;
  const ticks = (incoming) =>
    theirs.filter((each) => (each.direction === "in") === incoming).map((each) => `M${place(each.time).toFixed(1)} ${middle}v${incoming ? 7 : -7}`).join("");
  const made = svg(
    "g",
    { class: "pane-row" },
    svg("rect", { x: 0, y: top, width: WIDE, height: HIGH, class: "pane-back" }),
    svg("text", { x: LEFT - 10, y: middle + 4, "text-anchor": "end", class: "pane-words pane-name" }, contact || "–"),
    svg("line", { x1: LEFT, x2: WIDE - RIGHT, y1: middle, y2: middle, class: "pane-rule" }),
    svg("path", { d: ticks(false), class: "tick-out" }),
    svg("path", { d: ticks(true), class: "tick-in" }),
    svg("text", { x: WIDE - RIGHT + 10, y: middle + 4, class: "pane-words" }, String(theirs.length)),
  );
  return field(made, { contact }, `${contact || "–"} ${share(theirs.length, of)}`, chosen);
}
