# SPDX-License-Identifier: Apache-2.0
"""Where frozen briefs are kept; one is never changed, the next edition is another."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sanad.dossier import tables
from sanad.dossier.material import Addressee
from sanad.errors import NotFound
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Frozen:
    """A frozen brief: its digest, the ledger entry that froze it, of which kind and for whom it is, and its contents."""

    sha256: str
    seq: int
    subject: str
    kind: str
    recipient: str
    language: str
    edition: int
    document: dict[str, Json]

    @property
    def series(self) -> tuple[str, str, str, str]:
        """Return of what it is an edition: subject, kind, recipient and language."""
        return self.subject, self.kind, self.recipient, self.language


def add(connection: sa.Connection, frozen: Frozen) -> None:
    """Keep a brief."""
    connection.execute(sa.insert(tables.brief).values(vars(frozen)))


def next_edition(connection: sa.Connection, subject: str, kind: str, to: Addressee) -> int:
    """Return the number of the next edition of that kind for that recipient in their language."""
    columns = tables.brief.c
    query = sa.select(sa.func.max(columns.edition)).where(
        columns.subject == subject,
        columns.kind == kind,
        columns.recipient == to.recipient,
        columns.language == to.language,
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


def about(connection: sa.Connection, subjects: Sequence[str]) -> list[Frozen]:
    """Return every brief about some subjects, in the order of freezing."""
    query = sa.select(tables.brief).where(tables.brief.c.subject.in_(subjects))
    rows = connection.execute(query.order_by(tables.brief.c.seq)).mappings()
    return [Frozen(**row) for row in rows]


def every(connection: sa.Connection) -> list[Frozen]:
    """Return every brief, in the order of freezing."""
    rows = connection.execute(sa.select(tables.brief).order_by(tables.brief.c.seq)).mappings()
    return [Frozen(**row) for row in rows]


def sentences_on(frozen: Frozen, claims: Collection[str]) -> Iterator[str]:
    """Yield the sentences, and the captions of the tables, of a brief that rest on one of `claims` (ids)."""
    wanted = {f"claim:{claim}" for claim in claims}
    document: Any = frozen.document  # as `compose` wrote it
    for section in document["sections"]:
        for block in section["blocks"]:
            [piece] = block.values()
            if not wanted.isdisjoint(piece["rests_on"]):
                yield piece.get("text") or piece["caption"]
