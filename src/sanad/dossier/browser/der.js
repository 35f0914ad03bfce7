// SPDX-License-Identifier: Apache-2.0
// A small strict reader of DER (ITU-T X.690): definite, shortest lengths, nothing beyond the end.

import { Fault } from "./fault.js";
import { utc } from "./instant.js";
import { told } from "./told.js";

export const [INTEGER, BIT_STRING, OCTET_STRING, OID, SEQUENCE, SET] = [2, 3, 4, 6, 0x30, 0x31];
export const [BOOLEAN, UTC_TIME, GENERALIZED_TIME] = [1, 0x17, 0x18];
const [LONG_TAG, LONG_LENGTH, MAX_LENGTH_BYTES] = [0x1f, 0x80, 4];

/** The elements inside a content, taken one after the other. */
export class Fields {
  /** Split `content` at once, so that nothing malformed hides behind a field nobody asks for. */
  constructor(content) {
    this.left = [];
    while (content.length) {
      const element = first(content);
      this.left.push(element);
      content = content.subarray(element.raw.length);
    }
  }

  /** Return the next element, which must have this tag. */
  take(tag) {
    const found = this.optional(tag);
    if (!found) throw new Fault(told`the timestamp is not of the documented structure`);
    return found;
  }

  /** Return the next element if it has this tag. */
  optional(tag) {
    return this.left[0]?.tag === tag ? this.left.shift() : undefined;
  }

  /** Return all that is left, in order. */
  rest() {
    return this.left.splice(0);
  }

  /** Refuse anything that is left. */
  end() {
    if (this.left.length) {
      throw new Fault(told`the timestamp carries something that does not belong there`);
    }
  }
}

/** Return the one element that `raw` is. */
export function read(raw, tag) {
  const fields = new Fields(raw);
  const element = fields.take(tag);
  fields.end();
  return element;
}

/** Return an object identifier in dotted form (X.690 section 8.19). */
export function oid(element) {
  const numbers = [];
  let value = 0n;
  for (const byte of element.content) {
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (!(byte & 0x80)) {
      numbers.push(value);
      value = 0n;
    }
  }
  if (!numbers.length) throw new Fault(told`the timestamp holds an empty object identifier`);
  const root = numbers[0] / 40n < 2n ? numbers[0] / 40n : 2n;
  return [root, numbers[0] - 40n * root, ...numbers.slice(1)].join(".");
}

/** Return an integer (X.690 section 8.3). */
export function integer(element) {
  const digits = Array.from(element.content, (byte) => byte.toString(16).padStart(2, "0"));
  return BigInt.asIntN(8 * digits.length, BigInt(`0x${digits.join("") || "0"}`));
}

/** Return a GeneralizedTime (X.690 section 11.7) as milliseconds since 1970, with a fraction. */
export function generalizedTime(element) {
  const written = String.fromCharCode(...element.content);
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,6}))?Z$/.exec(written);
  if (!found) throw new Fault(told`the timestamp's time is malformed`);
  const at = utc(...found.slice(1, 7).map(Number));
  if (at === undefined) throw new Fault(told`the timestamp's time does not exist`);
  return at + Number((found[7] ?? "0").padEnd(6, "0")) / 1000;
}

function first(content) {
  if (content.length < 2) throw new Fault(told`the timestamp ends too early`);
  const tag = content[0];
  let [length, start] = [content[1], 2];
  if ((tag & LONG_TAG) === LONG_TAG) {
    throw new Fault(told`the timestamp uses a tag that it may not use`);
  }
  if (length >= LONG_LENGTH) {
    const count = length - LONG_LENGTH;
    const shortest = count > 0 && count <= MAX_LENGTH_BYTES && content[2] !== 0;
    start += count;
    length = content.subarray(2, start).reduce((value, byte) => 256 * value + byte, 0);
    if (!shortest || length < LONG_LENGTH) throw new Fault(told`the timestamp is not in DER`);
  }
  const end = start + length;
  if (end > content.length) throw new Fault(told`the timestamp ends too early`);
  return { tag, content: content.subarray(start, end), raw: content.subarray(0, end) };
}
