# SPDX-License-Identifier: Apache-2.0
"""Passages: sentences that an officer wrote into documents about an entry of the register, each with what it rests on.

One belongs to the documents of a kind about a subject for a recipient, and to a section of their form. It is never changed: another takes its place, or it is
withdrawn, and what it was stays. What becomes of it in a document is decided when that is composed (`sanad.dossier.fill`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from sanad.dossier import tables
from sanad.errors import AlreadyDone, NotFound
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Series:
    """To which documents a passage belongs."""

    subject: str
    kind: str
    recipient: str


@dataclass(frozen=True)
class Passage:
    """A sentence in one or more languages (ISO 639-1 → text), written by entry `seq`; `line` is the entry that wrote the first in its place.

    `rests_on` are claims and findings as documents name them, `claim:C-…` and `finding:F-…`. With `shows` they stand below it: claims in a table, findings
    with their picture or table. `ended` is the entry by which it ceased to stand.
    """

    seq: int
    line: int
    series: Series
    section: str
    text: Mapping[str, str]
    rests_on: tuple[str, ...]
    shows: bool = False
    ended: int | None = None

    def in_language(self, code: str) -> str:
        """Return its words in a language; where it has none, those that it has: that they are not translated is told before a document is frozen."""
        return self.text.get(code) or next(iter(self.text.values()))


def add(connection: sa.Connection, passage: Passage) -> None:
    """Keep a passage; from now on it stands."""
    document: dict[str, Json] = {
        "text": dict(passage.text),
        "rests_on": list(passage.rests_on),
        "shows": passage.shows,
    }
    row = {**vars(passage.series), "seq": passage.seq, "line": passage.line}
    row |= {"section": passage.section, "document": document}
    connection.execute(sa.insert(tables.passage).values(row))


def end(connection: sa.Connection, seq: int, by: int) -> Passage:
    """Let a passage stand no more, by the entry `by`; return it.

    Raises:
        NotFound: entry `seq` wrote none.
        AlreadyDone: it stood no more.
    """
    passage = get(connection, seq)
    if passage.ended is not None:
        raise AlreadyDone("documents", kind="withdrawal or rewording of passage", name=seq)
    at = tables.passage.c.seq == seq
    connection.execute(sa.update(tables.passage).where(at).values(ended=by))
    return passage


def get(connection: sa.Connection, seq: int) -> Passage:
    """Return the passage that an entry wrote.

    Raises:
        NotFound: it wrote none.
    """
    found = _select(connection, tables.passage.c.seq == seq)
    if not found:
        raise NotFound("documents", kind="passage of entry", name=seq)
    return found[0]


def standing(connection: sa.Connection, series: Series) -> tuple[Passage, ...]:
    """Return the passages that stand in some documents, in the order in which they were first written."""
    columns = tables.passage.c
    belongs = [columns[name] == value for name, value in vars(series).items()]
    return tuple(_select(connection, *belongs, columns.ended.is_(None)))


def _select(connection: sa.Connection, *which: sa.ColumnElement[bool]) -> list[Passage]:
    query = sa.select(tables.passage).where(*which).order_by(tables.passage.c.line)
    return [_passage(row) for row in connection.execute(query).mappings()]


def _passage(row: sa.RowMapping) -> Passage:
    told = row["document"]
    series = Series(row["subject"], row["kind"], row["recipient"])
    placed = {name: row[name] for name in ("seq", "line", "section", "ended")}
    return Passage(series=series, text=told["text"], rests_on=tuple(told["rests_on"]), shows=told["shows"], **placed)  # fmt: skip
