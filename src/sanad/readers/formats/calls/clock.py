# SPDX-License-Identifier: Apache-2.0
"""A time zone as SQL: the shift from wall clock to UTC, and the hours that cannot be told.

Made from the system's zone data through `zoneinfo`, so that no database's own zone table is needed.
Wall-clock times that the clocks skipped or showed twice get no shift: which one was meant is not known.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from sanad.values.instant import zone_named

FIRST, LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2060, 1, 1, tzinfo=UTC)
"""Years whose changes of clocks are looked up; mobile call records are older nowhere."""

_STEP = timedelta(days=10)


def utc(local: str, zone: str) -> str:
    """Return SQL for the UTC time of the wall-clock time `local`; NULL where that cannot be told."""
    here = zone_named(zone)
    arms, oldest = [], _offset(FIRST, here)
    for change, old, new in changes(here):
        wall = change.replace(tzinfo=None)
        starts, ends = wall + min(old, new), wall + max(old, new)
        arms.append(f"WHEN {local} >= TIMESTAMP '{ends}' THEN {_minus(local, new)}")
        arms.append(f"WHEN {local} >= TIMESTAMP '{starts}' THEN NULL")
    newest_first = [arms[n + m] for n in range(len(arms) - 2, -1, -2) for m in (0, 1)]
    earliest = _minus(local, oldest)
    return f"CASE {' '.join(newest_first)} ELSE {earliest} END" if arms else earliest


def changes(zone: tzinfo) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    """Yield every change of clocks in UTC, with the offset before and after it, in order."""
    at = FIRST
    while at < LAST:
        after = at + _STEP
        if _offset(at, zone) != _offset(after, zone):
            moment = _bisect(at, after, zone)
            yield moment, _offset(moment - timedelta(seconds=1), zone), _offset(moment, zone)
        at = after


def _bisect(low: datetime, high: datetime, zone: tzinfo) -> datetime:
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        low, high = (middle, high) if _offset(middle, zone) == _offset(low, zone) else (low, middle)
    return high


def _offset(at: datetime, zone: tzinfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _minus(local: str, offset: timedelta) -> str:
    return f"{local} - to_seconds({round(offset.total_seconds())})"
