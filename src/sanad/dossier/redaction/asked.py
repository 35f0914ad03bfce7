# SPDX-License-Identifier: Apache-2.0
"""What an officer asks to be taken out, found in the exhibit: words wherever they stand, stretches, boxes, cells."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sanad.claims.recognised import occurrences
from sanad.dossier.redaction.mark import Boxes, Cells, Layer, Mark, Stretch
from sanad.dossier.redaction.table import records_of
from sanad.errors import BadValue, NotRedacted

Asked = Mapping[str, Any]
"""A row of a redaction sheet (docs/formats/sheets.md): `ground` and one way of saying where."""
_WAYS = (frozenset({"words"}), frozenset({"boxes"}), frozenset({"start", "end"}), frozenset({"rows", "columns"}))  # fmt: skip

_RUN = re.compile(r"\+?\d(?:[ .()/-]{0,2}\d){8,}")
_SHARED = 9
"""Last digits that the spellings of one number share, with and without the code of the country."""
_BEFORE = 4  # digits of 00 and the code of a country


def marks_of(asked: Sequence[Asked], source: Path, layers: Sequence[Layer]) -> list[Mark]:
    """Return the places that are meant; words are looked for in every layer, in a table in its cells, which is read once for each row asked.

    Raises:
        NotRedacted: words stand above the rows of a table.
        BadValue: a row says nowhere, or in two ways, or names words or a column that are not there.
    """
    marks = list[Mark]()
    for row in asked:
        found = [Mark(place, row["ground"]) for place in _places(row, source, layers)]
        if not found:
            value, detail = row["words"], "these words stand nowhere in it as they are written"
            raise BadValue(source.name, value=value, type="mark", detail=detail)
        marks += found
    return marks


def _places(row: Asked, source: Path, layers: Sequence[Layer]) -> Iterator[Boxes | Stretch | Cells]:
    ways = [way for way in _WAYS if way & row.keys()]
    if len(ways) != 1:
        detail = (
            "say where by words, or part and boxes, or part, start and end, or rows and columns"
        )
        raise BadValue(source.name, value=dict(row), type="mark", detail=detail)
    table = next((layer for layer in layers if layer["kind"] == "table"), None)
    if "words" in row:
        yield from _words(row, layers)
        if table is not None:
            yield from _cells(row["words"], source, table["table"])
    elif "boxes" in row:
        yield Boxes(row.get("part", 1), tuple((box[0], box[1], box[2], box[3]) for box in row["boxes"]))  # fmt: skip
    elif {"rows", "columns"} & row.keys():
        columns = _numbered(row.get("columns", ()), source, table)
        yield Cells(tuple(row.get("rows", ())), columns)
    else:
        kind = row.get("layer") or (layers[0]["kind"] if layers else "text")
        yield Stretch(row.get("part", 1), row.get("start", 0), row.get("end", 0), kind)


def number_end(written: str) -> str:
    """Return the last digits of what is written as a number, by which all its spellings are alike; empty where it is too short for one.

    >>> number_end("+92 398-1160088") == number_end("۰۳۹۸۱۱۶۰۰۸۸") == "981160088"
    True
    """
    digits = _digits(written)
    return digits[-_SHARED:] if len(digits) >= _SHARED else ""


def number_ends(text: str) -> set[str]:
    """Return the ends of all numbers that may stand in a text, also of two with nothing but a blank between them."""
    runs = (_digits(found[0]) for found in _RUN.finditer(text))
    return {run[at : at + _SHARED] for run in runs for at in range(len(run) - _SHARED + 1)}


def _digits(written: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) for sign in written if sign.isdecimal())


def _stands(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand as they are written, and a number in any of its spellings, with up to four digits before what these share."""
    written = [(at, at + len(words)) for at in occurrences(text, words)]
    yield from written
    end = number_end(words) if _RUN.fullmatch(words) else ""
    for found in _RUN.finditer(text) if end else ():
        places = [at for at in range(*found.span()) if text[at].isdecimal()]
        for first in occurrences(_digits(found[0]), end):
            start = found.start() if first <= _BEFORE else places[first - _BEFORE]
            stop = places[first + _SHARED - 1] + 1
            if not any(begin < stop and start < close for begin, close in written):
                yield start, stop


def _words(row: Asked, layers: Sequence[Layer]) -> Iterator[Stretch]:
    for layer in layers:
        for number, part in enumerate(layer.get("parts", ()), start=1):
            if row.get("part", number) == number:
                for start, end in _stands(part["text"], row["words"]):
                    yield Stretch(number, start, end, layer["kind"])


def _cells(words: str, source: Path, table: Layer) -> Iterator[Cells]:
    for number, record in enumerate(records(source, table), start=1):
        columns = tuple(at for at, field in enumerate(record, start=1) if any(_stands(field, words)))  # fmt: skip
        if columns and number <= table["header_record"]:
            detail = f"“{words}” stands above its rows too, in record {number}, and nothing there can be taken out"
            raise NotRedacted(source.name, detail=detail)
        if columns:
            yield Cells((number - table["header_record"],), columns)


def _numbered(columns: Sequence[int | str], source: Path, layer: Layer | None) -> tuple[int, ...]:
    """Return columns by number, from 1; one given by name as the header has it."""
    if layer is None or all(isinstance(column, int) for column in columns):
        return tuple(int(column) for column in columns)
    numbered = enumerate(records(source, layer["table"]), start=1)
    wanted = layer["table"]["header_record"]
    header = next((record for number, record in numbered if number == wanted), [])
    for column in columns:
        if isinstance(column, str) and column not in header:
            raise BadValue(source.name, value=column, type="column", detail=f"its columns are {', '.join(header)}")  # fmt: skip
    return tuple(header.index(each) + 1 if isinstance(each, str) else each for each in columns)


def records(source: Path, table: Layer) -> Iterator[list[str]]:
    """Yield the records of a table as docs/formats/citation.md counts them."""
    with source.open(encoding=table["encoding"], errors="replace", newline="") as lines:
        yield from records_of(lines, table)
