// SPDX-License-Identifier: Apache-2.0
// Contacts by hour of the day: a row for each of those with most events, the darker the more.

import { shade, share, svg, told } from "./svg.js";

const [WIDE, HIGH, LEFT, MOST] = [560, 20, 150, 18];

/** @param {object[]} events @param {{slot: string|null, contact: string|null}} chosen */
export function matrix(events, chosen) {
  const counts = new Map();
  for (const { contact, hour } of events) {
    const hours = counts.get(contact) ?? new Array(24).fill(0);
    hours[hour] += 1;
    counts.set(contact, hours);
  }
  const sum = (hours) => hours.reduce((all, n) => all + n, 0);
  const shown = [...counts].sort(([, one], [, other]) => sum(other) - sum(one)).slice(0, MOST);
  const most = Math.max(1, ...shown.flatMap(([, hours]) => hours));
  const wide = (WIDE - LEFT) / 24;
  const drawing = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH * (shown.length + 1)}`, class: "pane-matrix", role: "group" });
  for (let hour = 0; hour < 24; hour += 3) drawing.append(svg("text", { x: LEFT + hour * wide + wide / 2, y: 13, "text-anchor": "middle", class: "pane-words" }, String(hour).padStart(2, "0")));
  shown.forEach(([contact, hours], n) => {
    const top = HIGH * (n + 1);
    const name = svg("text", { x: LEFT - 10, y: top + 14, "text-anchor": "end", class: `pane-words pane-name${chosen.contact === contact ? " chosen" : ""}`, "data-contact": contact }, contact || "–");
    drawing.append(told(name, `${contact || "–"} ${share(sum(hours), events.length)}`));
    hours.forEach((n_, hour) => {
      const field = svg("rect", { x: LEFT + hour * wide, y: top + 1, width: wide - 1, height: HIGH - 2, class: `heat heat-${shade(n_, most)}` });
      field.append(svg("title", {}, `${contact || "–"} ${String(hour).padStart(2, "0")}:00 · ${share(n_, events.length)}`));
      drawing.append(field);
    });
  });
  return drawing;
}
