# SPDX-License-Identifier: Apache-2.0
"""Until when something must be done, and which provision or order says so."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from sanad.errors import BadValue

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Due:
    """Until when: a day (`2026-03-02`, to its end) or a moment with its zone; `basis` is the provision or order that sets it, empty where an officer did.

    Raises:
        BadValue: it is neither, or the moment names no zone.
    """

    at: str
    basis: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no day and no moment."""
        try:
            named = self._is_day or datetime.fromisoformat(self.at).tzinfo is not None
            self.ends("UTC")
        except (ValueError, OverflowError) as error:
            raise BadValue("due", value=self.at, type="day or moment", detail=error) from error
        if not named:
            raise BadValue("due", value=self.at, type="moment", detail="it names no zone")

    @property
    def _is_day(self) -> bool:
        return _DAY.fullmatch(self.at) is not None

    def ends(self, zone: str) -> datetime:
        """Return the moment after which it is late, in UTC; a day ends in `zone`."""
        return _end(self.at, zone)


@lru_cache(1 << 14)
def _end(at: str, zone: str) -> datetime:
    """Return the end of a day in `zone`, or the moment itself; lists ask it of every task, and many of one day."""
    if _DAY.fullmatch(at) is None:
        return datetime.fromisoformat(at).astimezone(UTC)
    next_day = date.fromisoformat(at) + timedelta(days=1)
    return datetime.combine(next_day, time(), ZoneInfo(zone)).astimezone(UTC)


class When(StrEnum):
    """How far off a deadline is."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"


_WEEK = timedelta(days=7)


def when(due: Due | None, now: datetime, zone: str) -> When:
    """Return how far off `due` is at `now`: a week is this day and the six after it in `zone`; without a deadline it is later."""
    if due is None:
        return When.LATER
    ends, midnight = due.ends(zone), _midnight(now, zone)
    if ends <= now:
        return When.OVERDUE
    if ends <= midnight:
        return When.TODAY
    return When.THIS_WEEK if ends < midnight + _WEEK else When.LATER


@lru_cache(8)
def _midnight(now: datetime, zone: str) -> datetime:
    """Return the end of the present day in `zone`; a list asks it for every task."""
    return _end(now.astimezone(ZoneInfo(zone)).date().isoformat(), zone)
