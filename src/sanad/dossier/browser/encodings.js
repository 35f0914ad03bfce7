// SPDX-License-Identifier: Apache-2.0
// Texts in the encodings that docs/formats/citation.md names, decoded as Python decodes them.
//
// Browsers read many of them, but not all, and some of them otherwise (for them ISO 8859-1 is Windows-1252); so the tables of one-byte
// encodings are data of our own. Three encodings of several bytes (cp932, cp949, cp950) are left to `sanad-verify`.

import data from "./encodings.json";
import { Fault, Unable } from "./fault.js";
import { shorten } from "./text.js";
import { told } from "./told.js";

const LONGEST = 80; // characters of a name
const REPLACEMENT = 0xfffd;
const LAST = 0x10ffff;

/** Return the standard name of a text encoding, from any name that Python knows it by. */
export function codec(name) {
  const plain = name.toLowerCase().replace(/[^a-z0-9.]+/g, "_").replace(/^_|_$/g, "");
  const known = [plain, plain.replaceAll(".", "_")].find((key) => Object.hasOwn(data.names, key));
  if (known === undefined || name.length >= LONGEST) {
    throw new Fault(told`“${shorten(name)}” is not an encoding of text`);
  }
  return data.names[known];
}

/** Return what decodes the pieces of a file one after the other: `decode(raw, isLast)`. What the encoding does not
 *  know becomes U+FFFD, or is a fault where `strict`. */
export function decoder(name, strict = false) {
  if (Object.hasOwn(data.tables, name)) return new OneByte(data.tables[name], strict);
  if (name.startsWith("utf-32")) return new Utf32(name, strict);
  if (!name.startsWith("utf-")) {
    throw new Unable(told`this page cannot read the encoding ${name}; sanad-verify can`);
  }
  return new Unicode(name, strict);
}

/** Return the text of a whole file. */
export function decode(raw, name, strict = false) {
  return decoder(name, strict).decode(raw, true);
}

/** UTF-8 and UTF-16, which browsers read as Python does. */
class Unicode {
  constructor(name, fatal) {
    this.name = name;
    this.fatal = fatal;
  }

  decode(raw, isLast) {
    if (!this.decoder) {
      const bigEndian = this.name === "utf-16-be" || (this.name === "utf-16" && raw[0] === 0xfe && raw[1] === 0xff);
      const label = this.name.startsWith("utf-8") ? "utf-8" : bigEndian ? "utf-16be" : "utf-16le";
      const ignoreBOM = this.name !== "utf-8-sig" && this.name !== "utf-16"; // ignored: kept as a character
      this.decoder = new TextDecoder(label, { fatal: this.fatal, ignoreBOM });
    }
    try {
      return this.decoder.decode(raw, { stream: !isLast });
    } catch {
      throw undecodable(this.name);
    }
  }
}

/** One byte, one character of the basic plane. */
class OneByte {
  constructor(table, strict) {
    const ascii = Array.from({ length: 256 - table.length }, (_, code) => String.fromCharCode(code));
    this.units = Uint16Array.from([...ascii, ...table], (sign) => sign.charCodeAt(0));
    this.strict = strict;
  }

  decode(raw) {
    const found = new Uint16Array(raw.length);
    for (let place = 0; place < raw.length; place++) found[place] = this.units[raw[place]];
    if (this.strict && found.includes(REPLACEMENT)) throw undecodable("its encoding");
    return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(found);
  }
}

/** Four bytes, one code point; pieces are whole multiples of four but for the last. */
class Utf32 {
  constructor(name, strict) {
    this.name = name;
    this.strict = strict;
    this.little = name !== "utf-32-be";
    this.atStart = name === "utf-32";
  }

  decode(raw) {
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    let at = 0;
    if (this.atStart && raw.length >= 4 && [0xfeff, 0xfffe0000].includes(view.getUint32(0, true))) {
      this.little = view.getUint32(0, true) === 0xfeff;
      at = 4;
    }
    this.atStart = false;
    const found = [];
    for (; at < raw.length; at += 4) {
      const code = at + 4 <= raw.length ? view.getUint32(at, this.little) : LAST + 1;
      const exists = code <= LAST && (code < 0xd800 || code > 0xdfff);
      if (!exists && this.strict) throw undecodable(this.name);
      found.push(String.fromCodePoint(exists ? code : REPLACEMENT));
    }
    return found.join("");
  }
}

function undecodable(name) {
  return new Fault(told`it is not text in ${name}`);
}
