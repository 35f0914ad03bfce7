// SPDX-License-Identifier: Apache-2.0
// The week as a wheel: 24 hours around, midnight above, and seven rings, Monday within.

import { field, shade, share, svg, weekdays } from "./svg.js";

const [INNER, RING, MIDDLE] = [52, 18, 200];
export const own = ["slot"];

/** @param {HTMLElement} box @param {object[]} rows @param {{chosen: Map<string, string>}} given */
export function draw(box, rows, { chosen }) {
  const counts = new Map();
  for (const { day, hour } of rows) counts.set(`${day} ${hour}`, (counts.get(`${day} ${hour}`) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  const names = weekdays();
  const drawing = svg("svg", { viewBox: "0 0 400 400", class: "pane-wheel", role: "group" });
  for (let day = 0; day < 7; day += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const n = counts.get(`${day} ${hour}`) ?? 0;
      const made = svg("path", { d: arc(day, hour), class: `heat heat-${shade(n, most)}` });
      drawing.append(field(made, { slot: `${day} ${hour}` }, `${names[day]} ${String(hour).padStart(2, "0")}:00 · ${share(n, rows.length)}`, chosen));
    }
  }
  for (let hour = 0; hour < 24; hour += 3) {
    const [x, y] = at(hour * 15, INNER + 7 * RING + 12);
    drawing.append(svg("text", { x, y: y + 4, "text-anchor": "middle", class: "pane-words" }, String(hour).padStart(2, "0")));
  }
  box.replaceChildren(drawing);
}

function arc(day, hour) {
  const [inner, outer] = [INNER + day * RING, INNER + (day + 1) * RING - 1];
  const [from, to] = [hour * 15, (hour + 1) * 15 - 0.4];
  const corners = [at(from, inner), at(from, outer), at(to, outer), at(to, inner)].map((point) => point.map((each) => each.toFixed(2)).join(" "));
  return `M${corners[0]}L${corners[1]}A${outer} ${outer} 0 0 1 ${corners[2]}L${corners[3]}A${inner} ${inner} 0 0 0 ${corners[0]}Z`;
}

/** Where an angle in degrees, clockwise from above, meets a circle. */
function at(degrees, radius) {
  const turned = ((degrees - 90) * Math.PI) / 180;
  return [MIDDLE + radius * Math.cos(turned), MIDDLE + radius * Math.sin(turned)];
}
