// SPDX-License-Identifier: Apache-2.0
// The week as a wheel: 24 hours around, midnight above, and seven rings, Monday within.

import { field, room, shade, share, svg, weekdays } from "./svg.js";

const [LEAST, MOST, INNER, RING] = [280, 400, 0.13, 0.045]; // of the whole: the middle that is left free, and a ring
export const own = ["slot"];

/** @param {HTMLElement} box @param {object[]} rows @param {{chosen: Map<string, string>}} given */
export function draw(box, rows, { chosen }) {
  const counts = new Map();
  for (const { day, hour } of rows) counts.set(`${day} ${hour}`, (counts.get(`${day} ${hour}`) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  const names = weekdays();
  const wide = room(box, LEAST, MOST);
  const drawing = svg("svg", { viewBox: `0 0 ${wide} ${wide}`, class: "pane-wheel", role: "group" });
  for (let day = 0; day < 7; day += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const n = counts.get(`${day} ${hour}`) ?? 0;
      const made = svg("path", { d: arc(day, hour, wide), class: `heat heat-${shade(n, most)}` });
      drawing.append(field(made, { slot: `${day} ${hour}` }, `${names[day]} ${String(hour).padStart(2, "0")}:00 · ${share(n, rows.length)}`, chosen));
    }
  }
  names.forEach((name, day) => drawing.append(svg("text", { x: wide / 2, y: wide / 2 - (INNER + (day + 0.5) * RING) * wide + 3, "text-anchor": "middle", class: "pane-words pane-ring", "aria-hidden": "true" }, name)));
  for (let hour = 0; hour < 24; hour += 3) {
    const [x, y] = at(hour * 15, (INNER + 7 * RING) * wide + 12, wide);
    drawing.append(svg("text", { x, y: y + 4, "text-anchor": "middle", class: "pane-words" }, String(hour).padStart(2, "0")));
  }
  box.replaceChildren(drawing);
}

function arc(day, hour, wide) {
  const [inner, outer] = [(INNER + day * RING) * wide, (INNER + (day + 1) * RING) * wide - 1];
  const [from, to] = [hour * 15, (hour + 1) * 15 - 0.4];
  const corners = [at(from, inner, wide), at(from, outer, wide), at(to, outer, wide), at(to, inner, wide)].map((point) => point.map((each) => each.toFixed(2)).join(" "));
  return `M${corners[0]}L${corners[1]}A${outer} ${outer} 0 0 1 ${corners[2]}L${corners[3]}A${inner} ${inner} 0 0 0 ${corners[0]}Z`;
}

/** Where an angle in degrees, clockwise from above, meets a circle about the middle of what is `wide`. */
function at(degrees, radius, wide) {
  const turned = ((degrees - 90) * Math.PI) / 180;
  return [wide / 2 + radius * Math.cos(turned), wide / 2 + radius * Math.sin(turned)];
}
