# SPDX-License-Identifier: Apache-2.0
"""Keys of blobs at rest: each blob is an age file under a key of its own, and that key is kept apart, locked to the office.

A blob's key is an age identity, itself encrypted to the recipients of the office: its own and the recovery key, which
is kept elsewhere. Sealing needs recipients only; reading needs the office's identity. To destroy a key is to erase its
blob, wherever copies of the blob lie: as long as copies of the key are destroyed too, so keys are backed up apart.

Format: age v1 (C2SP age.md), X25519 recipients; the office's identity may be locked by a passphrase (scrypt).
Does not guard: what readers made of a blob; a machine that is taken over while it is unlocked.
"""

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import IO, Protocol

import pyrage
from pyrage import x25519

from sanad.errors import AlreadyDone, BadValue, KeyGone, KeyLocked

Passphrase = Callable[[], str | None]
"""Asks for the passphrase of the office's identity; None when there is nobody to ask."""

_OWNER_ONLY = 0o600
_AGE = b"age-encryption.org/"
_DIGEST = re.compile(r"[0-9a-f]{64}")


class _Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Sink(Protocol):
    def write(self, data: bytes, /) -> int: ...


class Keyring:
    """The keys of one office's blobs.

    `home` holds `recipients` (one age recipient a line, the office's first) and `identity`; `keys` one file a blob.
    """

    def __init__(self, home: Path, keys: Path, passphrase: Passphrase) -> None:
        """Use what is there; nothing is opened before it is needed."""
        self._home = home
        self._keys = keys
        self._passphrase = passphrase
        self._mine: x25519.Identity | None = None

    @property
    def is_there(self) -> bool:
        """Tell whether this office encrypts what it seals."""
        return (self._home / "recipients").exists()

    def create(self, recovery: str | None) -> str | None:
        """Make the office's identity; return a new recovery identity unless a recipient `recovery` was given.

        What is returned is kept nowhere here: whoever founds the office keeps it elsewhere.

        Raises:
            AlreadyDone: there are keys.
            BadValue: `recovery` is no age recipient.
        """
        if self.is_there:
            raise AlreadyDone(str(self._home), kind="key of the vault", name="identity")
        spare = None if recovery else x25519.Identity.generate()
        self._write(recovery or str(spare.to_public() if spare else ""))
        return str(spare) if spare else None

    def recipients(self) -> list[str]:
        """Return the age recipients to which keys are locked: the office, then its recovery key."""
        return (self._home / "recipients").read_text(encoding="ascii").split()

    def lock(self, key: bytes) -> bytes:
        """Return a blob's key as it is kept: encrypted to the office and to its recovery key."""
        return bytes(pyrage.encrypt(key, self._recipients()))

    def write(self, source: _Source, sink: _Sink) -> bytes:
        """Encrypt `source` into `sink` under a new key and return the key as it is kept."""
        identity = x25519.Identity.generate()
        pyrage.encrypt_io(source, sink, [identity.to_public()])
        return self.lock(str(identity).encode())

    def read(self, sha256: str, source: IO[bytes], sink: _Sink) -> None:
        """Decrypt the blob `sha256` from `source` into `sink`.

        Raises:
            KeyGone: its key was destroyed, or never was.
            KeyLocked: the office's identity cannot be opened.
            pyrage.DecryptError: the blob is damaged; what went into `sink` is worth nothing.
        """
        pyrage.decrypt_io(source, sink, [self._key(sha256)])

    def path(self, sha256: str) -> Path:
        """Return where the key of `sha256` is, or would be."""
        return self._keys / sha256[:2] / sha256

    def digest(self, sha256: str) -> str:
        """Return the SHA-256 of the file that holds a blob's key.

        Raises:
            KeyGone: there is none.
        """
        try:
            return hashlib.sha256(self.path(sha256).read_bytes()).hexdigest()
        except FileNotFoundError as error:
            raise KeyGone(sha256[:12]) from error

    def destroy(self, sha256: str) -> None:
        """Destroy a blob's key, if it is there: its bytes are overwritten, then its file removed."""
        path = self.path(sha256)
        _beside(path).unlink(missing_ok=True)
        if not path.exists():
            return
        with path.open("r+b") as file:  # where a disk copies on write the old bytes stay a while
            file.write(os.urandom(path.stat().st_size))
            os.fsync(file.fileno())
        path.unlink()

    def renew(self, identity: str) -> int:
        """Give the office a new identity with the help of the recovery `identity`; return how many keys were locked anew.

        Raises:
            KeyLocked: it does not open the keys.
        """
        spare = _identity(identity, "the recovery key")
        secret = self._passphrase()
        if self._is_locked() and not secret:
            raise KeyLocked(
                "the vault", detail="the new identity needs a passphrase, as the old one had"
            )
        paths = [path for path in sorted(self._keys.glob("??/*")) if _DIGEST.fullmatch(path.name)]
        kept = {path: self._unlocked(path, spare) for path in paths}
        self._write(str(spare.to_public()))
        for path, key in kept.items():
            _replace(path, self.lock(key))
        return len(kept)

    def _is_locked(self) -> bool:
        """Tell whether the office's identity asks for a passphrase; one that is lost counts as one that did not."""
        path = self._home / "identity"
        return path.exists() and path.read_bytes().startswith(_AGE)

    def _write(self, recovery: str) -> None:
        try:
            x25519.Recipient.from_str(recovery)
        except pyrage.RecipientError as error:
            kind = "age recipient"
            raise BadValue("recovery key", value=recovery, type=kind, detail=error) from error
        self._mine = x25519.Identity.generate()
        words, secret = str(self._mine).encode(), self._passphrase()
        self._home.mkdir(parents=True, exist_ok=True)
        _replace(
            self._home / "identity", pyrage.passphrase.encrypt(words, secret) if secret else words
        )
        recipients = f"{self._mine.to_public()}\n{recovery}\n"
        _replace(self._home / "recipients", recipients.encode("ascii"))

    def _recipients(self) -> list[x25519.Recipient]:
        return [x25519.Recipient.from_str(line) for line in self.recipients()]

    def _key(self, sha256: str) -> x25519.Identity:
        path = self.path(sha256)
        if not path.exists():
            raise KeyGone(sha256[:12])
        return _identity(self._unlocked(path, self._office()).decode(), str(path))

    def _unlocked(self, path: Path, by: x25519.Identity) -> bytes:
        try:
            return bytes(pyrage.decrypt(path.read_bytes(), [by]))
        except pyrage.DecryptError as error:
            raise KeyLocked(path.name[:12], detail=str(error)) from error

    def _office(self) -> x25519.Identity:
        if self._mine is None:
            kept = (self._home / "identity").read_bytes()
            if kept.startswith(_AGE):
                kept = self._opened(kept)
            self._mine = _identity(kept.decode("ascii", "replace"), "the identity of the office")
        return self._mine

    def _opened(self, kept: bytes) -> bytes:
        secret = self._passphrase()
        if not secret:
            raise KeyLocked("the vault", detail="it asks for a passphrase")
        try:
            return bytes(pyrage.passphrase.decrypt(kept, secret))
        except pyrage.DecryptError as error:
            raise KeyLocked("the vault", detail="the passphrase is not the one") from error


def _identity(words: str, where: str) -> x25519.Identity:
    lines = [line for line in words.splitlines() if line and not line.startswith("#")]
    try:
        return x25519.Identity.from_str("".join(lines).strip())
    except pyrage.IdentityError as error:
        raise KeyLocked(where, detail="it is no age identity") from error


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}")


def _replace(path: Path, raw: bytes) -> None:
    """Put new contents in place of a file's: all of them or, if the machine stops, none."""
    fresh = _beside(path)
    fresh.unlink(missing_ok=True)
    fresh.touch(_OWNER_ONLY)
    with fresh.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
