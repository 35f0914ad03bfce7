# SPDX-License-Identifier: Apache-2.0
"""A package as one file that only its recipients can open: a tar of the folder, encrypted with age (C2SP age.md, X25519 recipients).

The tar is the same for the same package (names sorted, no times, no owners; POSIX.1-2001, pax), so that its digest can be told and
compared; its age file is another each time, because age draws new keys. Memory does not grow with the package, and no plain copy of it
touches the disk. Every file is held to its digest in the manifest on the way.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage import x25519

from sanad.errors import BadValue, PackageDiffers
from sanad.storage.files import opened
from sanad.values.said import Said

_MANIFEST = ("manifest.json", "manifest.sig")
"""The files that a manifest does not list (docs/formats/package.md)."""
_SECRET = "AGE-SECRET-KEY-"  # noqa: S105  # how each of them begins; none is here
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Enveloped:
    """What was encrypted: SHA-256 of the tar and of the age file, and the size of the latter in bytes."""

    tar: str
    age: str
    size: int


def recipients(given: Iterable[str]) -> tuple[str, ...]:
    """Return age recipients as they are kept: each once, sorted.

    Raises:
        BadValue: one is none, or there is none at all; a secret key is not repeated in the message.
    """
    kept = tuple(sorted(dict.fromkeys(given)))
    if not kept:
        raise BadValue("recipients", value="", type="list of age recipients", detail="it is empty")
    for each in kept:
        if is_secret(each):
            detail = "it is a secret key: give the line that begins with age1, and make a new key"
            raise BadValue("recipients", value=f"{_SECRET}…", type="age recipient", detail=detail)
        _recipient(each)
    return kept


def is_secret(key: str) -> bool:
    """Tell whether a key is one that its owner should have kept."""
    return key.upper().startswith(_SECRET)


def listed(text: str) -> list[str]:
    r"""Return the recipients of a file as `age -R` reads it: one a line, `#` begins a comment.

    >>> listed("# the court\nage1abc\n\n")
    ['age1abc']
    """
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def brief_of(package: Path) -> str:
    """Return the digest of the brief that a package's manifest names.

    Raises:
        PackageDiffers: it has no manifest that can be read.
    """
    return _manifest(package)[0]


def encrypt(package: Path, to: Sequence[str], target: Path) -> Enveloped:
    """Encrypt the folder `package` to the recipients `to` into the new file `target`; reads each file once.

    Raises:
        PackageDiffers: a file is not the one that the manifest lists.
        OSError: the disk does not let us. `target` is worth nothing after any of these.
    """
    source = _Source(_tar(package))
    with target.open("xb") as file:
        sink = _Sink(file)
        try:
            pyrage.encrypt_io(source, sink, [_recipient(each) for each in to])
        except pyrage.EncryptError as error:
            raise source.fault or sink.fault or error from error
    return Enveloped(source.digest.hexdigest(), sink.digest.hexdigest(), sink.size)


def _recipient(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise BadValue("recipients", value=text, type="age recipient", detail=error) from error


def _manifest(package: Path) -> tuple[str, dict[str, str]]:
    """Return the digest of the brief, and path → digest of every file that is listed."""
    try:
        manifest = json.loads((package / _MANIFEST[0]).read_bytes())
        return str(manifest["brief"]), {str(each["path"]): str(each["sha256"]) for each in manifest["files"]}  # fmt: skip
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise PackageDiffers(str(package), detail="its manifest cannot be read") from error


def _tar(package: Path) -> Iterator[bytes]:
    """Yield the tar of a package in pieces: what its manifest lists, and the manifest with its signature."""
    _, digests = _manifest(package)
    for path in sorted({*digests, *_MANIFEST}):
        with opened(package / path) as file:
            member = tarfile.TarInfo(f"{package.name}/{path}")
            member.size = file.seek(0, 2)
            file.seek(0)
            yield member.tobuf(tarfile.PAX_FORMAT)
            digest, left = hashlib.sha256(), member.size
            while left and (chunk := file.read(min(_CHUNK, left))):
                digest.update(chunk)
                left -= len(chunk)
                yield chunk
        if left or digests.get(path, digest.hexdigest()) != digest.hexdigest():
            raise PackageDiffers(
                str(package), detail=Said("{path} is not as the manifest lists it", path=path)
            )
        yield bytes(-member.size % tarfile.BLOCKSIZE)
    yield bytes(2 * tarfile.BLOCKSIZE)  # POSIX.1-2001, pax: two blocks of zeros end an archive


class _Source:
    """Pieces as a file to be read, hashed as it is read; keeps what went wrong, which age tells as a fault of its own."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self.digest = hashlib.sha256()
        self.fault: Exception | None = None

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes; none at the end."""
        try:
            while not self._rest and (piece := next(self._pieces, None)) is not None:
                self._rest = piece
        except Exception as fault:
            self.fault = fault
            raise
        given, self._rest = self._rest[:size], self._rest[size:]
        self.digest.update(given)
        return given


class _Sink:
    """A file that is hashed and counted as it is written; keeps what went wrong."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = hashlib.sha256()
        self.size = 0
        self.fault: OSError | None = None

    def write(self, data: bytes, /) -> int:
        """Write all of `data`."""
        try:
            self._file.write(data)
        except OSError as fault:
            self.fault = fault
            raise
        self.digest.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: the file is closed soon."""
