// SPDX-License-Identifier: Apache-2.0
// The week as a wheel: 24 hours around, midnight above, and seven rings, Monday within.

import { shade, share, svg, told, weekdays } from "./svg.js";

const [INNER, RING, MIDDLE] = [52, 18, 200];

/** @param {object[]} events @param {{slot: string|null}} chosen */
export function wheel(events, chosen) {
  const counts = new Map();
  for (const { day, hour } of events) counts.set(`${day} ${hour}`, (counts.get(`${day} ${hour}`) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  const names = weekdays();
  const drawing = svg("svg", { viewBox: "0 0 400 400", class: "pane-wheel", role: "group" });
  for (let day = 0; day < 7; day += 1) {
    for (let hour = 0; hour < 24; hour += 1) drawing.append(field(day, hour, counts.get(`${day} ${hour}`) ?? 0, most, events.length, names, chosen));
  }
  for (let hour = 0; hour < 24; hour += 3) {
    const [x, y] = at(hour * 15, INNER + 7 * RING + 12);
    drawing.append(svg("text", { x, y: y + 4, "text-anchor": "middle", class: "pane-words" }, String(hour).padStart(2, "0")));
  }
  return drawing;
}

function field(day, hour, n, most, of, names, chosen) {
  const [inner, outer] = [INNER + day * RING, INNER + (day + 1) * RING - 1];
  const [from, to] = [hour * 15, (hour + 1) * 15 - 0.4];
  const corners = [at(from, inner), at(from, outer), at(to, outer), at(to, inner)].map((point) => point.map((each) => each.toFixed(2)).join(" "));
  const d = `M${corners[0]}L${corners[1]}A${outer} ${outer} 0 0 1 ${corners[2]}L${corners[3]}A${inner} ${inner} 0 0 0 ${corners[0]}Z`;
  const slot = `${day} ${hour}`;
  const made = svg("path", { d, class: `heat heat-${shade(n, most)}${chosen.slot === slot ? " chosen" : ""}`, "data-slot": slot });
  return told(made, `${names[day]} ${String(hour).padStart(2, "0")}:00 · ${share(n, of)}`);
}

/** Where an angle in degrees, clockwise from above, meets a circle. */
function at(degrees, radius) {
  const turned = ((degrees - 90) * Math.PI) / 180;
  return [MIDDLE + radius * Math.cos(turned), MIDDLE + radius * Math.sin(turned)];
}
