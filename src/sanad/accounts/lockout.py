# SPDX-License-Identifier: Apache-2.0
"""How long the password of an officer waits after wrong ones: long enough that nobody tries many, short enough that nobody is shut out.

Passkeys never wait, since there is nothing to guess; so nobody can shut out who has one by typing nonsense under their name.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

FREE = 5
"""Rejections within `WINDOW` that begin the waiting."""
WINDOW = timedelta(minutes=15)
FIRST, MOST = timedelta(minutes=1), timedelta(hours=1)
FORGOTTEN = timedelta(days=1)
"""After which a rejection does not count any more."""


def waits_until(rejected: Iterable[datetime]) -> datetime | None:
    """Return until when the next password waits, None when nothing made it wait.

    The fifth rejection within a quarter of an hour makes it wait a minute, and each after that twice as long as the one before, at most an hour. `rejected` are
    those since the last success, none forgotten, in order.

    >>> from datetime import UTC
    >>> at = [datetime(2026, 1, 5, 8, minute, tzinfo=UTC) for minute in range(6)]
    >>> str(waits_until(at[:4])), str(waits_until(at[:5])), str(waits_until(at))
    ('None', '2026-01-05 08:05:00+00:00', '2026-01-05 08:07:00+00:00')
    """
    seen: list[datetime] = []
    steps, until = 0, None
    for at in rejected:
        seen.append(at)
        if steps or (len(seen) >= FREE and at - seen[-FREE] <= WINDOW):
            until = at + min(FIRST * 2**steps, MOST)
            steps += 1
    return until
