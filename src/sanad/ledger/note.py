# SPDX-License-Identifier: Apache-2.0
"""Signed notes (C2SP signed-note) with Ed25519, and the office's key.

Signing only: whoever checks does so with the verifier, which trusts nothing of ours.
"""

import base64
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sanad.errors import KeysDoNotFit, Unreadable
from sanad.storage.files import shown

KEY = "keys/ledger.ed25519"
"""Where an office keeps its own, in its folder."""
_ED25519 = b"\x01"  # signature type byte of C2SP signed-note
_OWNER_ONLY = 0o600


@dataclass(frozen=True)
class Signer:
    """An Ed25519 key under the name `origin`, which appears in every note it signs."""

    origin: str
    key: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """Return the public key, 32 bytes (RFC 8032 section 5.1.5)."""
        return self.key.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """Return what the office publishes by another way: SHA-256 of the public key, hexadecimal."""
        return hashlib.sha256(self.public).hexdigest()

    @property
    def verifier_key(self) -> str:
        """Return the one-line verifier key of docs/formats/ledger.md."""
        encoded = base64.b64encode(_ED25519 + self.public).decode()
        return f"{self.origin}+{self._key_hash().hex()}+{encoded}"

    def sign(self, text: str) -> str:
        """Return `text`, which ends in a newline, as a signed note."""
        signature = base64.b64encode(self._key_hash() + self.key.sign(text.encode())).decode()
        return f"{text}\n— {self.origin} {signature}\n"

    def _key_hash(self) -> bytes:
        return hashlib.sha256(self.origin.encode() + b"\n" + _ED25519 + self.public).digest()[:4]


def create_key(path: Path, origin: str) -> Signer:
    """Make a new key in the file `path`, readable by its owner only, and return it.

    Raises:
        FileExistsError: there is a key already; it is never replaced.
    """
    key = Ed25519PrivateKey.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with open(descriptor, "wb") as file:  # noqa: PTH123  # a descriptor, not a path
        file.write(key.private_bytes_raw())
        os.fsync(file.fileno())
    return Signer(origin, key)


def load_key(path: Path, origin: str) -> Signer:
    """Return the key kept in `path`.

    Raises:
        KeysDoNotFit: there is none, or something else.
        Unreadable: it is closed to us.
    """
    try:
        return Signer(origin, Ed25519PrivateKey.from_private_bytes(path.read_bytes()))
    except FileNotFoundError as error:
        detail = "the one that signs its ledger is not there"
        raise KeysDoNotFit(shown(path), detail=detail) from error
    except ValueError as error:
        detail = "the file of the one that signs its ledger holds something else"
        raise KeysDoNotFit(shown(path), detail=detail) from error
    except OSError as error:
        raise Unreadable(shown(path), detail=error.strerror or error) from error
