// SPDX-License-Identifier: Apache-2.0
// The entries of the ledger that the package discloses, each tied to the signed checkpoint.

import { canonical, parse } from "./canonical.js";
import { Fault } from "./fault.js";
import { leafHash, verifyInclusion } from "./merkle.js";
import { MAX_ENTRY } from "./package.js";
import { readConfirmation } from "./recognised.js";
import { readCopy } from "./redacted.js";
import { broken, intact, notEstablished } from "./report.js";
import { hex, sha256, unhex } from "./sha256.js";
import * as shape from "./shape.js";
import { byCodePoint, bytesOf, shorten } from "./text.js";
import { told } from "./told.js";

const TAG = bytesOf("sanad/act/1\0");
const MAX_PROOF = 64; // hashes; enough for a ledger of 2**64 entries
const FOLDER = "ledger/entries/";

/** Return the entries that hold, by `seq`, and one check per entry listed or found.
 *
 * An entry agrees with its commitment. `about` is a map from thing to link, empty when the body is erased; `proved` says that
 * its proof leads to a checkpoint whose signature holds; `confirms` is what a person read on a picture, `copy` the redacted copy that it
 * made. */
export async function checkEntries(pack, manifest, checkpoint) {
  const held = new Map();
  const checks = [];
  for (const [seq, commitment] of manifest.entries) {
    const where = `entry ${seq}`;
    try {
      const entry = await openEntry(pack, seq, commitment, checkpoint);
      held.set(seq, entry);
      checks.push(judged(entry, where));
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      checks.push(broken("ENTRY", where, fault.said));
    }
  }
  const expected = new Set([...manifest.entries.keys()].map(pathOf));
  const extra = [...pack.files.keys()].filter((p) => p.startsWith(FOLDER) && !expected.has(p));
  const says = told`the manifest lists no such entry`;
  checks.push(...extra.sort(byCodePoint).map((path) => broken("ENTRY", path, says)));
  return [held, checks];
}

function pathOf(seq) {
  return `${FOLDER}${String(seq).padStart(8, "0")}.json`;
}

function judged(entry, where) {
  if (!entry.proved) {
    const says = told`without a good checkpoint its place in the ledger cannot be proved`;
    return notEstablished("ENTRY", where, says);
  }
  if (entry.erased) {
    const says = told`its body was erased; it stands in the ledger, what it said is gone`;
    return notEstablished("ENTRY", where, says);
  }
  return intact("ENTRY", where, told`“${shorten(entry.act)}” stands in the ledger as disclosed`);
}

async function openEntry(pack, seq, commitment, checkpoint) {
  const document = shape.record(parse(await pack.read(pathOf(seq), MAX_ENTRY)), "the entry");
  const erased = !Object.hasOwn(document, "body");
  const opened = !erased && Object.hasOwn(document, "private");
  const fields = erased ? ["commitment"] : ["salt", "body", ...(opened ? ["private"] : [])];
  shape.only(document, ["seq", "proof", ...fields], "the entry");
  if (shape.number(document, "seq", "the entry") !== seq) {
    throw new Fault(told`the file holds another entry than its name says`);
  }
  const body = erased ? undefined : shape.record(document.body, "the body");
  const found = erased
    ? shape.digestField(document, "commitment", "the entry")
    : committed(shape.text(document, "salt", "the entry"), body);
  if (found !== commitment) {
    throw new Fault(told`its body is not the one that the ledger is committed to`);
  }
  const proved = prove(document, found, checkpoint);
  if (erased) return { seq, commitment, act: "", about: new Map(), brief: "", erased, proved };
  const entry = { seq, commitment, ...read(body), erased, proved, body };
  return opened ? { ...entry, confirms: confirmed(document, body) } : entry;
}

// What the entry confirms, from its body and the private part that the package opens.
function confirmed(document, body) {
  const opened = shape.record(document.private, "the private part");
  shape.only(opened, ["salt", "body"], "the private part");
  const words = shape.record(opened.body, "the private part");
  const found = committed(shape.text(opened, "salt", "the private part"), words);
  if (found !== shape.digestField(body, "private", "the body")) {
    throw new Fault(told`its private part is not the one that its body is committed to`);
  }
  if (body.act !== "confirm_words" || body.outcome !== "done") {
    throw new Fault(told`it opens a private part, and is no confirmation of words`);
  }
  return readConfirmation(Object.keys(body.about), body.what, words);
}

function read(body) {
  shape.version(body, "sanad/act/1", "the body");
  const act = shape.text(body, "act", "the body");
  const outcome = shape.text(body, "outcome", "the body");
  const about = shape.record(shape.field(body, "about"), "the field “about” of the body");
  for (const [thing, link] of Object.entries(about)) {
    if (link !== "") shape.digestField(about, thing, "the links of the body");
  }
  const what = shape.record(shape.field(body, "what"), "the field “what” of the body");
  const frozen = act === "freeze_brief" && outcome === "done";
  const brief = frozen ? shape.digestField(what, "brief", "the entry that freezes the brief") : "";
  const redacted = act === "redact_exhibit" && outcome === "done";
  const copy = redacted ? readCopy(shape.field(what, "copy"), "the copy that the entry made") : undefined;
  return { act, about: new Map(Object.entries(about)), brief, copy };
}

function committed(salt, body) {
  if (!shape.isDigest(salt)) throw new Fault(told`its salt is not 32 bytes in hexadecimal`);
  return hex(sha256(TAG, unhex(salt), bytesOf(canonical(body))));
}

// Whether the entry is proved; a proof that fails is a fault.
function prove(document, commitment, checkpoint) {
  const proof = shape.items(document, "proof", "the entry");
  if (proof.length > MAX_PROOF) throw new Fault(told`its proof is too long`);
  const path = proof.map((item) => {
    if (typeof item === "string" && shape.isDigest(item)) return unhex(item);
    throw new Fault(told`its proof holds something that is not a hash`);
  });
  if (!checkpoint) return false;
  const seq = BigInt(document.seq);
  verifyInclusion(leafHash(unhex(commitment)), seq, checkpoint.size, path, checkpoint.root);
  return true;
}
