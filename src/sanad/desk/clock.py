# SPDX-License-Identifier: Apache-2.0
"""Whether the office's clock can date what leaves: never before the acts on which it rests."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import sqlalchemy as sa

from sanad.desk.act import Tools, Work, stamp
from sanad.errors import ClockBehind
from sanad.ledger import read

_SKEW = timedelta(minutes=1)
"""What clocks of several machines of one office may differ by."""


def clock_behind(work: Work) -> Iterator[ClockBehind]:
    """Yield that the clock shows an earlier time than the ledger: a document would be dated before the acts on which it rests."""
    yield from _behind(work.connection, work.now)


def clock_told(tools: Tools) -> ClockBehind | None:
    """Return the same for a page to tell, before anybody dates anything; None where the clock is right."""
    with tools.database.reading() as connection:
        return next(_behind(connection, tools.clock()), None)


def _behind(connection: sa.Connection, now: datetime) -> Iterator[ClockBehind]:
    last = read.newest_instant(connection)
    if last is not None and now + _SKEW < datetime.fromisoformat(last):
        yield ClockBehind("clock", now=stamp(now), last=last)


def check_clock(work: Work) -> None:
    """Refuse to date anything by a clock that stands before the ledger's.

    Raises:
        ClockBehind: saying both instants.
    """
    for fault in clock_behind(work):
        raise fault
