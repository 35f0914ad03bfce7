# SPDX-License-Identifier: Apache-2.0
"""What an officer asks to be taken out, found in the exhibit: words wherever they stand, stretches, boxes, cells."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sanad.claims.recognised import occurrences
from sanad.dossier.redaction.mark import Boxes, Cells, Layer, Mark, Stretch
from sanad.errors import BadValue

Asked = Mapping[str, Any]
"""A row of a redaction sheet (docs/formats/sheets.md): `ground` and one way of saying where."""
_WAYS = (frozenset({"words"}), frozenset({"boxes"}), frozenset({"start", "end"}), frozenset({"rows", "columns"}))  # fmt: skip


def marks_of(asked: Sequence[Asked], source: Path, layers: Sequence[Layer]) -> list[Mark]:
    """Return the places that are meant; words are looked for in every layer, in a table in its cells, which is read once for each row asked.

    Raises:
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


def _words(row: Asked, layers: Sequence[Layer]) -> Iterator[Stretch]:
    words = row["words"]
    for layer in layers:
        for number, part in enumerate(layer.get("parts", ()), start=1):
            if row.get("part", number) == number:
                for at in occurrences(part["text"], words):
                    yield Stretch(number, at, at + len(words), layer["kind"])


def _cells(words: str, source: Path, table: Layer) -> Iterator[Cells]:
    for number, record in enumerate(_records(source, table), start=1):
        columns = tuple(at for at, field in enumerate(record, start=1) if words in field)
        if columns and number > table["header_record"]:
            yield Cells((number - table["header_record"],), columns)


def _numbered(columns: Sequence[int | str], source: Path, layer: Layer | None) -> tuple[int, ...]:
    """Return columns by number, from 1; one given by name as the header has it."""
    if layer is None or all(isinstance(column, int) for column in columns):
        return tuple(int(column) for column in columns)
    records = enumerate(_records(source, layer["table"]), start=1)
    wanted = layer["table"]["header_record"]
    header = next((record for number, record in records if number == wanted), [])
    for column in columns:
        if isinstance(column, str) and column not in header:
            raise BadValue(source.name, value=column, type="column", detail=f"its columns are {', '.join(header)}")  # fmt: skip
    return tuple(header.index(each) + 1 if isinstance(each, str) else each for each in columns)


def _records(source: Path, table: Layer) -> Iterator[list[str]]:
    """Yield the records of a table as docs/formats/citation.md counts them."""
    with source.open(encoding=table["encoding"], errors="replace", newline="") as lines:
        yield from csv.reader(
            lines, delimiter=table["delimiter"], quotechar=table["quotechar"] or None
        )
