# SPDX-License-Identifier: Apache-2.0
"""The package as a directory on disk, opened with suspicion.

Guarantees: only regular files found inside the directory are ever opened, never through a symbolic link, and whole
reads are bounded. Does not guard against a directory that changes while it is being checked.
"""

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .fault import CallFault, Fault

MAX_JSON = 64 * 1024 * 1024  # bytes: manifest, brief, layer; larger ones do not fit a small machine
MAX_ENTRY = 8 * 1024 * 1024
MAX_FILES = 1_000_000
MAX_DEPTH = 8  # folders inside folders; the format has three
BLOCK = 1024 * 1024
_MARKS = ("manifest.json", "manifest.sig", "office.vkey", "brief.json")
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_MAX_PATH = 200
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OPEN |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True)
class Package:
    """The regular files of a package with their sizes, and what else stands in the directory."""

    root: Path
    sizes: dict[str, int]
    strange: dict[str, str]

    def read(self, path: str, limit: int) -> bytes:
        """Return a whole file.

        Raises:
            Fault: it is missing, cannot be read, or is larger than `limit` bytes.
        """
        with self.open(path) as file:
            raw = _all(file, limit + 1)
        if len(raw) > limit:
            raise Fault(
                f"it is larger than {limit} bytes, the most this verifier reads of its kind"
            )
        return raw

    def open(self, path: str) -> BinaryIO:
        """Return a file opened for reading bytes; the caller closes it.

        Raises:
            Fault: it is not one of the regular files found, or cannot be opened.
        """
        if path not in self.sizes:
            raise Fault(self.strange.get(path, "the file is missing"))
        try:
            file = open(os.open(self.root / path, _OPEN), "rb")  # noqa: PTH123, SIM115  # a descriptor that the caller owns
        except OSError as error:
            raise Fault(f"the file cannot be opened: {error.strerror}") from error
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            file.close()
            raise Fault("it is not a regular file")
        return file

    def sha256(self, path: str, on_bytes: Callable[[int], None]) -> str:
        """Return the digest of a file, streamed; `on_bytes` hears of each block."""
        digest = hashlib.sha256()
        # most files are small, and a block of zeros costs as much as hashing it
        buffer = memoryview(bytearray(max(1, min(BLOCK, self.sizes.get(path, BLOCK)))))
        with self.open(path) as file:
            while count := _into(file, buffer):
                digest.update(buffer[:count])
                on_bytes(count)
        return digest.hexdigest()


def open_package(root: Path) -> Package:
    """Return what stands in the directory `root`.

    Raises:
        CallFault: it is not a directory, or none of a package's main files is in it.
    """
    try:
        if not any((root / name).is_file() for name in _MARKS):
            raise CallFault(f"there is no package in {root}")
    except (OSError, ValueError) as error:
        raise CallFault(f"{root} cannot be opened: {error}") from error
    sizes: dict[str, int] = {}
    strange: dict[str, str] = {}
    for path, size, problem in _walk(root, "", 0):
        if problem:
            strange[path] = problem
        else:
            sizes[path] = size
        if len(sizes) + len(strange) > MAX_FILES:
            strange[path] = f"the package holds more than {MAX_FILES} files"
            break
    return Package(root, sizes, strange)


def is_safe(path: str) -> bool:
    """Return whether a path of the manifest stays inside the package on every system."""
    return len(path) <= _MAX_PATH and _PATH.fullmatch(path) is not None


def _walk(root: Path, folder: str, depth: int) -> Iterator[tuple[str, int, str]]:
    """Yield (path, size, problem) of everything below `folder`; no link is followed."""
    try:
        found = sorted(os.scandir(root / folder), key=lambda item: item.name)
    except OSError as error:
        yield folder, 0, f"the folder cannot be read: {error.strerror}"
        return
    for item in found:
        path = f"{folder}/{item.name}" if folder else item.name
        try:
            status = item.stat(follow_symlinks=False)
        except OSError as error:
            yield path, 0, f"it cannot be read: {error.strerror}"
            continue
        if stat.S_ISREG(status.st_mode):
            yield path, status.st_size, ""
        elif not stat.S_ISDIR(status.st_mode):
            link = stat.S_ISLNK(status.st_mode)
            yield path, 0, "it is a symbolic link" if link else "it is not a regular file"
        elif depth >= MAX_DEPTH:
            yield path, 0, "the folder lies too deep"
        else:
            yield from _walk(root, path, depth + 1)


def _all(file: BinaryIO, limit: int) -> bytes:
    try:
        return file.read(limit)
    except OSError as error:
        raise Fault(f"the file cannot be read: {error.strerror}") from error


def _into(file: BinaryIO, buffer: memoryview) -> int:
    try:
        return file.readinto(buffer)  # type: ignore[attr-defined, no-any-return]  # typeshed's BinaryIO lacks it
    except OSError as error:
        raise Fault(f"the file cannot be read: {error.strerror}") from error
