# SPDX-License-Identifier: Apache-2.0
"""Erase a body lawfully: the words go, the commitment stays, the tree still verifies."""

import sqlalchemy as sa

from sanad.errors import NotFound
from sanad.ledger import tables


def erase(connection: sa.Connection, seq: int) -> None:
    """Delete the salts, the body and the private part of entry `seq`; without the salt nobody can guess the body from what stays.

    Raises:
        NotFound: there is no such entry, or it is erased already.
    """
    done = connection.execute(
        sa.update(tables.entry)
        .where(tables.entry.c.seq == seq, tables.entry.c.body.is_not(None))
        .values(salt=None, body=None, private_salt=None, private=None)
    )
    if done.rowcount != 1:
        raise NotFound("ledger", kind="entry with a body", name=seq)
