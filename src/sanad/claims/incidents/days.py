# SPDX-License-Identifier: Apache-2.0
"""The days that a claimed date covers: what is known to a month covers the month. Clock times and zones are not looked at.

The first and the last year of the calendar (1 and 9999) are no date of an event: there a day has no day beside it.
"""

import calendar
import re
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple, Self

from sanad.values.canonical import Json

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T.*)?")
_WEEK = timedelta(days=6)


class Days(NamedTuple):
    """A stretch of civil days, both ends in it."""

    first: date
    last: date

    @property
    def words(self) -> str:
        """Return the stretch as text."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"

    def apart(self, other: Self) -> int:
        """Return how many days lie from one to the other: 0 when they meet, 1 from a day to the next."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


def days_of(value: Json) -> Days | None:
    """Return the days of a `date`: a day, month or year, two of them joined by a slash, or a table of them; else None.

    A week known by one of its days covers the six before and the six after it: which of the seven it is, nobody says.

    >>> days_of("2025-02").words
    '2025-02-01 to 2025-02-28'
    """
    precision = None
    if isinstance(value, Mapping):
        precision = value.get("precision")
        ends = [value.get("from"), value.get("to", value.get("from"))]
    elif isinstance(value, str):
        ends = [*value.split("/")] * (1 if "/" in value else 2)
    else:
        return None
    found = [_day(end) for end in ends]
    if len(found) != 2 or None in found:  # noqa: PLR2004  # a first and a last
        return None
    first, last = (one for one in found if one is not None)
    return _widened(Days(first.first, last.last), precision) if first.first <= last.last else None


def _day(written: Json) -> Days | None:
    match = _DAY.fullmatch(written) if isinstance(written, str) else None
    if match is None or not MINYEAR < (year := int(match[1])) < MAXYEAR:
        return None
    month, day = (int(part) if part else None for part in match.groups()[1:])
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return Days(first, last)


def _widened(days: Days, precision: Json) -> Days:
    """Return a single day as wide as its source says that it knows it."""
    first, last = days
    if first != last:
        return days
    if precision == "week":
        return Days(first - _WEEK, last + _WEEK)
    if precision == "month":
        end = calendar.monthrange(first.year, first.month)[1]
        return Days(first.replace(day=1), first.replace(day=end))
    if precision == "year":
        return Days(date(first.year, 1, 1), date(first.year, 12, 31))
    return days
