# SPDX-License-Identifier: Apache-2.0
"""Redact cells of a delimited table: every character of a cell becomes a full block; delimiters, quotes and line ends stay.

Records and fields are those of docs/formats/citation.md, so rows keep their numbers, and rows without a mark their digests.
"""

import codecs
import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from io import SEEK_END, BytesIO, TextIOWrapper
from itertools import zip_longest
from pathlib import Path

from sanad.dossier.redaction.covers import head
from sanad.dossier.redaction.mark import Cells, Layer, Mark, Redacted
from sanad.dossier.redaction.spans import BLOCK, blocks
from sanad.errors import BadValue, NotRedacted

_CODEC = "utf-8-sig"
_GONE = f"{BLOCK}\r\n"


def redact_table(source: Path, media_type: str, layer: Layer, marks: Sequence[Mark]) -> Redacted:
    """Return the copy, in UTF-8 with a byte order mark. What went are cells, so `removed` is empty: the marks name them.

    A million records of five fields take 20 s; memory is three times the file.

    Raises:
        BadValue: a mark is no cells, or of a record or column that the table does not have.
        NotRedacted: the copy did not pass its proof.
    """
    table = layer["table"]
    marked = _Marked(marks, table["header_record"], source.name)
    text = source.read_bytes().decode(table["encoding"], "replace")
    raw = _without(text, table, marked)
    marked.check()
    _prove(raw, source, table, marked)
    told = {**head(layer, hashlib.sha256(raw).hexdigest()), "table": {**table, "encoding": _CODEC}}
    return Redacted(raw, media_type, (told,), ())


class _Marked:
    """Which cells are marked, and how far the table reaches that was looked at."""

    def __init__(self, marks: Sequence[Mark], header: int, where: str) -> None:
        self._header, self._where = header, where
        self._cells = list[tuple[frozenset[int], frozenset[int]]]()
        for mark in marks:
            place = mark.place
            if not isinstance(place, Cells) or not (place.rows or place.columns):
                detail = "a mark in a table names rows, columns or both"
                raise BadValue(where, value=str(place), type="mark", detail=detail)
            self._cells.append((frozenset(place.rows), frozenset(place.columns)))
        self._last_row = self._last_column = 0

    def has(self, record: int, column: int) -> bool:
        """Tell whether the cell in a record and a column, both from 1 and the header's among them, goes."""
        row = record - self._header
        if row < 1:
            return False
        self._last_row = row
        self._last_column = max(self._last_column, column)
        return any(
            (not rows or row in rows) and (not columns or column in columns)
            for rows, columns in self._cells
        )

    def check(self) -> None:
        """Refuse marks of what is not there, once all was looked at."""
        for rows, columns in self._cells:
            for named, last, what in (
                (rows, self._last_row, "row"),
                (columns, self._last_column, "column"),
            ):
                if named and not 1 <= min(named) <= max(named) <= last:
                    value, detail = f"{what} {sorted(named)}", f"the last {what} is {last}"
                    raise BadValue(self._where, value=value, type="mark", detail=detail)


def _without(text: str, table: Layer, marked: _Marked) -> bytes:
    into, at = BytesIO(codecs.BOM_UTF8), 0
    into.seek(0, SEEK_END)
    for record, column, start, end in _fields(text, table["delimiter"], table["quotechar"]):
        if marked.has(record, column):
            into.write(f"{text[at:start]}{blocks(text[start:end])}".encode())
            at = end
    into.write(text[at:].encode())
    return into.getvalue()


def _fields(text: str, delimiter: str, quote: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield record and column, from 1, of each field, and where its characters begin and end.

    A quote opens a field only at its beginning and is doubled inside; what follows the closing one belongs to the field
    too and is yielded apart. So Python's `csv` reads, with which the proof compares.
    """
    mark, end = re.escape(quote), re.escape(delimiter)
    plain = rf"[^{end}\r\n]*+"
    quoted = rf"{mark}((?:[^{mark}]|{mark}{mark})*+)(?:{mark}({plain}))?|" if quote else "()()(?!)|"
    field = re.compile(rf"(?:{quoted}({plain}))({end}|\r\n|\r|\n|\Z)")
    record, column = 1, 1
    for found in field.finditer(text):
        if found.start() == len(text) and column == 1:
            break  # behind the last record, not in it
        for group in (1, 2, 3):
            if found[group] is not None:
                yield record, column, *found.span(group)
        is_last = found[4] != delimiter
        record, column = (record + 1, 1) if is_last else (record, column + 1)


def _prove(raw: bytes, source: Path, table: Layer, marked: _Marked) -> None:
    """Read both again with a reader that is not ours, and refuse a copy that differs elsewhere than where it was marked."""
    where = source.name
    with (
        source.open(encoding=table["encoding"], errors="replace", newline="") as old,
        TextIOWrapper(BytesIO(raw), _CODEC, newline="") as new,
    ):
        pairs = zip_longest(records_of(old, table), records_of(new, table))
        try:
            for number, (before, after) in enumerate(pairs, start=1):
                if before is None or after is None or len(before) != len(after):
                    raise NotRedacted(where, detail=f"record {number} has other fields in the copy")
                for column, (was, stands) in enumerate(zip(before, after, strict=True), start=1):
                    if stands.strip(_GONE) if marked.has(number, column) else stands != was:
                        place = f"record {number}, column {column}"
                        detail = f"{place} is not as it should be in the copy"
                        raise NotRedacted(where, detail=detail)
        except csv.Error as error:
            raise NotRedacted(where, detail=f"the table cannot be read again: {error}") from error


def records_of(lines: Iterable[str], table: Layer) -> Iterator[list[str]]:
    """Return the records of a table whose layer says `table`, as docs/formats/citation.md reads them."""
    return csv.reader(lines, delimiter=table["delimiter"], quotechar=table["quotechar"] or None)
