# SPDX-License-Identifier: Apache-2.0
"""One-time codes by which an officer sets up, or sets up anew, how to sign in.

Guarantees: a code is good once, for one officer, for a day, and only the newest; the office keeps its digest.
"""

from datetime import datetime, timedelta

import sqlalchemy as sa

from sanad.accounts import tables
from sanad.accounts.secrets import code_digest, new_code
from sanad.values.moment import stamp

LASTS = timedelta(days=1)
_INVITATION = tables.invitation.c


def invite(connection: sa.Connection, officer: str, now: datetime) -> str:
    """Keep a new code for `officer` in place of any before, and return it."""
    _end(connection, officer, now)
    code = new_code()
    row = {"digest": code_digest(code), "officer": officer, "until": stamp(now + LASTS)}
    connection.execute(sa.insert(tables.invitation).values(row))
    return code


def invited(connection: sa.Connection, officer: str, code: str, now: datetime) -> bool:
    """Tell whether `code` is good for `officer` now."""
    standing = (
        sa.select(_INVITATION.digest)
        .where(_INVITATION.digest == code_digest(code), _INVITATION.officer == officer)
        .where(_INVITATION.ended.is_(None), _INVITATION.until > stamp(now))
    )
    return connection.execute(standing).first() is not None


def use(connection: sa.Connection, officer: str, code: str, now: datetime) -> bool:
    """End the code, and tell whether it was good until now."""
    good = invited(connection, officer, code, now)
    if good:
        _end(connection, officer, now)
    return good


def _end(connection: sa.Connection, officer: str, now: datetime) -> None:
    standing = sa.and_(_INVITATION.officer == officer, _INVITATION.ended.is_(None))
    ended = sa.update(tables.invitation).where(standing).values(ended=stamp(now))
    connection.execute(ended)
