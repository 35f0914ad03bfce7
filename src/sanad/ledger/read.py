# SPDX-License-Identifier: Apache-2.0
"""Read the ledger: entries, the chain about one thing, roots and proofs."""

import base64
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, cast

import sqlalchemy as sa

from sanad.errors import LedgerBroken, NotFound
from sanad.ledger import merkle, tables
from sanad.values.canonical import Json

_NODE = sa.select(tables.node.c.hash).where(
    tables.node.c.level == sa.bindparam("at_level"),
    tables.node.c.position == sa.bindparam("at_position"),
)

DONE = "done"
"""Outcome of an act that was carried out; every other is of one that was not, and changed nothing."""
REFUSED, UNDECIDED = "refused", "undecided"
_RECENT = 1_000
_AT_ONCE = 10_000
"""Numbers in one statement; SQLite takes 32,766."""


@dataclass(frozen=True)
class Entry:
    """One entry. `salt` and `body` are None once the body was erased.

    `private` stays in the office, but for words that a person confirmed (docs/formats/package.md).
    """

    seq: int
    commitment: str
    act: str
    at: str
    outcome: str
    salt: str | None
    body: Mapping[str, Json] | None
    private: Mapping[str, Json] | None = None
    private_salt: str | None = None


def size(connection: sa.Connection) -> int:
    """Return the number of entries."""
    last = connection.execute(sa.select(sa.func.max(tables.entry.c.seq))).scalar()
    return 0 if last is None else int(last) + 1


def newest_instant(connection: sa.Connection) -> str | None:
    """Return the latest instant of the last thousand entries; None in an empty ledger.

    The last entry alone would not do: a refusal that a wrong clock dated is an entry too. All of them would cost a pass over the ledger.
    """
    columns = tables.entry.c
    recent = columns.seq >= size(connection) - _RECENT
    return connection.execute(sa.select(sa.func.max(columns.at)).where(recent)).scalar()


def entries(
    connection: sa.Connection, *, start: int = 0, seqs: Sequence[int] | None = None
) -> Iterator[Entry]:
    """Yield entries in order of number: all from `start`, or just `seqs`."""
    query = sa.select(tables.entry).where(tables.entry.c.seq >= start)
    if seqs is not None:
        query = query.where(tables.entry.c.seq.in_(seqs))
    yield from _read(connection, query)


def within(
    connection: sa.Connection, first: str, last: str, *, acts: Collection[str]
) -> Iterator[Entry]:
    """Yield, in order of number, of the entries from one instant to another, both included and written as entries write them, those of `acts`, and all of acts that were not done."""
    columns = tables.entry.c
    wanted = columns.act.in_(acts) | (columns.outcome != DONE)
    query = sa.select(tables.entry).where(columns.at >= first, columns.at <= last, wanted)
    yield from _read(connection, query)


def whole_within(
    connection: sa.Connection, first: str, last: str, *, of: Collection[int]
) -> set[int]:
    """Return of the entries `of` those from one instant to another, as `within`, whose words stand."""
    columns, numbers, found = tables.entry.c, sorted(of), set[int]()
    meant = (columns.at >= first) & (columns.at <= last) & columns.body.is_not(None)
    for begin in range(0, len(numbers), _AT_ONCE):
        some = columns.seq.in_(numbers[begin : begin + _AT_ONCE])
        found.update(connection.execute(sa.select(columns.seq).where(meant, some)).scalars())
    return found


def instants(connection: sa.Connection, seqs: Collection[int]) -> dict[int, str]:
    """Return entry → the instant at which it was written."""
    columns = tables.entry.c
    query = sa.select(columns.seq, columns.at).where(columns.seq.in_(seqs))
    return {row.seq: row.at for row in connection.execute(query)}


def _read(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[Entry]:
    for row in connection.execute(query.order_by(tables.entry.c.seq)):
        body = None if row.body is None else json.loads(row.body)
        private = None if row.private is None else json.loads(row.private)
        yield Entry(
            row.seq,
            row.commitment,
            row.act,
            row.at,
            row.outcome,
            row.salt,
            body,
            private,
            row.private_salt,
        )


def entry(connection: sa.Connection, seq: int) -> Entry:
    """Return entry `seq`.

    Raises:
        NotFound: the ledger is shorter.
    """
    found = next(entries(connection, start=seq, seqs=[seq]), None)
    if found is None:
        raise NotFound("ledger", kind="entry", name=seq)
    return found


def page(
    connection: sa.Connection,
    most: int,
    *,
    before: int | None = None,
    start: int = 0,
    outcome: str | None = None,
    thing: str | None = None,
) -> list[Entry]:
    """Return the newest `most` entries from `start` on that lie before entry `before`, oldest first; of one outcome, about one thing, or all."""
    columns = tables.entry.c
    query = sa.select(columns.seq).where(columns.seq >= start)
    if thing is not None:
        query = query.join(tables.link, tables.link.c.seq == columns.seq)
        query = query.where(tables.link.c.thing == thing)
    if before is not None:
        query = query.where(columns.seq < before)
    if outcome is not None:
        query = query.where(columns.outcome == outcome)
    seqs = connection.execute(query.order_by(columns.seq.desc()).limit(most)).scalars().all()
    return list(entries(connection, seqs=seqs))


def chain(connection: sa.Connection, thing: str) -> list[int]:
    """Return the numbers of the entries about `thing`, oldest first."""
    query = sa.select(tables.link.c.seq).where(tables.link.c.thing == thing)
    return list(connection.execute(query.order_by(tables.link.c.seq)).scalars())


def newest_about(connection: sa.Connection, thing: str) -> Entry | None:
    """Return the last entry about `thing`, None where there is none; one query."""
    last = sa.select(sa.func.max(tables.link.c.seq)).where(tables.link.c.thing == thing)
    query = sa.select(tables.entry).where(tables.entry.c.seq == last.scalar_subquery())
    return next(_read(connection, query), None)


def about(connection: sa.Connection, things: Sequence[str]) -> dict[str, list[Entry]]:
    """Return, for each of `things` that has any, the entries about it, oldest first; two queries."""
    query = sa.select(tables.link).where(tables.link.c.thing.in_(things))
    linked = connection.execute(query.order_by(tables.link.c.seq)).all()
    known = {one.seq: one for one in entries(connection, seqs=sorted({row.seq for row in linked}))}
    found: dict[str, list[Entry]] = {}
    for row in linked:
        found.setdefault(row.thing, []).append(known[row.seq])
    return found


def about_kind(connection: sa.Connection, beginning: str) -> Iterator[tuple[str, Entry]]:
    """Yield each thing whose name begins so with each entry about it, in order of number."""
    begins = tables.link.c.thing.startswith(beginning, autoescape=True)
    query = sa.select(tables.link).where(begins).order_by(tables.link.c.seq, tables.link.c.thing)
    linked = connection.execute(query).all()
    known = {one.seq: one for one in entries(connection, seqs=sorted({row.seq for row in linked}))}
    yield from ((row.thing, known[row.seq]) for row in linked)


def things(connection: sa.Connection, seqs: Sequence[int]) -> dict[int, list[str]]:
    """Return, for each entry of `seqs`, what it is about; known also of an entry whose body was erased."""
    query = sa.select(tables.link).where(tables.link.c.seq.in_(seqs))
    found: dict[int, list[str]] = {seq: [] for seq in seqs}
    for row in connection.execute(query.order_by(tables.link.c.seq, tables.link.c.thing)):
        found[row.seq].append(row.thing)
    return found


def node(connection: sa.Connection, level: int, position: int) -> bytes:
    """Return the stored hash of one complete subtree.

    Raises:
        LedgerBroken: it is not there, although a tree of this size must have it.
    """
    found = connection.execute(_NODE, {"at_level": level, "at_position": position}).scalar()
    if found is None:
        raise LedgerBroken("ledger", detail=f"the node {level}/{position} of the tree is missing")
    return bytes.fromhex(cast("str", found))


def root(connection: sa.Connection, of_size: int) -> bytes:
    """Return the root of the first `of_size` entries."""
    return merkle.root(of_size, partial(node, connection))


def inclusion_proofs(
    connection: sa.Connection, seqs: Sequence[int], of_size: int
) -> dict[int, list[str]]:
    """Return, for each entry of `seqs`, the proof in hexadecimal that it is in the tree of `of_size` entries.

    Proofs share most of their nodes; each node is fetched once.
    """
    fetch = cache(partial(node, connection))
    return {
        seq: [step.hex() for step in merkle.inclusion_proof(seq, of_size, fetch)] for seq in seqs
    }


def consistency_proof(connection: sa.Connection, old: int, of_size: int) -> list[str]:
    """Return the proof, in hexadecimal, that the first `old` entries begin the first `of_size`."""
    fetch = cache(partial(node, connection))
    return [step.hex() for step in merkle.consistency_proof(old, of_size, fetch)]


def encoded(value: bytes) -> str:
    """Return a hash as checkpoints write it: base64."""
    return base64.b64encode(value).decode()
