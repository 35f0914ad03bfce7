# SPDX-License-Identifier: Apache-2.0
"""The list of a compartment's exhibits: chosen, counted and paged by the database.

Guarantees: a page costs the same however deep it lies, and two queries however many exhibits there are. Does not guarantee anything about use: what
is set aside or erased is listed too, and says so.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sanad.ledger import tables as ledger
from sanad.values.fold import fold
from sanad.vault import tables
from sanad.vault.readings import CONTENT

NOTHING = ""
"""Stands for what nobody stated, or for a kind that is not known because nothing was read."""
FACETS = ("kind", "source", "language", "instrument")

_d, _e, _r = tables.delivery.c, tables.exhibit.c, tables.reading.c
_FIELDS = {
    "kind": _d.kind,
    "source": _d.handed_by,
    "language": _d.language,
    "instrument": _d.instrument,
}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is wanted; None is anything, `NOTHING` what is not known.

    `kind` is that of the records, `source` who handed it over, `state` that of its first reading; `name` words of the name it was delivered under,
    folded; `digest` how its digest begins; `set_aside` whether it may not be used, `opened` whether one of the acts `looks` about it is on record in the compartment.
    """

    kind: str | None = None
    source: str | None = None
    language: str | None = None
    instrument: str | None = None
    state: str | None = None
    name: str = ""
    digest: str = ""
    set_aside: bool | None = None
    opened: bool | None = None


@dataclass(frozen=True)
class Counted:
    """So many exhibits have these values of `FACETS`."""

    values: dict[str, str]
    count: int


def page(  # what may be asked for
    connection: sa.Connection,
    compartment: str,
    choice: Choice,
    looks: Collection[str],
    *,
    before: int | None,
    most: int,
) -> list[tuple[int, str]]:
    """Return (number of the delivery, digest) of up to `most` exhibits, the newest first, those that came before delivery `before`."""
    which = _chosen(compartment, choice, looks)
    if before is not None:
        which &= _d.seq < before
    query = _from(sa.select(_d.seq, _d.exhibit), choice).where(which)
    rows = connection.execute(query.order_by(_d.seq.desc()).limit(most))
    return [(row.seq, row.exhibit) for row in rows]


def counted(
    connection: sa.Connection, compartment: str, choice: Choice, looks: Collection[str]
) -> list[Counted]:
    """Return how many exhibits there are of each combination of values; their sum is all that are chosen."""
    columns = [field.label(name) for name, field in _FIELDS.items()]
    query = _from(sa.select(*columns, sa.func.count().label("many")), choice)
    query = query.where(_chosen(compartment, choice, looks)).group_by(*_FIELDS.values())
    return [
        Counted({name: row[name] or NOTHING for name in FACETS}, row["many"])
        for row in connection.execute(query).mappings()
    ]


def opened(
    connection: sa.Connection, compartment: str, exhibits: Sequence[str], looks: Collection[str]
) -> set[str]:
    """Return those of `exhibits` that somebody looked into."""
    things = {f"exhibit:{sha256}": sha256 for sha256 in exhibits}
    link = ledger.link.c
    query = (
        sa.select(link.thing)
        .join(ledger.entry, ledger.entry.c.seq == link.seq)
        .where(link.thing.in_(list(things)) & _is_look(compartment, looks))
        .distinct()
    )
    return {things[thing] for thing in connection.execute(query).scalars()}


def unopened(
    connection: sa.Connection, compartment: str, looks: Collection[str], most: int
) -> tuple[int, int]:
    """Return how many of the `most` newest exhibits nobody looked into, and how many of them there are; one query, bounded however many lie in the vault."""
    newest = (
        sa.select(_d.exhibit)
        .where((_d.compartment == compartment) & _d.leads)
        .order_by(_d.seq.desc())
        .limit(most)
        .subquery()
    )
    seen = _is_opened(newest.c.exhibit, compartment, looks)
    closed = sa.func.count(sa.case((~seen, 1)))
    row = connection.execute(sa.select(closed, sa.func.count()).select_from(newest)).one()
    return int(row[0]), int(row[1])


def made_of(
    connection: sa.Connection, compartment: str, exhibit: str
) -> Iterator[tuple[str, str, str | None]]:
    """Yield (digest, name, relation) of what was found in, heard in or made from an exhibit, in the order in which it came."""
    inside = sa.type_coerce(_d.document, sa.Text).contains(f'"parent":"{exhibit}"', autoescape=True)
    query = sa.select(_d.exhibit, _d.name, _d.document).where(
        inside & (_d.compartment == compartment)
    )
    for row in connection.execute(query.order_by(_d.seq)):
        yield row.exhibit, row.name, row.document.get("relation")


def _from(select: sa.Select[Any], choice: Choice) -> sa.Select[Any]:
    """Join what the choice asks of: a look at every exhibit and every reading is what costs."""
    select = select.select_from(tables.delivery)
    if choice.set_aside is not None:
        select = select.join(tables.exhibit, _e.sha256 == _d.exhibit)
    if choice.state is not None:
        select = select.join(tables.reading, (_r.exhibit == _d.exhibit) & (_r.step == CONTENT))
    return select


def _chosen(compartment: str, choice: Choice, looks: Collection[str]) -> sa.ColumnElement[bool]:
    which = (_d.compartment == compartment) & _d.leads
    for name, field in _FIELDS.items():
        wanted = getattr(choice, name)
        if wanted is not None:
            which &= field.is_(None) if wanted == NOTHING else field == wanted
    for word in fold(choice.name).split():
        which &= _d.folded.contains(word, autoescape=True)
    if choice.digest:
        which &= _d.exhibit.startswith(choice.digest, autoescape=True)
    if choice.state is not None:
        which &= _r.state == choice.state
    if choice.set_aside is not None:
        which &= _e.quarantine.is_not(None) if choice.set_aside else _e.quarantine.is_(None)
    if choice.opened is not None:
        is_opened = _is_opened(_d.exhibit, compartment, looks)
        which &= is_opened if choice.opened else ~is_opened
    return which


def _is_opened(
    exhibit: sa.ColumnElement[str], compartment: str, looks: Collection[str]
) -> sa.ColumnElement[bool]:
    """Tell whether one of the acts `looks` about an exhibit is on record from a compartment."""
    return (
        sa.exists()
        .where(ledger.link.c.thing == sa.literal("exhibit:") + exhibit)
        .where(ledger.link.c.seq == ledger.entry.c.seq)
        .where(_is_look(compartment, looks))
    )


def _is_look(compartment: str, looks: Collection[str]) -> sa.ColumnElement[bool]:
    """Tell whether an entry is a look from a compartment; bodies are canonical JSON, in whose strings no quotation mark stands alone."""
    entry = ledger.entry.c
    there = entry.body.contains(f'"compartment":"{compartment}"', autoescape=True)
    # joined to nothing, the outcome would be looked up by its index: for each exhibit SQLite went through every entry that was done
    done = entry.outcome.concat("") == "done"
    return entry.act.in_(sorted(looks)) & done & there
