# SPDX-License-Identifier: Apache-2.0
"""Recompute the whole ledger from its bodies and say where it does not agree with itself."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from sanad.ledger import merkle, read, tables
from sanad.ledger.commitment import commitment
from sanad.values.verdict import Integrity


@dataclass(frozen=True)
class Fault:
    """One disagreement: the entry it is in (None for the tree as a whole) and what is wrong."""

    seq: int | None
    says: str


def audit(connection: sa.Connection) -> tuple[Integrity, int, list[Fault]]:
    """Return the verdict, the number of entries checked and every fault found.

    Checks that numbers run without gaps, that each body matches its commitment, that commitments give the stored
    nodes, and that each checkpoint's root is the tree's. An erased body is not a fault. One pass, O(n).
    """
    faults: list[Fault] = []
    nodes: dict[tuple[int, int], bytes] = {}
    count = 0
    for entry in read.entries(connection):
        while count < entry.seq:
            faults.append(Fault(count, "the entry is missing"))
            count += 1
        leaf = bytes.fromhex(entry.commitment)
        if (
            entry.body is not None
            and commitment(bytes.fromhex(entry.salt or ""), entry.body) != leaf
        ):
            faults.append(Fault(entry.seq, "the body is not the one the entry commits to"))
        if not faults:
            new = merkle.completed(entry.seq, merkle.leaf_hash(leaf), lambda *at: nodes[at])
            for level, position, value in new:
                nodes[level, position] = value
        count += 1
    if not faults:
        faults += _stored_nodes(connection, nodes)
        faults += _checkpoints(connection, nodes, count)
    return (Integrity.BROKEN if faults else Integrity.INTACT), count, faults


def _stored_nodes(
    connection: sa.Connection, nodes: dict[tuple[int, int], bytes]
) -> Iterator[Fault]:
    stored = {
        (row.level, row.position): bytes.fromhex(row.hash)
        for row in connection.execute(sa.select(tables.node))
    }
    for level, position in sorted(nodes.keys() | stored.keys()):
        if nodes.get((level, position)) != stored.get((level, position)):
            seq = position if level == 0 else None
            yield Fault(seq, f"the stored node {level}/{position} is not what the entries give")


def _checkpoints(
    connection: sa.Connection, nodes: dict[tuple[int, int], bytes], count: int
) -> Iterator[Fault]:
    for row in connection.execute(sa.select(tables.checkpoint).order_by(tables.checkpoint.c.size)):
        if row.size > count:
            yield Fault(None, f"the checkpoint of {row.size} entries is longer than the ledger")
            continue
        given = row.note.split("\n")[2]
        from_entries = merkle.root(row.size, lambda *at: nodes[at])
        if given != read.encoded(from_entries):
            yield Fault(None, f"the checkpoint of {row.size} entries has another root")
