# SPDX-License-Identifier: Apache-2.0
"""What a package says that it holds, and by whose key (docs/formats/package.md, `manifest.json`; docs/formats/ledger.md, notes and keys).

Only arithmetic: a signature that holds was made with the key that lies beside it. Whose key that is, nothing in a package can prove.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sanad.readers.strict_json import Decoder

_VERSION = "sanad/package/1"
_ED25519 = b"\x01"
_KEY_HASH = 4
_BROKEN = (ValueError, binascii.Error, InvalidSignature)


@dataclass
class Manifest:
    """The digest and size of each file listed, the fingerprint that it gives of its key, and what is wrong with it.

    Sizes are as written: digits.
    """

    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    brief: str = ""
    key: str = ""
    faults: list[str] = field(default_factory=list)


def parse(raw: bytes) -> Manifest:
    """Return what a manifest says; one that cannot be read lists nothing and says why."""
    document = loaded(raw)
    if document.get("v") != _VERSION:
        return Manifest(faults=[f"it is no manifest of the form {_VERSION}"])
    found = Manifest(brief=str(document.get("brief")), key=str(document.get("key")))
    listed = document.get("files")
    for number, one in enumerate(listed if isinstance(listed, list) else [], 1):
        told = (
            [one.get(name) for name in ("path", "size", "sha256")]
            if isinstance(one, Mapping)
            else []
        )
        texts = [each for each in told if isinstance(each, str)]
        if len(texts) != 3 or texts[0] in found.files:  # noqa: PLR2004 - path, size, digest
            found.faults.append(f"file {number} is not listed as it must be, or twice")
            continue
        found.files[texts[0]] = (texts[2], texts[1])
    if found.files.get("brief.json", ("",))[0] != found.brief:
        found.faults.append("the brief that it names is not the one that it lists")
    return found


def loaded(raw: bytes) -> dict[str, Any]:
    """Return the JSON object of a file, numbers as written; empty where it is none, or could be read in two ways."""
    try:
        value, fault = Decoder().whole(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}
    return value if fault is None and isinstance(value, dict) else {}


def fingerprint(raw: bytes) -> str | None:
    """Return the fingerprint of a verifier key file; None where it is no such file."""
    known = _key(raw)
    return None if known is None else hashlib.sha256(known[1]).hexdigest()


def is_signed(manifest: bytes, note: bytes, key: bytes) -> bool:
    """Tell whether a note holds the digest of the manifest under the key of a verifier key file (C2SP signed-note, Ed25519)."""
    known = _key(key)
    text = f"sanad/manifest/1\n{hashlib.sha256(manifest).hexdigest()}\n"
    if known is None:
        return False
    origin, public = known
    name = f"— {origin} ".encode()
    body, _, signatures = note.rpartition(b"\n\n")
    written = [line.removeprefix(name) for line in signatures.splitlines() if line.startswith(name)]
    if body + b"\n" != text.encode() or len(written) != 1:
        return False
    try:
        raw = base64.b64decode(written[0], validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(raw[_KEY_HASH:], text.encode())
    except _BROKEN:
        return False
    return raw[:_KEY_HASH] == _hash(origin, public)


def _key(raw: bytes) -> tuple[str, bytes] | None:
    """Return the name and the 32 bytes of a key whose file is sound."""
    try:
        origin, key_hash, encoded = raw.decode("utf-8").removesuffix("\n").split("+", 2)
        key = base64.b64decode(encoded, validate=True)
    except _BROKEN:
        return None
    public = key.removeprefix(_ED25519)
    is_sound = len(public) == 32 and len(key) == 33 and key_hash == _hash(origin, public).hex()  # noqa: PLR2004 - RFC 8032
    return (origin, public) if is_sound else None


def _hash(origin: str, public: bytes) -> bytes:
    return hashlib.sha256(origin.encode() + b"\n" + _ED25519 + public).digest()[:_KEY_HASH]
