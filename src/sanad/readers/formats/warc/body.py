# SPDX-License-Identifier: Apache-2.0
"""The resource that a server sent: the body of an HTTP response with its codings taken off (RFC 9112 section 7, RFC 9110 section 8.4).

What says that it is coded and is not, as browsers store it, is given as it lies.
"""

import zlib
from collections.abc import Iterator
from typing import Protocol

from warcio.statusandheaders import StatusAndHeaders

from sanad.readers.unpacked import Damaged

_CHUNK = 1 << 16
_OUT = 1 << 20
_LONGEST_SIZE = 64
_DEFLATED = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


class Source(Protocol):
    """Bytes to read, lines too."""

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end."""
        ...

    def readline(self, size: int | None = None) -> bytes:
        """Return a line of up to `size` bytes."""
        ...


class Body:
    """The pieces of a body; `kept` names the codings that could not be taken off, `entity` gets the bytes between the two codings."""

    def __init__(self, source: Source, fields: StatusAndHeaders) -> None:
        """Read `source`, which comes after the HTTP `fields`."""
        self._source = source
        transfer = _codings(fields, "Transfer-Encoding")
        self._is_chunked = transfer[-1:] == ["chunked"]
        self._codings = _codings(fields, "Content-Encoding")
        self.kept: list[str] = []

    @property
    def is_chunked(self) -> bool:
        """Tell whether the bytes lie in chunks."""
        return self._is_chunked

    def entity(self) -> Iterator[bytes]:
        """Yield the bytes without chunks."""
        if not self._is_chunked:
            return _plain(self._source, b"")
        first = self._source.readline(_LONGEST_SIZE)
        if _chunk_size(first) is None:
            self._is_chunked = False
            return _plain(self._source, first)
        return _unchunked(self._source, first)

    def decoded(self, entity: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the bytes as the page's maker wrote them; one coding is taken off, more than one are kept.

        Raises:
            Damaged: a coding breaks off or is broken; what came before was yielded.
        """
        first = next(entity, b"")
        bits = _DEFLATED.get(self._codings[0]) if len(self._codings) == 1 else None
        if bits is not None and _looks_coded(self._codings[0], first):
            yield from _inflated(bits, first, entity)
            return
        if not (bits is not None and first):
            self.kept = self._codings
        yield first
        yield from entity


def _codings(fields: StatusAndHeaders, name: str) -> list[str]:
    written = str(fields.get_header(name) or "").lower()
    return [one.strip() for one in written.split(",") if one.strip() not in {"", "identity"}]


def _looks_coded(coding: str, first: bytes) -> bool:
    if coding == "deflate":
        return first[:1] == b"\x78" and len(first) > 1 and int.from_bytes(first[:2]) % 31 == 0
    return first.startswith(b"\x1f\x8b")


def _plain(source: Source, first: bytes) -> Iterator[bytes]:
    if first:
        yield first
    while piece := source.read(_CHUNK):
        yield piece


def _chunk_size(line: bytes) -> int | None:
    digits = line.split(b";")[0].strip()
    if not line.endswith(b"\n") or not digits or len(digits) > 16:  # noqa: PLR2004 - 64 bits in hexadecimal
        return None
    try:
        return int(digits, 16) if digits.isalnum() else None
    except ValueError:
        return None


def _unchunked(source: Source, line: bytes) -> Iterator[bytes]:
    while size := _chunk_size(line):
        while size:
            piece = source.read(min(size, _CHUNK))
            if not piece:
                raise Damaged("a chunk breaks off")
            size -= len(piece)
            yield piece
        if source.readline(2).strip():
            raise Damaged("a chunk has no end")
        line = source.readline(_LONGEST_SIZE)
    if _chunk_size(line) is None:
        raise Damaged("the size of a chunk cannot be read")


def _inflated(bits: int, first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(bits)
    try:
        for piece in _chained(first, rest):
            waiting = piece
            while waiting and not unpacker.eof:
                yield unpacker.decompress(waiting, _OUT)
                waiting = unpacker.unconsumed_tail
    except zlib.error as error:
        raise Damaged(f"the coding of the content is broken: {error}") from error
    if not unpacker.eof:
        raise Damaged("the coding of the content breaks off")


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
