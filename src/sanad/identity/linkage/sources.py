# SPDX-License-Identifier: Apache-2.0
"""Both sides of a link as rows of one shape, `SAID`: who is sought, from claims; who is listed, from what a reader stored.

A row holds one name. Somebody with several names has a row for each, and so for each father's name, birth date and identity
card that sources give: rival values are tried side by side, and none is chosen here. Numbers that people have several of stand
together in every row.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice, product
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from sanad.claims.claim import Claim
from sanad.claims.listed import claimed, every_statement
from sanad.identity.linkage.plain import plain

SAID = pa.schema(
    [
        ("unique_id", pa.int64()),
        ("ref", pa.string()),  # subject, row of a subscriber list, or entry of a list
        ("name", pa.string()),
        ("father_name", pa.string()),
        ("birth_date", pa.string()),  # YYYY, YYYY-MM or YYYY-MM-DD
        ("national_id", pa.string()),
        ("passports", pa.list_(pa.string())),
        ("phones", pa.list_(pa.string())),
        ("accounts", pa.list_(pa.string())),
        ("place", pa.string()),
        ("sex", pa.string()),
    ]
)
MOST_ROWS_OF_ONE = 500
"""Rows that one subject or entry may make. Each value stands in one of them before any two are tried together in another way, so
that beyond it combinations are left out, and no value of anybody who has no more than so many names."""

Values = Mapping[str, Mapping[str, set[str]]]
"""Subject or entry → property → its values."""
_NAMES = ("name", "alias")
_ONE = ("name", "father_name", "birth_date", "national_id", "sex")
_SEVERAL = {"passports": "passport", "phones": "phone", "accounts": "account"}


@dataclass(frozen=True)
class Sides:
    """The rows of both sides inside one connection: tables `said_left` and `said_right`; `rows` is how long the list is."""

    connection: duckdb.DuckDBPyConnection
    rows: int


def of_claims(claims: Iterable[Claim]) -> dict[str, dict[str, set[str]]]:
    """Return what live claims say, as values to be linked by."""
    found: dict[str, dict[str, set[str]]] = {}
    for claim in claims:
        if claim.live and claim.text is not None:
            _add(found, claim.about, claim.property, claim.text)
    return found


def of_statements(folder: Path, reader: str) -> dict[str, dict[str, set[str]]]:
    """Return what the persons of a list that was read into `folder` are said to be; an entry is named as the list names it."""
    found: dict[str, dict[str, set[str]]] = {}
    for said in every_statement(folder):
        meant = claimed(said, "person", reader) if said.kind == "person" else None
        if meant is not None and isinstance(meant[1], str):
            _add(found, said.entry, meant[0], meant[1])
    return found


def bring(connection: duckdb.DuckDBPyConnection, sought: Values, listed: Values | Path) -> Sides:
    """Put both sides into `connection`; `listed` are values, or the `subscribers.parquet` of a reader."""
    connection.register("left_rows", _table(sought))
    connection.execute("create table said_left as from left_rows")
    if isinstance(listed, Path):
        path = str(listed).replace("'", "''")
        connection.execute(f"create view said_right as {_SUBSCRIBERS} from read_parquet('{path}')")
        return Sides(connection, pq.read_metadata(listed).num_rows)
    connection.register("right_rows", _table(listed))
    connection.execute("create table said_right as from right_rows")
    return Sides(connection, len(listed))


_SUBSCRIBERS = """
select "row" as unique_id, "row"::varchar as ref, name, father_name, null::varchar as birth_date,
    case id_kind when 'pk_cnic' then id_number end as national_id,
    case id_kind when 'passport' then [id_number] end as passports,
    case when number is not null then [number] end as phones,
    null::varchar[] as accounts, address as place, null::varchar as sex"""


def _add(found: dict[str, dict[str, set[str]]], who: str, name: str, value: str) -> None:
    kind = "name" if name in _NAMES else name
    found.setdefault(who, {}).setdefault(kind, set()).add(value)


def _table(values: Values) -> pa.Table:
    rows = [row for who, written in sorted(values.items()) for row in _rows(who, written)]
    return pa.Table.from_pylist([{"unique_id": at, **row} for at, row in enumerate(rows)], schema=SAID)  # fmt: skip


def _rows(who: str, written: Mapping[str, set[str]]) -> Iterator[dict[str, object]]:
    """Yield a row for each combination of what a person has one of and sources give several."""
    said = {kind: {plain(kind, each) for each in given} for kind, given in written.items()}
    fixed: dict[str, object] = {
        "ref": who,
        "place": " ".join(sorted(said.get("whereabouts", ()))) or None,
        **{column: sorted(said.get(kind, ())) or None for column, kind in _SEVERAL.items()},
    }
    choices = [sorted(said[kind]) if kind in said else [None] for kind in _ONE]
    most = max(map(len, choices))
    first = dict.fromkeys(tuple(each[at % len(each)] for each in choices) for at in range(most))
    rest = (chosen for chosen in product(*choices) if chosen not in first)
    for chosen in islice(chain(first, rest), MOST_ROWS_OF_ONE):
        yield {**fixed, **dict(zip(_ONE, chosen, strict=True))}
