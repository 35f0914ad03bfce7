# SPDX-License-Identifier: Apache-2.0
"""What the office hands out and takes back, or keeps in its database, under a key that is not in the database.

Guarantees: of what was sealed nobody reads or changes anything without the key file; what was sealed for one use is worth nothing for another (AES-256-GCM, a key
for each use by HKDF, RFC 5869). Does not guarantee that it comes back once only: `sanad.accounts.challenge` does.
"""

import base64
import binascii
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FILE = "accounts.key"
_BYTES = 32
_NONCE = 12  # NIST SP 800-38D, 8.2.2; random, far below 2^32 of them
_OWNER_ONLY = 0o600


@dataclass(frozen=True)
class Seal:
    """The key of one use, such as `authenticator`."""

    key: bytes

    def close(self, plain: bytes, about: str) -> str:
        """Return `plain` sealed as URL-safe text; `about` must be said again to open it."""
        nonce = secrets.token_bytes(_NONCE)
        return _text(nonce + AESGCM(self.key).encrypt(nonce, plain, about.encode()))

    def open(self, sealed: str, about: str) -> bytes | None:
        """Return what was sealed; None when it was not sealed by this key for this use and about this."""
        try:
            raw = base64.urlsafe_b64decode(sealed.encode("ascii"))
            return AESGCM(self.key).decrypt(raw[:_NONCE], raw[_NONCE:], about.encode())
        except (InvalidTag, UnicodeEncodeError, binascii.Error, ValueError):
            return None


def seal(keys: Path, use: str) -> Seal:
    """Return the seal of one use; the key is made in the folder `keys` when it is first asked for, readable by its owner alone."""
    kdf = HKDF(SHA256(), _BYTES, salt=None, info=f"sanad/accounts/1/{use}".encode())
    return Seal(kdf.derive(_master(keys / FILE)))


def _master(path: Path) -> bytes:
    """Return the key; two processes that make it at once agree on one, and none sees a half of it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        with open(descriptor, "wb") as file:  # noqa: PTH123  # a descriptor, not a path
            file.write(secrets.token_bytes(_BYTES))
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first: its key counts
        finally:
            draft.unlink()
    return path.read_bytes()


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()
