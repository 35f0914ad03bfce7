# SPDX-License-Identifier: Apache-2.0
"""Which rows of record files hold a number: calls, payments and registrations, exact on the canonical form.

Readers bring numbers to their canonical form where they surely can, and keep the others as written, and a term carries both. An
IMEI is compared by the digits that name the equipment. What rows say in words is searched with the texts (`sanad.search.values`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from sanad.errors import SearchDamaged
from sanad.search.sources import Source
from sanad.search.terms import Term
from sanad.search.values import NUMBERS
from sanad.storage.records import Records

_DAYS = {
    "calls": "timezone($zone, timezone('UTC', started_at))",
    "payments": "booked_on",
    "subscribers": "valid_from",
}
"""Kind of records → what dates a row."""


@dataclass(frozen=True)
class RecordFile:
    """The rows of one kind that a reader took from an exhibit; `key` is that of the layer beside it."""

    key: str
    exhibit: str
    kind: str
    path: Path


@dataclass(frozen=True)
class Rows:
    """How many rows of an exhibit hold a term in a column, the number of the first, and the first and last day of them.

    `term` is the term's place in the list, from 0. `how` is `as_written`, or `sounds_alike` where words of the rows only sound like it.
    Days are None when the rows are not dated, and where the term was found among words.
    """

    term: int
    exhibit: str
    kind: str
    column: str
    how: str
    rows: int
    row: int
    first: str | None
    last: str | None


def files(source: Source, records: Records) -> list[RecordFile]:
    """Return the record file of a source, if it has one and such files are searched."""
    if source.kind not in NUMBERS:
        return []
    path = records.folder(source.exhibit, source.step) / f"{source.kind}.parquet"
    if not path.exists():
        return []
    return [RecordFile(source.key, source.exhibit, source.kind, path)]


def count_rows(terms: Sequence[Term], records: Sequence[RecordFile], zone: str) -> list[Rows]:
    """Count the rows that hold each term, by exhibit and column; days are those of `zone` (IANA).

    Each column is read once, whatever the number of terms.

    Raises:
        SearchDamaged: a record file is not as a reader leaves it; read its exhibit again.
    """
    keys = [(n, key) for n, term in enumerate(terms) for key in term.keys]
    imeis = [(n, term.imei) for n, term in enumerate(terms) if term.imei is not None]
    found: list[Rows] = []
    if not keys or not records:
        return found
    with duckdb.connect(config={"threads": "2"}) as connection:
        connection.execute("set TimeZone = 'UTC'")
        connection.register("by_key", _keys(keys))
        connection.register("by_imei", _keys(imeis))
        owners = {str(each.path): each.exhibit for each in records}
        connection.execute("set allowed_paths = $paths", {"paths": list(owners)})
        connection.execute("set enable_external_access = false; set lock_configuration = true")
        for kind, columns in NUMBERS.items():
            paths = [str(each.path) for each in records if each.kind == kind]
            for column in columns if paths else ():
                query = _query(_DAYS[kind], column)
                given = {"paths": paths} | ({"zone": zone} if "$zone" in query else {})
                try:
                    rows = connection.execute(query, given).fetchall()
                except duckdb.Error as error:
                    raise SearchDamaged(kind) from error
                found += [
                    Rows(term, owners[path], kind, column, "as_written", count, row, first, last)
                    for term, path, count, row, first, last in rows
                ]
    return sorted(found, key=lambda each: (each.term, each.exhibit, each.kind, each.column))


def _keys(rows: Sequence[tuple[int, str]]) -> pa.Table:
    columns = [pa.array([term for term, _ in rows], pa.int64()), pa.array([key for _, key in rows], pa.string())]  # fmt: skip
    return pa.table(columns, names=["term", "key"])


def _query(day: str, column: str) -> str:
    """Return the question about one column; names and expressions are those above, never of a caller."""
    keys, value = ("by_imei", "left(imei, 14)") if column == "imei" else ("by_key", column)
    return (
        f"select term, filename, count(*), min(row), min({day})::date::varchar, max({day})::date::varchar "  # noqa: S608  # as above
        f"from read_parquet($paths, filename = true) join {keys} on {value} = key group by all"
    )
