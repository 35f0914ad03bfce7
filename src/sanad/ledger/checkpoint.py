# SPDX-License-Identifier: Apache-2.0
"""Sign the head of the tree, and have the signature dated by somebody else (RFC 3161)."""

import base64
from dataclasses import dataclass

import sqlalchemy as sa

from sanad.ledger import read, tables
from sanad.ledger.note import Signer


@dataclass(frozen=True)
class Checkpoint:
    """A signed head. `timestamp` is the DER `TimeStampResp`, or None while it is queued."""

    size: int
    note: str
    timestamp: bytes | None


def make(connection: sa.Connection, signer: Signer, at: str) -> Checkpoint:
    """Sign the tree as it stands and store the checkpoint, queued for a timestamp.

    Args:
        at: The office's clock, as in entries.

    Returns:
        The checkpoint of this size; an existing one is returned as it is, so that there is one per size.
    """
    size = read.size(connection)
    existing = of_size(connection, size)
    if existing is not None:
        return existing
    root = read.encoded(read.root(connection, size))
    note = signer.sign(f"{signer.origin}\n{size}\n{root}\nat {at}\n")
    connection.execute(sa.insert(tables.checkpoint).values(size=size, note=note))
    return Checkpoint(size, note, None)


def of_size(connection: sa.Connection, size: int) -> Checkpoint | None:
    """Return the checkpoint over the first `size` entries, if one was made."""
    query = sa.select(tables.checkpoint).where(tables.checkpoint.c.size == size)
    row = connection.execute(query).one_or_none()
    return None if row is None else _checkpoint(row)


def latest(connection: sa.Connection) -> Checkpoint | None:
    """Return the newest checkpoint."""
    query = sa.select(tables.checkpoint).order_by(tables.checkpoint.c.size.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else _checkpoint(row)


def first_after(connection: sa.Connection, seq: int) -> Checkpoint | None:
    """Return the oldest checkpoint whose tree holds entry `seq`; it stays the same however long the ledger grows."""
    query = sa.select(tables.checkpoint).where(tables.checkpoint.c.size > seq)
    row = connection.execute(query.order_by(tables.checkpoint.c.size).limit(1)).one_or_none()
    return None if row is None else _checkpoint(row)


def queued(connection: sa.Connection) -> list[Checkpoint]:
    """Return the checkpoints that no outside authority has dated yet, oldest first."""
    query = sa.select(tables.checkpoint).where(tables.checkpoint.c.timestamp.is_(None))
    rows = connection.execute(query.order_by(tables.checkpoint.c.size))
    return [_checkpoint(row) for row in rows]


def keep_timestamp(connection: sa.Connection, size: int, response: bytes) -> None:
    """Store the timestamp authority's response for the checkpoint of `size`."""
    connection.execute(
        sa.update(tables.checkpoint)
        .where(tables.checkpoint.c.size == size)
        .values(timestamp=base64.b64encode(response).decode())
    )


def _checkpoint(row: sa.Row[tuple[object, ...]]) -> Checkpoint:
    stamp = None if row.timestamp is None else base64.b64decode(row.timestamp)
    return Checkpoint(row.size, row.note, stamp)
