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
from cryptography.x509.oid import ExtendedKeyUsageOID

from . import der
from .algorithms import SHA256, digest, verify_signature
from .fault import Fault
from .tst import TST_INFO, Algorithm, Token, algorithm, parse_token

PATH = "ledger/checkpoint.tsr"
MAX_TOKEN = 256 * 1024  # bytes; tokens with one certificate are about 2 KiB
_CONTENT_TYPE, _MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12"  # RFC 2634 section 5.4, SHA-1
_SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"  # RFC 5035 section 3


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
    if token.imprint_algorithm != SHA256:
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
            verify_signature(signer.public_key(), token)
    except Fault:
        raise
    except (
        Exception
    ) as error:  # what `cryptography` raises for malformed certificates is no one family
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
    if named != digest(token.digest, token.content):
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
    used = algorithm(named) if named is not None else Algorithm(SHA256, b"")
    return first.take(der.OCTET_STRING).content == digest(used, raw_signer)
