// SPDX-License-Identifier: Apache-2.0
// Whether an outside authority saw the checkpoint, and when: RFC 3161 section 2.2 and RFC 5816.
//
// Whether that signer deserves trust is for the reader to say, by giving its certificate or the one that issued it.
// Revocation is not looked up: the page works offline.

import { parseCertificate } from "./certificate.js";
import * as der from "./der.js";
import { Fault, Unable } from "./fault.js";
import { hex, sha256 } from "./sha256.js";
import { SHA256, digestUnder, holdsUnder, sha1 } from "./signatures.js";
import { told } from "./told.js";
import { TST_INFO, algorithm, parseToken } from "./tst.js";

export const TIMESTAMP = "ledger/checkpoint.tsr";
export const MAX_TOKEN = 256 * 1024; // bytes; tokens with one certificate are about 2 KiB
const [CONTENT_TYPE, MESSAGE_DIGEST] = ["1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"];
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12"; // RFC 2634 section 5.4, SHA-1
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"; // RFC 5035 section 3
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8"; // RFC 3161 section 2.3
const MALFORMED = told`the certificate or signature in the timestamp is malformed`;

/** Return time (`at`, milliseconds) and `signer` of a token that covers `covered` and whose signature holds. */
export async function openTimestamp(raw, covered) {
  const token = parseToken(raw);
  if (token.imprintAlgorithm !== SHA256) {
    throw new Fault(told`the timestamp was not made over a SHA-256 digest`);
  }
  if (!same(token.imprint, sha256(covered))) {
    throw new Fault(told`the timestamp is of other data than this checkpoint`);
  }
  const signer = await signerThatHolds(token).catch((error) => {
    if (error instanceof Fault || error instanceof Unable) throw error;
    throw new Fault(MALFORMED);
  });
  return { at: token.at, signer };
}

/** Return whether one of the reader's certificates is the signer, or issued the signer. */
export async function vouched(stamp, trusted) {
  let unable;
  for (const certificate of trusted) {
    try {
      if (await vouches(certificate, stamp)) return true;
    } catch (error) {
      if (error instanceof Unable) unable = error;
    }
  }
  if (unable) throw unable;
  return false;
}

async function vouches(trusted, { at, signer }) {
  if (same(trusted.raw, signer.raw)) return true;
  if (!trusted.isAuthority || !validAt(trusted, at) || !same(trusted.subject, signer.issuer)) {
    return false;
  }
  return holdsUnder(trusted.key, signer.signatureAlgorithm, undefined, signer.signature, signer.signed);
}

async function signerThatHolds(token) {
  const signer = signerOf(token);
  checkPurpose(signer, token.at);
  await checkAttributes(token, signer);
  const { signatureAlgorithm: used, digest, signature, rawAttributes } = token;
  if (!(await holdsUnder(signer.key, used, digest, signature, rawAttributes))) {
    throw new Fault(told`the timestamp's signature does not hold`);
  }
  return signer;
}

function signerOf(token) {
  const named = (certificate) =>
    token.keyIdentifier.length
      ? certificate.keyIdentifier && same(certificate.keyIdentifier, token.keyIdentifier)
      : certificate.serial === token.serial && same(certificate.issuer, token.issuer);
  for (const raw of token.certificates) {
    const certificate = readable(raw);
    if (named(certificate)) return certificate;
  }
  throw new Fault(told`the timestamp does not hold the certificate of its signer`);
}

function readable(raw) {
  try {
    return parseCertificate(raw);
  } catch {
    throw new Fault(MALFORMED);
  }
}

// The certificate must be for timestamping only, critically so (RFC 3161 section 2.3).
function checkPurpose(signer, at) {
  if (!signer.usage.length) throw new Fault(told`the signer's certificate is not one for timestamps`);
  if (!signer.usageCritical || signer.usage.join() !== TIME_STAMPING) {
    throw new Fault(told`the signer's certificate is not one for timestamps only`);
  }
  if (!validAt(signer, at)) {
    throw new Fault(told`the signer's certificate was not valid at the time of the timestamp`);
  }
}

function validAt(certificate, at) {
  return certificate.notBefore <= at && at <= certificate.notAfter;
}

// The signed attributes that bind content and certificate (RFC 5652 section 11).
async function checkAttributes(token, signer) {
  if (der.oid(der.read(attribute(token, CONTENT_TYPE), der.OID)) !== TST_INFO) {
    throw new Fault(told`the timestamp's signed content type is not that of a timestamp`);
  }
  const named = der.read(attribute(token, MESSAGE_DIGEST), der.OCTET_STRING).content;
  if (!same(named, await digestUnder(token.digest, token.content))) {
    throw new Fault(told`the timestamp's content is not what its signer signed`);
  }
  if (!(await namesCertificate(token, signer))) {
    throw new Fault(told`the timestamp's signer signed for another certificate`);
  }
}

function attribute(token, name) {
  const found = token.attributes.get(name);
  if (!found) throw new Fault(told`the timestamp lacks a signed attribute that it must have`);
  return found;
}

// Whether the signed attribute names this certificate (RFC 5816 section 2.2.1).
async function namesCertificate(token, signer) {
  const second = token.attributes.has(SIGNING_CERTIFICATE_V2);
  const name = second ? SIGNING_CERTIFICATE_V2 : SIGNING_CERTIFICATE;
  const listed = inside(inside(der.read(attribute(token, name), der.SEQUENCE)).take(der.SEQUENCE));
  const first = inside(listed.take(der.SEQUENCE));
  const named = second ? first.optional(der.SEQUENCE) : undefined;
  const used = named ? algorithm(named) : { oid: SHA256 };
  const expected = second ? await digestUnder(used, signer.raw) : await sha1(signer.raw);
  return same(first.take(der.OCTET_STRING).content, expected);
}

function inside(element) {
  return new der.Fields(element.content);
}

function same(one, other) {
  return hex(one) === hex(other);
}
