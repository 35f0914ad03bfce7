// SPDX-License-Identifier: Apache-2.0
// Elements, made without ever reading text of the package as HTML.

import { clean } from "./text.js";

/** Return an element; attributes that begin with `on` are listeners, and what is false or undefined is left out. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== false));
  return made;
}

/** Return words of the package, in a direction of their own, whose signs cannot reorder what stands around them. */
export function quoted(words, tag = "bdi", attributes = {}) {
  const made = el(tag, { dir: "auto", ...attributes }, clean(String(words).replaceAll("\r\n", "\n"), "\n\t"));
  if (/\p{Script=Arabic}/u.test(words)) made.classList.add("arabic-script");
  return made;
}

/** Return words that are always English: details of a check, digests, names of files. */
export function english(words, tag = "bdi", attributes = {}) {
  return el(tag, { dir: "ltr", lang: "en", ...attributes }, clean(String(words)));
}

/** Return the element with this id. */
export function byId(id) {
  return document.getElementById(id);
}
