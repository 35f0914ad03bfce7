// SPDX-License-Identifier: Apache-2.0
// Redacted copies: whether a copy and its layers are those that an entry of the ledger made (docs/formats/package.md).
//
// That nothing but the marked places was taken out cannot be told without the original: the best a copy can be is *not established*.

import { canonical } from "./canonical.js";
import { Fault } from "./fault.js";
import { layerPath } from "./layers.js";
import { MAX_JSON } from "./package.js";
import { ocrPath } from "./recognised.js";
import { hex, sha256 } from "./sha256.js";
import * as shape from "./shape.js";
import { byCodePoint, shorten } from "./text.js";
import { told } from "./told.js";

/** Stands for each character that was taken out. */
export const BLOCK = "\u2588";
const PATHS = { layer: layerPath, ocr: ocrPath };
const COPY = /^redacted\/([0-9a-f]{64})\.[a-z0-9]{1,16}$/;
const FIELDS = ["sha256", "size", "media_type", "layers", "grounds"];

/** Return a copy as an entry or the brief describes it; the brief has the fields `besides` too. */
export function readCopy(value, what, besides = []) {
  const document = shape.record(value, what);
  shape.only(document, [...FIELDS, ...besides], what);
  const layers = shape.record(document.layers, told`the layers of ${what}`);
  const grounds = shape.record(document.grounds, told`the grounds of ${what}`);
  const kinds = Object.keys(layers).filter((kind) => Object.hasOwn(PATHS, kind));
  shape.only(layers, kinds, told`the layers of ${what}`);
  const copy = {
    sha256: shape.digestField(document, "sha256", what),
    size: shape.number(document, "size", what),
    media_type: shape.text(document, "media_type", what),
    layers,
    grounds,
  };
  kinds.sort().forEach((kind) => shape.digestField(layers, kind, what));
  groundsOf(copy).forEach((ground) => shape.number(grounds, ground, what));
  return copy;
}

/** Return on which grounds how much was taken out of a copy. */
export function takenOut(copy) {
  const places = groundsOf(copy).map((ground) => told`${copy.grounds[ground]} on the ground ${shorten(ground)}`);
  if (!places.length) return told`it does not say on which ground`;
  return told`places taken out: ${places}`;
}

/** Return the files under `redacted/` by the digest in their name. */
export function copyPaths(pack) {
  return pack.named(COPY);
}

/** Return where the layers of an exhibit, or of a copy, stand in a package. */
export function layerPaths(exhibit) {
  return Object.values(PATHS).map((pathOf) => pathOf(exhibit));
}

/** Refuse a copy that is not `made`, the one that its entry made; `digest` hashes a file of the package. */
export async function checkCopy(pack, copy, made, paths, digest) {
  if (!made) throw new Fault(told`no entry given here made this copy of it`);
  if (canonical(made) !== canonical(copy)) {
    throw new Fault(told`the brief describes another copy than the entry that made it`);
  }
  if (paths.length > 1) throw new Fault(told`its copy is there more than once`);
  if (!paths.length) throw new Fault(told`its copy is missing`);
  const [path] = paths;
  const size = pack.size(path);
  if (size !== copy.size) {
    throw new Fault(told`${path} holds ${size} bytes, its entry says ${copy.size}`);
  }
  const found = await digest(path);
  if (found !== copy.sha256) throw new Fault(told`the bytes in ${path} have the SHA-256 ${found}`);
  await checkLayers(pack, copy);
}

async function checkLayers(pack, copy) {
  for (const [kind, pathOf] of Object.entries(PATHS)) {
    const path = pathOf(copy.sha256);
    if (!Object.hasOwn(copy.layers, kind)) {
      if (pack.has(path)) throw new Fault(told`${path} is there, and its entry names no such layer`);
      continue;
    }
    const found = hex(sha256(await pack.read(path, MAX_JSON)));
    if (found !== copy.layers[kind]) {
      throw new Fault(told`${path} has the SHA-256 ${found}, its entry names ${copy.layers[kind]}`);
    }
  }
}

function groundsOf({ grounds }) {
  return Object.keys(grounds).sort(byCodePoint);
}
