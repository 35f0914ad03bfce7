# SPDX-License-Identifier: Apache-2.0
"""Records as they may be shown: identifiers of subjects as they are, those of anybody else as pseudonyms, and what may name anybody left out."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sanad.analysis.frozen import HANDSET

Value = str | int | float | None

_PARTIES = frozenset({"owner", "other", "account", "other_account", "number"})
_IDENTIFIERS = _PARTIES | {"imei", "imsi"}
_OF_NOBODY = frozenset(
    {
        "row", "row_sha256", "start", "end", "statement_row", "kind", "direction", "operator", "id_kind",
        "started_at", "started_written", "duration_s", "booked_on", "valued_on", "valid_from", "valid_to",
        "amount", "amount_written", "currency",
        "cell", "site", "last_cell", "latitude", "longitude", "last_latitude", "last_longitude",
    }
)  # fmt: skip
"""Columns that name no person. One that is neither here nor an identifier, also one yet to come, may name anybody."""


def shown(
    record: dict[str, Any], ours: AbstractSet[str], pseudonym: Callable[[str], str | None]
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """Return the columns of a record as they may be shown, and those left out.

    A written form is shown where its identifier is, and what may name anybody where all parties are subjects'. With anything hidden
    the digest is too: whoever has the rest of the record could try all numbers until one gives it. An identifier to which `pseudonym` gives no name is left out.
    """
    known = {
        column: identifier(column, value) in ours
        for column, value in record.items()
        if column in _IDENTIFIERS
    }
    among_subjects = all(known[party] for party in known.keys() & _PARTIES)
    hidden = {
        column
        for column, value in record.items()
        if value
        and column not in _OF_NOBODY
        and not known.get(column.removesuffix("_written"), among_subjects)
    }
    names = {
        column: pseudonym(identifier(column, record[column]))
        for column in record
        if column in hidden & _IDENTIFIERS
    }
    left_out = hidden - _IDENTIFIERS | ({"row_sha256"} if hidden else set())
    left_out |= {column for column, name in names.items() if name is None}
    columns = {
        column: names[column] if column in names else _plain(value)
        for column, value in record.items()
        if column not in left_out
    }
    return columns, tuple(column for column in record if column in left_out)


def identifier(column: str, value: str) -> str:
    """Return an identifier as methods know it: of a handset the digits that say which it is."""
    return value[:HANDSET] if column == "imei" and value else value


def _plain(value: Any) -> Value:  # noqa: ANN401  # whatever a record file holds
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    kept: Value = value
    return kept
