# SPDX-License-Identifier: Apache-2.0
"""Files named by their SHA-256, written once and never changed.

Writing has two steps, so that many files cost one flush of the disk. `stage` copies and hashes; `settle` flushes
what was staged and then renames it into place. Whoever records a blob does so after `settle` returned: if the
machine stops at any moment before, there is at most a file that nobody refers to: `sweep` removes a copy,
`set_aside` moves a blob out of the vault.

Guards: half-written files, silent change during the copy, double storage.
Does not guard: a disk that lies about flushing; somebody with write access to the directory (`audit` of the vault
notices that).
"""

import ctypes
import errno
import fcntl
import hashlib
import os
import shutil
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from sanad.errors import ChangedWhileRead, DiskFull, EmptyFile, SealBroken, Unreadable

_CHUNK = 1 << 20  # large enough that hashing, not Python, is the cost
_STRETCH = 32 << 20  # written back at a time: long enough for a disk, short in memory
_START_WRITING, _WRITE_AND_WAIT = 2, 7  # SYNC_FILE_RANGE_* of sync_file_range(2)
_OFFSET = ctypes.c_int64  # off64_t
_READ_ONLY = 0o444
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True)
class Staged:
    """A copy waiting to be settled: its digest (hex), its size in bytes, and where it waits."""

    sha256: str
    size: int
    path: Path


class Blobs:
    """The blob directory of one office."""

    def __init__(self, root: Path) -> None:
        """Use `root`; its folders are made when first needed."""
        self._sealed = root / "sha256"
        self._waiting = root / "staging"
        self._orphans = root / "orphans"
        self._staging = self._waiting / uuid4().hex
        self._held: int | None = None
        self._holding = threading.Lock()

    def path(self, sha256: str) -> Path:
        """Return where the blob `sha256` is, or would be."""
        return self._sealed / sha256[:2] / sha256

    def stage(self, source: Path) -> Staged:
        """Copy `source` into staging and hash the very bytes that were written.

        Costs one read and one write of the file in chunks of 1 MiB; memory does not grow with its size.

        Raises:
            Unreadable: missing, closed to us, or no regular file.
            EmptyFile: zero bytes.
            ChangedWhileRead: size, time or identity moved during the copy, or fewer bytes came than were there.
            DiskFull: no space left; the copy is removed.
        """
        target = self._staging / uuid4().hex
        try:
            self._hold_staging()
            with _opened(source) as file, target.open("xb", buffering=0) as copy:
                before = os.fstat(file.fileno())
                if before.st_size == 0:
                    raise EmptyFile(shown(source))
                sha256, size = _copy(file, copy)
                after = source.stat()
            if size != before.st_size or _identity(after) != _identity(before):
                raise ChangedWhileRead(shown(source))
        except OSError as error:
            with suppress(OSError):
                target.unlink(missing_ok=True)
            raise named(error, shown(source), "the sealed copy") from error
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        return Staged(sha256, size, target)

    def settle(self, staged: Iterable[Staged]) -> None:
        """Flush all `staged` copies, then rename each to its digest; on return they are on disk.

        A copy whose digest is already sealed is dropped, unless the stored bytes are damaged: then it replaces them.
        Costs two flushes of the file system however many copies there are.

        Raises:
            DiskFull: no space left; what was not put in place waits for `sweep`.
            Unreadable: the disk does not let us.
        """
        waiting = list(staged)
        if not waiting:
            return
        try:
            flush(self._staging)
            for item in waiting:
                if self._whole(item.sha256):
                    item.path.unlink(missing_ok=True)
                    continue
                target = self.path(item.sha256)
                target.parent.mkdir(parents=True, exist_ok=True)
                item.path.chmod(_READ_ONLY)
                item.path.replace(target)
            flush(self._sealed)
        except OSError as error:
            raise named(error, str(self._sealed), "the sealed copies") from error

    def drop(self, staged: Staged) -> None:
        """Remove a copy that will not be sealed after all."""
        staged.path.unlink(missing_ok=True)

    def set_aside(self, sha256: str) -> None:
        """Move a blob that no exhibit has out of the vault; whoever calls holds the writer's lock, so that none is about to.

        It is kept under `orphans`: after an older database was restored, these are exhibits that the database forgot.
        """
        target = self._orphans / sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        self.path(sha256).replace(target)

    def orphans(self) -> list[str]:
        """Return the names of the blobs that were set aside, in order."""
        return sorted(path.name for path in self._orphans.glob("*"))

    def digest(self, sha256: str) -> str | None:
        """Return the SHA-256 of the bytes now stored under `sha256`, or None if there are none."""
        path = self.path(sha256)
        if not path.exists():
            return None
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
        """Remove what interrupted runs left in staging; folders that a running process holds stay."""
        for folder in self._waiting.glob("*"):
            if folder == self._staging:
                continue
            try:
                descriptor = os.open(folder, os.O_RDONLY)
            except FileNotFoundError:  # another process sweeps too
                continue
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            else:
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(descriptor)

    def _whole(self, sha256: str) -> bool:
        """Tell whether the stored bytes are those of their name; one read of the file."""
        try:
            return self.digest(sha256) == sha256
        except OSError:  # a bad sector, for example
            return False

    def _hold_staging(self) -> None:
        """Make this process's staging folder and lock it for as long as the process lives."""
        with self._holding:
            if self._held is None:
                self._staging.mkdir(parents=True, exist_ok=True)
                self._held = os.open(self._staging, os.O_RDONLY)
                fcntl.flock(self._held, fcntl.LOCK_EX)


def named(error: OSError, where: str, what_for: str) -> DiskFull | Unreadable:
    """Return what the operating system says as one of our errors."""
    if error.errno in _FULL:
        return DiskFull(where, what_for=what_for)
    return Unreadable(where, detail=error.strerror or error)


def shown(path: Path) -> str:
    """Return a path as records write it: bytes that are no UTF-8, control characters and line ends are escaped."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(
        char.encode("unicode_escape").decode()
        if unicodedata.category(char) in {"Cc", "Zl", "Zp"}
        else char
        for char in text
    )


def flush(folder: Path) -> None:
    """Return when everything written so far to the file system of `folder` is on disk (syncfs(2))."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if _libc().syncfs(descriptor) != 0:
            code = ctypes.get_errno()
            if code == errno.ENOSPC:
                raise DiskFull(str(folder), what_for="the sealed copies")
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(descriptor)


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    """Open a regular file without following a link at its end, so that no folder points outside itself."""
    descriptor = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123  # a descriptor, not a path
        if not os.path.isfile(f"/proc/self/fd/{descriptor}"):  # noqa: PTH113  # a descriptor
            raise Unreadable(shown(source), detail="it is not a regular file")
        yield file


def _identity(status: os.stat_result) -> tuple[int, int, int, int]:
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def _copy(file: BinaryIO, copy: BinaryIO) -> tuple[str, int]:
    """Copy and hash through one buffer, writing back as it goes so that the flush at the end finds little to do.

    Pages that are on disk are let go: the copy of a large file would otherwise push everything else out of memory.
    """
    digest, size, flushed = hashlib.sha256(), 0, 0
    buffer = memoryview(bytearray(_CHUNK))
    while count := file.readinto(buffer):  # type: ignore[attr-defined]  # unbuffered files have it
        digest.update(buffer[:count])
        written = 0
        while written < count:
            written += copy.write(buffer[written:count])
        size += count
        if size - flushed >= _STRETCH:
            _write_back(copy.fileno(), flushed, size)
            flushed = size
    return digest.hexdigest(), size


def _write_back(descriptor: int, start: int, end: int) -> None:
    """Start writing the newest stretch to disk; wait for the one before, and let its pages go."""
    _libc().sync_file_range(descriptor, _OFFSET(start), _OFFSET(end - start), _START_WRITING)
    if start > 0:
        before = _OFFSET(start - _STRETCH)
        _libc().sync_file_range(descriptor, before, _OFFSET(_STRETCH), _WRITE_AND_WAIT)
        os.posix_fadvise(descriptor, start - _STRETCH, _STRETCH, os.POSIX_FADV_DONTNEED)


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
