// SPDX-License-Identifier: Apache-2.0
// Makes elements of SVG; every word goes in as text.

const SPACE = "http://www.w3.org/2000/svg";

/** @param {string} name @param {Record<string, string|number>} given @param {(Node|string)[]} inside */
export function svg(name, given = {}, ...inside) {
  const made = document.createElementNS(SPACE, name);
  for (const [each, value] of Object.entries(given)) made.setAttribute(each, String(value));
  made.append(...inside);
  return made;
}

/** Give a field what is told of it when one rests on it, and what reads it out. */
export function told(field, words) {
  field.append(svg("title", {}, words));
  field.setAttribute("role", "button");
  field.setAttribute("tabindex", "-1");
  if (!field.querySelector("text") && field.tagName !== "text") field.setAttribute("aria-label", words); // else its words are its name
  return field;
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
