# SPDX-License-Identifier: Apache-2.0
"""Where each record of a table stands in the sealed bytes, in any encoding.

A record's text is encoded again and compared with the bytes at its place, so a range is never a calculation that nobody
checked. An encoding in which one text can be written in two ways fails that comparison, and the file is refused.
"""

import codecs
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sanad.errors import UnreadableText
from sanad.readers.tabular.header import Header
from sanad.readers.tabular.layout import L
from sanad.readers.tabular.records import every_record

_NATIVE = "le" if sys.byteorder == "little" else "be"
_MARKS = {
    "utf-8-sig": {codecs.BOM_UTF8: "utf-8", b"": "utf-8"},
    "utf-16": {
        codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", b"": f"utf-16-{_NATIVE}",
    },
    "utf-32": {
        codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be", b"": f"utf-32-{_NATIVE}",
    },
}  # fmt: skip
"""Byte order marks that Python's codec takes off, and how the text behind each is encoded."""


class Placed(NamedTuple):
    """A data record and its bytes: `start` to `end`, end exclusive, without the line end after it."""

    fields: list[str]
    start: int
    end: int


def placed_records(sealed: Path, header: Header[L], where: str) -> Iterator[Placed]:
    """Yield the records after the header with their places; memory stays at one record.

    Raises:
        MalformedFile, UnicodeDecodeError: as `every_record`.
        UnreadableText: the bytes are not what their text encodes to.
    """
    with sealed.open("rb") as file:
        mark, codec = _mark(file.read(4), header.encoding)
        at = file.seek(len(mark))
        for record in every_record(sealed, header, where):
            written = record.written.rstrip("\r\n") if record.fields else ""
            raw, ends = written.encode(codec), record.written[len(written) :].encode(codec)
            if file.read(len(raw) + len(ends)) != raw + ends:
                raise UnreadableText(where, encoding=header.encoding, offset=at)
            if record.number > header.record:
                yield Placed(record.fields, at, at + len(raw))
            at += len(raw) + len(ends)


def _mark(start: bytes, encoding: str) -> tuple[bytes, str]:
    """Return the byte order mark of a file and the codec of what follows."""
    for mark, codec in _MARKS.get(encoding, {}).items():
        if start.startswith(mark):
            return mark, codec
    return b"", encoding
