// SPDX-License-Identifier: Apache-2.0
// Signed notes and verifier keys (C2SP signed-note) with Ed25519.
//
// Signatures under other names or keys are ignored, as the specification says; one under the key's own name and hash
// must hold.

import { Fault } from "./fault.js";
import { hex, sha256 } from "./sha256.js";
import { holdsEd25519 } from "./signatures.js";
import { bytesOf, utf8 } from "./text.js";
import { told } from "./told.js";

export const MAX_NOTE = 64 * 1024; // bytes; a checkpoint is about 300
const MAX_SIGNATURES = 100; // as the reference implementation of signed-note
const ED25519 = 1;
const [HASH_BYTES, KEY_BYTES, SIGNATURE_BYTES] = [4, 32, 64];
// No white space as Unicode names it, no plus, no control character.
const NAME =
  /^[^+\x00-\x20\x7f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]{1,200}$/u;
const DASH = "— ";

/** Return the key of a verifier key file: `origin`, `raw` (32 bytes), `hash` and `fingerprint`. */
export function parseKey(raw) {
  const line = noteText(raw).replace(/\n$/, "");
  const [origin, hash, ...encoded] = line.split("+");
  if (!encoded.length || !NAME.test(origin)) {
    throw new Fault(told`it is not a verifier key of the form name+hash+key`);
  }
  const typed = decodeBase64(encoded.join("+"));
  if (typed.length !== 1 + KEY_BYTES || typed[0] !== ED25519) {
    throw new Fault(told`its key is not an Ed25519 key`);
  }
  const found = hex(sha256(bytesOf(`${origin}\n`), typed).subarray(0, HASH_BYTES));
  if (found !== hash) throw new Fault(told`its key hash is not that of its key`);
  const key = typed.subarray(1);
  return { origin, raw: key, hash, fingerprint: hex(sha256(key)) };
}

/** Return the text of a signed note whose signature by `key` holds. */
export async function openNote(raw, key) {
  const written = noteText(raw);
  const gap = written.lastIndexOf("\n\n");
  if (gap < 0 || gap + 2 === written.length || !written.endsWith("\n")) {
    throw new Fault(told`it is not a signed note: the empty line before the signatures is missing`);
  }
  const text = written.slice(0, gap + 1);
  const lines = written.slice(gap + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) throw new Fault(told`it carries too many signatures`);
  const ours = lines.map((line) => signatureOf(line, key)).filter(Boolean);
  if (!ours.length) throw new Fault(told`it is not signed by the office's key (${key.origin})`);
  for (const signature of ours) {
    if (signature.length !== SIGNATURE_BYTES) {
      throw new Fault(told`its signature is not an Ed25519 signature`);
    }
    if (!(await holdsEd25519(key.raw, signature, bytesOf(text)))) {
      throw new Fault(told`its signature does not hold: the text or the signature was altered`);
    }
  }
  return text;
}

/** Return the bytes of base64 that has only one spelling (RFC 4648 sections 3.3 and 3.5). */
export function decodeBase64(written) {
  let binary;
  try {
    binary = atob(written);
  } catch {
    throw new Fault(told`it holds something that is not base64`);
  }
  if (btoa(binary) !== written) throw new Fault(told`it holds base64 that could be spelt otherwise`);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function signatureOf(line, key) {
  const [name, ...encoded] = line.slice(DASH.length).split(" ");
  if (!line.startsWith(DASH) || !encoded.length || !NAME.test(name)) {
    throw new Fault(told`a line below the empty one is not a signature`);
  }
  const raw = decodeBase64(encoded.join(" "));
  if (raw.length <= HASH_BYTES) throw new Fault(told`a signature is too short`);
  const ours = name === key.origin && hex(raw.subarray(0, HASH_BYTES)) === key.hash;
  return ours ? raw.subarray(HASH_BYTES) : undefined;
}

function noteText(raw) {
  if (raw.length > MAX_NOTE) throw new Fault(told`it is larger than ${MAX_NOTE} bytes`);
  const written = utf8(raw);
  if (written === undefined) throw new Fault(told`it is not UTF-8 text`);
  if (/[\x00-\x09\x0b-\x1f]/.test(written)) throw new Fault(told`it holds control characters`);
  return written;
}
