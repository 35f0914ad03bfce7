// SPDX-License-Identifier: Apache-2.0
// Words that a machine recognised on pictures, and what persons confirmed of them (docs/formats/citation.md).

import { Fault, within } from "./fault.js";
import { openLayer } from "./layers.js";
import * as shape from "./shape.js";
import { Characters, shorten } from "./text.js";
import { told } from "./told.js";

/** Return a confirmation from what its entry says openly and what the package opens of it. */
export function readConfirmation(things, place, words) {
  const what = "the confirmation";
  const exhibits = things.filter((thing) => thing.startsWith("exhibit:"));
  return {
    exhibits: exhibits.map((thing) => thing.slice("exhibit:".length)),
    part: shape.number(place, "part", what),
    start: shape.number(place, "start", what),
    end: shape.number(place, "end", what),
    machine: shape.text(words, "machine", what),
    reading: shape.text(words, "reading", what),
  };
}

/** Return where the layer of text recognition of an exhibit stands in the package. */
export function ocrPath(exhibit) {
  return `layers/${exhibit}.ocr.json`;
}

/** Return what was recognised in an exhibit: for each page or frame its `text`, and its `low` stretches. */
export function readParts(pack, exhibit) {
  const path = ocrPath(exhibit);
  return within(path, async () => {
    const document = await openLayer(pack, path, exhibit);
    if (shape.text(document, "kind", "the layer") !== "ocr") {
      throw new Fault(told`it holds no recognised words`);
    }
    return shape.items(document, "parts", "the layer").map((item) => part(shape.record(item, "a part")));
  });
}

/** Return the words at a place, corrected ones as the person read them; `confirmed` is in the order of the ledger. */
export function saidAt(parts, place, confirmed) {
  if (place.part > parts.length) throw new Fault(told`text was recognised on only ${parts.length} parts`);
  const { text, low } = parts[place.part - 1];
  if (place.end > text.length) throw new Fault(told`the part has only ${text.length} characters`);
  const inside = standing(text, place, confirmed);
  for (const [start, end] of low) {
    const sure = inside.some((each) => each.start <= start && end <= each.end);
    if (start < place.end && place.start < end && !sure) {
      const word = shorten(text.slice(start, end));
      throw new Fault(told`the machine was not sure of “${word}”, and no entry given here confirms it`);
    }
  }
  let [said, at] = ["", place.start];
  for (const { start, end, machine, reading } of inside) {
    if (reading === machine) continue;
    if (start < place.start || end > place.end) {
      throw new Fault(told`the place cuts through “${shorten(reading)}”, a correction`);
    }
    said += text.slice(at, start) + reading;
    at = end;
  }
  return said + text.slice(at, place.end);
}

// The confirmations that touch the place and stand, in the order of the text.
function standing(text, place, confirmed) {
  let found = [];
  for (const each of confirmed) {
    const { part, start, end, machine } = each;
    if (part !== place.part || machine === "" || text.slice(start, end) !== machine) continue;
    found = found.filter((old) => old.end <= start || end <= old.start);
    found.push(each);
  }
  const touching = found.filter((each) => each.start < place.end && place.start < each.end);
  return touching.sort((one, other) => one.start - other.start);
}

function part(document) {
  const words = Object.hasOwn(document, "words") ? shape.items(document, "words", "a part") : [];
  const read = words.map((word) => shape.record(word, "a word"));
  if (read.some((word) => typeof shape.field(word, "low") !== "boolean")) {
    throw new Fault(told`a word does not say whether it is low`);
  }
  const low = read.filter((word) => word.low);
  return {
    text: new Characters(shape.text(document, "text", "a part")),
    low: low.map((word) => [shape.number(word, "start", "a word"), shape.number(word, "end", "a word")]),
    words: read,
  };
}
