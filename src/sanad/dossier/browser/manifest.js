// SPDX-License-Identifier: Apache-2.0
// The manifest: what the office says is in the package, and that it signed this.

import { parse } from "./canonical.js";
import { Fault } from "./fault.js";
import { openNote } from "./note.js";
import { hex, sha256 } from "./sha256.js";
import * as shape from "./shape.js";
import { byCodePoint, shorten } from "./text.js";
import { told } from "./told.js";

export const MANIFEST = "manifest.json";
export const SIGNATURE = "manifest.sig";
const FIELDS = ["v", "brief", "key", "files", "sentences", "entries", "custody"];

/** Return the manifest; `sentences`, `entries` and `custody` are maps in the order of the file. */
export function readManifest(raw) {
  const document = shape.record(parse(raw), "the manifest");
  shape.version(document, "sanad/package/1", "the manifest");
  shape.only(document, FIELDS, "the manifest");
  const files = shape.items(document, "files", "the manifest").map(listed);
  const entries = shape.items(document, "entries", "the manifest").map(entry);
  const sentences = shape.items(document, "sentences", "the manifest").map(sentence);
  ascending(files.map((file) => file.path), byCodePoint, told`its files are not in order, or one is listed twice`);
  ascending(entries.map(([seq]) => seq), (one, other) => one - other, told`its entries are not in order, or one is listed twice`);
  if (new Map(sentences).size !== sentences.length) throw new Fault(told`it lists a sentence twice`);
  return {
    sha256: hex(sha256(raw)),
    brief: shape.digestField(document, "brief", "the manifest"),
    key: shape.digestField(document, "key", "the manifest"),
    files,
    sentences: new Map(sentences),
    entries: new Map(entries),
    custody: custody(document.custody),
  };
}

/** Check that `key` signed this manifest, and that the manifest names this key. */
export async function verifySignature(manifest, rawSignature, key) {
  const text = await openNote(rawSignature, key);
  if (text !== `sanad/manifest/1\n${manifest.sha256}\n`) {
    throw new Fault(told`the signature is good, but it is for another manifest than this one`);
  }
  if (manifest.key !== key.fingerprint) {
    throw new Fault(told`the manifest names another key than office.vkey holds`);
  }
}

function listed(item) {
  const file = shape.record(item, "a file of the manifest");
  shape.only(file, ["path", "size", "sha256"], "a file of the manifest");
  const path = shape.text(file, "path", "a file of the manifest");
  const what = told`the file “${shorten(path)}”`;
  return {
    path,
    size: shape.number(file, "size", what),
    sha256: shape.digestField(file, "sha256", what),
  };
}

function entry(item) {
  const found = shape.record(item, "an entry of the manifest");
  shape.only(found, ["seq", "commitment"], "an entry of the manifest");
  const seq = shape.number(found, "seq", "an entry of the manifest");
  return [seq, shape.digestField(found, "commitment", `entry ${seq}`)];
}

function sentence(item) {
  const found = shape.record(item, "a sentence of the manifest");
  shape.only(found, ["id", "sha256"], "a sentence of the manifest");
  const name = shape.text(found, "id", "a sentence of the manifest");
  return [name, shape.digestField(found, "sha256", `sentence ${shorten(name)}`)];
}

function custody(value) {
  const heads = shape.record(value, "the custody list of the manifest");
  const things = Object.keys(heads).sort(); // as the file has them: it is canonical
  return new Map(things.map((thing) => [thing, shape.digestField(heads, thing, "the custody list")]));
}

function ascending(keys, compare, says) {
  if (keys.some((key, place) => place > 0 && compare(keys[place - 1], key) >= 0)) {
    throw new Fault(says);
  }
}
