# SPDX-License-Identifier: Apache-2.0
"""Look through the ledger from its newest entry back, a page at a time, as somebody's filters leave it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa

from sanad.ledger import read, tables
from sanad.ledger.read import Entry

_BATCH = 500


@dataclass(frozen=True)
class Choice:
    """Which entries are wanted: of a compartment, all of them if it is None; about a thing, of an act, an officer, an outcome; of no act of `but`; from `since` on and before `until`, instants as entries write them."""

    compartment: str | None = None
    thing: str | None = None
    act: str | None = None
    officer: str | None = None
    outcome: str | None = None
    but: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None


def newest(
    connection: sa.Connection, choice: Choice, most: int, before: int | None = None
) -> list[Entry]:
    """Return at most so many entries, the newest first, that lie before entry `before`.

    Costs a look at each entry from there back to the last one returned; by thing, act or outcome only at those of it. An entry whose body was erased
    is of no compartment and no officer any more.
    """
    return list(islice(_chosen(connection, choice, before), most))


def _chosen(connection: sa.Connection, choice: Choice, before: int | None) -> Iterator[Entry]:
    while True:
        found = connection.execute(_query(choice, before).limit(_BATCH))
        seqs = [int(row.seq) for row in found]
        for entry in reversed(list(read.entries(connection, seqs=seqs))):
            if _is_of(entry, choice):
                yield entry
        if len(seqs) < _BATCH:
            return
        before = seqs[-1]


def _query(choice: Choice, before: int | None) -> sa.Select[Any]:
    columns = tables.entry.c
    query = sa.select(columns.seq).order_by(columns.seq.desc())
    if choice.thing is not None:
        query = query.join(tables.link, tables.link.c.seq == columns.seq)
        query = query.where(tables.link.c.thing == choice.thing)
    for column, value in ((columns.act, choice.act), (columns.outcome, choice.outcome)):
        query = query if value is None else query.where(column == value)
    for name, value in (("compartment", choice.compartment), ("by", choice.officer)):
        # a body is canonical JSON: this passes over nothing that is meant, and little besides
        if value is not None:
            written = f'"{name}":{json.dumps(value, ensure_ascii=False)}'
            query = query.where(columns.body.contains(written, autoescape=True))
    if choice.but:
        query = query.where(columns.act.not_in(sorted(choice.but)))
    if choice.since is not None:
        query = query.where(columns.at >= choice.since)
    if choice.until is not None:
        query = query.where(columns.at < choice.until)
    return query if before is None else query.where(columns.seq < before)


def _is_of(entry: Entry, choice: Choice) -> bool:
    body = entry.body or {}
    return all(
        value is None or body.get(name) == value
        for name, value in (("compartment", choice.compartment), ("by", choice.officer))
    )
