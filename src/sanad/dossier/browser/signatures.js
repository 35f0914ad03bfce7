// SPDX-License-Identifier: Apache-2.0
// Signatures, by the browser's own WebCrypto; every kind that the formats do not name is refused, SHA-1 among them.

import * as der from "./der.js";
import { Fault, Unable } from "./fault.js";
import { told } from "./told.js";
import { algorithm } from "./tst.js";

const HASHES = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};
const SIGNATURE_HASHES = {
  "1.2.840.113549.1.1.11": "SHA-256", // RSA PKCS#1 v1.5: RFC 4055 section 5
  "1.2.840.113549.1.1.12": "SHA-384",
  "1.2.840.113549.1.1.13": "SHA-512",
  "1.2.840.10045.4.3.2": "SHA-256", // ECDSA: RFC 5758 section 3.2
  "1.2.840.10045.4.3.3": "SHA-384",
  "1.2.840.10045.4.3.4": "SHA-512",
};
const CURVES = { "1.2.840.10045.3.1.7": ["P-256", 32], "1.3.132.0.34": ["P-384", 48], "1.3.132.0.35": ["P-521", 66] };
const [RSA, PSS] = ["1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10"];
const [ELLIPTIC, ED25519] = ["1.2.840.10045.2.1", "1.3.101.112"];
export const SHA256 = "2.16.840.1.101.3.4.2.1";
const MIN_RSA_BITS = 2048; // NIST SP 800-131A revision 2, table 2
const DEFAULT_SALT = 20n; // RFC 4055 section 3.1

/** Return whether an Ed25519 signature holds under a public key of 32 bytes. */
export function holdsEd25519(key, signature, data) {
  return holds("raw", key, { name: "Ed25519" }, signature, data);
}

/** Return the digest of `data` under the algorithm named. */
export async function digestUnder(used, data) {
  const name = hashOf(used.oid);
  return new Uint8Array(await webCrypto().digest(name, data));
}

/** Return the SHA-1 of `data`: RFC 2634 section 5.4 knows no other, and it only selects among certificates. */
export async function sha1(data) {
  return new Uint8Array(await webCrypto().digest("SHA-1", data));
}

/** Return whether `key` (of a certificate) signed `data` in the way that `used` names.
 *  `digest` is the hash named beside it, for the RSA identifier that names none. */
export async function holdsUnder(key, used, digest, signature, data) {
  if (key.oid === RSA) {
    if (modulusBits(key) < MIN_RSA_BITS) {
      throw new Fault(told`the timestamp's key is too short to be relied on`);
    }
    return holds("spki", key.raw, rsa(used, digest), signature, data);
  }
  if (key.oid === ELLIPTIC) {
    const hash = signatureHash(used);
    const curve = CURVES[der.oid(der.read(key.parameters, der.OID))];
    if (!curve) throw new Unable(told`this browser does not know the curve of the timestamp's key`);
    const [namedCurve, bytes] = curve;
    const scheme = { name: "ECDSA", namedCurve, hash };
    return holds("spki", key.raw, scheme, plain(signature, bytes), data);
  }
  if (key.oid === ED25519) return holdsEd25519(key.bits, signature, data);
  throw new Fault(told`the timestamp is signed with a kind of key this verifier does not know`);
}

async function holds(form, raw, scheme, signature, data) {
  let key;
  try {
    key = await webCrypto().importKey(form, raw, scheme, false, ["verify"]);
  } catch (error) {
    if (error.name === "DataError") return false; // these bytes are no key
    throw new Unable(told`this browser cannot check signatures of the kind ${scheme.name}`);
  }
  return webCrypto().verify(scheme, key, signature, data);
}

function webCrypto() {
  const found = globalThis.crypto?.subtle;
  if (!found) throw new Unable(told`this browser cannot check signatures`);
  return found;
}

function rsa(used, digest) {
  const name = "RSASSA-PKCS1-v1_5";
  if (used.oid === RSA) return { name, hash: hashOf(digest?.oid) };
  if (used.oid !== PSS) return { name, hash: signatureHash(used) };
  return { name: "RSA-PSS", ...pss(used.parameters) };
}

// RSASSA-PSS-params; MGF1 must share the hash (RFC 4055 section 3.1).
function pss(parameters) {
  const fields = new der.Fields(der.read(parameters, der.SEQUENCE).content);
  const named = algorithm(der.read(fields.take(0xa0).content, der.SEQUENCE));
  const mask = algorithm(der.read(fields.take(0xa1).content, der.SEQUENCE));
  if (algorithm(der.read(mask.parameters, der.SEQUENCE)).oid !== named.oid) {
    throw new Fault(told`the timestamp's signature mixes two hashes`);
  }
  const salt = fields.optional(0xa2);
  const saltLength = salt ? der.integer(der.read(salt.content, der.INTEGER)) : DEFAULT_SALT;
  return { hash: hashOf(named.oid), saltLength: Number(saltLength) };
}

// ECDSA-Sig-Value (RFC 3279 section 2.2.3) as the two numbers of fixed length that WebCrypto takes.
function plain(signature, bytes) {
  const fields = new der.Fields(der.read(signature, der.SEQUENCE).content);
  const found = new Uint8Array(2 * bytes);
  for (const end of [bytes, 2 * bytes]) {
    const number = fields.take(der.INTEGER).content;
    const digits = number[0] === 0 ? number.subarray(1) : number;
    if (digits.length > bytes) throw new Fault(told`the timestamp's signature does not hold`);
    found.set(digits, end - digits.length);
  }
  fields.end();
  return found;
}

function modulusBits(key) {
  const fields = new der.Fields(der.read(key.bits, der.SEQUENCE).content);
  return der.integer(fields.take(der.INTEGER)).toString(2).length;
}

function hashOf(oid) {
  const found = HASHES[oid];
  if (!found) throw new Fault(told`the timestamp uses a hash that this verifier does not accept`);
  return found;
}

function signatureHash(used) {
  const found = SIGNATURE_HASHES[used.oid];
  if (!found) {
    throw new Fault(told`the timestamp is signed in a way that this verifier does not accept`);
  }
  return found;
}
