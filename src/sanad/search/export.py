# SPDX-License-Identifier: Apache-2.0
"""Hits and mentions as lines of a file that other programs read: CSV (RFC 4180) or JSON lines.

What evidence says may be meant for a spreadsheet to carry out. In CSV a cell that a spreadsheet would take for a formula gets an
apostrophe before it; JSON lines hold every text as it is.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sanad.search.answer import Hit
from sanad.values.canonical import Json

HIT = ("exhibit", "name", "step", "part", "label", "kind", "layer", "language", "received")
HELD = ("table", "column", "rows", "row")
MARK = ("start", "end", "how", "words", "before", "after")
_AROUND = 60  # characters of context on each side
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_FULL_WIDTH = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Some spreadsheets read the full-width signs as the plain ones."""


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet carries out.

    >>> neutral("=cmd|' /C calc'!A0"), neutral("923990000001")
    ("'=cmd|' /C calc'!A0", '923990000001')
    """
    return "'" + cell if cell.lstrip(" ").startswith(_FORMULA + _FULL_WIDTH) else cell


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield the head and each row, with the line ends of RFC 4180; what is None is empty."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in _with_head(columns, rows):
        writer.writerow(["" if row[name] is None else neutral(str(row[name])) for name in columns])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def json_lines(rows: Iterable[Mapping[str, Json]]) -> Iterator[str]:
    """Yield each row as one line of JSON."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def hit_rows(hits: Iterable[Hit]) -> Iterator[dict[str, Json]]:
    """Yield a row of `HIT`, `HELD` and `MARK` for each mark of each hit, and one without a mark for a hit that a filter alone found.

    Places in a value of a table are not told: they are no places of a citation.
    """
    for hit in hits:
        about: dict[str, Json] = {name: getattr(hit, name) for name in HIT}
        about |= dict.fromkeys(HELD) if hit.held is None else vars(hit.held)
        if not hit.marks:
            yield {**about, **dict.fromkeys(MARK)}
        for mark in hit.marks:
            yield {
                **about,
                "start": mark.start if hit.held is None else None,
                "end": mark.end if hit.held is None else None,
                "how": mark.how,
                "words": hit.text[mark.start : mark.end],
                "before": hit.text[max(0, mark.start - _AROUND) : mark.start],
                "after": hit.text[mark.end : mark.end + _AROUND],
            }


def _with_head(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]]
) -> Iterator[Mapping[str, object]]:
    yield {name: name for name in columns}
    yield from rows
