// SPDX-License-Identifier: Apache-2.0
// Texts as Python counts, cuts and orders them: by code points. The report must name things as `sanad-verify` does.

const SHOWN = 80; // characters of a quoted text: a line of a terminal
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
const UNSAFE =
  /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** Return a text short enough to quote in one line. */
export function shorten(written) {
  const start = [...written.slice(0, 8 * SHOWN)].slice(0, 4 * SHOWN).join("");
  const flat = [...start.split(SPACE).filter(Boolean).join(" ")];
  return flat.length <= SHOWN ? flat.join("") : flat.slice(0, SHOWN - 1).join("") + "…";
}

/** Return a text of the package so that it cannot reorder or hide what the reader sees. */
export function clean(written, keep = "") {
  return written.replace(UNSAFE, (sign) => {
    if (keep.includes(sign)) return sign;
    const code = sign.codePointAt(0);
    return code < 0x100
      ? "\\x" + code.toString(16).padStart(2, "0")
      : "\\u" + code.toString(16).padStart(4, "0");
  });
}

/** Compare two texts by code points; JavaScript itself compares UTF-16 units. */
export function byCodePoint(one, other) {
  const length = Math.min(one.length, other.length);
  for (let place = 0; place < length; place++) {
    const [a, b] = [one.charCodeAt(place), other.charCodeAt(place)];
    if (a !== b) return rank(a) - rank(b);
  }
  return one.length - other.length;
}

/** A text whose characters are counted in code points, as the places of citations are. */
export class Characters {
  constructor(text) {
    this.text = text;
    this.points = /\p{Surrogate}|[\u{10000}-\u{10ffff}]/u.test(text) ? [...text] : text;
  }

  get length() {
    return this.points.length;
  }

  slice(start, end) {
    const found = this.points.slice(start, end);
    return typeof found === "string" ? found : found.join("");
  }
}

/** Return the bytes as text, or undefined where they are not UTF-8; a byte order mark stays. */
export function utf8(raw) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return undefined;
  }
}

/** Return the UTF-8 bytes of a text. */
export function bytesOf(text) {
  return new TextEncoder().encode(text);
}

// Surrogates stand for characters beyond U+FFFF, yet their units come before U+E000.
function rank(unit) {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
