// SPDX-License-Identifier: Apache-2.0
// Contacts by something of time: a row for each of those with most events, the darker the more.

import { field, groups, hatching, room, shade, share, show, svg } from "./svg.js";

const [LEAST, HIGH, LEFT, MOST] = [320, 20, 122, 15];
const WORD_PX = 36; // what a head takes

/**
 * @param {{key: string, head: string, words: string, unknown?: boolean}[]} columns `key` as `of` gives it of a row; of an `unknown` one nothing is counted as none
 * @param {(each: object) => string} of @param {(key: string) => object} only what a column stands for
 */
export function matrix(box, rows, chosen, columns, of, only) {
  const contacts = groups(rows, "contact");
  const shown = contacts.slice(0, MOST).map(([contact, theirs]) => [contact, theirs.length, counted(theirs, of)]);
  const most = Math.max(1, ...shown.flatMap(([, , counts]) => [...counts.values()]));
  const whole = room(box, LEAST);
  const wide = (whole - LEFT) / Math.max(columns.length, 1);
  const every = Math.ceil(WORD_PX / wide); // heads that have room beside one another
  const drawing = svg("svg", { viewBox: `0 0 ${whole} ${HIGH * (shown.length + 1) + 2}`, class: "pane-matrix", role: "group" }, hatching("matrix"));
  columns.forEach(({ key, head, words }, at) => {
    if (!head || at % every) return;
    const made = svg("text", { x: LEFT + at * wide + wide / 2, y: 13, "text-anchor": "middle", class: "pane-words pane-head" }, head);
    drawing.append(field(made, only(key), words, chosen));
  });
  shown.forEach(([contact, n, counts], line) => {
    const top = HIGH * (line + 1);
    const name = svg("text", { x: LEFT - 10, y: top + 14, "text-anchor": "end", class: "pane-words pane-name" }, contact || "–");
    drawing.append(field(name, { contact }, `${contact || "–"} ${share(n, rows.length)}`, chosen));
    columns.forEach(({ key, words, unknown }, at) => {
      const some = counts.get(key) ?? 0;
      const how = !some && unknown ? { fill: "url(#unknown-matrix)" } : { class: `heat heat-${shade(some, most)}` };
      const made = svg("rect", { x: LEFT + at * wide, y: top + 1, width: wide - 1, height: HIGH - 2, ...how });
      made.append(svg("title", {}, `${contact || "–"} · ${words} · ${!some && unknown ? "?" : share(some, rows.length)}`));
      drawing.append(made);
    });
  });
  show(box, drawing, shown.length, contacts.length);
}

function counted(rows, of) {
  const counts = new Map();
  for (const each of rows) counts.set(of(each), (counts.get(of(each)) ?? 0) + 1);
  return counts;
}
