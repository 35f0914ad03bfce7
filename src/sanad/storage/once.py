# SPDX-License-Identifier: Apache-2.0
"""What was answered to an order that carries a key, so that the same order sent twice is carried out once.

Guarantees: the answer is kept in the transaction of the order, or not at all. A key belongs to whoever sent it, and to one order: who
sends another one under it is told. Keys are kept: an order sent again after a year is still the same order.
"""

import sqlalchemy as sa

from sanad.errors import KeyReused
from sanad.storage.database import Document, metadata
from sanad.values.canonical import Json

answered = sa.Table(
    "answered",
    metadata,
    sa.Column("sender", sa.String(80), primary_key=True),
    sa.Column("key", sa.String(120), primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False),  # SHA-256 of the order
    sa.Column("answer", Document, nullable=False),
)


def find(connection: sa.Connection, sender: str, key: str, digest: str) -> dict[str, Json] | None:
    """Return what was answered to the order with that key and digest, None when it did not come before.

    Raises:
        KeyReused: another order came under this key.
    """
    columns = answered.c
    at = sa.and_(columns.sender == sender, columns.key == key)
    row = connection.execute(sa.select(columns.digest, columns.answer).where(at)).first()
    if row is None:
        return None
    if row.digest != digest:
        raise KeyReused("Idempotency-Key", key=key)
    answer: dict[str, Json] = row.answer
    return answer


def keep(
    connection: sa.Connection, sender: str, key: str, digest: str, answer: dict[str, Json]
) -> None:
    """Keep what was answered; inside the transaction of the order."""
    row = {"sender": sender, "key": key, "digest": digest, "answer": answer}
    connection.execute(sa.insert(answered).values(row))
