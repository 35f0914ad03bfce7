# SPDX-License-Identifier: Apache-2.0
"""Whether an outside authority saw the checkpoint, and when: RFC 3161 section 2.2 and RFC 5816.

Checked without any outside knowledge: the token covers the checkpoint, the certificate in it is for timestamping only
and was valid then, the signed attributes bind the content and that certificate, and its signature holds. Whether that
signer deserves trust is for the reader to say, by giving its certificate or the one that issued it. Revocation is
not looked up: the verifier works offline.
"""

import hashlib
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from . import der
from .fault import Fault
from .tst import TST_INFO, Algorithm, Token, algorithm, parse_token

PATH = "ledger/checkpoint.tsr"
MAX_TOKEN = 256 * 1024  # bytes; tokens with one certificate are about 2 KiB
_CONTENT_TYPE, _MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12"  # RFC 2634 section 5.4, SHA-1
_SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"  # RFC 5035 section 3
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "2.16.840.1.101.3.4.2.1": hashes.SHA256(),
    "2.16.840.1.101.3.4.2.2": hashes.SHA384(),
    "2.16.840.1.101.3.4.2.3": hashes.SHA512(),
}
_SIGNATURE_HASHES: dict[str, hashes.HashAlgorithm] = {
    "1.2.840.113549.1.1.11": hashes.SHA256(),  # RSA PKCS#1 v1.5: RFC 4055 section 5
    "1.2.840.113549.1.1.12": hashes.SHA384(),
    "1.2.840.113549.1.1.13": hashes.SHA512(),
    "1.2.840.10045.4.3.2": hashes.SHA256(),  # ECDSA: RFC 5758 section 3.2
    "1.2.840.10045.4.3.3": hashes.SHA384(),
    "1.2.840.10045.4.3.4": hashes.SHA512(),
}
_RSA, _PSS = "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10"
_SHA256_OID = "2.16.840.1.101.3.4.2.1"
_MIN_RSA_BITS = 2048  # NIST SP 800-131A revision 2, table 2


@dataclass(frozen=True)
class Stamp:
    """What a good token says."""

    at: datetime
    signer: x509.Certificate


def open_timestamp(raw: bytes, covered: bytes) -> Stamp:
    """Return time and signer of a token that covers the bytes `covered` and whose signature holds.

    Raises:
        Fault: it does not cover them, or anything in it contradicts.
    """
    token = parse_token(raw)
    if token.imprint_algorithm != _SHA256_OID:
        raise Fault("the timestamp was not made over a SHA-256 digest")
    if token.imprint != hashlib.sha256(covered).digest():
        raise Fault("the timestamp is of other data than this checkpoint")
    try:
        with warnings.catch_warnings(
            action="ignore"
        ):  # of odd certificates: they fail on their own
            raw_signer, signer = _signer(token)
            _check_purpose(signer, token.at)
            _check_attributes(token, raw_signer)
            _check_signature(token, signer)
    except Fault:
        raise
    except Exception as error:  # what `cryptography` raises for malformed certificates is no one family
        raise Fault(
            f"the certificate or signature in the timestamp is malformed: {error}"
        ) from error
    return Stamp(token.at, signer)


def vouched(stamp: Stamp, trusted: Sequence[x509.Certificate]) -> bool:
    """Return whether one of the reader's certificates is the signer, or issued the signer."""
    return any(_vouches(certificate, stamp) for certificate in trusted)


def _vouches(trusted: x509.Certificate, stamp: Stamp) -> bool:
    if trusted == stamp.signer:
        return True
    try:
        stamp.signer.verify_directly_issued_by(trusted)
        constraints = trusted.extensions.get_extension_for_class(x509.BasicConstraints)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.ExtensionNotFound):
        return False
    return constraints.value.ca and _valid_at(trusted, stamp.at)


def _signer(token: Token) -> tuple[bytes, x509.Certificate]:
    for raw in token.certificates:
        certificate = x509.load_der_x509_certificate(raw)
        if token.key_identifier:
            if _key_identifier(certificate) == token.key_identifier:
                return raw, certificate
        elif (
            certificate.serial_number == token.serial
            and certificate.issuer.public_bytes() == token.issuer
        ):
            return raw, certificate
    raise Fault("the timestamp does not hold the certificate of its signer")


def _key_identifier(certificate: x509.Certificate) -> bytes:
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    except x509.ExtensionNotFound:
        return b""
    return found.value.digest


def _check_purpose(signer: x509.Certificate, at: datetime) -> None:
    """Check that the certificate is for timestamping only, critically so (RFC 3161 section 2.3)."""
    try:
        usage = signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound as error:
        raise Fault("the signer's certificate is not one for timestamps") from error
    if not usage.critical or list(usage.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise Fault("the signer's certificate is not one for timestamps only")
    if not _valid_at(signer, at):
        raise Fault("the signer's certificate was not valid at the time of the timestamp")


def _valid_at(certificate: x509.Certificate, at: datetime) -> bool:
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def _check_attributes(token: Token, raw_signer: bytes) -> None:
    """Check the signed attributes that bind content and certificate (RFC 5652 section 11)."""
    content_type = der.oid(der.read(_attribute(token, _CONTENT_TYPE), der.OID))
    if content_type != TST_INFO:
        raise Fault("the timestamp's signed content type is not that of a timestamp")
    named = der.read(_attribute(token, _MESSAGE_DIGEST), der.OCTET_STRING).content
    if named != _digest(token.digest, token.content):
        raise Fault("the timestamp's content is not what its signer signed")
    if not _named_certificate(token, raw_signer):
        raise Fault("the timestamp's signer signed for another certificate")


def _attribute(token: Token, name: str) -> bytes:
    if name not in token.attributes:
        raise Fault("the timestamp lacks a signed attribute that it must have")
    return token.attributes[name]


def _named_certificate(token: Token, raw_signer: bytes) -> bool:
    """Return whether the signed attribute names this certificate (RFC 5816 section 2.2.1)."""
    second = _SIGNING_CERTIFICATE_V2 in token.attributes
    name = _SIGNING_CERTIFICATE_V2 if second else _SIGNING_CERTIFICATE
    listed = der.Fields(der.read(_attribute(token, name), der.SEQUENCE).content)
    first = der.Fields(der.Fields(listed.take(der.SEQUENCE).content).take(der.SEQUENCE).content)
    if not second:
        # ESSCertID can only be SHA-1; it selects among certificates, the signature is checked apart.
        expected = hashlib.sha1(raw_signer, usedforsecurity=False).digest()
        return first.take(der.OCTET_STRING).content == expected
    named = first.optional(der.SEQUENCE)
    used = algorithm(named) if named is not None else Algorithm(_SHA256_OID, b"")
    return first.take(der.OCTET_STRING).content == _digest(used, raw_signer)


def _digest(used: Algorithm, data: bytes) -> bytes:
    digest = hashes.Hash(_hash(used.oid))
    digest.update(data)
    return digest.finalize()


def _hash(name: str) -> hashes.HashAlgorithm:
    if name not in _HASHES:
        raise Fault("the timestamp uses a hash that this verifier does not accept")
    return _HASHES[name]


def _check_signature(token: Token, signer: x509.Certificate) -> None:
    key, used = signer.public_key(), token.signature_algorithm
    signed = token.raw_attributes
    try:
        if isinstance(key, rsa.RSAPublicKey):
            if key.key_size < _MIN_RSA_BITS:
                raise Fault("the timestamp's key is too short to be relied on")
            key.verify(token.signature, signed, *_rsa(used, token.digest))
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(token.signature, signed, ec.ECDSA(_signature_hash(used)))
        elif isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(token.signature, signed)
        else:
            raise Fault("the timestamp is signed with a kind of key this verifier does not know")
    except InvalidSignature as error:
        raise Fault("the timestamp's signature does not hold") from error


def _rsa(
    used: Algorithm, digest: Algorithm
) -> tuple[padding.AsymmetricPadding, hashes.HashAlgorithm]:
    if used.oid == _RSA:
        return padding.PKCS1v15(), _hash(digest.oid)
    if used.oid != _PSS:
        return padding.PKCS1v15(), _signature_hash(used)
    name = _pss_hash(used.parameters)
    return padding.PSS(padding.MGF1(name), padding.PSS.AUTO), name


def _pss_hash(parameters: bytes) -> hashes.HashAlgorithm:
    """Return the hash of RSASSA-PSS-params, which MGF1 must share (RFC 4055 section 3.1)."""
    fields = der.Fields(der.read(parameters, der.SEQUENCE).content)
    named = algorithm(der.read(fields.take(0xA0).content, der.SEQUENCE))
    mask = algorithm(der.read(fields.take(0xA1).content, der.SEQUENCE))
    if algorithm(der.read(mask.parameters, der.SEQUENCE)).oid != named.oid:
        raise Fault("the timestamp's signature mixes two hashes")
    return _hash(named.oid)


def _signature_hash(used: Algorithm) -> hashes.HashAlgorithm:
    if used.oid not in _SIGNATURE_HASHES:
        raise Fault("the timestamp is signed in a way that this verifier does not accept")
    return _SIGNATURE_HASHES[used.oid]
