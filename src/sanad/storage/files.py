# SPDX-License-Identifier: Apache-2.0
"""Files of the operating system: opened without being led astray, copied and hashed in one pass, flushed, faults named.

Guarantees: memory does not grow with the size of a file. Does not guard against a disk that lies about flushing.
"""

import ctypes
import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO

from sanad.errors import DiskFull, Unreadable
from sanad.values.visible import visible

HEAD = 64
"""Bytes: enough to tell what kind of file it is."""
_CHUNK = 1 << 20  # large enough that hashing, not Python, is the cost
_STRETCH = 32 << 20  # written back at a time: long enough for a disk, short in memory
_START_WRITING, _WRITE_AND_WAIT = 2, 7  # SYNC_FILE_RANGE_* of sync_file_range(2)
_OFFSET = ctypes.c_int64  # off64_t
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def named(error: OSError, where: str, what_for: str) -> DiskFull | Unreadable:
    """Return what the operating system says as one of our errors."""
    if error.errno in _FULL:
        return DiskFull(where, what_for=what_for)
    return Unreadable(where, detail=error.strerror or error)


def shown(path: Path) -> str:
    """Return a path as records write it: bytes that are no UTF-8, and signs that act on whoever looks, are escapes.

    No two paths are written alike: a backslash of the path itself is doubled.
    """
    return visible(os.fsencode(path).replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace"))


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
def opened(source: Path) -> Iterator[BinaryIO]:
    """Open a regular file without following a link at its end, so that no folder points outside itself."""
    descriptor = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123  # a descriptor, not a path
        if not os.path.isfile(f"/proc/self/fd/{descriptor}"):  # noqa: PTH113  # a descriptor
            raise Unreadable(shown(source), detail="it is not a regular file")
        yield file


class Hashed:
    """A file that is hashed as it is read, and whose beginning is kept."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = hashlib.sha256()
        self.size = 0
        self.head = b""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes."""
        chunk = self._file.read(size)
        self.digest.update(chunk)
        self.size += len(chunk)
        self.head += chunk[: HEAD - len(self.head)]
        return chunk


class Flushed:
    """A file that is written back to disk as it grows."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = self._done = 0

    def write(self, data: bytes, /) -> int:
        """Write all of `data`, and start writing back what has gathered."""
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]
        self._size += len(data)
        if self._size - self._done >= _STRETCH:
            _write_back(self._file.fileno(), self._done, self._size)
            self._done = self._size
        return len(data)

    def flush(self) -> None:
        """Do nothing: `settle` flushes all copies at once."""


class Copied:
    """What is hashed on its way, into a file or into nothing."""

    def __init__(self, file: BinaryIO | None, digest: "hashlib._Hash") -> None:
        self._file = file
        self._digest = digest
        self.fault: OSError | None = None

    def write(self, data: bytes, /) -> int:
        """Hash `data`, and write it if there is a file."""
        self._digest.update(data)
        try:
            if self._file is not None:
                self._file.write(data)
        except OSError as error:  # told apart from damage to what is decrypted
            self.fault = error
            raise
        return len(data)

    def flush(self) -> None:
        """Do nothing: the file is closed soon."""


def head_of(file: BinaryIO) -> bytes:
    """Return the beginning of an open file; its position stays."""
    return os.pread(file.fileno(), HEAD, 0)


def identity(status: os.stat_result) -> tuple[int, int, int, int]:
    """Return what changes when a file is replaced, or written to."""
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def copied(file: BinaryIO, copy: BinaryIO) -> tuple[str, int]:
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
