// SPDX-License-Identifier: Apache-2.0
// What a check says, in the language of the page where it has the words for it, otherwise in English.

import { el, english } from "./dom.js";
import { clean } from "./text.js";
import { Told } from "./told.js";
import { formOf, isolated } from "./words.js";

/** Return an element with what was told. */
export function saying(said, tag = "div") {
  const words = said instanceof Told ? retold(said) : undefined;
  return words === undefined ? english(said, tag) : el(tag, {}, words);
}

/** Return what was told in the language of the page, or undefined where that is English or lacks the words. */
function retold(said) {
  const form = formOf(said.form);
  return form && said.fill(form, (value) => (Array.isArray(value) ? value.map(inside).join("، ") : inside(value)));
}

function inside(value) {
  return (value instanceof Told && retold(value)) || isolated(clean(String(value)));
}
