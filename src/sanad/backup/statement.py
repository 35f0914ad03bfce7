# SPDX-License-Identifier: Apache-2.0
"""What a backup says of itself: a signed note (C2SP signed-note) whose text is `sanad/backup/1` and one line of canonical JSON.

Guarantees: what `opened` returns was signed by the key that it names, and is whole. Does not guarantee whose key that is: whoever reads it holds
the fingerprint to one that they have from elsewhere.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sanad.errors import BackupBroken
from sanad.ledger.note import Signer
from sanad.values.canonical import Json, canonical

TAG = "sanad/backup/1"
_KEY_HASH = 4  # bytes before the signature itself


@dataclass(frozen=True)
class Statement:
    """A backup as its office signed it.

    `key` is the public key that signed, hexadecimal; `at` an instant as entries write it; `revision` that of the database; `entries` and `root` (hexadecimal) are the ledger's in
    the copied database; `files` and `size` (bytes) count what `listed`, the SHA-256 of the list, names; `keys` is the SHA-256 of the encrypted keys, empty where there are none.
    """

    office: str
    origin: str
    key: str
    at: str
    revision: str
    entries: int
    root: str
    files: int
    size: int
    listed: str
    keys: str

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the key that signed."""
        return hashlib.sha256(bytes.fromhex(self.key)).hexdigest()

    def signed(self, signer: Signer) -> str:
        """Return the statement as a signed note."""
        body: dict[str, Json] = asdict(self)
        return signer.sign(f"{TAG}\n{canonical(body).decode()}\n")


def opened(note: str, where: str) -> Statement:
    """Return what a note states.

    Raises:
        BackupBroken: it is cut short, says something else, or is not signed by the key that it names.
    """
    text, _, signature = note.partition("\n\n")
    tag, _, body = text.partition("\n")
    if tag != TAG:
        raise BackupBroken(where, detail="its statement is no statement of a backup")
    try:
        given: dict[str, Any] = json.loads(body)
        statement = Statement(**{each.name: given.pop(each.name) for each in fields(Statement)})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupBroken(where, detail="its statement is cut short") from error
    if given or not signed_by(statement.key, note):
        detail = "its statement is not signed by the key that it names, or was changed since"
        raise BackupBroken(where, detail=detail)
    del signature
    return statement


def signed_by(key: str, note: str) -> bool:
    """Tell whether a signed note carries a signature of the public `key` (hexadecimal)."""
    text, blank, last = note.partition("\n\n")
    words = last.split()
    try:
        raw = base64.b64decode(words[-1], validate=True)[_KEY_HASH:]
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(raw, f"{text}\n".encode())
    except (InvalidSignature, ValueError, TypeError, IndexError, binascii.Error):
        return False
    return bool(blank)
