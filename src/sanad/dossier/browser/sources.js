// SPDX-License-Identifier: Apache-2.0
// What stands at the places cited in one exhibit, which is read in one pass for each kind of place.
//
// An answer is the content that was found, a Fault, an Unable, or undefined where the bytes are not in the package.

import { parseCues } from "./cues.js";
import { decode } from "./encodings.js";
import { Fault, Unable } from "./fault.js";
import { layerPath, readLayer } from "./layers.js";
import { MAX_JSON, bytes } from "./package.js";
import { readParts, saidAt } from "./recognised.js";
import { pick } from "./rows.js";
import { hex, sha256 } from "./sha256.js";
import { bytesOf, shorten, utf8 } from "./text.js";
import { told } from "./told.js";

const MAX_RANGE = 16 * 1024 * 1024; // bytes of a `bytes` citation: a quotation, not a file
const READERS = { row: rows, bytes: ranges, text: texts, ocr: recognised, time: heard };

/** What stands at a place has another digest than the citation; `content` is what a row holds, undefined where bytes have moved. */
export class Differs extends Fault {
  constructor(said, content) {
    super(said);
    this.content = content;
  }
}

/** Return what stands at each of the places; `path` is where the bytes of the exhibit stand, or undefined. */
export async function readPlaces(pack, exhibit, path, places, confirmed) {
  const answers = new Array(places.length);
  for (const [kind, read] of Object.entries(READERS)) {
    const chosen = [...places.keys()].filter((order) => places[order].kind === kind);
    if (!chosen.length) continue;
    const some = chosen.map((order) => places[order]);
    const found = await guarded(some, async () => {
      const file = path === undefined ? undefined : pack.open(path);
      return read({ pack, exhibit, file, confirmed }, some);
    });
    chosen.forEach((order, place) => (answers[order] = found[place]));
  }
  return answers;
}

// What is found; a fault of the whole exhibit is the answer to each of its places.
async function guarded(places, read) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Fault || error instanceof Unable) return places.map(() => error);
    throw error;
  }
}

async function rows({ pack, exhibit, file }, places) {
  if (!file) return places.map(() => undefined);
  const { table } = await readLayer(pack, exhibit);
  if (!table) throw new Fault(told`the exhibit is not described as a table`);
  const found = await pick(file, table, places.map((place) => place.row));
  return places.map((place) => row(found.get(place.row), place));
}

function row(fields, place) {
  if (!fields) return new Fault(told`the table has no such row`);
  const shown = fields.join(" | ");
  if (hex(sha256(bytesOf(fields.join("\x1f")))) !== place.sha256) {
    return new Differs(told`the row has another digest than the citation; it reads “${shorten(shown)}”`, shown);
  }
  if (place.column === undefined) return shown;
  return fields[place.column - 1] ?? new Fault(told`the row has no such column`);
}

async function ranges({ file }, places) {
  const answers = [];
  for (const place of places) answers.push(file && (await range(file, place)));
  return answers;
}

async function range(file, { start, end, sha256: expected }) {
  if (end - start > MAX_RANGE) return new Fault(told`the range is longer than ${MAX_RANGE} bytes`);
  const raw = await bytes(file.slice(start, end));
  if (raw.length !== end - start) return new Differs(told`the exhibit ends before the range does`);
  if (hex(sha256(raw)) !== expected) {
    return new Differs(told`the range has another digest than the citation`);
  }
  return utf8(raw) ?? decode(raw, "iso8859-1");
}

async function texts({ pack, exhibit, file }, places) {
  if (!file && !pack.has(layerPath(exhibit))) return places.map(() => undefined);
  const layer = await readLayer(pack, exhibit);
  if (layer.kind !== "text") throw new Fault(told`the exhibit has no text layer`);
  if (file && layer.reader === "text") await checkPlain(layer, file);
  return places.map((place) => characters(layer, place));
}

// The layer of a plain text must be that text itself.
async function checkPlain(layer, file) {
  if (file.size > MAX_JSON) {
    throw new Fault(told`the plain text is too large to be compared with its layer`);
  }
  const encoding = layer.encoding === "utf-8" ? "utf-8-sig" : layer.encoding;
  const text = decode(await bytes(file), encoding);
  if (layer.parts.length !== 1 || layer.parts[0].text.text !== text) {
    throw new Fault(told`the text layer is not the text of the exhibit`);
  }
}

function characters(layer, place) {
  const part = layer.parts[place.part - 1]?.text;
  if (!part) return new Fault(told`the text layer has only ${layer.parts.length} parts`);
  if (place.end > part.length) return new Fault(told`the part has only ${part.length} characters`);
  return part.slice(place.start, place.end);
}

async function recognised({ pack, exhibit, file, confirmed }, places) {
  if (!file) return places.map(() => undefined);
  const parts = await readParts(pack, exhibit);
  return places.map((place) => {
    try {
      return saidAt(parts, place, confirmed);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      return fault;
    }
  });
}

async function heard({ pack, exhibit, file }, places) {
  if (!file) return places.map(() => undefined);
  if (file.size > MAX_JSON) throw new Fault(told`the transcript is too large to be read`);
  const described = pack.has(layerPath(exhibit));
  const encoding = described ? (await readLayer(pack, exhibit)).encoding : "utf-8";
  const cues = parseCues(await bytes(file), encoding);
  return places.map(({ from, to }) => {
    const words = cues.filter((cue) => cue.from < to && cue.to > from).map((cue) => cue.text);
    return words.length ? words.join("\n") : new Fault(told`the transcript has no words in this stretch`);
  });
}
