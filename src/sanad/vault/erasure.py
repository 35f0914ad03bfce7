# SPDX-License-Identifier: Apache-2.0
"""What was erased on an order: its bytes and words are gone, that it was here stays on record."""

import sqlalchemy as sa

from sanad.vault import store, tables

_ERASED = sa.select(tables.exhibit.c.sha256).where(
    (tables.exhibit.c.sha256 == sa.bindparam("wanted")) & tables.exhibit.c.erased.is_not(None)
)  # made once: sealing thousands of files asks it each time
_WORDS = {"handed_by", "received_by", "received_where", "seal", "made_by", "capture"}


def erase(connection: sa.Connection, sha256: str, seq: int, reason: str) -> None:
    """Mark an exhibit as erased by entry `seq`: it may never be used again, and what was read of it is forgotten."""
    at = tables.exhibit.c.sha256 == sha256
    gone = {"erased": seq, "quarantine": reason, "receipt": None, "kind": None}
    connection.execute(sa.update(tables.exhibit).where(at).values(gone))
    connection.execute(sa.delete(tables.reading).where(tables.reading.c.exhibit == sha256))
    store.list_as(connection, sha256, None)


def forget_words(connection: sa.Connection, seq: int) -> None:
    """Blank what entry `seq` says of who handed an exhibit over and where; under which paper, and its name, stay: its use rests on them."""
    d = tables.delivery.c
    at = (d.seq == seq) | (d.corrected == seq)
    row = connection.execute(sa.select(d.document).where(at)).scalar()
    if row is not None:
        kept = {key: value for key, value in row.items() if key not in _WORDS}
        blank = {"document": kept, "handed_by": None}
        connection.execute(sa.update(tables.delivery).where(at).values(blank))


def is_erased(connection: sa.Connection, sha256: str) -> bool:
    """Tell whether these bytes were erased on an order."""
    return connection.execute(_ERASED, {"wanted": sha256}).first() is not None


def erased(connection: sa.Connection) -> list[str]:
    """Return the digest of every exhibit whose erasure was ordered."""
    e = tables.exhibit.c
    query = sa.select(e.sha256).where(e.erased.is_not(None))
    return list(connection.execute(query).scalars())
