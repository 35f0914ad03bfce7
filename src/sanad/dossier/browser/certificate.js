// SPDX-License-Identifier: Apache-2.0
// What a timestamp needs of a certificate (RFC 5280 section 4.1), read and not judged.

import * as der from "./der.js";
import { Fault } from "./fault.js";
import { utc } from "./instant.js";
import { told } from "./told.js";
import { algorithm } from "./tst.js";

const [VERSION, EXTENSIONS] = [0xa0, 0xa3];
const [KEY_IDENTIFIER, BASIC_CONSTRAINTS, KEY_USAGE] = ["2.5.29.14", "2.5.29.19", "2.5.29.37"];
const BMP_STRING = 0x1e;
const CENTURY = 50; // RFC 5280 section 4.1.2.5.1: UTCTime from here on is of the years 19..
// RFC 4514 section 3, and the names that certificates of authorities use.
const NAMES = {
  "2.5.4.3": "CN", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.6": "C",
};

/** Return the certificate that these DER bytes are. */
export function parseCertificate(raw) {
  const outer = inside(der.read(raw, der.SEQUENCE));
  const signed = outer.take(der.SEQUENCE);
  const signatureAlgorithm = algorithm(outer.take(der.SEQUENCE));
  const signature = bits(outer.take(der.BIT_STRING));
  outer.end();
  const fields = inside(signed);
  fields.optional(VERSION);
  const serial = der.integer(fields.take(der.INTEGER));
  fields.take(der.SEQUENCE);
  const issuer = fields.take(der.SEQUENCE).raw;
  const [notBefore, notAfter] = inside(fields.take(der.SEQUENCE)).rest().map(time);
  const subject = fields.take(der.SEQUENCE);
  const key = publicKey(fields.take(der.SEQUENCE));
  const extensions = fields.rest().find((element) => element.tag === EXTENSIONS);
  return {
    raw, serial, issuer, notBefore, notAfter, key, signatureAlgorithm, signature,
    signed: signed.raw, subject: subject.raw, name: written(subject), ...known(extensions),
  };
}

/** Return the certificates of a PEM file (RFC 7468), or the one that a DER file is. */
export function readCertificates(raw) {
  if (raw[0] === der.SEQUENCE) return [parseCertificate(raw)];
  const text = new TextDecoder("latin1").decode(raw);
  const found = text.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g);
  const certificates = Array.from(found, ([, body]) => {
    return parseCertificate(Uint8Array.from(decoded(body), (sign) => sign.charCodeAt(0)));
  });
  if (!certificates.length) throw new Fault(told`the file holds no certificate`);
  return certificates;
}

/** Return the bytes of a BIT STRING that is made of whole bytes. */
export function bits(element) {
  if (element.content[0] !== 0) throw new Fault(told`the certificate is malformed`);
  return element.content.subarray(1);
}

function inside(element) {
  return new der.Fields(element.content);
}

function decoded(body) {
  try {
    return atob(body.replace(/\s+/g, ""));
  } catch {
    throw new Fault(told`the file holds something that is not base64`);
  }
}

// SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7).
function publicKey(element) {
  const fields = inside(element);
  return { raw: element.raw, ...algorithm(fields.take(der.SEQUENCE)), bits: bits(fields.take(der.BIT_STRING)) };
}

function time(element) {
  if (element.tag === der.GENERALIZED_TIME) return der.generalizedTime(element);
  const text = String.fromCharCode(...element.content);
  const [year, ...rest] = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text)?.slice(1).map(Number) ?? [];
  const at = year === undefined ? undefined : utc(year + (year < CENTURY ? 2000 : 1900), ...rest);
  if (at === undefined) throw new Fault(told`the certificate's validity is malformed`);
  return at;
}

// The three extensions asked for: for what the key may be used, whether it may issue, and how it is named.
function known(element) {
  const found = { usage: [], usageCritical: false, isAuthority: false, keyIdentifier: undefined };
  const listed = element ? inside(der.read(element.content, der.SEQUENCE)).rest() : [];
  for (const extension of listed) {
    const fields = inside(extension);
    const name = der.oid(fields.take(der.OID));
    const critical = fields.optional(der.BOOLEAN)?.content[0] === 0xff;
    const value = fields.take(der.OCTET_STRING).content;
    if (name === KEY_USAGE) {
      found.usage = inside(der.read(value, der.SEQUENCE)).rest().map(der.oid);
      found.usageCritical = critical;
    } else if (name === BASIC_CONSTRAINTS) {
      const flag = inside(der.read(value, der.SEQUENCE)).optional(der.BOOLEAN);
      found.isAuthority = flag?.content[0] === 0xff;
    } else if (name === KEY_IDENTIFIER) {
      found.keyIdentifier = der.read(value, der.OCTET_STRING).content;
    }
  }
  return found;
}

// A name as RFC 4514 writes it: the last part first.
function written(name) {
  const parts = inside(name).rest().map((set) => inside(set).rest().map(attribute).join("+"));
  return parts.reverse().join(",");
}

function attribute(element) {
  const fields = inside(element);
  const type = der.oid(fields.take(der.OID));
  const [value] = fields.rest();
  const text = new TextDecoder(value.tag === BMP_STRING ? "utf-16be" : "utf-8").decode(value.content);
  return `${NAMES[type] ?? type}=${text.replace(/[,+"\\<>;]/g, "\\$&")}`;
}
