# SPDX-License-Identifier: Apache-2.0
"""The signature of a WACZ, as far as it can be verified offline (WACZ Signing and Verification 0.1.0, "Verification").

Both forms are verified as mathematics: the anonymous one against the key that it carries, the domain-signed one against
its certificate, with the timestamp (RFC 3161) over the signature. What a stranger may believe of the signer is not told:
a key is anonymous, and whether a certificate's root is trusted depends on a list of roots, which is not here. So the
signer is never established, only that nobody without the key changed the package since.

What is signed is the text `sha256:<hex>`, with ECDSA and SHA-256; browsers write the two numbers one after the other
(IEEE P1363), servers as DER.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import load_der_public_key
from cryptography.x509.oid import NameOID
from rfc3161_client import VerifierBuilder, decode_timestamp_response
from rfc3161_client.errors import VerificationError

from sanad.readers.formats.wacz import ALTERED, INTACT, UNKNOWN
from sanad.values.canonical import Json

_NAMES = frozenset(
    {
        "hash", "created", "software", "version", "signature", "publicKey", "domain", "domainCert", "timeSignature",
        "timestampCert", "crossSignedCert",
    }
)  # fmt: skip
"""The only names that a SignatureData object may hold ("Signature Data Format")."""
_APART = timedelta(minutes=10)
_BROKEN = (ValueError, TypeError, binascii.Error, UnsupportedAlgorithm, OverflowError)
_MOST = 1 << 20


@dataclass
class Signature:
    """A verdict on the signature, what it says of itself, and what a person should know."""

    verdict: str = UNKNOWN
    facts: dict[str, Json] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def verify(data: object, manifest: str) -> Signature:
    """Verify the member `signedData` of a digest file; `manifest` is the digest of the manifest as it lies, `sha256:<hex>`."""
    found = Signature()
    if not isinstance(data, Mapping):
        found.notes.append(
            "the package is not signed; whoever changed it could have written its digests anew"
        )
        return found
    texts = {
        name: value
        for name, value in data.items()
        if isinstance(value, str) and len(value) <= _MOST
    }
    found.facts = {name: texts[name] for name in ("created", "software", "domain") if name in texts}
    if odd := sorted(str(name) for name in data.keys() - _NAMES):
        found.notes.append(f"the signature holds what it must not: {', '.join(odd[:20])}")
    if texts.get("hash") != manifest:
        found.verdict = ALTERED
        found.notes.append("the signature was given for another manifest")
        return found
    try:
        key = _key(texts, found)
        found.verdict = INTACT if _holds(key, texts.get("signature", ""), manifest) else ALTERED
        if found.verdict == ALTERED:
            found.notes.append("the signature is not that of the key it names")
        if "timeSignature" in texts:
            _timestamp(texts, found)
    except _BROKEN as error:
        found.verdict = UNKNOWN
        found.notes.append(f"the signature cannot be read: {error}")
    return found


def _key(texts: Mapping[str, str], found: Signature) -> ec.EllipticCurvePublicKey:
    """Return the key that the signature names, and tell whose it says to be."""
    if "domainCert" in texts:
        chain = x509.load_pem_x509_certificates(texts["domainCert"].encode())
        found.facts["signer"] = f"certificate for {texts.get('domain', 'no domain')}"
        found.facts["certificate_sha256"] = chain[0].fingerprint(hashes.SHA256()).hex()
        found.notes += _of_chain(chain, texts.get("domain", ""))
        key: object = chain[0].public_key()
    else:
        raw = base64.b64decode(texts.get("publicKey", ""), validate=True)
        found.facts["signer"] = f"anonymous key, SHA-256 {hashlib.sha256(raw).hexdigest()}"
        found.notes.append(
            "the key of the signature is anonymous; whose it is must be established by other means"
        )
        key = load_der_public_key(raw)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        message = "its key is not one of ECDSA"
        raise ValueError(message)  # noqa: TRY004 - the evidence is wrong, not the call
    return key


def _of_chain(chain: list[x509.Certificate], domain: str) -> list[str]:
    """Return what is to be said of a chain of certificates; it is never trusted here."""
    notes = ["whether the certificate's root is to be trusted was not established offline"]
    named = {str(one.value) for one in chain[0].subject.get_attributes_for_oid(NameOID.COMMON_NAME)}
    try:
        extension = chain[0].extensions.get_extension_for_class(x509.SubjectAlternativeName)
        named |= set(extension.value.get_values_for_type(x509.DNSName))
    except x509.ExtensionNotFound:
        pass
    if domain not in named:
        notes.append("the certificate is not one for the domain that the signature names")
    for one, issuer in pairwise(chain):
        try:
            one.verify_directly_issued_by(issuer)
        except (InvalidSignature, *_BROKEN):
            notes.append("the chain of certificates does not hold together")
            break
    return notes


def _holds(key: ec.EllipticCurvePublicKey, signature: str, signed: str) -> bool:
    raw = base64.b64decode(signature, validate=True)
    half = (key.curve.key_size + 7) // 8
    if len(raw) == 2 * half:
        raw = utils.encode_dss_signature(int.from_bytes(raw[:half]), int.from_bytes(raw[half:]))
    try:
        key.verify(raw, signed.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def _timestamp(texts: Mapping[str, str], found: Signature) -> None:
    """Compare the timestamp with the signature; only a token over other bytes makes it altered."""
    answer = decode_timestamp_response(base64.b64decode(texts["timeSignature"], validate=True))
    moment = answer.tst_info.gen_time
    found.facts["timestamp"] = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    imprint = answer.tst_info.message_imprint.message
    if imprint not in {
        hashlib.new(name, texts["signature"].encode()).digest()
        for name in ("sha256", "sha384", "sha512")
    }:
        found.verdict = ALTERED
        found.notes.append("the timestamp was given for another signature")
        return
    chain = x509.load_pem_x509_certificates(texts.get("timestampCert", "").encode())
    try:
        builder = VerifierBuilder(
            tsa_certificate=chain[0], intermediates=chain[1:-1], roots=[chain[-1]]
        )
        builder.build().verify_message(answer, texts["signature"].encode())
        found.facts["timestamp_verdict"] = INTACT
    except VerificationError as error:
        found.facts["timestamp_verdict"] = UNKNOWN
        found.notes.append(
            f"the timestamp could not be verified with the certificates beside it: {error}"
        )
    found.notes.append(
        "whether the timestamp's authority is to be trusted was not established offline"
    )
    created = _moment(texts.get("created", ""))
    if created is None or abs(created - moment) > _APART:
        found.notes.append("the signature does not say a time within 10 minutes of its timestamp")


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
