# SPDX-License-Identifier: Apache-2.0
"""Signed notes and verifier keys (C2SP signed-note) with Ed25519.

Signatures under other names or keys are ignored, as the specification says; one under the key's own name and hash
must hold.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .fault import Fault

MAX_NOTE = 64 * 1024  # bytes; a checkpoint is about 300
_MAX_SIGNATURES = 100  # as the reference implementation of signed-note
_ED25519 = b"\x01"
_HASH_BYTES, _KEY_BYTES, _SIGNATURE_BYTES = 4, 32, 64
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]{1,200}")
_DASH = "— "


@dataclass(frozen=True)
class VerifierKey:
    """The office's public key under its name."""

    origin: str
    public: bytes

    @property
    def key_hash(self) -> bytes:
        """Return the four bytes by which a signature names its key."""
        return hashlib.sha256(self.origin.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    @property
    def fingerprint(self) -> str:
        """Return what the office publishes by another way: SHA-256 of the public key."""
        return hashlib.sha256(self.public).hexdigest()


def parse_key(raw: bytes) -> VerifierKey:
    """Return the key of a verifier key file.

    Raises:
        Fault: it is not one line of the documented form, or its key hash is not that of its key.
    """
    line = _text(raw)
    parts = line.removesuffix("\n").split("+", 2)
    if len(parts) != 3 or _NAME.fullmatch(parts[0]) is None:  # noqa: PLR2004  # name, hash, key
        raise Fault("it is not a verifier key of the form name+hash+key")
    encoded = decode_base64(parts[2])
    if len(encoded) != 1 + _KEY_BYTES or encoded[:1] != _ED25519:
        raise Fault("its key is not an Ed25519 key")
    key = VerifierKey(parts[0], encoded[1:])
    if key.key_hash.hex() != parts[1]:
        raise Fault("its key hash is not that of its key")
    return key


def open_note(raw: bytes, key: VerifierKey) -> str:
    """Return the text of a signed note whose signature by `key` holds.

    Raises:
        Fault: the note is malformed, is not signed by this key, or its signature is wrong.
    """
    written = _text(raw)
    text, gap, signatures = written.rpartition("\n\n")
    if not gap or not signatures.endswith("\n"):
        raise Fault("it is not a signed note: the empty line before the signatures is missing")
    text += "\n"
    lines = signatures.removesuffix("\n").split("\n")
    if len(lines) > _MAX_SIGNATURES:
        raise Fault("it carries too many signatures")
    ours = [found for line in lines if (found := _signature(line, key)) is not None]
    if not ours:
        raise Fault(f"it is not signed by the office's key ({key.origin})")
    for signature in ours:
        _verify(text.encode(), signature, key)
    return text


def decode_base64(written: str) -> bytes:
    """Return the bytes of base64 that has only one spelling (RFC 4648 sections 3.3 and 3.5)."""
    try:
        raw = base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Fault("it holds something that is not base64") from error
    if base64.b64encode(raw).decode() != written:
        raise Fault("it holds base64 that could be spelt otherwise")
    return raw


def _signature(line: str, key: VerifierKey) -> bytes | None:
    """Return the signature on this line if it names our key."""
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space or _NAME.fullmatch(name) is None:
        raise Fault("a line below the empty one is not a signature")
    raw = decode_base64(encoded)
    if len(raw) <= _HASH_BYTES:
        raise Fault("a signature is too short")
    if name != key.origin or raw[:_HASH_BYTES] != key.key_hash:
        return None
    return raw[_HASH_BYTES:]


def _verify(text: bytes, signature: bytes, key: VerifierKey) -> None:
    if len(signature) != _SIGNATURE_BYTES:
        raise Fault("its signature is not an Ed25519 signature")
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, text)
    except (InvalidSignature, ValueError) as error:
        raise Fault("its signature does not hold: the text or the signature was altered") from error


def _text(raw: bytes) -> str:
    if len(raw) > MAX_NOTE:
        raise Fault(f"it is larger than {MAX_NOTE} bytes")
    try:
        written = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault("it is not UTF-8 text") from error
    if any(character < " " and character != "\n" for character in written):
        raise Fault("it holds control characters")
    return written
