// SPDX-License-Identifier: Apache-2.0
// Where a quotation stands: the kinds of place of docs/formats/citation.md.

import { Fault } from "./fault.js";
import * as shape from "./shape.js";
import { shorten } from "./text.js";
import { told } from "./told.js";

const WHAT = "the locator";

/** Return a citation: `exhibit`, `place` (with its `kind`) and `quote`. */
export function parseCitation(value) {
  const document = shape.record(value, "the citation");
  shape.only(document, ["exhibit", "locator", "quote"], "the citation");
  const quote = shape.text(document, "quote", "the citation");
  if (!quote) throw new Fault(told`it quotes no words`);
  const exhibit = shape.digestField(document, "exhibit", "the citation");
  return { exhibit, place: placeOf(shape.record(document.locator, WHAT)), quote };
}

/** Return the exhibit in which the words stand: for a recording, its transcript. */
export function sourceOf({ exhibit, place }) {
  return place.kind === "time" ? place.transcript : exhibit;
}

/** Return how the report names a place. */
export function placeLabel(place) {
  const { kind, row, column, part, start, end, from, to } = place;
  const labels = {
    row: column ? told`row ${row}, column ${column}` : told`row ${row}`,
    bytes: told`bytes ${start} to ${end}`,
    text: told`characters ${start} to ${end} of part ${part}`,
    ocr: told`characters ${start} to ${end} recognised on part ${part}`,
    time: told`milliseconds ${from} to ${to}`,
  };
  return labels[kind];
}

function placeOf(locator) {
  const kind = shape.text(locator, "kind", WHAT);
  if (kind === "row") {
    const isField = Object.hasOwn(locator, "column");
    shape.only(locator, ["kind", "row", "sha256", ...(isField ? ["column"] : [])], WHAT);
    const row = positive(locator, "row");
    return { kind, row, column: isField ? positive(locator, "column") : undefined, sha256: shape.digestField(locator, "sha256", WHAT) };
  }
  if (kind === "bytes") {
    shape.only(locator, ["kind", "start", "end", "sha256"], WHAT);
    const [start, end] = span(locator, "start", "end");
    return { kind, start, end, sha256: shape.digestField(locator, "sha256", WHAT) };
  }
  if (kind === "text" || kind === "ocr") {
    shape.only(locator, ["kind", "part", "start", "end"], WHAT);
    const part = positive(locator, "part");
    const [start, end] = span(locator, "start", "end");
    return { kind, part, start, end };
  }
  if (kind === "time") {
    shape.only(locator, ["kind", "from_ms", "to_ms", "transcript"], WHAT);
    const [from, to] = span(locator, "from_ms", "to_ms");
    return { kind, from, to, transcript: shape.digestField(locator, "transcript", WHAT) };
  }
  throw new Fault(told`“${shorten(kind)}” is not a documented kind of place`);
}

function positive(locator, name) {
  const found = shape.number(locator, name, WHAT);
  if (found === 0) throw new Fault(told`the field “${name}” of the locator counts from 1`);
  return found;
}

function span(locator, first, last) {
  const [start, end] = [shape.number(locator, first, WHAT), shape.number(locator, last, WHAT)];
  if (end <= start) throw new Fault(told`the place ends before it begins`);
  return [start, end];
}
