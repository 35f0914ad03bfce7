// SPDX-License-Identifier: Apache-2.0
// What scripts say, in the reader's language: the page brings the words (templates/kit/said.html).

const words = document.getElementById("said")?.dataset ?? {};

/**
 * Return a text of the page.
 * @param {string} name its name, as `data-not-sent` is `notSent`
 * @param {Record<string, string|number>} [facts] what stands for `{…}` in it
 * @returns {string} the text; empty when the page has none of that name
 */
export function said(name, facts = {}) {
  return (words[name] ?? "").replace(/\{(\w+)\}/g, (_, key) => String(facts[key] ?? ""));
}

/** Return a number with its groups, in Western digits as everywhere in the office. @param {number} n @returns {string} */
export function count(n) {
  return new Intl.NumberFormat("en").format(n);
}

/** Return a name as a page shows it: signs that would act on whoever looks, such as an override of direction, as escapes (sanad.values.visible). @param {string} text @returns {string} */
export function visible(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
