// SPDX-License-Identifier: Apache-2.0
// Contacts by hour of the day.

import { matrix } from "./matrix.js";

export const own = ["contact", "slot"];

/** @param {HTMLElement} box @param {object[]} rows @param {{chosen: Map<string, string>}} given */
export function draw(box, rows, { chosen }) {
  const columns = Array.from({ length: 24 }, (_, hour) => ({ key: String(hour), head: hour % 3 ? "" : String(hour).padStart(2, "0"), words: `${String(hour).padStart(2, "0")}:00` }));
  matrix(box, rows, chosen, columns, (each) => String(each.hour), (key) => ({ slot: `- ${key}` }));
}
