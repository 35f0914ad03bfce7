# SPDX-License-Identifier: Apache-2.0
"""Where bundles are kept: what each edition held, and the digest of its PDF; one is never changed, the next edition is another."""

import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sanad.dossier import tables
from sanad.dossier.bundle.contents import Contents
from sanad.values.canonical import canonical


@dataclass(frozen=True)
class Series:
    """Of what a bundle is an edition: a matter in a compartment, as one recipient has it."""

    compartment: str
    matter: str
    recipient: str


@dataclass(frozen=True)
class Kept:
    """An edition that was bound by entry `seq`; `sha256` is the digest of its PDF."""

    seq: int
    sha256: str
    contents: Contents


def add(connection: sa.Connection, series: Series, kept: Kept) -> None:
    """Keep an edition."""
    row = {
        **vars(series),
        "seq": kept.seq,
        "number": kept.contents.edition.number,
        "sha256": kept.sha256,
        "document": json.loads(kept.contents.written()),
    }
    connection.execute(sa.insert(tables.bundle).values(row))


def newest(connection: sa.Connection, series: Series) -> Kept | None:
    """Return the newest edition; None before the first."""
    return _first(connection, series, sa.true())


def edition(connection: sa.Connection, series: Series, number: int) -> Kept | None:
    """Return the edition of that number; None where there is none."""
    return _first(connection, series, tables.bundle.c.number == number)


def _first(connection: sa.Connection, series: Series, which: sa.ColumnElement[bool]) -> Kept | None:
    b = tables.bundle.c
    query = sa.select(tables.bundle).filter_by(**vars(series)).where(which)
    row: Any = connection.execute(query.order_by(b.number.desc())).mappings().first()
    return row and Kept(row["seq"], row["sha256"], Contents.read(canonical(row["document"])))


def of_compartment(
    connection: sa.Connection, compartment: str, most: int, before: int | None = None
) -> list[Kept]:
    """Return at most so many editions of a compartment, the newest first; `before` is the entry from which a page goes on."""
    b = tables.bundle.c
    query = sa.select(tables.bundle).where(b.compartment == compartment)
    query = query if before is None else query.where(b.seq < before)
    rows = connection.execute(query.order_by(b.seq.desc()).limit(most)).mappings()
    return [
        Kept(row["seq"], row["sha256"], Contents.read(canonical(row["document"]))) for row in rows
    ]


def count(connection: sa.Connection, compartment: str) -> int:
    """Return how many editions a compartment has."""
    b = tables.bundle.c
    query = (
        sa.select(sa.func.count()).select_from(tables.bundle).where(b.compartment == compartment)
    )
    return int(connection.execute(query).scalar_one())
