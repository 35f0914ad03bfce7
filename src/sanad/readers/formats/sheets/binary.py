# SPDX-License-Identifier: Apache-2.0
"""Look through workbooks of binary records before the library opens them: XLS (MS-XLS) and the sheets of XLSB (MS-XLSB).

The library makes room for all cells from the first corner of a sheet to the last, and ends the process when a damaged number asks
for more memory than there is. So the corners are looked at first. A password is found here too: the library tells it
from damage only by the name of the file.
"""

import struct
from collections import Counter
from pathlib import Path

from olefile import OleFileIO

from sanad.errors import LockedFile, MalformedFile
from sanad.readers.compound import is_tangled

FORM = "spreadsheet"
_BOOKS = ("Workbook", "Book")
_FILE_PASS, _DIMENSIONS = 0x2F, 0x200
_CELLS = frozenset({0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x406})
"""Records that begin with a row and a column: FORMULA, MULRK, MULBLANK, RSTRING, LABELSST, BLANK and so on (MS-XLS 2.3)."""
_MOST_ROWS, _MOST_COLUMNS = 1 << 16, 1 << 8
_OLD_DIMENSIONS = 10  # octets before Excel 97
_ROW_INFO, _COLUMN_INFO = 0x208, 0x7D
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01  # fDyZero (MS-XLS 2.4.221), fHidden (2.4.53)
_BESIDE = {
    0x1C: "comments on cells, which are not read", 0x1B6: "texts of comments and text boxes, which are not read",
    0x14: "headers of printed pages, which are not read", 0x15: "footers of printed pages, which are not read",
}  # fmt: skip
"""Note, TxO, Header and Footer (MS-XLS 2.4): words beside the cells."""
_ROW, _LAST_CELL, _EXTENT = 0, 11, 148
"""BrtRowHdr; the last of BrtCellBlank to BrtFmlaError, which begin with a column; BrtWsDim (MS-XLSB 2.3)."""


def look_through(sealed: Path, streams: frozenset[str], where: str) -> Counter[str]:
    """Look at a compound file (MS-CFB) with these streams, and return what it hides or holds beside cells, counted.

    Raises:
        LockedFile: an encrypted package (MS-OFFCRYPTO 2.3), or the record that says so (MS-XLS 2.4.117).
        MalformedFile: it cannot be taken apart, or a cell lies outside every sheet.
    """
    if "EncryptedPackage" in streams:
        raise LockedFile(where, format=FORM)
    try:
        with OleFileIO(str(sealed)) as compound:
            if is_tangled(compound):
                raise ValueError("its chains of sectors run into each other")
            name = next(name for name in _BOOKS if name in streams)
            raw = compound.openstream(name).read()
        return _look(raw, where)
    except (OSError, ValueError, IndexError, struct.error, StopIteration, TypeError) as error:
        raise MalformedFile(where, format=FORM, detail=error) from error


def _look(raw: bytes, where: str) -> Counter[str]:
    at, found = 0, Counter[str]()
    while at + 4 <= len(raw):
        kind, size = struct.unpack_from("<HH", raw, at)
        at += 4
        if kind == _FILE_PASS:
            raise LockedFile(where, format=FORM)
        if kind in _CELLS and struct.unpack_from("<H", raw, at + 2)[0] >= _MOST_COLUMNS:
            raise ValueError("a cell lies outside every sheet")
        if kind == _DIMENSIONS:
            form = "<IIHH" if size > _OLD_DIMENSIONS else "<HHHH"
            top, rows, left, columns = struct.unpack_from(form, raw, at)
            if not (top <= rows <= _MOST_ROWS and left <= columns <= _MOST_COLUMNS):
                raise ValueError("no sheet can be as large as this one says")
        if kind in _BESIDE and size:
            found[_BESIDE[kind]] += 1
        elif kind == _ROW_INFO and raw[at + 12] & _HIDDEN_ROW:
            found["rows are hidden; they are in the tables"] += 1
        elif kind == _COLUMN_INFO and raw[at + 8] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", raw, at)
            found["columns are hidden; they are in the tables"] += max(0, last - first + 1)
        at += size
    return found


class Records:
    """The records of an XLSB sheet as they come; `rows` and `columns` are how far its cells reach.

    A record has a kind and a length, each a number of seven bits an octet, the lower first (MS-XLSB 2.1.4).
    """

    def __init__(self) -> None:
        """Begin before the first record."""
        self.rows = self.columns = 0
        self._held = b""

    def feed(self, chunk: bytes) -> None:
        """Look at more bytes; a record cut by their end waits for the next.

        Raises:
            ValueError: a sheet that ends before it begins.
        """
        raw, at = self._held + chunk, 0
        while True:
            kind, begin = _number(raw, at, 2)
            size, begin = _number(raw, begin, 4)
            if begin + size > len(raw) or begin < 0:
                break
            self._note(kind, raw[begin : begin + min(size, 16)])
            at = begin + size
        self._held = raw[at:]

    def _note(self, kind: int, body: bytes) -> None:
        if kind == _EXTENT and len(body) == 16:  # noqa: PLR2004 - four numbers
            top, rows, left, columns = struct.unpack("<IIII", body)
            if top > rows or left > columns:
                raise ValueError("no sheet can be as large as this one says")
            self.rows, self.columns = max(self.rows, rows + 1), max(self.columns, columns + 1)
        elif kind <= _LAST_CELL and len(body) >= 4:  # noqa: PLR2004 - one number
            (number,) = struct.unpack_from("<I", body)
            if kind == _ROW:
                self.rows = max(self.rows, number + 1)
            else:
                self.columns = max(self.columns, number + 1)


def _number(raw: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number and the offset behind it; an offset behind the end when it is cut."""
    value = 0
    for shift in range(most):
        if at >= len(raw):
            return 0, len(raw) + 1
        value |= (raw[at] & 0x7F) << (7 * shift)
        at += 1
        if raw[at - 1] < 0x80:  # noqa: PLR2004 - the top bit says that another octet follows
            break
    return value, at
