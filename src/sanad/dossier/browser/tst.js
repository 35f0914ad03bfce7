// SPDX-License-Identifier: Apache-2.0
// The parts of a timestamp: RFC 3161 TimeStampResp around CMS SignedData (RFC 5652). Nothing is verified here.

import * as der from "./der.js";
import { Fault } from "./fault.js";
import { told } from "./told.js";

const SIGNED_DATA = "1.2.840.113549.1.7.2"; // RFC 5652 section 5.1
export const TST_INFO = "1.2.840.113549.1.9.16.1.4"; // RFC 3161 section 2.4.2
const [CONTEXT_0, CONTEXT_0_PRIMITIVE, CONTEXT_1] = [0xa0, 0x80, 0xa1];
const GRANTED = [0n, 1n]; // granted, grantedWithMods: RFC 3161 section 2.4.2
const NONE = new Uint8Array();

/** Return the token of a TimeStampResp as it stands. */
export function parseToken(raw) {
  const response = inside(der.read(raw, der.SEQUENCE));
  const status = inside(response.take(der.SEQUENCE));
  if (!GRANTED.includes(der.integer(status.take(der.INTEGER)))) {
    throw new Fault(told`the authority refused to give a timestamp`);
  }
  const token = inside(response.take(der.SEQUENCE));
  response.end();
  if (der.oid(token.take(der.OID)) !== SIGNED_DATA) {
    throw new Fault(told`the timestamp is not signed data`);
  }
  const signed = inside(der.read(token.take(CONTEXT_0).content, der.SEQUENCE));
  signed.take(der.INTEGER);
  signed.take(der.SET);
  const content = contentOf(signed.take(der.SEQUENCE));
  const certificates = signed.optional(CONTEXT_0);
  signed.optional(CONTEXT_1);
  const signers = inside(signed.take(der.SET));
  signed.end();
  const signer = signers.take(der.SEQUENCE);
  signers.end();
  return { content, ...info(content), ...held(certificates), ...signerInfo(signer) };
}

/** Return an AlgorithmIdentifier (RFC 5280 section 4.1.1.2): `oid` and the bytes of its `parameters`. */
export function algorithm(element) {
  const fields = inside(element);
  const name = der.oid(fields.take(der.OID));
  return { oid: name, parameters: fields.rest()[0]?.raw ?? NONE };
}

function inside(element) {
  return new der.Fields(element.content);
}

function contentOf(element) {
  const fields = inside(element);
  if (der.oid(fields.take(der.OID)) !== TST_INFO) {
    throw new Fault(told`the signed data is not a timestamp`);
  }
  const content = der.read(fields.take(CONTEXT_0).content, der.OCTET_STRING).content;
  fields.end();
  return content;
}

// Hash algorithm, imprint and time of the TSTInfo (RFC 3161 section 2.4.2).
function info(content) {
  const fields = inside(der.read(content, der.SEQUENCE));
  if (der.integer(fields.take(der.INTEGER)) !== 1n) {
    throw new Fault(told`the timestamp is of an unknown version`);
  }
  fields.take(der.OID);
  const hashed = inside(fields.take(der.SEQUENCE));
  const imprintAlgorithm = algorithm(hashed.take(der.SEQUENCE)).oid;
  const imprint = hashed.take(der.OCTET_STRING).content;
  hashed.end();
  fields.take(der.INTEGER);
  return { imprintAlgorithm, imprint, at: der.generalizedTime(fields.take(der.GENERALIZED_TIME)) };
}

function held(certificates) {
  const found = certificates ? inside(certificates).rest() : [];
  const sequences = found.filter((item) => item.tag === der.SEQUENCE);
  return { certificates: sequences.map((item) => item.raw) };
}

function signerInfo(signer) {
  const fields = inside(signer);
  fields.take(der.INTEGER);
  const name = signerName(fields);
  const digest = algorithm(fields.take(der.SEQUENCE));
  const attributes = fields.take(CONTEXT_0);
  const signatureAlgorithm = algorithm(fields.take(der.SEQUENCE));
  const signature = fields.take(der.OCTET_STRING).content;
  fields.optional(CONTEXT_1);
  fields.end();
  const rawAttributes = attributes.raw.slice();
  rawAttributes[0] = der.SET; // what is signed is the SET itself, not its [0] tag: RFC 5652 section 5.4
  const named = attributesOf(attributes);
  return { ...name, digest, signatureAlgorithm, signature, rawAttributes, attributes: named };
}

// Issuer and serial, or the key identifier, of the signer (RFC 5652 section 5.3).
function signerName(fields) {
  const named = fields.optional(der.SEQUENCE);
  if (!named) return { keyIdentifier: fields.take(CONTEXT_0_PRIMITIVE).content };
  const parts = inside(named);
  const issuer = parts.take(der.SEQUENCE).raw;
  const serial = der.integer(parts.take(der.INTEGER));
  parts.end();
  return { issuer, serial, keyIdentifier: NONE };
}

function attributesOf(element) {
  const found = new Map();
  for (const attribute of inside(element).rest()) {
    const fields = inside(attribute);
    const name = der.oid(fields.take(der.OID));
    const values = inside(fields.take(der.SET)).rest();
    fields.end();
    if (found.has(name) || values.length !== 1) {
      throw new Fault(told`the timestamp carries a signed attribute twice`);
    }
    found.set(name, values[0].raw);
  }
  return found;
}
