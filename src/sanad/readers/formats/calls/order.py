# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: S608 - SQL is this folder's trade: names are its own, texts of templates and paths are quoted
"""Which date format a file is in, when its template allows several.

A format is possible when it fits every value that any of the formats fits. One possible format is taken. Several that
disagree on any value, or none because the orders are mixed, are refused: a wrong guess would
move every call by months.

A spreadsheet program that opens a CSV in another order turns the dates that it can read into cells of its own, day and month
exchanged, and leaves the rest as text. Such a file holds ISO dates beside the operator's, and none of the
ISO dates has a day after the 12th. It is refused for the same reason.

A template that names one order is taken at its word; `doubts` says what in the file speaks against it.
"""

from dataclasses import dataclass
from itertools import combinations

import duckdb

from sanad.errors import AmbiguousDates
from sanad.readers.formats.calls.moments import is_iso, iso, own, takes_iso
from sanad.readers.tabular.days import EXCHANGED
from sanad.values.day import exchanged

MONTHS = 12
_HEAD = 10_000
"""Records at the beginning that are looked at for their order in time."""
_FEWEST = 10
"""Steps in one direction of time that are no chance: records in no order do so once in twenty million files (2 / 11!)."""
_TURNS = (
    "the records go forth and back in time, and would not with day and month exchanged:"
    " compare the order of dates with what the operator says of it"
)


@dataclass(frozen=True)
class Dates:
    """SQL for the text of a date, and the relation it is read from."""

    text: str
    relation: str


def choose(
    connection: duckdb.DuckDBPyConnection, dates: Dates, formats: tuple[str, ...], where: str
) -> str:
    """Return the one format that the values of the file can be in.

    Raises:
        AmbiguousDates: two formats read the values differently, or no single one reads them all; or some dates
            may have been exchanged by a spreadsheet.
    """
    form = formats[0] if len(formats) == 1 else _one_of(connection, dates, formats, where)
    if takes_iso(form):
        _refuse_exchanged(connection, dates, form, where)
    return form


def doubts(
    connection: duckdb.DuckDBPyConnection, dates: Dates, form: str, *, some_bad: bool
) -> list[str]:
    """Return, for a person, what speaks against the order of day and month in which a file was read.

    That is a date which only the other order reads; looked for when there are bad dates, `some_bad`. Or else that records go forth
    and back in time, and would never turn in the other order: operators list them as they came.
    """
    other = exchanged(form)
    if other is None:
        return []
    here, there = own("text", form), own("text", other)
    stamped = f"SELECT {dates.text} AS text FROM {dates.relation}"
    if some_bad:
        query = f"SELECT count({there}) FILTER ({here} IS NULL) FROM ({stamped})"
        [(only_other,)] = connection.execute(query).fetchall()
        if only_other:
            return [f"{only_other} dates {EXCHANGED}"]
    query = f"""
        SELECT count(here) - count(there), count(*) FILTER (here > h), count(*) FILTER (here < h),
            count(*) FILTER (there > t), count(*) FILTER (there < t)
        FROM (SELECT here, there, lag(here) OVER (ORDER BY n) AS h, lag(there) OVER (ORDER BY n) AS t
        FROM (SELECT row_number() OVER () AS n, {here} AS here, {there} AS there FROM ({stamped} LIMIT {_HEAD})))"""
    [(only_here, up, down, other_up, other_down)] = connection.execute(query).fetchall()
    is_straight = not (other_up and other_down) and other_up + other_down >= _FEWEST
    return [_TURNS] if up and down and is_straight and not only_here else []


def _one_of(
    connection: duckdb.DuckDBPyConnection, dates: Dates, formats: tuple[str, ...], where: str
) -> str:
    readings = [own("text", form) for form in formats]
    query = f"""
        SELECT {", ".join(f"count({reading})" for reading in readings)}, count(coalesce({", ".join(readings)})),
            min(text) FILTER (coalesce({", ".join(readings)}) IS NOT NULL)
        FROM (SELECT DISTINCT {dates.text} AS text FROM {dates.relation})"""
    *fits, readable, example = connection.execute(query).fetchone() or (0,)
    if readable == 0:
        return formats[0]
    possible = [form for form, fit in zip(formats, fits, strict=True) if fit == readable]
    if not possible:
        raise AmbiguousDates(where, example=repr(example))
    for one, two in combinations(possible, 2):
        if (text := _difference(connection, dates, one, two)) is not None:
            raise AmbiguousDates(where, example=repr(text))
    return possible[0]


def _refuse_exchanged(
    connection: duckdb.DuckDBPyConnection, dates: Dates, form: str, where: str
) -> None:
    stamped = f"SELECT {dates.text} AS text FROM {dates.relation}"
    query = f"SELECT min(text), max(day({iso('text')})) FROM ({stamped}) WHERE {is_iso('text')}"
    example, latest = connection.execute(query).fetchone() or (None, None)
    if latest is None or latest > MONTHS:
        return
    query = f"SELECT count({own('text', form)}) FROM ({stamped}) WHERE NOT {is_iso('text')}"
    if connection.execute(query).fetchone() != (0,):
        raise AmbiguousDates(where, example=repr(example))


def _difference(
    connection: duckdb.DuckDBPyConnection, dates: Dates, one: str, two: str
) -> str | None:
    query = f"""
        SELECT min(text) FROM (SELECT {dates.text} AS text FROM {dates.relation})
        WHERE {own("text", one)} IS DISTINCT FROM {own("text", two)}"""
    found = connection.execute(query).fetchone()
    return found[0] if found else None
