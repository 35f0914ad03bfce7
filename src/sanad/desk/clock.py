# SPDX-License-Identifier: Apache-2.0
"""Whether the office's clock can date what leaves: never before the acts on which it rests."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sanad.desk.act import Work
from sanad.errors import ClockBehind
from sanad.ledger import read

_SKEW = timedelta(minutes=1)
"""What clocks of several machines of one office may differ by."""


def clock_behind(work: Work) -> Iterator[ClockBehind]:
    """Yield that the clock shows an earlier time than the ledger: a document would be dated before the acts on which it rests."""
    last = read.newest_instant(work.connection)
    if last is not None and work.now + _SKEW < datetime.fromisoformat(last):
        yield ClockBehind("clock", now=work.at, last=last)


def check_clock(work: Work) -> None:
    """Refuse to date anything by a clock that stands before the ledger's.

    Raises:
        ClockBehind: saying both instants.
    """
    for fault in clock_behind(work):
        raise fault
