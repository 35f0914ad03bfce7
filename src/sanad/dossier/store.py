# SPDX-License-Identifier: Apache-2.0
"""Where frozen briefs are kept; one is never changed, the next edition is another."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa

from sanad.dossier import tables
from sanad.dossier.material import Addressee
from sanad.errors import NotFound
from sanad.storage.trace import Asked
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Edition:
    """A frozen brief without its contents: its digest, the ledger entry that froze it, of which kind and for whom it is."""

    sha256: str
    seq: int
    subject: str
    kind: str
    recipient: str
    language: str
    edition: int

    @property
    def series(self) -> tuple[str, str, str, str]:
        """Return of what it is an edition: subject, kind, recipient and language."""
        return self.subject, self.kind, self.recipient, self.language

    @property
    def folder(self) -> str:
        """Return the name of the folder of its package; of what is no subject's dossier, or not in English, kind and language stand in it."""
        kind = () if self.kind == "subject_dossier" else (self.kind,)
        language = () if self.language == "en" else (self.language.replace("+", "-"),)
        return "-".join((self.subject, *kind, self.recipient, *language, str(self.edition)))


@dataclass(frozen=True)
class Frozen(Edition):
    """A frozen brief and its contents."""

    document: dict[str, Json]

    @property
    def head(self) -> Edition:
        """Return it without its contents, which may be megabytes."""
        return Edition(**{each.name: getattr(self, each.name) for each in fields(Edition)})

    def says(self, document: dict[str, Json]) -> bool:
        """Tell whether `document` says the same: all but which edition it is, and of which instant."""
        return _said(self.document) == _said(document)


def _said(document: dict[str, Json]) -> dict[str, Json]:
    return {name: part for name, part in document.items() if name not in {"edition", "as_of"}}


@dataclass(frozen=True)
class Ground:
    """From what a brief was composed: the digest of all that is not in the database, what that was asked, and the digest of all it told."""

    composed: str
    asked: Asked
    told: str


def add(connection: sa.Connection, frozen: Frozen) -> None:
    """Keep a brief."""
    connection.execute(sa.insert(tables.brief).values(vars(frozen)))


def next_edition(connection: sa.Connection, subject: str, kind: str, to: Addressee) -> int:
    """Return the number of the next edition of that kind for that recipient in their language."""
    query = sa.select(sa.func.max(tables.brief.c.edition)).where(*_in_series(subject, kind, to))
    return int(connection.execute(query).scalar() or 0) + 1


def newest_edition(
    connection: sa.Connection, subject: str, kind: str, to: Addressee
) -> Edition | None:
    """Return the newest edition of that kind for that recipient in their language; None before the first."""
    columns = [tables.brief.c[each.name] for each in fields(Edition)]
    query = sa.select(*columns).where(*_in_series(subject, kind, to))
    row = connection.execute(query.order_by(tables.brief.c.edition.desc())).mappings().first()
    return Edition(**row) if row else None


def edition_before(connection: sa.Connection, frozen: Frozen) -> Frozen | None:
    """Return the edition of its series before a brief; None where it is the first."""
    to = Addressee(frozen.recipient, "", frozen.language)
    query = sa.select(tables.brief).where(
        *_in_series(frozen.subject, frozen.kind, to), tables.brief.c.edition == frozen.edition - 1
    )
    row = connection.execute(query).mappings().first()
    return Frozen(**row) if row else None


def _in_series(subject: str, kind: str, to: Addressee) -> tuple[sa.ColumnElement[bool], ...]:
    columns = tables.brief.c
    return (
        columns.subject == subject,
        columns.kind == kind,
        columns.recipient == to.recipient,
        columns.language == to.language,
    )


def keep_ground(connection: sa.Connection, sha256: str, ground: Ground) -> None:
    """Keep from what a brief was composed, instead of what was kept of it before."""
    connection.execute(sa.delete(tables.ground).where(tables.ground.c.sha256 == sha256))
    connection.execute(sa.insert(tables.ground).values(sha256=sha256, **vars(ground)))


def ground(connection: sa.Connection, sha256: str) -> Ground | None:
    """Return from what a brief was composed; None where that was not kept."""
    columns = tables.ground.c
    query = sa.select(columns.composed, columns.asked, columns.told).where(columns.sha256 == sha256)
    row = connection.execute(query).mappings().first()
    return Ground(**row) if row else None


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


def counted(connection: sa.Connection) -> dict[str, int]:
    """Return how many documents there are about each subject that has any, however many editions each has."""
    columns = tables.brief.c
    number = sa.func.count().label("number")
    query = sa.select(columns.subject, number).where(columns.edition == 1)
    found = connection.execute(query.group_by(columns.subject))
    return {row.subject: row.number for row in found}


def sentences_on(frozen: Frozen, claims: Collection[str]) -> Iterator[str]:
    """Yield the sentences, and the captions of the tables, of a brief that rest on one of `claims` (ids)."""
    wanted = {f"claim:{claim}" for claim in claims}
    document: Any = frozen.document  # as `compose` wrote it
    for section in document["sections"]:
        for block in section["blocks"]:
            [piece] = block.values()
            if not wanted.isdisjoint(piece["rests_on"]):
                yield piece.get("text") or piece["caption"]
