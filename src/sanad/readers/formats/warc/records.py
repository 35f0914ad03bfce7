# SPDX-License-Identifier: Apache-2.0
"""The records of a WARC file one after the other (ISO 28500:2017, sections 4 to 6), damage passed over and told.

Headers are parsed by warcio; its iterator is not used, because it reads lines without end, takes broken gzip for the end
of the file, and writes to the standard error.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders

from sanad.readers.formats.warc import START
from sanad.readers.unpacked import Damaged, Unpacked

_LARGEST_HEADER = 1 << 20
_LONGEST_LENGTH = 19  # digits of the largest size that a file can have
_CHUNK = 1 << 16
_ALGORITHMS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256",
               "sha512": "sha512", "sha-512": "sha512", "md5": "md5"}  # fmt: skip


@dataclass
class Digests:
    """Running digests of one stream: our SHA-256 always, and what the record declares."""

    declared: str | None = None
    size: int = 0
    ours: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    theirs: "hashlib._Hash | None" = None

    def __post_init__(self) -> None:
        """Begin the algorithm that is declared, when it is one that is known."""
        name = _ALGORITHMS.get((self.declared or "").partition(":")[0].strip().lower())
        self.theirs = hashlib.new(name, usedforsecurity=False) if name else None

    def update(self, piece: bytes) -> None:
        """Take in bytes."""
        self.size += len(piece)
        self.ours.update(piece)
        if self.theirs is not None:
            self.theirs.update(piece)


@dataclass
class Record:
    """One record; its block is read through `read` and `readline`, once."""

    number: int
    start: int
    """Where it begins in the file as it lies; with gzip, where its packed member begins."""
    kind: str
    headers: StatusAndHeaders
    length: int
    stream: "_Lines"
    block: Digests
    payload: Digests | None = None
    left: int = 0

    def get(self, name: str) -> str | None:
        """Return the value of a field of the record, or None."""
        value = self.headers.get_header(name)
        return None if value is None else str(value)

    def read(self, size: int) -> bytes:
        """Return bytes of the block, none at its end."""
        return self._taken(self.stream.read(min(size, self.left)))

    def readline(self, size: int | None = None) -> bytes:
        """Return a line of the block."""
        most = self.left if size is None else min(size, self.left)
        return self._taken(self.stream.readline(most)) if most else b""

    def begin_payload(self) -> None:
        """Count what follows as payload: what comes after the fields of HTTP (section 6.3.2)."""
        self.stream.room = self.left + _LARGEST_HEADER
        self.payload = Digests(self.get("WARC-Payload-Digest"))

    def drain(self) -> None:
        """Read the rest of the block."""
        while self.read(_CHUNK):
            pass

    def _taken(self, piece: bytes) -> bytes:
        self.left -= len(piece)
        self.block.update(piece)
        if self.payload is not None:
            self.payload.update(piece)
        return piece


@dataclass(frozen=True)
class Gap:
    """Bytes that are no record: how many were passed over, from where, and what was wrong."""

    number: int
    start: int
    why: str


class _Lines:
    """The stream as warcio sees it: the fields of one record have an end."""

    def __init__(self, stream: Unpacked) -> None:
        self.stream = stream
        self.room = _LARGEST_HEADER

    def read(self, size: int) -> bytes:
        return self.stream.read(size)

    def readline(self, size: int | None = None) -> bytes:
        line = self.stream.readline() if size is None else self.stream.readline(size)
        self.room -= len(line)
        if self.room < 0:
            raise Damaged("the fields of a record have no end")
        return line

    def tell(self) -> int:
        return self.stream.tell()


def records(stream: Unpacked) -> Iterator[Record | Gap]:
    """Yield each record in turn; what was not read of one is passed over when the next is asked for.

    Raises:
        TooMuchInside: more comes out than an honest file of this size holds.
    """
    loader, lines, number = (
        ArcWarcRecordLoader(verify_http=False, arc2warc=False),
        _Lines(stream),
        0,
    )
    last: Record | Gap | None = None
    while True:
        try:
            for one in _run(loader, lines, number):
                number, last = one.number, one
                yield one
        except Damaged as error:
            if not (
                isinstance(last, Record) and last.left
            ):  # else it is known as the record that breaks off
                number += 1
                yield Gap(number, stream.member, str(error))
            if stream.packing == "gzip" and stream.recover(START):
                continue
        return


def _run(loader: ArcWarcRecordLoader, lines: _Lines, number: int) -> Iterator[Record | Gap]:
    """Yield records up to damage that the stream cannot pass, or the end."""
    while True:
        lines.room = _LARGEST_HEADER
        line, lost = _next_start(lines.stream)
        number += 1
        if lost:
            yield Gap(number, _place(lines.stream, line) - lost, f"{lost} bytes are no record")
            number += bool(line)
        if not line:
            return
        start = _place(lines.stream, line)
        try:
            found = loader.parse_record_stream(lines, line, "warc", no_record_parse=True)
        except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, TypeError) as error:
            yield Gap(number, start, f"the fields of a record cannot be read: {error}")
            continue
        length = found.rec_headers.get_header("Content-Length") or ""
        if not (length.isascii() and length.isdigit() and len(length) <= _LONGEST_LENGTH):
            yield Gap(number, start, "a record does not say its length")
            continue
        kind = str(found.rec_type or "").lower()
        block = Digests(found.rec_headers.get_header("WARC-Block-Digest"))
        one = Record(
            number, start, kind, found.rec_headers, int(length), lines, block, left=int(length)
        )
        yield one
        one.drain()


def _place(stream: Unpacked, line: bytes) -> int:
    return stream.member if stream.packing else stream.tell() - len(line)


def _next_start(stream: Unpacked) -> tuple[bytes, int]:
    """Return the first line of the next record, empty at the end, and how many bytes before it are no record."""
    lost = 0
    while line := stream.readline():
        if line.startswith(START):
            return line, lost
        if line.strip():
            lost += len(line)
    return b"", lost
