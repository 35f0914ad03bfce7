# SPDX-License-Identifier: Apache-2.0
"""Attempts to sign in that came to nothing: those that make a password wait, and those that are only counted.

What is typed under a name that nobody has, or while a password waits, is counted by the hour: strangers do not fill the ledger.
"""

from datetime import UTC, datetime

import sqlalchemy as sa

from sanad.accounts import tables
from sanad.accounts.lockout import FORGOTTEN, waits_until
from sanad.values.moment import read, stamp

_REJECTION, _KNOCK = tables.rejection.c, tables.knock.c
NOBODY = ""
"""Stands for every name that nobody has."""


def waiting_until(connection: sa.Connection, officer: str, now: datetime) -> datetime | None:
    """Return until when the officer's password waits, None when it does not."""
    wanted = (
        sa.select(_REJECTION.at)
        .where(_REJECTION.officer == officer, _REJECTION.lifted.is_(False))
        .where(_REJECTION.at > stamp(now - FORGOTTEN))
        .order_by(_REJECTION.seq)
    )
    until = waits_until(read(at) for at in connection.execute(wanted).scalars())
    return until if until is not None and until > now else None


def waiting(connection: sa.Connection, now: datetime) -> dict[str, datetime]:
    """Return officer → until when their password waits, of all whose does; one query."""
    wanted = (
        sa.select(_REJECTION.officer, _REJECTION.at)
        .where(_REJECTION.lifted.is_(False), _REJECTION.at > stamp(now - FORGOTTEN))
        .order_by(_REJECTION.seq)
    )
    wrong: dict[str, list[datetime]] = {}
    for officer, at in connection.execute(wanted):
        wrong.setdefault(officer, []).append(read(at))
    ends = {officer: waits_until(each) for officer, each in wrong.items()}
    return {officer: until for officer, until in ends.items() if until is not None and until > now}


def reject(connection: sa.Connection, officer: str, seq: int, now: datetime) -> None:
    """Keep that a password or code was wrong; `seq` is the ledger entry that says so."""
    row = {"seq": seq, "officer": officer, "at": stamp(now), "lifted": False}
    connection.execute(sa.insert(tables.rejection).values(row))


def lift(connection: sa.Connection, officer: str) -> int:
    """Let no rejection so far make the officer's password wait; return how many there were."""
    standing = sa.and_(_REJECTION.officer == officer, _REJECTION.lifted.is_(False))
    lifted = sa.update(tables.rejection).where(standing).values(lifted=True)
    return connection.execute(lifted).rowcount


def knock(connection: sa.Connection, officer: str, now: datetime) -> bool:
    """Count an attempt that is not tried, and tell whether it is the first of its hour; `officer` is `NOBODY` for names that nobody has."""
    hour = now.astimezone(UTC).strftime("%Y-%m-%dT%H")
    at = sa.and_(_KNOCK.officer == officer, _KNOCK.hour == hour)
    again = sa.update(tables.knock).where(at).values(times=_KNOCK.times + 1)
    first = connection.execute(again).rowcount == 0
    if first:
        row = {"officer": officer, "hour": hour, "times": 1}
        connection.execute(sa.insert(tables.knock).values(row))
    return first


def knocks(connection: sa.Connection, since: datetime) -> dict[tuple[str, str], int]:
    """Return (officer, hour in UTC) → how many attempts were only counted, since the hour of `since`."""
    hour = since.astimezone(UTC).strftime("%Y-%m-%dT%H")
    wanted = sa.select(tables.knock).where(_KNOCK.hour >= hour).order_by(_KNOCK.hour)
    return {(row.officer, row.hour): row.times for row in connection.execute(wanted)}
