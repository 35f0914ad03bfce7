# SPDX-License-Identifier: Apache-2.0
"""A delimited table as landscape pages: rows under their numbers, and what is too wide in bands of columns, one after the other."""

import csv
import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import TypedDict, cast

from sanad.dossier.rendition.direction import line
from sanad.dossier.rendition.source import MOST_TABLE_PAGES, Source
from sanad.errors import MalformedFile, TooLongForPaper
from sanad.values.canonical import Json

_MOST_ROWS, _MOST_SIGNS = (
    MOST_TABLE_PAGES * 50,
    MOST_TABLE_PAGES * 20_000,
)  # more do not fit, whatever they are
_LEAST, _WIDEST = 3, 30  # signs across a column; what is longer goes on below
_SIGN, _INSET = 4.0, 8.0  # points at the size in which tables are set, and around a cell
_ROOM = 740.0  # points across A4 on its side, without margins and row numbers
_PIECE = re.compile(".{4}(?=.)")  # after which a word that is too long may break


class _Layout(TypedDict):
    """How a table is cut into records (docs/formats/citation.md)."""

    encoding: str
    delimiter: str
    quotechar: str
    header_record: int


def table(source: Source) -> dict[str, Json]:
    """Return the bands of a table for the template: columns with widths in signs, rows as strings or lines.

    Raises:
        TooLongForPaper: it has more rows than `MOST_TABLE_PAGES` hold.
        MalformedFile: a field that no reader takes.
    """
    layout = cast("_Layout", (source.layer or {})["table"])
    head = layout["header_record"]
    try:
        records = list(_within_limits(source, layout))
    except csv.Error as error:
        raise MalformedFile(source.name, format="table", detail=str(error)) from error
    above, rows = records[:head], records[head:]
    names = above[-1] if above else []
    count = max(map(len, records), default=0)
    square = [[*row, *[""] * (count - len(row))] for row in ([*names], *rows)]
    widths = [_width(column) for column in zip(*square, strict=True)]
    bands: list[Json] = [_band(square, widths, first, end) for first, end in _bands(widths)]
    preamble: list[Json] = [line(layout["delimiter"].join(record)) for record in above[:-1]]
    return {
        "kind": "table",
        "preamble": preamble,
        "bands": bands,
        "rows": len(rows),
        "columns": count,
    }


def _within_limits(source: Source, layout: _Layout) -> Iterator[list[str]]:
    signs = 0
    for number, record in enumerate(_records(source, layout), start=1):
        signs += sum(map(len, record))
        if number > layout["header_record"] + _MOST_ROWS or signs > _MOST_SIGNS:
            raise TooLongForPaper(source.name, most=f"{MOST_TABLE_PAGES} pages")
        yield record


def _records(source: Source, layout: _Layout) -> Iterator[list[str]]:
    quote = layout["quotechar"]
    with source.path.open(encoding=layout["encoding"], errors="replace", newline="") as file:
        yield from csv.reader(
            file,
            delimiter=layout["delimiter"],
            quotechar=quote or None,
            quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        )


def _width(column: Sequence[str]) -> int:
    return min(
        _WIDEST, max(_LEAST, *(_across(part) for cell in column for part in cell.splitlines()), 0)
    )


def _bands(widths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield from which column to before which each band goes, as many as there is room for."""
    first, used = 0, 0.0
    for at, width in enumerate(widths):
        needs = width * _SIGN + _INSET
        if used + needs > _ROOM and at > first:
            yield first, at
            first, used = at, 0.0
        used += needs
    if widths:
        yield first, len(widths)


def _band(square: Sequence[Sequence[str]], widths: Sequence[int], first: int, end: int) -> Json:
    cells: list[Json] = [
        [_cell(cell, width) for cell, width in zip(row[first:end], widths[first:end], strict=True)]
        for row in square
    ]
    return {
        "first": first + 1,
        "last": end,
        "widths": list(widths[first:end]),
        "head": cells[0],
        "rows": cells[1:],
    }


def _cell(cell: str, width: int) -> Json:
    """Return a cell as a string, or as a line where it holds Arabic script; a word longer than its column may break."""

    def fitted(word: re.Match[str]) -> str:
        return word[0] if _across(word[0]) <= width else _PIECE.sub("\\g<0>\u200b", word[0])

    shown = line(re.sub(r"\S+", fitted, " ".join(cell.splitlines())))
    return shown if shown["rtl"] or "\u2067" in str(shown["text"]) else shown["text"]


def _across(words: str) -> int:
    """Return how many signs of ordinary width `words` are as wide as; a capital is as wide as 1.7."""
    return len(words) + ceil(0.7 * sum(sign.isupper() for sign in words))
