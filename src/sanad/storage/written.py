# SPDX-License-Identifier: Apache-2.0
"""Which tables were written, and by which entry of the ledger last: what was read of the others is as it was.

Guarantees: a table that a statement writes in `noting` is noted, whether the act that did it was done or refused. Does not see what is written elsewhere.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from sanad.storage.database import metadata

written = sa.Table(
    "written",
    metadata,
    sa.Column("name", sa.String(60), primary_key=True),  # of the table
    sa.Column("seq", sa.Integer, nullable=False),  # the newest entry of whoever wrote it
)


@contextmanager
def noting(connection: sa.Connection) -> Iterator[set[str]]:
    """Yield the names of the tables that are written through `connection` meanwhile, as they come."""
    names: set[str] = set()

    def note(*heard: Any) -> None:  # noqa: ANN401  # connection, statement, many parameters, parameters, options
        statement = heard[1]
        if getattr(statement, "is_dml", False):
            names.add(statement.table.name)

    sa.event.listen(connection, "before_execute", note)
    try:
        yield names
    finally:
        sa.event.remove(connection, "before_execute", note)


def keep(connection: sa.Connection, names: Collection[str], seq: int) -> None:
    """Note that these tables were written by entry `seq`, in the transaction that wrote them."""
    connection.execute(sa.delete(written).where(written.c.name.in_(names)))
    connection.execute(sa.insert(written), [{"name": name, "seq": seq} for name in sorted(names)])


def newest(connection: sa.Connection) -> Mapping[str, int]:
    """Return table → the newest entry of whoever wrote it; one that nobody wrote since this is noted is left out."""
    return {row.name: row.seq for row in connection.execute(sa.select(written))}


@lru_cache(maxsize=4096)
def read_by(statement: str) -> frozenset[str]:
    """Return the tables that an SQL statement reads, or only names a column or a word like."""
    return frozenset(re.findall(r"\w+", statement)) & metadata.tables.keys()
