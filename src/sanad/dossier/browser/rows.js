// SPDX-License-Identifier: Apache-2.0
// Chosen records of a delimited table, in one pass that stops after the last of them.
//
// Records are those of Python's `csv` reader with RFC 4180 quoting, which skips no line. A line without a quote is one record, and is
// only counted where it is not wanted.

import { decoder } from "./encodings.js";
import { Fault, Unable } from "./fault.js";
import { bytes } from "./package.js";
import { told } from "./told.js";

const PIECE = 4 * 1024 * 1024; // bytes read at once; a multiple of four, for UTF-32
const FIELD = 128 * 1024; // characters of a field; what is longer is a quotation that never ends
const LONGEST = 16 * 1024 * 1024; // characters of a record; beyond it the file is not a table
const NOT_A_TABLE = told`it cannot be read as the table it is described as`;

/** Return the data records numbered in `wanted` (from 1) that the table holds: a map from number to fields. */
export async function pick(file, table, wanted) {
  if (table.delimiter.length > 1 || table.quote.length > 1) {
    throw new Unable(told`this page cannot split a table at such a sign; sanad-verify can`);
  }
  const waiting = [...new Set(wanted)].map((row) => row + table.headerRecord).sort((a, b) => a - b);
  const found = new Map();
  const text = decoder(table.encoding);
  let records = new Records("", table, false);
  let number = 1;
  for (let at = 0; waiting.length && at < file.size; at += PIECE) {
    const isLast = at + PIECE >= file.size;
    const piece = text.decode(await bytes(file.slice(at, at + PIECE)), isLast);
    records = new Records(records.left() + piece, table, isLast);
    for (; waiting.length; number++) {
      const record = records.next(number === waiting[0]);
      if (record === undefined) break;
      if (number === waiting[0]) found.set(waiting.shift() - table.headerRecord, record);
    }
  }
  return found;
}

/** The records of a stretch of text that begins with one; at its end, one may be cut off. */
class Records {
  constructor(text, { delimiter, quote }, isLast) {
    Object.assign(this, { text, delimiter, quote, isLast, at: 0 });
    this.ahead = { [quote]: -1, "\r": -1 };
  }

  /** Return what was not yet taken. */
  left() {
    return this.text.slice(this.at);
  }

  /** Return the fields of the next record (or none of them where they are not wanted), or undefined at the end. */
  next(isWanted) {
    const end = this.text.indexOf("\n", this.at);
    if (end < 0 || (this.quote && this.find(this.quote) < end) || this.find("\r") < end - 1) {
      return this.parse();
    }
    const start = this.at;
    this.at = end + 1;
    if (!isWanted) return [];
    const line = this.text.slice(start, this.text[end - 1] === "\r" && end > start ? end - 1 : end);
    return line ? line.split(this.delimiter).map(fitting) : [];
  }

  // Where a sign next stands, looked up once for many lines.
  find(sign) {
    if (this.ahead[sign] < this.at) {
      const found = this.text.indexOf(sign, this.at);
      this.ahead[sign] = found < 0 ? Infinity : found;
    }
    return this.ahead[sign];
  }

  parse() {
    const fields = [];
    let at = this.at;
    if (at === this.text.length) return undefined;
    const first = this.lineEnd(at);
    if (first !== 0) return this.take([], first);
    for (;;) {
      let field = "";
      if (this.quote && this.text[at] === this.quote) [field, at] = this.quoted(at + 1);
      if (at === undefined) return this.cut();
      const end = this.fieldEnd(at);
      field += this.text.slice(at, end);
      fields.push(fitting(field));
      at = end;
      if (this.text[at] === this.delimiter) {
        at += 1;
      } else {
        return this.take(fields, at === this.text.length && this.isLast ? at : this.lineEnd(at));
      }
    }
  }

  // The field that a quote began, and where its quotation ends; nowhere where the text ends before.
  quoted(at) {
    let field = "";
    for (;;) {
      const end = this.text.indexOf(this.quote, at);
      if (end < 0 && this.isLast) return [field + this.text.slice(at), this.text.length];
      if (end < 0 || (end + 1 === this.text.length && !this.isLast)) {
        if (this.text.length - at > 2 * FIELD) throw tooLong();
        return ["", undefined];
      }
      field += this.text.slice(at, end);
      if (this.text[end + 1] !== this.quote) return [field, end + 1];
      field += this.quote;
      at = end + 2;
    }
  }

  fieldEnd(at) {
    const { text, delimiter } = this;
    while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++;
    return at;
  }

  // Where the line end that stands here is over; 0 where none stands, nowhere where the text ends before one can tell.
  lineEnd(at) {
    if (this.text[at] === "\n") return at + 1;
    if (this.text[at] !== "\r") return at === this.text.length ? undefined : 0;
    if (at + 1 === this.text.length) return this.isLast ? at + 1 : undefined;
    return this.text[at + 1] === "\n" ? at + 2 : at + 1;
  }

  take(fields, end) {
    if (end === undefined) return this.cut();
    this.at = end;
    return fields;
  }

  cut() {
    if (this.text.length - this.at > LONGEST) throw new Fault(told`${NOT_A_TABLE}: a line never ends`);
    return undefined;
  }
}

function fitting(field) {
  if (field.length > FIELD && [...field].length > FIELD) throw tooLong();
  return field;
}

function tooLong() {
  return new Fault(told`${NOT_A_TABLE}: a field is larger than ${FIELD} characters`);
}
