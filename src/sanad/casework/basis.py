# SPDX-License-Identifier: Apache-2.0
"""What a thing that may leave the office rested on when an officer signed or froze it, so that any later change can be told.

The basis is kept as it was and never changed; what it rests on today is gathered anew and compared (`sanad.casework.drift`).
"""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from sanad.casework import tables
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Basis:
    """What `thing` (`request:RN-01`, `brief:<digest>`) rested on at a `step`; `seq` is the ledger entry that kept it."""

    thing: str
    step: str
    document: dict[str, Json]
    seq: int


def keep(connection: sa.Connection, basis: Basis) -> None:
    """Keep a basis."""
    connection.execute(sa.insert(tables.basis).values(**vars(basis)))


def newest(connection: sa.Connection, things: Collection[str]) -> dict[str, Basis]:
    """Return thing → the newest basis that was kept of it; one of which none was kept is left out."""
    query = sa.select(tables.basis).where(tables.basis.c.thing.in_(things))
    rows = connection.execute(query.order_by(tables.basis.c.seq)).mappings()
    return {row["thing"]: Basis(**row) for row in rows}


def forget_words(connection: sa.Connection, seq: int) -> None:
    """Blank what a thing rested on at entry `seq`: what has drifted since cannot be told any more, and everything is told as new."""
    at = tables.basis.c.seq == seq
    connection.execute(sa.update(tables.basis).where(at).values(document={}))
