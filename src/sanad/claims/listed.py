# SPDX-License-Identifier: Apache-2.0
"""What an entry of a list or graph says, and which of it the register has a property for.

A list says it; nobody here does. What fits no property, or would lose by it what qualifies it, is not made to fit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from sanad.claims.properties import PROPERTIES
from sanad.claims.shapes import is_day
from sanad.errors import BadValue, NotFound
from sanad.values import account, identity_number, telephone
from sanad.values.canonical import Json
from sanad.values.citation import BytesLocator

FILE = "statements.parquet"
_COLUMNS = ["entry", "start", "end", "row_sha256", "kind", "property", "value", "detail"]
_SEX = {"m": "M", "male": "M", "f": "F", "female": "F", "x": "X"}
_BODIES = {"unlist": "UN", "ofac": "US"}
"""Reader → the body whose list it reads, as `listing` names bodies."""


@dataclass(frozen=True)
class Statement:
    """One row of `STATEMENTS`: what an entry says, and the bytes in which it stands."""

    entry: str
    place: BytesLocator
    kind: str | None
    property: str
    value: str
    detail: str | None


def statements(folder: Path, entry: str) -> list[Statement]:
    """Return what one entry says, in the order of the list.

    Args:
        folder: Where the reader of the exhibit left its files.
        entry: The id that the list gives it.

    Raises:
        NotFound: no entry of that id was read.
    """
    path = folder / FILE
    found = list(_rows(path, entry)) if path.exists() else []
    if not found:
        raise NotFound("list", kind="entry", name=entry)
    return found


def every_statement(folder: Path) -> Iterator[Statement]:
    """Yield what every entry says, in the order of the list, a batch in memory at a time; nothing where no list was read."""
    if (path := folder / FILE).exists():
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=_COLUMNS):
                yield from map(_statement, batch.to_pylist())


def claimed(said: Statement, kind: str, reader: str) -> tuple[str, Json] | None:
    """Return the property and value that a statement has on the register, or None.

    Args:
        said: What the entry says.
        kind: Of the subject: person or organisation.
        reader: Which reader read the list; it tells whose list it is.
    """
    known = PROPERTIES.get(said.property)
    if known is None or kind not in known.kinds:
        return None
    value = _value(said, reader)
    return (said.property, value) if known.test(value) else None


def _value(said: Statement, reader: str) -> Json:
    """Return a value in the form of the register; one that is not understood stays as written."""
    match said.property:
        case "sex":
            return _SEX.get(said.value.casefold(), said.value)
        case "phone":
            return telephone.parse(said.value).e164 or said.value
        case "account":
            return account.parse(said.value).key
        case "national_id":
            return _national_id(said.value)
        case "listing":
            return _listing(said, reader)
        case _:
            return said.value


def _national_id(written: str) -> str:
    try:
        return str(identity_number.parse(written))
    except BadValue:
        return written


def _listing(said: Statement, reader: str) -> Json:
    body = _BODIES.get(reader)
    if body is None:
        return None
    day = {"on": said.detail} if is_day(said.detail) else {}
    return {"body": body, "reference": said.entry, **day}


def _rows(path: Path, entry: str) -> Iterator[Statement]:
    table = pq.read_table(path, columns=_COLUMNS, filters=[("entry", "=", entry)])
    yield from map(_statement, table.to_pylist())


def _statement(row: dict[str, Any]) -> Statement:
    place = BytesLocator(row["start"], row["end"], row["row_sha256"])
    return Statement(row["entry"], place, row["kind"], row["property"], row["value"], row["detail"])
