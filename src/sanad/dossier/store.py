# SPDX-License-Identifier: Apache-2.0
"""Where frozen briefs are kept; one is never changed, the next edition is another."""

from dataclasses import dataclass

import sqlalchemy as sa

from sanad.dossier import tables
from sanad.errors import NotFound
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Frozen:
    """A frozen brief: its digest, the ledger entry that froze it, and its contents."""

    sha256: str
    seq: int
    subject: str
    recipient: str
    edition: int
    document: dict[str, Json]


def add(connection: sa.Connection, frozen: Frozen) -> None:
    """Keep a brief."""
    connection.execute(sa.insert(tables.brief).values(vars(frozen)))


def next_edition(connection: sa.Connection, subject: str, recipient: str) -> int:
    """Return the number of the next edition for that recipient."""
    columns = tables.brief.c
    query = sa.select(sa.func.max(columns.edition)).where(
        columns.subject == subject, columns.recipient == recipient
    )
    return int(connection.execute(query).scalar() or 0) + 1


def get(connection: sa.Connection, sha256: str) -> Frozen:
    """Return one brief.

    Raises:
        NotFound: none has that digest.
    """
    found = connection.execute(sa.select(tables.brief).where(tables.brief.c.sha256 == sha256))
    row = found.mappings().first()
    if row is None:
        raise NotFound("dossier", kind="brief", name=sha256)
    return Frozen(**row)


def newest(connection: sa.Connection, subject: str) -> Frozen:
    """Return the newest brief about `subject`.

    Raises:
        NotFound: none was frozen.
    """
    query = sa.select(tables.brief).where(tables.brief.c.subject == subject)
    row = connection.execute(query.order_by(tables.brief.c.seq.desc())).mappings().first()
    if row is None:
        raise NotFound("dossier", kind="brief about", name=subject)
    return Frozen(**row)
