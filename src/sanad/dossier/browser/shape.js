// SPDX-License-Identifier: Apache-2.0
// Read fields of parsed JSON, each of the type that is documented, or say which one is not.

import { Fault } from "./fault.js";
import { shorten } from "./text.js";
import { told } from "./told.js";

/** Return the field `name` as it is, or undefined; nothing inherited counts. */
export function field(value, name) {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Return `value` if it is an object. */
export function record(value, what) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new Fault(told`${what} is not an object`);
  }
  return value;
}

/** Refuse fields that are missing or not documented. */
export function only(value, names, what) {
  for (const name of [...names].sort()) {
    if (!Object.hasOwn(value, name)) throw new Fault(told`${what} has no field “${name}”`);
  }
  for (const name of Object.keys(value).sort()) {
    if (!names.includes(name)) {
      throw new Fault(told`${what} has a field “${shorten(name)}” that is not documented`);
    }
  }
}

/** Return the field `name`, a string. */
export function text(value, name, what) {
  const found = field(value, name);
  if (typeof found !== "string") throw new Fault(told`the field “${name}” of ${what} is not a text`);
  return found;
}

/** Return the field `name`, an integer not below zero. */
export function number(value, name, what) {
  const found = field(value, name);
  if (!Number.isSafeInteger(found) || found < 0) {
    throw new Fault(told`the field “${name}” of ${what} is not a whole number`);
  }
  return found;
}

/** Return the field `name`, an array. */
export function items(value, name, what) {
  const found = field(value, name);
  if (!Array.isArray(found)) throw new Fault(told`the field “${name}” of ${what} is not a list`);
  return found;
}

/** Return the field `name`, a SHA-256 in lower-case hexadecimal. */
export function digestField(value, name, what) {
  const found = text(value, name, what);
  if (!isDigest(found)) throw new Fault(told`the field “${name}” of ${what} is not a SHA-256 digest`);
  return found;
}

/** Refuse a document of another version than this verifier knows. */
export function version(value, expected, what) {
  const found = text(value, "v", what);
  if (found !== expected) {
    throw new Fault(told`${what} is of version “${shorten(found)}”; this verifier knows “${expected}”`);
  }
}

/** Return whether this is a SHA-256 in lower-case hexadecimal. */
export function isDigest(written) {
  return /^[0-9a-f]{64}$/.test(written);
}
