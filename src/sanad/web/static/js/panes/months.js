// SPDX-License-Identifier: Apache-2.0
// Contacts by month: who stands first in which part of the period. A month of which some day is covered by no delivery is hatched where nothing is counted: that is not none.

import { matrix } from "./matrix.js";
import { unknown } from "./svg.js";

export const own = ["contact", "month"];

/** @param {HTMLElement} box @param {object[]} rows @param {object} given */
export function draw(box, rows, { chosen, from, to, ribbons }) {
  const grey = unknown(ribbons);
  const columns = months(from, to).map((key) => {
    const [first, after] = [Date.parse(`${key}-01`), Date.parse(next(key))];
    return { key, head: key.slice(2), words: key, unknown: grey.some(([begin, end]) => begin < after && end > first) };
  });
  matrix(box, rows, chosen, columns, (each) => each.at.slice(0, 7), (month) => ({ month }));
}

function months(from, to) {
  const found = [];
  for (let key = from.slice(0, 7); key <= to.slice(0, 7) && found.length < 60; key = next(key).slice(0, 7)) found.push(key);
  return found;
}

function next(key) {
  const [year, month] = key.split("-").map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
