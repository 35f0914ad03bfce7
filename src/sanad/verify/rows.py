# SPDX-License-Identifier: Apache-2.0
"""Chosen records of a delimited table, in one pass that stops after the last of them.

Records are those of Python's `csv` reader with RFC 4180 quoting, which skips no line. In a block of the file
where every quoted field surely ends on its own line, each line is one record; where none of them is wanted, the line
ends are counted and nothing is parsed. Cost: reading the file up to the last wanted record; memory: one block, and a record of at most 128 KiB per field.
"""

import csv
import io
import re
from collections import deque
from collections.abc import Collection, Iterator
from typing import BinaryIO

from .fault import Fault
from .layers import Table
from .package import BLOCK

_LINE_BYTES = re.compile(
    r"ascii|utf-8(-sig)?|iso8859-\d{1,2}|cp(125\d|437|85\d|86\d|720|737|775|874)"
)
"""Encodings in which the bytes of ASCII always stand for themselves, so that lines can be found in bytes."""
_FIELD = 128 * 1024  # characters of a field; what is longer is a quotation that never ends
_LONGEST = 16 * BLOCK  # bytes of a line; beyond it the file is not a table


def pick(file: BinaryIO, table: Table, wanted: Collection[int]) -> dict[int, list[str]]:
    """Return the data records numbered `wanted` (from 1) that the table holds.

    Args:
        file: The exhibit, at its beginning.
        table: How its records are written.
        wanted: Numbers of data records; those the table does not have are left out of the result.

    Raises:
        Fault: the file cannot be read as such a table before the last wanted record.
    """
    csv.field_size_limit(_FIELD)  # of the whole process: whoever set it before meant other files
    records = sorted(row + table.header_record for row in wanted)
    try:
        if _LINE_BYTES.fullmatch(table.encoding) and table.quotechar.isascii():
            found = _Lines(file, table).pick(records)
        else:
            text = io.TextIOWrapper(file, table.encoding, errors="replace", newline="")
            found = _scan(_reader(text, table), 1, records)
            text.detach()
    except (csv.Error, UnicodeError) as error:
        raise Fault(f"it cannot be read as the table it is described as: {error}") from error
    return {number - table.header_record: fields for number, fields in found.items()}


class _Lines:
    """Walks through a table block by block; every block ends with a line."""

    def __init__(self, file: BinaryIO, table: Table) -> None:
        self._file, self._table = file, table
        self._quote = table.quotechar.encode()
        self._regular = _regular(table)
        self._first = True

    def pick(self, wanted: list[int]) -> dict[int, list[str]]:
        """Return the records whose numbers (from 1) are in `wanted`, sorted."""
        found: dict[int, list[str]] = {}
        waiting = deque(wanted)
        number = 1
        while waiting and (block := self._block()):
            count = self._plain(block)
            if count is None:
                number = self._parse(block, number, waiting, found)
                continue
            if waiting[0] < number + count:
                lines = block.split(b"\n")
                while waiting and waiting[0] < number + count:
                    line = self._decode(lines[waiting[0] - number]).removesuffix("\r")
                    found[waiting.popleft()] = next(_reader([line], self._table), [])
            number += count
        return found

    def _block(self) -> bytes:
        block = self._file.read(BLOCK)
        if block and not block.endswith(b"\n"):
            rest = self._file.readline(_LONGEST)
            block += rest
            if len(rest) == _LONGEST:
                raise Fault("it cannot be read as the table it is described as: a line never ends")
        return block

    def _plain(self, block: bytes) -> int | None:
        """Return how many records the block holds if each line surely is one."""
        if self._quote and self._quote in block:
            outside = self._regular.sub(b"", b"\n" + block)
            if self._quote in outside:
                return None
        if b"\r" in block and block.count(b"\r") != block.count(b"\r\n"):
            return None
        return block.count(b"\n") + (not block.endswith(b"\n"))

    def _parse(
        self, block: bytes, number: int, waiting: deque[int], found: dict[int, list[str]]
    ) -> int:
        """Read the records that begin in this block; return the number of the one after them."""
        lines = deque(io.StringIO(self._decode(block), newline=""))
        reader = _reader(self._drain(lines), self._table)
        while lines and waiting:
            fields = next(reader, None)
            if fields is None:
                break
            if number == waiting[0]:
                found[waiting.popleft()] = fields
            number += 1
        return number

    def _drain(self, lines: deque[str]) -> Iterator[str]:
        """Yield the lines, and go on with the next block where a record runs over."""
        while True:
            while lines:
                yield lines.popleft()
            block = self._block()
            if not block:
                return
            lines.extend(io.StringIO(self._decode(block), newline=""))

    def _decode(self, raw: bytes) -> str:
        """Decode a piece; only the first piece of a file may begin with a byte order mark."""
        encoding = self._table.encoding
        if encoding == "utf-8-sig" and not self._first:
            encoding = "utf-8"
        self._first = False
        return raw.decode(encoding, "replace")


def _regular(table: Table) -> re.Pattern[bytes]:
    """Return what matches a quoted field that begins where a field begins and closes on its own line.

    Linear in the length of the text: a field holds its quotes in pairs, so of two places where one may begin inside
    another only one can run on. No possessive signs: Python before 3.11.5 reads them wrongly (cpython gh-106052).
    """
    if not table.quotechar or not table.delimiter.isascii():
        return re.compile(rb"(?!)")
    quote, mark = (re.escape(sign.encode()) for sign in (table.quotechar, table.delimiter))
    inside = rb"[^%b\n]*(?:%b%b[^%b\n]*)*" % (quote, quote, quote, quote)
    return re.compile(rb"(?<=[\n%b])%b%b%b(?=[\r\n%b]|\Z)" % (mark, quote, inside, quote, mark))


def _scan(reader: Iterator[list[str]], number: int, wanted: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    waiting = deque(wanted)
    for place, fields in enumerate(reader, start=number):
        if place == waiting[0]:
            found[waiting.popleft()] = fields
            if not waiting:
                break
    return found


def _reader(
    lines: Iterator[str] | list[str] | io.TextIOWrapper, table: Table
) -> Iterator[list[str]]:
    if not table.quotechar:
        return csv.reader(lines, delimiter=table.delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=table.delimiter, quotechar=table.quotechar)
