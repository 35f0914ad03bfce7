# SPDX-License-Identifier: Apache-2.0
"""Legal instruments: the order, warrant or letter under which something was obtained, and what it covers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

import sqlalchemy as sa

from sanad.errors import AlreadyDone, BadValue, InstrumentDiffers, UnknownInstrument
from sanad.mandates import papers, tables
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Instrument:
    """One instrument. A day left None is not limited by the paper; an empty `covers` names nobody in particular.

    `covers_from` and `covers_to` bound the data that may be obtained, both included; `in_force_until` bounds the days on
    which it may be used. `paper` is the name under which the paper itself
    was delivered. After `retain_until` what came under it is due to be erased, on an order. `facts` are what it states beyond
    this, by the names that `papers` has for its kind, days as ISO text; `stated` what an officer stated of it after it was
    registered, which counts before `facts`.
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
    retain_until: date | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)
    stated: Mapping[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a kind that is not known, and facts that a paper of the kind does not state."""
        papers.check(self.id, self.kind, self.facts)
        papers.check(self.id, self.kind, self.stated, later=True)

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

    def can_tell(self, identifiers: Sequence[str], first: date | None, last: date | None) -> bool:
        """Tell whether enough is known of some data to say whether they lie in scope: nothing that the paper limits is unknown."""
        whose = bool(identifiers) or not self.covers
        begins = first is not None or self.covers_from is None
        ends = last is not None or self.covers_to is None
        return whose and begins and ends

    def completed(self, stated: Mapping[str, Json]) -> Self:
        """Return the instrument with facts of its paper that were left out, or are stated anew.

        Raises:
            BadValue: a name that papers of this kind do not state, a value that is not of its type, or the scope or the days
                that were registered: those stand.
        """
        for name in stated.keys() & papers.LEFT_OUT.keys():
            if getattr(self, name) not in (None, ()):
                detail = (
                    "it stands in the registered paper, and the scope of a paper is not restated"
                )
                raise BadValue(self.id, value=stated[name], type=name, detail=detail)
        return replace(self, stated={**self.stated, **stated})

    def in_full(self) -> Self:
        """Return the instrument with the scope and the days that were left out at first and stated later."""
        known: dict[str, object] = {}
        for name, value in self.stated.items():
            if name in ("covers", "offences"):
                known[name] = tuple(value) if isinstance(value, list) else ()
            elif name in papers.LEFT_OUT:
                known[name] = date.fromisoformat(str(value))
        return replace(self, **known)  # type: ignore[arg-type]  # our own fields

    def for_rules(self) -> dict[str, Json]:
        """Return what the rules may ask of the paper (docs/formats/rule.md); what it does not say is None.

        `laws` are the statutes whose offences it names: the part of an offence's id before the first hyphen. `window_days` are the
        days of data that may be obtained, `force_days` those on which it may be used, both ends counted.
        """
        return {
            **self.facts,
            **self.stated,
            "issued_on": self.issued_on.isoformat(),
            "covers": list(self.covers) or None,
            "covers_from": _iso(self.covers_from),
            "covers_to": _iso(self.covers_to),
            "offences": list(self.offences) or None,
            "laws": sorted({each.partition("-")[0] for each in self.offences}) or None,
            "window_days": _days(self.covers_from, self.covers_to),
            "force_days": _days(self.issued_on, self.in_force_until),
        }

    def as_json(self) -> dict[str, Json]:
        """Return the instrument as it stands in documents; `from_json` reads it back."""
        lists = {"covers": list(self.covers), "offences": list(self.offences)}
        fields = {**vars(self), **lists, "facts": dict(self.facts), "stated": dict(self.stated)}
        return {
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in fields.items()
        }

    @classmethod
    def from_json(cls, document: dict[str, Json]) -> Self:
        """Read an instrument back from its document form."""
        days = ("issued_on", "in_force_until", "covers_from", "covers_to", "retain_until")
        fields: dict[str, object] = dict(document)
        for key in days:
            value = fields.get(key)
            fields[key] = date.fromisoformat(str(value)) if value else None
        for key in ("covers", "offences"):
            fields[key] = tuple(fields.get(key) or ())  # type: ignore[arg-type]  # our own arrays
        return cls(**fields)  # type: ignore[arg-type]  # our own fields


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _days(first: date | None, last: date | None) -> int | None:
    """Return how many days there are from `first` to `last`, both counted; None when one is not known."""
    return None if first is None or last is None else (last - first).days + 1


_FIND = sa.select(tables.instrument.c.document).where(
    tables.instrument.c.id == sa.bindparam("wanted")
)


def register(connection: sa.Connection, instrument: Instrument) -> None:
    """Record an instrument.

    Raises:
        AlreadyDone: it is on record as it is here.
        InstrumentDiffers: the id is on record with other contents.
    """
    kept = _registered(connection, instrument.id)
    known = None if kept is None else replace(kept, stated={})
    if known == instrument:
        raise AlreadyDone("instruments", kind="instrument", name=instrument.id)
    if known is not None:
        raise InstrumentDiffers(
            "instruments", instrument=instrument.id, differences=_differences(known, instrument)
        )
    document = instrument.as_json()
    row = {"id": instrument.id, "kind": instrument.kind, "document": document}
    connection.execute(sa.insert(tables.instrument).values(row))


def _differences(known: Instrument, other: Instrument) -> str:
    ours, theirs = known.as_json(), other.as_json()
    return "; ".join(
        f"{key} {ours[key]}, here {theirs[key]}" for key in ours if ours[key] != theirs[key]
    )


def state(connection: sa.Connection, instrument: str, stated: Mapping[str, Json]) -> None:
    """Record what an officer states of a registered paper; the ledger keeps what was stated before.

    Raises:
        UnknownInstrument: it was never registered.
        BadValue: papers of its kind state no such thing, or it stands in the registered paper.
    """
    kept = _registered(connection, instrument)
    if kept is None:
        raise UnknownInstrument("instruments", instrument=instrument)
    at = tables.instrument.c.id == instrument
    document = kept.completed(stated).as_json()
    connection.execute(sa.update(tables.instrument).where(at).values(document=document))


def find(connection: sa.Connection, instrument: str) -> Instrument | None:
    """Return the instrument with that id in full, or None."""
    kept = _registered(connection, instrument)
    return None if kept is None else kept.in_full()


def of_ids(connection: sa.Connection, ids: Collection[str]) -> dict[str, Instrument]:
    """Return id → instrument in full; an id that none has is left out."""
    columns = tables.instrument.c
    kept = connection.execute(sa.select(columns.document).where(columns.id.in_(ids))).scalars()
    return {one.id: one for one in (Instrument.from_json(each).in_full() for each in kept)}


def every(connection: sa.Connection) -> list[Instrument]:
    """Return every registered instrument with what was stated of it, by id."""
    columns = tables.instrument.c
    kept = connection.execute(sa.select(columns.document).order_by(columns.id)).scalars()
    return [Instrument.from_json(one).in_full() for one in kept]


def retained_before(connection: sa.Connection, day: date) -> dict[str, date]:
    """Return the instruments whose last day of keeping lies before `day`, each with that day."""
    kept = connection.execute(sa.select(tables.instrument.c.document)).scalars()
    known = (Instrument.from_json(one).in_full() for one in kept)
    return {
        one.id: one.retain_until
        for one in known
        if one.retain_until is not None and one.retain_until < day
    }


def _registered(connection: sa.Connection, instrument: str) -> Instrument | None:
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
