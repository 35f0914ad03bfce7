// SPDX-License-Identifier: Apache-2.0
// Cues of a transcript, WebVTT or SubRip: what was said when (W3C WebVTT, sections 4.1 and 6; docs/formats/citation.md).

import { decode } from "./encodings.js";
import { Fault, Unable } from "./fault.js";
import { told } from "./told.js";

const [WEBVTT, SUBRIP] = [
  "(?:([0-9]{2,6}):)?([0-5][0-9]):([0-5][0-9])\\.([0-9]{3})",
  "([0-9]{1,6}):([0-5][0-9]):([0-5][0-9])[,.]([0-9]{3})",
].map((time) => new RegExp(`^[ \\t]*${time}[ \\t]+-->[ \\t]+${time}(?:[ \\t][^\\n]*)?$`));

/** Return the cues of a transcript in order: `from` and `to` in milliseconds, end not included, and `text` as written. */
export function parseCues(raw, encoding) {
  const start = String.fromCharCode(...raw.subarray(0, 10));
  const isWebvtt = /^(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)/.test(start);
  const text = transcript(raw, isWebvtt ? "utf-8" : encoding);
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  if (isWebvtt) return cues(lines, WEBVTT);
  const found = cues(lines.map((line) => (/^[ \t]*$/.test(line) ? "" : line)), SUBRIP);
  if (!found.length) throw new Fault(told`the transcript is neither a WebVTT nor a SubRip file`);
  return found;
}

function transcript(raw, encoding) {
  try {
    return decode(raw, encoding, true);
  } catch (error) {
    if (error instanceof Unable) throw error;
    throw new Fault(told`the transcript is not text in ${encoding}`);
  }
}

function cues(lines, timing) {
  return blocks(lines).map((block) => cue(block, timing)).filter(Boolean);
}

function blocks(lines) {
  const found = [[]];
  for (const line of lines) {
    if (line) found.at(-1).push(line);
    else if (found.at(-1).length) found.push([]);
  }
  return found.filter((block) => block.length);
}

// The cue of a block whose first line, or second after an identifier, is its timing.
function cue(block, timing) {
  const place = block.slice(0, 2).findIndex((line) => line.includes("-->"));
  const found = timing.exec(block[place] ?? "");
  if (!found) return undefined;
  const parts = found.slice(1).map((part) => Number(part ?? 0));
  const [from, to] = [ms(...parts.slice(0, 4)), ms(...parts.slice(4))];
  return from <= to ? { from, to, text: block.slice(place + 1).join("\n") } : undefined;
}

function ms(hours, minutes, seconds, thousandths) {
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths;
}
