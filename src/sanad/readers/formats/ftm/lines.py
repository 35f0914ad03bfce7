# SPDX-License-Identifier: Apache-2.0
"""The lines of a file, and the records of a table whose fields may run over several lines, with their byte ranges.

Memory holds one of them, and of one too long to be cited no more than its beginning.
"""

import codecs
from collections.abc import Iterator
from typing import IO, NamedTuple

from sanad.readers.entries import LONGEST

_BLANK = b" \t\r\n"


class Line(NamedTuple):
    """Bytes that are not only blanks, without the blanks around them, and where they stand: `start` to `end`, end exclusive."""

    start: int
    end: int
    raw: bytes


def lines(file: IO[bytes]) -> Iterator[Line]:
    """Yield every line that is not empty."""
    start = 0
    while whole := file.readline(LONGEST + 2):
        end = _skipped(file, start, whole)
        yield from _line(start, end, whole)
        start = end


def records(file: IO[bytes]) -> Iterator[Line]:
    """Yield every record (RFC 4180): lines, until their quotation marks are even in number.

    A mark that is never closed costs its own line and no other: what follows is read on from the next.
    """
    start = 0
    while first := file.readline(LONGEST + 2):
        after = _skipped(file, start, first)
        end, whole = after, first
        if first.count(b'"') % 2 and after - start <= LONGEST:
            more = _closed(file, LONGEST - len(first))
            whole, end = first + more, end + len(more)
            if not more:
                file.seek(after)
        yield from _line(start, end, whole)
        start = end


def _closed(file: IO[bytes], room: int) -> bytes:
    """Return the lines up to the one that closes an open quotation mark; nothing where none does within `room` bytes."""
    found: list[bytes] = []
    while room > 0 and (line := file.readline(room)):
        found.append(line)
        room -= len(line)
        if line.count(b'"') % 2 and (room > 0 or line.endswith(b"\n")):
            return b"".join(found)
    return b""


def _skipped(file: IO[bytes], start: int, line: bytes) -> int:
    """Return where a line ends, after going there."""
    end = start + len(line)
    while not line.endswith(b"\n") and (line := file.readline(LONGEST)):
        end += len(line)
    return end


def _line(start: int, end: int, whole: bytes) -> Iterator[Line]:
    at = start
    if start == 0 and whole.startswith(codecs.BOM_UTF8):
        at, whole = len(codecs.BOM_UTF8), whole[len(codecs.BOM_UTF8) :]
    raw = whole.strip(_BLANK)
    if raw:
        at += len(whole) - len(whole.lstrip(_BLANK))
        yield Line(at, end if end - at > LONGEST + 2 else at + len(raw), raw)
