// SPDX-License-Identifier: Apache-2.0
// Instants: as the ledger writes them, and as they are shown.

import { Fault } from "./fault.js";
import { told } from "./told.js";

const INSTANT = /^([1-9]\d{3})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{6})Z$/;

/** Return a UTC instant of docs/formats/ledger.md as milliseconds since 1970, with a fraction. */
export function parseInstant(written) {
  const parts = INSTANT.exec(written)?.slice(1).map(Number);
  const at = parts && utc(...parts.slice(0, 6));
  if (at === undefined) throw new Fault(told`“${written.slice(0, 40)}” is not a UTC instant`);
  return at + parts[6] / 1000;
}

/** Return the milliseconds since 1970 of a time that exists, or undefined. */
export function utc(year, month, day, hour, minute, second) {
  const at = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  at.setUTCFullYear(year, month - 1, day); // Date.UTC takes the years 0 to 99 for 1900 to 1999
  const found = [at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
  const same = [month, day, hour, minute].every((part, place) => part === found[place]);
  return same && year > 0 && second < 60 ? at.getTime() : undefined;
}

/** Return an instant of the ledger as `2025-10-01 09:00:00 UTC`, and as it is where it is none. */
export function readable(text) {
  try {
    return written(parseInstant(text));
  } catch {
    return String(text);
  }
}

/** Return milliseconds since 1970 as `2025-10-01 09:00:00 UTC`. */
export function written(at) {
  return `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
