# SPDX-License-Identifier: Apache-2.0
"""The frozen documents of a compartment as a list shows them: without their contents, the newest first, a page at a time."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from functools import reduce
from operator import and_
from typing import Any

import sqlalchemy as sa

from sanad.claims import tables as register
from sanad.dossier import tables
from sanad.dossier.store import Edition

_BRIEF, _SUBJECT = tables.brief.c, register.subject.c
_SERIES = (_BRIEF.subject, _BRIEF.kind, _BRIEF.recipient, _BRIEF.language)


@dataclass(frozen=True)
class Choice:
    """Which documents are wanted; all where nothing is said. `newest` tells whether just those that no later edition follows, or just the others; `among` are digests, `but` others."""

    subject: str | None = None
    recipient: str | None = None
    kind: str | None = None
    newest: bool | None = None
    among: Collection[str] | None = None
    but: Collection[str] = ()


@dataclass(frozen=True)
class Shelved:
    """A document in its list: `label` is what the register calls whom it is about, `newest` the number of the last edition of its series."""

    edition: Edition
    label: str
    newest: int


def shelf(
    connection: sa.Connection, compartment: str, choice: Choice, most: int, before: int | None
) -> list[Shelved]:
    """Return at most so many documents, the newest first; `before` is the entry number from which a page goes on."""
    last = _last()
    columns = [_BRIEF[each.name] for each in fields(Edition)]
    every: sa.Select[Any] = sa.select(*columns, _SUBJECT.label, last.c.newest)
    query = _chosen(every, last, compartment, choice)
    if before is not None:
        query = query.where(_BRIEF.seq < before)
    rows = connection.execute(query.order_by(_BRIEF.seq.desc()).limit(most)).mappings()
    return [
        Shelved(
            Edition(**{each.name: row[each.name] for each in fields(Edition)}),
            row["label"],
            row["newest"],
        )
        for row in rows
    ]


def count(connection: sa.Connection, compartment: str, choice: Choice) -> int:
    """Return how many documents of a compartment meet a choice."""
    query = _chosen(sa.select(sa.func.count()), _last(), compartment, choice)
    return int(connection.execute(query).scalar_one())


def series(connection: sa.Connection, edition: Edition) -> list[Edition]:
    """Return every edition of the series of one, the first first."""
    columns = [_BRIEF[each.name] for each in fields(Edition)]
    own = zip(_SERIES, edition.series, strict=True)
    query = sa.select(*columns).where(*(column == value for column, value in own))
    rows = connection.execute(query.order_by(_BRIEF.edition)).mappings()
    return [Edition(**row) for row in rows]


def _last() -> sa.Subquery:
    newest = sa.func.max(_BRIEF.edition).label("newest")
    return sa.select(*_SERIES, newest).group_by(*_SERIES).subquery()


def _chosen(
    query: sa.Select[Any], last: sa.Subquery, compartment: str, choice: Choice
) -> sa.Select[Any]:
    same = reduce(and_, (column == last.c[column.name] for column in _SERIES))
    query = query.select_from(tables.brief).join(register.subject, _SUBJECT.id == _BRIEF.subject)
    query = query.join(last, same).where(_SUBJECT.compartment == compartment)
    for column, value in (
        (_BRIEF.subject, choice.subject),
        (_BRIEF.recipient, choice.recipient),
        (_BRIEF.kind, choice.kind),
    ):
        query = query if value is None else query.where(column == value)
    if choice.newest is not None:
        is_last = _BRIEF.edition == last.c.newest
        query = query.where(is_last if choice.newest else ~is_last)
    if choice.among is not None:
        query = query.where(_BRIEF.sha256.in_(list(choice.among)))
    return query.where(_BRIEF.sha256.not_in(list(choice.but))) if choice.but else query
