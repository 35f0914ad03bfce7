// SPDX-License-Identifier: Apache-2.0
// Makes elements of SVG; every word goes in as text.

import { count } from "../said.js";

const SPACE = "http://www.w3.org/2000/svg";

/** @param {string} name @param {Record<string, string|number>} given @param {(Node|string)[]} inside */
export function svg(name, given = {}, ...inside) {
  const made = document.createElementNS(SPACE, name);
  for (const [each, value] of Object.entries(given)) made.setAttribute(each, String(value));
  made.append(...inside);
  return made;
}

/** How wide a drawing in `box` is, in pixels and so in its own units: words are then as large as the page has them. Below `least` the box scrolls. */
export function room(box, least, most = Infinity) {
  return Math.min(most, Math.max(least, box.clientWidth || least));
}

/** Let a field be pressed, to leave what it stands for; `words` are told of it when one rests on it, and read out. */
export function field(made, only, words, chosen) {
  made.dataset.only = new URLSearchParams(only);
  if (Object.entries(only).every(([name, value]) => chosen.get(name) === value)) made.classList.add("chosen");
  made.append(svg("title", {}, words));
  made.setAttribute("role", "button");
  made.setAttribute("tabindex", "-1");
  made.setAttribute("aria-pressed", String(made.classList.contains("chosen")));
  if (!made.querySelector("text") && made.tagName !== "text") made.setAttribute("aria-label", words); // else its words are its name
  return made;
}

/** The hatching of what nothing is known of, to be filled with `url(#unknown)`: `name` is that of the drawing. */
export function hatching(name) {
  const pattern = svg("pattern", { id: `unknown-${name}`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("line", { x1: 0, x2: 0, y1: 0, y2: 6, class: "hatch" }));
  return svg("defs", {}, pattern);
}

/** How dark a field is that counts `n` where the most is `most`: none, or one of five. */
export function shade(n, most) {
  return n ? Math.max(1, Math.ceil((n / most) * 5)) : 0;
}

export function share(n, of) {
  return `${n} · ${of ? Math.round((100 * n) / of) : 0} %`;
}

/** The weekdays in the reader's language, Monday first. */
export function weekdays() {
  const name = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => name.format(new Date(Date.UTC(2024, 0, 1 + day))));
}

/** Rows by the value of one column, those with most rows first. */
export function groups(rows, column) {
  const found = new Map();
  for (const each of rows) {
    const ours = found.get(each[column]);
    if (ours) ours.push(each);
    else found.set(each[column], [each]);
  }
  return [...found].sort(([, one], [, other]) => other.length - one.length);
}

/** Show a drawing of `n` contacts of `of`, and say of how many it is. @param {HTMLElement} box whose `data-counted` says it */
export function show(box, drawing, n, of) {
  const words = document.createElement("p");
  [words.className, words.dir] = ["counted", "auto"]; // the drawing goes from left to right in every language, its words do not
  words.textContent = (box.dataset.counted ?? "").replace("{n}", count(n)).replace("{of}", count(of));
  box.replaceChildren(drawing, words);
}

/** Stretches of days that no delivery covers, of any of the numbers asked about, as first and last moment. */
export function unknown(ribbons) {
  const stretches = ribbons.flatMap(({ stretches }) => stretches).filter(([, , known]) => !known);
  return stretches.map(([first, last]) => [Date.parse(first), Date.parse(last) + 86_400_000]);
}
