# SPDX-License-Identifier: Apache-2.0
"""What a row of a register of incidents (UCDP GED, ACLED) claims: when, where, of what kind, by whom, and how many were killed.

The register says it; nobody here does. A claim is made only of what the layout explains: a code that it does not know, a day that
its calendar does not have, a best figure below the low one make none. The words of a claim are the cells that it rests on,
as they stand in the sealed row. Everything else stays in the row, from which it is written again (`sanad.dossier.exports.ged`).
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from sanad.claims.properties import PROPERTIES
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.day import Day
from sanad.values.months import Calendar
from sanad.values.said import Said

_POINTS = frozenset({"site", "town"})
"""Only of these are the coordinates of a register those of the event; of a wider place they are its middle."""
_COUNT = re.compile(r"[0-9]{1,9}")


class Stated(NamedTuple):
    """A property and value, the words in the row, and the columns that went into it."""

    property: str
    value: Json
    quote: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """What the columns of a register mean, as the receipt of its reading says (docs/formats/readers/incidents.md)."""

    header: tuple[str, ...]
    delimiter: str
    empty: frozenset[str]
    date_formats: tuple[str, ...]
    columns: Mapping[str, str]
    kinds: Mapping[str, str]
    accused: Mapping[str, str]
    date_precisions: Mapping[str, str]
    places: Mapping[str, Mapping[str, str]]
    killed: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, receipt: Mapping[str, Any] | None, where: str) -> Self:
        """Read the layout out of a receipt.

        Raises:
            BadValue: `where` was not read as a register of incidents.
        """
        told = ((receipt or {}).get("facts") or {}).get("register")
        if not isinstance(told, dict):
            detail = "it was not read as a register of incidents"
            raise BadValue(where, value=where, type="register", detail=detail)
        lists = {name: tuple(told[name]) for name in ("header", "date_formats")}
        return cls(**{**told, **lists, "empty": frozenset(told["empty"])})


class Row:
    """One record of a register, and where each cell of it stands in its text."""

    def __init__(self, text: str, layout: Layout) -> None:
        """Take a record apart.

        Raises:
            BadValue: it does not have the cells of the layout.
        """
        self._text = text
        self._spans = dict(zip(layout.header, _spans(text, layout.delimiter), strict=False))
        self.cells = cells(text, layout.delimiter)
        if len(self.cells) != len(layout.header) or len(self._spans) != len(layout.header):
            detail = Said(
                "{count} cells; its register has {count_2}",
                count=len(self.cells),
                count_2=len(layout.header),
            )
            raise BadValue("register", value=text[:80], type="record", detail=detail)
        self._said = dict(zip(layout.header, self.cells, strict=True))
        self._empty = layout.empty

    def said(self, column: str | None) -> str | None:
        """Return what a column says, without blanks around it; None where it says nothing."""
        bare = self._said.get(column or "", "").strip()
        return None if bare in self._empty else bare

    def quote(self, columns: Sequence[str]) -> str:
        """Return the stretch of the record from the first of some columns to the last, as written."""
        spans = [self._spans[column] for column in columns]
        return self._text[min(start for start, _ in spans) : max(end for _, end in spans)]

    def words(self, columns: Sequence[str]) -> str:
        """Return what some columns say, each under its name."""
        return ", ".join(f"{column} {self.said(column)}" for column in columns)


def cells(text: str, delimiter: str) -> list[str]:
    """Return the cells of one record (RFC 4180); none when it cannot be taken apart."""
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def stated(row: Row, layout: Layout) -> list[Stated]:
    """Return what a row claims, in the order of the matrix."""
    made = (_kind(row, layout), _date(row, layout), _place(row, layout), *_killed(row, layout), *_sides(row, layout))  # fmt: skip
    found = []
    for one in made:
        if one is not None:
            name, value, columns = one
            if PROPERTIES[name].test(value):
                found.append(Stated(name, value, row.quote(columns), tuple(columns)))
    return found


_Made = tuple[str, Json, list[str]]


def _kind(row: Row, layout: Layout) -> _Made | None:
    column = layout.columns.get("kind")
    said = row.said(column)
    words = layout.kinds.get(said or "") if layout.kinds else said
    return None if column is None or words is None else ("kind", words, [column])


def _sides(row: Row, layout: Layout) -> Iterator[_Made]:
    """Yield whom the register holds to have done it, where the kind of event says so; elsewhere who took part, accusing nobody."""
    by_kind = row.said(layout.columns.get("kind"))
    doer = layout.accused.get(by_kind or "")
    if doer is not None and (said := row.said(doer)) is not None:
        yield "accused", said, [doer]
    for side in ("side_a", "side_b"):
        column = layout.columns.get(side)
        if doer is None and column is not None and (said := row.said(column)) is not None:
            yield "party", said, [column]


def _date(row: Row, layout: Layout) -> _Made | None:
    """Return the day or days, never more exact than the register's code for how exactly it knows them."""
    names = ("date_start", "date_end", "date_precision")
    columns = [layout.columns[name] for name in names if row.said(layout.columns.get(name))]
    first, last = (_day(row.said(layout.columns.get(name)), layout) for name in names[:2])
    code = row.said(layout.columns.get("date_precision"))
    precision = layout.date_precisions.get(code or "")
    is_unclear = layout.date_precisions and precision is None
    if first is None or is_unclear or (precision == "days" and last in (None, first)):
        return None
    written = [row.said(layout.columns.get(name)) for name in names[:2]]
    value: dict[str, Json] = {"from": first, "said": str(written[0])}
    if last not in (None, first):
        value |= {"to": last, "said": f"{written[0]} to {written[1]}"}
    if precision not in (None, "days"):
        value["precision"] = precision
    return "date", value, columns


def _day(said: str | None, layout: Layout) -> str | None:
    for form in layout.date_formats if said else ():
        try:
            return Day.parse(said or "", form, Calendar.GREGORIAN).on.isoformat()
        except BadValue:
            continue
    return None


def _place(row: Row, layout: Layout) -> _Made | None:
    code = layout.columns.get("place_precision")
    told = layout.places.get(row.said(code) or "")
    if code is None or told is None or (name := row.said(told["name"])) is None:
        return None
    if "precision" not in told:
        return "place", name, [told["name"]]
    value: dict[str, Json] = {"name": name, "precision": told["precision"]}
    columns = [code, told["name"]]
    north, east = (layout.columns.get(one) for one in ("latitude", "longitude"))
    if told["precision"] in _POINTS and row.said(north) and row.said(east):
        value |= {"latitude": row.said(north), "longitude": row.said(east)}
        columns += [one for one in (north, east) if one]
    return "place", value, columns


def _killed(row: Row, layout: Layout) -> Iterator[_Made]:
    """Yield the numbers of each category, in the order of the columns."""
    at = {column: number for number, column in enumerate(layout.header)}
    for category, named in sorted(layout.killed.items(), key=lambda one: at[one[1]["low"]]):
        columns = sorted(named.values(), key=at.__getitem__)
        said = {bound: row.said(column) or "" for bound, column in named.items()}
        if all(_COUNT.fullmatch(figure) for figure in said.values()):
            figures = {bound: int(figure) for bound, figure in said.items()}
            yield "killed", {"category": category, "said": row.words(columns), **figures}, columns


def _spans(text: str, delimiter: str) -> list[tuple[int, int]]:
    """Return where each cell of a record stands, with the quotation marks around it."""
    mark = re.escape(delimiter)
    cell = re.compile(rf'"(?:[^"]|"")*"[^{mark}]*|[^{mark}]*')
    found, at = [], 0
    while True:
        end = cell.match(text, at).end()  # type: ignore[union-attr]  # it matches the empty text too
        found.append((at, end))
        if end >= len(text):
            return found
        at = end + 1
