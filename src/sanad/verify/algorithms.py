# SPDX-License-Identifier: Apache-2.0
"""The hashes and signatures that a timestamp may use; every other is refused, SHA-1 among them."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes

from . import der
from .fault import Fault
from .tst import Algorithm, Token, algorithm

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
SHA256 = "2.16.840.1.101.3.4.2.1"
_MIN_RSA_BITS = 2048  # NIST SP 800-131A revision 2, table 2


def digest(used: Algorithm, data: bytes) -> bytes:
    """Return the digest of `data` under the algorithm named."""
    hashed = hashes.Hash(_hash(used.oid))
    hashed.update(data)
    return hashed.finalize()


def _hash(name: str) -> hashes.HashAlgorithm:
    if name not in _HASHES:
        raise Fault("the timestamp uses a hash that this verifier does not accept")
    return _HASHES[name]


def verify_signature(key: CertificatePublicKeyTypes, token: Token) -> None:
    """Check the signature over the signed attributes of a token.

    Raises:
        Fault: it does not hold, or uses something that is not accepted.
    """
    used = token.signature_algorithm
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
