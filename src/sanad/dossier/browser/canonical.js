// SPDX-License-Identifier: Apache-2.0
// JSON that can be read in one way only: RFC 8785 canonical form, without floats.
//
// What JSON.parse forgives (a key twice, other spellings, numbers it rounds) shows when the value is written again.

import { Fault } from "./fault.js";
import { hex, sha256 } from "./sha256.js";
import { bytesOf, utf8 } from "./text.js";
import { told } from "./told.js";

const MAX_DEPTH = 64; // the formats nest about ten deep; a bomb nests thousands

/** Return the value of canonical JSON. */
export function parse(raw) {
  const text = utf8(raw);
  if (text === undefined) throw new Fault(told`it is not UTF-8 text`);
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Fault(told`it is not JSON: ${error.message}`);
  }
  if (canonical(value) !== text) {
    throw new Fault(told`it is not in canonical form (RFC 8785), or a key occurs twice in one object`);
  }
  return value;
}

/** Return the RFC 8785 text of a value. */
export function canonical(value, depth = 0) {
  if (depth > MAX_DEPTH) throw new Fault(told`it is nested deeper than ${MAX_DEPTH} levels`);
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return whole(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonical(item, depth + 1)).join(",")}]`;
  }
  const keys = Object.keys(value).sort(); // by UTF-16 units: RFC 8785 section 3.2.3
  const fields = keys.map((key) => `${quoted(key)}:${canonical(value[key], depth + 1)}`);
  return `{${fields.join(",")}}`;
}

/** Return the SHA-256 of the canonical bytes, hexadecimal. */
export function digest(value) {
  return hex(sha256(bytesOf(canonical(value))));
}

function quoted(text) {
  if (/\p{Surrogate}/u.test(text)) throw new Fault(told`it holds half a character (a lone surrogate)`);
  return JSON.stringify(text); // escapes exactly what RFC 8785 section 3.2.2.2 does
}

function whole(number) {
  if (Number.isSafeInteger(number)) return String(number);
  throw new Fault(told`it holds the number ${number}, which is not an integer or is too large`);
}
