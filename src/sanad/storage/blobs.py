# SPDX-License-Identifier: Apache-2.0
"""Files named by their SHA-256, written once and never changed; with a keyring each is encrypted under a key of its own.

Writing has two steps, so that many files cost one flush of the disk. `stage` copies and hashes; `settle` flushes
what was staged and then renames it into place. Whoever records a blob does so after `settle` returned: if the
machine stops at any moment before, there is at most a file that nobody refers to: `sweep` removes a copy,
`set_aside` moves a blob out of the vault.

Guards: half-written files, silent change during the copy, double storage.
Does not guard: a disk that lies about flushing; somebody with write access to the directory (`audit` of the vault
notices that).
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from pyrage import DecryptError

from sanad.errors import ChangedWhileRead, EmptyFile, KeyGone, KeyLocked, SealBroken
from sanad.storage.files import (
    HEAD,
    Copied,
    Flushed,
    Hashed,
    copied,
    flush,
    head_of,
    identity,
    named,
    opened,
    shown,
)
from sanad.storage.held import Held
from sanad.storage.keyring import Keyring

_READ_ONLY, _OWNER_ONLY = 0o444, 0o600


@dataclass(frozen=True)
class Staged:
    """A copy waiting to be settled: digest (hex) and size in bytes of what it says, and where it waits.

    `head` is its beginning, enough to tell what kind of file it is; `key` stands beside the copy when it is encrypted.
    """

    sha256: str
    size: int
    path: Path
    head: bytes = b""

    @property
    def key(self) -> Path:
        """Return where its key waits, if it has one."""
        return self.path.with_suffix(".key")


class Blobs:
    """The blob directory of one office."""

    def __init__(self, root: Path, keyring: Keyring | None = None) -> None:
        """Use `root`; its folders are made when first needed. What is sealed from now on is encrypted if there is a `keyring`."""
        self.keyring = keyring
        self._open = Held(root / "opened")
        self._opened: dict[str, Path] = {}
        self._sealed = root / "sha256"
        self._orphans = root / "orphans"
        self._staging = Held(root / "staging")

    def place(self, sha256: str) -> Path:
        """Return where the blob `sha256` is kept, or would be: as it was sealed, or encrypted."""
        return self._sealed / sha256[:2] / sha256

    def path(self, sha256: str) -> Path:
        """Return a path at which the sealed bytes can be read; of an encrypted blob until `close`.

        Raises:
            SealBroken: an encrypted blob no longer holds what was sealed.
            KeyGone, KeyLocked: it cannot be opened.
        """
        if self.keyring is None:
            return self.place(sha256)
        if sha256 not in self._opened:
            self._opened[sha256] = self._plain(self.keyring, sha256, sha256[:12])
        return self._opened[sha256]

    def close(self) -> None:
        """Remove what was opened of encrypted blobs."""
        for path in self._opened.values():
            path.unlink(missing_ok=True)
        self._opened.clear()

    def stage(self, source: Path) -> Staged:
        """Copy `source` into staging and hash the very bytes that were written.

        Costs one read and one write of the file in chunks of 1 MiB; memory does not grow with its size.

        Raises:
            Unreadable: missing, closed to us, or no regular file.
            EmptyFile: zero bytes.
            ChangedWhileRead: size, time or identity moved during the copy, or fewer bytes came than were there.
            DiskFull: no space left; the copy is removed.
        """
        try:
            target = self._staging.folder() / uuid4().hex
        except OSError as error:
            raise named(error, shown(source), "the sealed copy") from error
        try:
            with opened(source) as file, target.open("xb", buffering=0) as copy:
                before = os.fstat(file.fileno())
                if before.st_size == 0:
                    raise EmptyFile(shown(source))
                staged = self._written(file, copy, target)
                after = source.stat()
            if staged.size != before.st_size or identity(after) != identity(before):
                raise ChangedWhileRead(shown(source))
        except OSError as error:
            with suppress(OSError):
                target.unlink(missing_ok=True)
            raise named(error, shown(source), "the sealed copy") from error
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        return staged

    def stage_own(self, path: Path) -> Staged:
        """Stage a file that is ours and on the same disk: without a copy, unless it is to be encrypted.

        Raises:
            Unreadable: it is gone, or on another disk.
        """
        if self.keyring is not None:
            return self.stage(path)
        target = self._staging.folder() / uuid4().hex
        try:
            with opened(path) as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # it has readinto
                size = os.fstat(file.fileno()).st_size
                file.seek(0)
                head = file.read(HEAD)
            os.link(path, target)
        except OSError as error:
            raise named(error, shown(path), "the sealed copy") from error
        return Staged(sha256, size, target, head)

    def _written(self, file: BinaryIO, copy: BinaryIO, target: Path) -> Staged:
        if self.keyring is None:
            return Staged(*copied(file, copy), target, head_of(file))
        source = Hashed(file)
        key = self.keyring.write(source, Flushed(copy))
        staged = Staged(source.digest.hexdigest(), source.size, target, source.head)
        staged.key.write_bytes(key)
        staged.key.chmod(_OWNER_ONLY)
        return staged

    @contextmanager
    def reading(self, sha256: str, where: str) -> Iterator[Path]:
        """Yield a path at which the sealed bytes can be read, after they were found to be what was sealed.

        Raises:
            SealBroken: other bytes, or none.
        """
        if self.keyring is None:
            self.check(sha256, where)
            yield self.place(sha256)
            return
        path = self._plain(self.keyring, sha256, where)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _plain(self, keyring: Keyring, sha256: str, where: str) -> Path:
        """Decrypt a blob into our own working folder, and hold it to its digest."""
        target = self._open.folder() / uuid4().hex
        digest = hashlib.sha256()
        try:
            with target.open("xb") as file:
                target.chmod(_OWNER_ONLY)
                self._decrypt(keyring, sha256, Copied(file, digest))
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        if digest.hexdigest() != sha256:
            target.unlink()
            raise SealBroken(where, found=digest.hexdigest(), sealed=sha256)
        return target

    def _decrypt(self, keyring: Keyring, sha256: str, sink: Copied) -> None:
        """Decrypt into `sink`; damaged bytes end early there, and have another digest."""
        with self.place(sha256).open("rb") as source:
            try:
                keyring.read(sha256, source, sink)
            except (DecryptError, OSError):
                if sink.fault is not None:
                    raise sink.fault from None

    def settle(self, staged: Iterable[Staged]) -> None:
        """Flush all `staged` copies, then rename each to its digest; on return they are on disk.

        A copy whose digest is already sealed is dropped, unless the stored bytes are damaged: then it takes their place, and
        they are kept under `orphans`: how they were damaged may be evidence.
        Costs two flushes of the file system however many copies there are.

        Raises:
            DiskFull: no space left; what was not put in place waits for `sweep`.
            Unreadable: the disk does not let us.
        """
        waiting = list(staged)
        if not waiting:
            return
        try:
            flush(self._staging.folder())
            for item in waiting:
                if self.is_whole(item.sha256):
                    self.drop(item)
                    continue
                target = self.place(item.sha256)
                if target.exists():
                    self._keep_damaged(target)
                self._keep_key(item)
                target.parent.mkdir(parents=True, exist_ok=True)
                item.path.chmod(_READ_ONLY)
                item.path.replace(target)
            flush(self._sealed)
        except OSError as error:
            raise named(error, str(self._sealed), "the sealed copies") from error

    def drop(self, staged: Staged) -> None:
        """Remove a copy that will not be sealed after all."""
        staged.path.unlink(missing_ok=True)
        staged.key.unlink(missing_ok=True)

    def _keep_damaged(self, path: Path) -> None:
        self._orphans.mkdir(parents=True, exist_ok=True)
        path.rename(self._orphans / f"{path.name}.damaged-{uuid4().hex[:8]}")

    def _keep_key(self, staged: Staged) -> None:
        """Put the key in place before its blob: a key without a blob harms nobody."""
        if self.keyring is not None and staged.key.exists():
            target = self.keyring.path(staged.sha256)
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.key.replace(target)

    def fate(self, sha256: str) -> dict[str, str]:
        """Return what `destroy` will destroy: a key, by the digest of the file that holds it, or the bytes themselves."""
        if self.keyring is None:
            return {"destroys": "bytes", "sha256": sha256}
        return {"destroys": "key", "sha256": self.keyring.digest(sha256)}

    def destroy(self, sha256: str) -> None:
        """Make the sealed bytes unreadable for ever, if they still are readable."""
        self._open.sweep()
        opened = self._opened.pop(sha256, None)
        if opened is not None:
            opened.unlink(missing_ok=True)
        if self.keyring is not None:
            self.keyring.destroy(sha256)
        else:
            self.place(sha256).unlink(missing_ok=True)

    def is_readable(self, sha256: str) -> bool:
        """Tell whether the bytes, and the key if they need one, are there; they are not read."""
        key = self.keyring.path(sha256) if self.keyring is not None else None
        return self.place(sha256).exists() and (key is None or key.exists())

    def set_aside(self, sha256: str) -> None:
        """Move a blob that no exhibit has out of the vault; whoever calls holds the writer's lock, so that none is about to.

        It is kept under `orphans`: after an older database was restored, these are exhibits that the database forgot.
        """
        target = self._orphans / sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        self.place(sha256).replace(target)

    def orphans(self) -> list[str]:
        """Return the names of the blobs that were set aside, in order."""
        return sorted(path.name for path in self._orphans.glob("*"))

    def digest(self, sha256: str) -> str | None:
        """Return the SHA-256 of the bytes now stored under `sha256`, or None if there are none."""
        path = self.place(sha256)
        if not path.exists():
            return None
        if self.keyring is not None:
            digest = hashlib.sha256()
            self._decrypt(self.keyring, sha256, Copied(None, digest))
            return digest.hexdigest()
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def check(self, sha256: str, where: str) -> None:
        """Refuse a blob that is no longer what was sealed; one read of the file.

        Raises:
            SealBroken: other bytes, or none.
        """
        found = self.digest(sha256)
        if found != sha256:
            raise SealBroken(where, found=found or "gone", sealed=sha256)

    def stored(self) -> Iterator[str]:
        """Yield the name of every blob on disk, in order."""
        for folder in sorted(self._sealed.glob("??")):
            yield from sorted(entry.name for entry in folder.iterdir())

    def sweep(self) -> None:
        """Remove what interrupted runs left: staged copies, and plain bytes of encrypted blobs. What a running process holds stays."""
        self._staging.sweep()
        self._open.sweep()

    def is_whole(self, sha256: str) -> bool:
        """Tell whether the stored bytes are those of their name; one read of the file.

        Whoever seals need not be able to open: what is there under a key that is not at hand counts as whole, and `audit` reads it.
        """
        try:
            return self.digest(sha256) == sha256
        except KeyLocked:
            return True
        except (OSError, KeyGone):  # a bad sector, for example
            return False
