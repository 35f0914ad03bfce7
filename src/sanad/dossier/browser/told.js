// SPDX-License-Identifier: Apache-2.0
// What the report says of a check: an English sentence with what was found in its places, so that it can be said in another language too.

/** A sentence: its English `form`, with `{0}`, `{1}` … for the places, and the `values` that stand there, sentences among them. */
export class Told {
  constructor(form, values) {
    Object.assign(this, { form, values });
  }

  /** Return the sentence in English, as `sanad-verify` says it. */
  toString() {
    return this.fill(this.form, (value) => (Array.isArray(value) ? value.join(", ") : String(value)));
  }

  /** Return `form`, which may be that of another language, with what `shown` makes of each value. */
  fill(form, shown) {
    return form.replace(/\{(\d+)\}/g, (_, place) => shown(this.values[place]));
  }
}

/** Return the sentence that a template is: the tag of a template literal. */
export function told(parts, ...values) {
  const form = parts.reduce((before, after, place) => `${before}{${place - 1}}${after}`);
  return new Told(form, values);
}
