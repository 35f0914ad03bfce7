# SPDX-License-Identifier: Apache-2.0
"""What there is to search, as the database says: the layers of exhibits that were read, and what changed since."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from sanad.search.layer import NO_LANGUAGE, Came, Layer
from sanad.values.canonical import Json
from sanad.vault import readings, store, tables
from sanad.vault.exhibit import Exhibit

_r, _d, _e = tables.reading.c, tables.delivery.c, tables.exhibit.c
_ABOUT = frozenset({"transcript", "translation"})


@dataclass(frozen=True)
class Source:
    """A step of reading that is done: what may be searched, without how it came."""

    exhibit: str
    step: str
    made_by: str
    kind: str

    @property
    def key(self) -> str:
        """Return the key of its layer."""
        return f"{self.exhibit}.{self.step}"

    def as_json(self) -> dict[str, Json]:
        """Return the source as manifests list it."""
        return dict(vars(self))


def changed(connection: sa.Connection, since: int) -> list[tuple[str, int]]:
    """Return (exhibit, newest entry) of what was delivered, read, queued to be read again or erased after the entry `since`.

    The oldest come first: whoever has dealt with the list up to an entry has dealt with everything up to that entry.
    """
    read = sa.select(_r.exhibit, _r.seq).where(_r.seq > since)
    came = sa.select(_d.exhibit, _d.seq).where(_d.seq > since)
    gone = sa.select(_e.sha256, _e.erased).where(_e.erased > since)
    every = sa.union_all(read, came, gone).subquery()
    newest = sa.func.max(every.c.seq)
    query = sa.select(every.c.exhibit, newest).group_by(every.c.exhibit).order_by(newest)
    return [(str(exhibit), int(seq)) for exhibit, seq in connection.execute(query)]


def waiting(connection: sa.Connection, compartments: Collection[str], since: int) -> set[str]:
    """Return the keys of the layers in `compartments` that were read, or came there, after the entry `since`: they are not held yet."""
    here = sa.select(_d.exhibit).where(_d.compartment.in_(compartments))
    came = _r.exhibit.in_(here.where(_d.seq > since))
    which = (_r.state == readings.DONE) & _r.exhibit.in_(here) & ((_r.seq > since) | came)
    found = connection.execute(sa.select(_r.exhibit, _r.step).where(which))
    return {f"{exhibit}.{step}" for exhibit, step in found}


def erased_since(connection: sa.Connection, since: int) -> bool:
    """Tell whether an exhibit was erased after the entry `since`."""
    return connection.execute(sa.select(_e.sha256).where(_e.erased > since)).first() is not None


def layers(connection: sa.Connection, exhibits: Sequence[str]) -> list[Layer]:
    """Return the layers that some hundred `exhibits` have; none of what is not read, or is being read again."""
    known = {exhibit.sha256: exhibit for exhibit in store.exhibits(connection, exhibits)}
    done = _r.exhibit.in_(exhibits) & (_r.state == readings.DONE)
    query = sa.select(tables.reading).where(done).order_by(_r.exhibit, _r.step)
    return [_layer(known[row.exhibit], row) for row in connection.execute(query)]


def sources(
    connection: sa.Connection, compartments: Collection[str], kinds: Collection[str] | None = None
) -> list[Source]:
    """Return every step done of the exhibits delivered to one of `compartments`, in order of exhibit and step.

    With `kinds` only of exhibits whose own bytes were read as one of these.
    """
    which = (_r.state == readings.DONE) & _r.exhibit.in_(
        sa.select(_d.exhibit).where(_d.compartment.in_(compartments))
    )
    if kinds is not None:
        which &= _r.exhibit.in_(sa.select(_e.sha256).where(_e.kind.in_(kinds)))
    columns = (_r.exhibit, _r.step, _r.reader, _r.version, _r.document)
    query = sa.select(*columns).where(which).order_by(_r.exhibit, _r.step)
    return [
        Source(row.exhibit, row.step, f"{row.reader}/{row.version}", str(row.document["kind"]))
        for row in connection.execute(query)
    ]


def delivered(connection: sa.Connection, compartments: Collection[str]) -> list[str]:
    """Return the exhibits delivered to one of `compartments`, by digest."""
    query = sa.select(_d.exhibit).where(_d.compartment.in_(compartments)).distinct()
    return sorted(str(sha256) for sha256 in connection.execute(query).scalars())


def received(
    connection: sa.Connection, compartments: Sequence[str], exhibits: Sequence[str]
) -> dict[str, str]:
    """Return exhibit → day of receipt, where it is known, of some hundred `exhibits`: in the first of `compartments` to which each came."""
    days = {}
    for exhibit in store.exhibits(connection, exhibits):
        wall = next(each for each in compartments if each in exhibit.compartments)
        if day := _day(_seen_from(exhibit, wall)):
            days[exhibit.sha256] = day
    return days


def unread(connection: sa.Connection, compartments: Collection[str]) -> list[tuple[str, str]]:
    """Return (exhibit, why) of what was delivered to one of `compartments` and is not, or not wholly, read, in order of digest."""
    here = sa.select(_d.exhibit).where(_d.compartment.in_(compartments))
    steps = sa.select(_r.exhibit, _r.step, _r.state).where(_r.state != readings.DONE)
    found = [
        (str(row.exhibit), f"{row.step}: {row.state}")
        for row in connection.execute(steps.where(_r.exhibit.in_(here)))
    ]
    never = here.where(_d.exhibit.not_in(sa.select(_r.exhibit))).distinct()
    found += [(str(sha256), "not read") for sha256 in connection.execute(never).scalars()]
    return sorted(found)


def _layer(exhibit: Exhibit, row: sa.Row[Any]) -> Layer:
    content = exhibit.receipt or {}
    return Layer(
        exhibit=exhibit.sha256,
        step=row.step,
        reader=row.reader,
        version=row.version,
        kind=str(content.get("reader", row.reader)),
        came=tuple(_came(exhibit, wall, row) for wall in sorted(exhibit.compartments)),
    )


def _came(exhibit: Exhibit, wall: str, row: sa.Row[Any]) -> Came:
    seen = _seen_from(exhibit, wall)
    kind = str(row.document["kind"])
    if row.step != readings.CONTENT:
        kind = row.step
    elif seen.provenance.relation in _ABOUT:
        kind = str(seen.provenance.relation)
    came = seen.provenance
    language = came.language or NO_LANGUAGE
    return Came(wall, seen.delivery.name, kind, language, _day(seen), came.handed_by, came.grade)


def _seen_from(exhibit: Exhibit, wall: str) -> Exhibit:
    """Return an exhibit as if it had come to one compartment alone."""
    here = tuple(each for each in exhibit.deliveries if each.compartment == wall)
    return replace(exhibit, deliveries=here)


def _day(exhibit: Exhibit) -> str | None:
    at = exhibit.provenance.received_at
    return at[: len("YYYY-MM-DD")] if at else None
