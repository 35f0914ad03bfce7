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
