# SPDX-License-Identifier: Apache-2.0
"""Legal instruments: the order, warrant or letter under which something was obtained, and what it covers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

import sqlalchemy as sa

from sanad.errors import AlreadyDone, BadValue, UnknownInstrument
from sanad.mandates import tables
from sanad.values.canonical import Json

KINDS = frozenset(
    {
        "call_data_order",
        "bank_records_order",
        "search_warrant",
        "interception_warrant",
        "consent",
        "open_source",
        "court_record",
        "official_letter",
    }
)


@dataclass(frozen=True)
class Instrument:
    """One instrument. A day left None is not limited by the paper; an empty `covers` names nobody in particular.

    `covers_from` and `covers_to` bound the data that may be obtained, both included; `in_force_until` bounds the days on
    which it may be used. `paper` is the name under which the paper itself
    was delivered.
    """

    id: str
    kind: str
    number: str
    issuer: str
    legal_basis: str
    issued_on: date
    in_force_until: date | None = None
    covers_from: date | None = None
    covers_to: date | None = None
    covers: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    paper: str | None = None

    def __post_init__(self) -> None:
        """Refuse a kind that is not known."""
        if self.kind not in KINDS:
            known = ", ".join(sorted(KINDS))
            raise BadValue(self.id, value=self.kind, type="kind of instrument", detail=known)

    def in_force_on(self, day: date) -> bool:
        """Tell whether the instrument could be used on `day`."""
        return self.issued_on <= day and (self.in_force_until is None or day <= self.in_force_until)

    def covers_data(
        self, identifiers: Sequence[str], first: date | None, last: date | None
    ) -> str | None:
        """Return None when data about `identifiers` from `first` to `last` lie in scope, else what does not."""
        outside = [item for item in identifiers if self.covers and item not in self.covers]
        if outside:
            return f"{', '.join(outside)} is not named in {self.number}"
        if first is not None and self.covers_from is not None and first < self.covers_from:
            return f"data from {first} lie before {self.covers_from}, where {self.number} begins"
        if last is not None and self.covers_to is not None and last > self.covers_to:
            return f"data to {last} lie after {self.covers_to}, where {self.number} ends"
        return None

    def as_json(self) -> dict[str, Json]:
        """Return the instrument as it stands in documents; `from_json` reads it back."""
        fields = {**vars(self), "covers": list(self.covers), "offences": list(self.offences)}
        return {
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in fields.items()
        }

    @classmethod
    def from_json(cls, document: dict[str, Json]) -> Self:
        """Read an instrument back from its document form."""
        days = ("issued_on", "in_force_until", "covers_from", "covers_to")
        fields: dict[str, object] = dict(document)
        for key in days:
            value = fields.get(key)
            fields[key] = date.fromisoformat(str(value)) if value else None
        for key in ("covers", "offences"):
            fields[key] = tuple(fields.get(key) or ())  # type: ignore[arg-type]  # our own arrays
        return cls(**fields)  # type: ignore[arg-type]  # our own fields


_FIND = sa.select(tables.instrument.c.document).where(
    tables.instrument.c.id == sa.bindparam("wanted")
)


def register(connection: sa.Connection, instrument: Instrument) -> None:
    """Record an instrument.

    Raises:
        AlreadyDone: the id is taken.
    """
    if find(connection, instrument.id) is not None:
        raise AlreadyDone("instruments", kind="instrument", name=instrument.id)
    document = instrument.as_json()
    row = {"id": instrument.id, "kind": instrument.kind, "document": document}
    connection.execute(sa.insert(tables.instrument).values(row))


def find(connection: sa.Connection, instrument: str) -> Instrument | None:
    """Return the instrument with that id, or None."""
    document = connection.execute(_FIND, {"wanted": instrument}).scalar()
    return None if document is None else Instrument.from_json(document)


def get(connection: sa.Connection, instrument: str) -> Instrument:
    """Return the instrument with that id.

    Raises:
        UnknownInstrument: it was never registered.
    """
    found = find(connection, instrument)
    if found is None:
        raise UnknownInstrument("instruments", instrument=instrument)
    return found
