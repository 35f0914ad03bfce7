# SPDX-License-Identifier: Apache-2.0
"""The parts of a timestamp: RFC 3161 TimeStampResp around CMS SignedData (RFC 5652)."""

from dataclasses import dataclass
from datetime import datetime

from . import der
from .fault import Fault

_SIGNED_DATA = "1.2.840.113549.1.7.2"  # RFC 5652 section 5.1
TST_INFO = "1.2.840.113549.1.9.16.1.4"  # RFC 3161 section 2.4.2
_CONTEXT_0, _CONTEXT_0_PRIMITIVE, _CONTEXT_1 = 0xA0, 0x80, 0xA1
_GRANTED = (0, 1)  # granted, grantedWithMods: RFC 3161 section 2.4.2


@dataclass(frozen=True)
class Algorithm:
    """An algorithm identifier: its object identifier and the bytes of its parameters."""

    oid: str
    parameters: bytes


@dataclass(frozen=True)
class Token:
    """A timestamp token as it stands, nothing verified."""

    content: bytes
    imprint_algorithm: str
    imprint: bytes
    at: datetime
    certificates: tuple[bytes, ...]
    issuer: bytes
    serial: int
    key_identifier: bytes
    digest: Algorithm
    signature_algorithm: Algorithm
    signature: bytes
    raw_attributes: bytes
    attributes: dict[str, bytes]


def parse_token(raw: bytes) -> Token:
    """Return the token of a TimeStampResp.

    Raises:
        Fault: the response is not DER of that structure, or holds no token.
    """
    response = der.Fields(der.read(raw, der.SEQUENCE).content)
    status = der.Fields(response.take(der.SEQUENCE).content)
    if der.integer(status.take(der.INTEGER)) not in _GRANTED:
        raise Fault("the authority refused to give a timestamp")
    token = der.Fields(response.take(der.SEQUENCE).content)
    response.end()
    if der.oid(token.take(der.OID)) != _SIGNED_DATA:
        raise Fault("the timestamp is not signed data")
    signed = der.Fields(der.read(token.take(_CONTEXT_0).content, der.SEQUENCE).content)
    signed.take(der.INTEGER)
    signed.take(der.SET)
    content = _content(signed.take(der.SEQUENCE))
    certificates = signed.optional(_CONTEXT_0)
    signed.optional(_CONTEXT_1)
    signers = der.Fields(signed.take(der.SET).content)
    signed.end()
    signer = signers.take(der.SEQUENCE)
    signers.end()
    return _token(content, certificates, signer)


def algorithm(element: der.Element) -> Algorithm:
    """Return an AlgorithmIdentifier (RFC 5280 section 4.1.1.2)."""
    fields = der.Fields(element.content)
    name = der.oid(fields.take(der.OID))
    parameters = fields.rest()
    return Algorithm(name, parameters[0].raw if parameters else b"")


def _token(content: bytes, certificates: der.Element | None, signer: der.Element) -> Token:
    imprint_algorithm, imprint, at = _info(content)
    fields = der.Fields(signer.content)
    fields.take(der.INTEGER)
    issuer, serial, key_identifier = _signer_name(fields)
    digest = algorithm(fields.take(der.SEQUENCE))
    attributes = fields.take(_CONTEXT_0)
    signature_algorithm = algorithm(fields.take(der.SEQUENCE))
    signature = fields.take(der.OCTET_STRING).content
    fields.optional(_CONTEXT_1)
    fields.end()
    held = der.Fields(certificates.content).rest() if certificates is not None else []
    return Token(
        content=content,
        imprint_algorithm=imprint_algorithm,
        imprint=imprint,
        at=at,
        certificates=tuple(item.raw for item in held if item.tag == der.SEQUENCE),
        issuer=issuer,
        serial=serial,
        key_identifier=key_identifier,
        digest=digest,
        signature_algorithm=signature_algorithm,
        signature=signature,
        # What is signed is the SET itself, not its [0] tag (RFC 5652 section 5.4).
        raw_attributes=bytes([der.SET]) + attributes.raw[1:],
        attributes=_attributes(attributes.content),
    )


def _content(element: der.Element) -> bytes:
    fields = der.Fields(element.content)
    if der.oid(fields.take(der.OID)) != TST_INFO:
        raise Fault("the signed data is not a timestamp")
    content = der.read(fields.take(_CONTEXT_0).content, der.OCTET_STRING).content
    fields.end()
    return content


def _info(content: bytes) -> tuple[str, bytes, datetime]:
    """Return hash algorithm, imprint and time of the TSTInfo (RFC 3161 section 2.4.2)."""
    fields = der.Fields(der.read(content, der.SEQUENCE).content)
    if der.integer(fields.take(der.INTEGER)) != 1:
        raise Fault("the timestamp is of an unknown version")
    fields.take(der.OID)
    imprint = der.Fields(fields.take(der.SEQUENCE).content)
    name = algorithm(imprint.take(der.SEQUENCE)).oid
    hashed = imprint.take(der.OCTET_STRING).content
    imprint.end()
    fields.take(der.INTEGER)
    return name, hashed, der.generalized_time(fields.take(der.GENERALIZED_TIME))


def _signer_name(fields: der.Fields) -> tuple[bytes, int, bytes]:
    """Return issuer and serial, or the key identifier, of the signer (RFC 5652 section 5.3)."""
    named = fields.optional(der.SEQUENCE)
    if named is None:
        return b"", 0, fields.take(_CONTEXT_0_PRIMITIVE).content
    parts = der.Fields(named.content)
    issuer = parts.take(der.SEQUENCE).raw
    serial = der.integer(parts.take(der.INTEGER))
    parts.end()
    return issuer, serial, b""


def _attributes(content: bytes) -> dict[str, bytes]:
    """Return each signed attribute's one value; an attribute that occurs twice is refused."""
    found: dict[str, bytes] = {}
    for element in der.Fields(content).rest():
        fields = der.Fields(element.content)
        name = der.oid(fields.take(der.OID))
        values = der.Fields(fields.take(der.SET).content).rest()
        fields.end()
        if name in found or len(values) != 1:
            raise Fault("the timestamp carries a signed attribute twice")
        found[name] = values[0].raw
    return found
