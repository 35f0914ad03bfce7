# SPDX-License-Identifier: Apache-2.0
"""Consignments: what somebody brings in over the network, from the first byte until its files are sealed.

A consignment is open while files arrive, closed when whoever brought it says that all is there, and sealed when its files are exhibits.
Only a closed one is received; into a closed one nothing arrives any more.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from sanad.errors import NotFound
from sanad.storage.database import Document, metadata
from sanad.values.canonical import Json
from sanad.vault import tables
from sanad.vault.exhibit import ABOUT
from sanad.vault.readings import CONTENT

ID = "DEL-"
"""Before the number of the entry that began it."""


class State(StrEnum):
    """How a consignment stands."""

    OPEN = "open"
    CLOSED = "closed"
    SEALED = "sealed"


consignment = sa.Table(
    "consignment",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("compartment", sa.String(80), nullable=False, index=True),
    sa.Column("by", sa.ForeignKey("officer.id"), nullable=False),
    sa.Column("handed_by", sa.Text, nullable=False),
    sa.Column("begun_at", sa.String(40), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("account", Document),  # of its receiving; null before it is sealed
)


@dataclass(frozen=True)
class Consignment:
    """One consignment: who brought it in, and who handed it over to them, in words."""

    id: str
    seq: int
    compartment: str
    by: str
    handed_by: str
    begun_at: str
    state: State
    account: dict[str, Json] | None = None


def add(connection: sa.Connection, begun: Consignment) -> None:
    """Record a consignment that begins."""
    connection.execute(sa.insert(consignment).values(vars(begun)))


def get(connection: sa.Connection, name: str) -> Consignment:
    """Return one consignment.

    Raises:
        NotFound: there is none by that id.
    """
    found = _consignments(connection, consignment.c.id == name)
    if not found:
        raise NotFound("vault", kind="delivery", name=name)
    return found[0]


def of_compartment(connection: sa.Connection, compartment: str) -> list[Consignment]:
    """Return the consignments of a compartment, the newest first."""
    return _consignments(connection, consignment.c.compartment == compartment)


def close(connection: sa.Connection, name: str) -> None:
    """Let nothing more arrive."""
    at = consignment.c.id == name
    connection.execute(sa.update(consignment).where(at).values(state=State.CLOSED))


def settle(connection: sa.Connection, name: str, account: dict[str, Json]) -> None:
    """Note that the files are exhibits, with the account of it."""
    changed = {"state": State.SEALED, "account": account}
    connection.execute(sa.update(consignment).where(consignment.c.id == name).values(changed))


@dataclass(frozen=True)
class Brought:
    """One file that a consignment brought: the entry that sealed it, its name and its digest."""

    seq: int
    name: str
    sha256: str


def brought(connection: sa.Connection, sealed: Consignment) -> list[Brought]:
    """Return the files of a sealed consignment in the order in which they were sealed; none of one that is not."""
    sheet = (sealed.account or {}).get("sheet")
    d = tables.delivery.c
    wanted = (d.seq, d.name, d.exhibit, d.document)
    query = sa.select(*wanted).where(_between(sealed)).order_by(d.seq)
    return [
        Brought(row.seq, row.name, row.exhibit)
        for row in connection.execute(query)
        if _came_itself(row.document, sheet, row.exhibit)
    ]


def outcomes(
    connection: sa.Connection, sealed: Consignment
) -> list[tuple[str, str, dict[str, Json] | None]]:
    """Return each file of a sealed consignment by its digest, how its reading stands, and its account or why there is none."""
    r = tables.reading.c
    files = _between(sealed)
    mine = sa.select(tables.delivery.c.exhibit).where(files)
    read = r.exhibit.in_(mine) & (r.step == CONTENT)
    query = sa.select(r.exhibit, r.state, r.document).where(read)
    return [(row.exhibit, row.state, row.document) for row in connection.execute(query)]


def without_paper(connection: sa.Connection, sealed: Consignment) -> set[str]:
    """Return the digests of a sealed consignment's files that came under no legal paper, with it or ever."""
    d = tables.delivery.c
    mine = set(connection.scalars(sa.select(d.exhibit).where(_between(sealed))))
    some = sa.select(d.exhibit).where(_between(sealed))
    covered = sa.select(d.exhibit).where(d.exhibit.in_(some) & d.instrument.is_not(None))
    return mine - set(connection.scalars(covered))


def _between(sealed: Consignment) -> sa.ColumnElement[bool]:
    entries: Any = (sealed.account or {}).get("entries") or [0, -1]
    d = tables.delivery.c
    return d.seq.between(*entries) & (d.compartment == sealed.compartment)


def _came_itself(document: dict[str, Json], sheet: object, exhibit: str) -> bool:
    """Tell whether a delivery is of a file as it came under `sheet`, not of what was found inside one, or of the sheet itself."""
    inside = "parent" in document and document.get("relation") not in ABOUT
    return not inside and (document.get("sheet") == sheet or exhibit == sheet)


def papers_used(connection: sa.Connection) -> dict[str, set[str]]:
    """Return id of each paper under which something came → the compartments to which it came."""
    d = tables.delivery.c
    query = sa.select(d.instrument, d.compartment).where(d.instrument.is_not(None)).distinct()
    found: dict[str, set[str]] = {}
    for paper, compartment in connection.execute(query):
        found.setdefault(paper, set()).add(compartment)
    return found


def _consignments(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> list[Consignment]:
    query = sa.select(consignment).where(wanted).order_by(consignment.c.seq.desc())
    rows = connection.execute(query).mappings()
    return [Consignment(**{**row, "state": State(row["state"])}) for row in rows]
