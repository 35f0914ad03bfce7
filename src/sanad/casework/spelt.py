# SPDX-License-Identifier: Apache-2.0
"""Days as people read them, in English; documents and calendars keep ISO 8601."""

from datetime import date, datetime, time, timedelta

from sanad.values.said import Said

_YEAR, _MONTH = len("2025"), len("2025-12")


def spelt(on: str) -> Said:
    """Return when something was, of a day, month or year.

    >>> spelt("2025-12-16"), spelt("2025-12"), spelt("2025")
    ('on 16 December 2025', 'in December 2025', 'in 2025')
    """
    if len(on) == _YEAR:
        return Said("in {year}", year=on)
    if len(on) == _MONTH:
        return Said("in {month:%B %Y}", month=date.fromisoformat(on + "-01"))
    return Said("on {day:%-d %B %Y}", day=date.fromisoformat(on))


def until(over: datetime) -> str:
    """Return until when there is time, of the moment at which it is over: the last day where that is a midnight.

    >>> until(datetime(2025, 7, 2)), until(datetime(2025, 7, 2, 9, 30))
    ('until the end of 1 July 2025', 'until 09:30 on 2 July 2025')
    """
    if over.time() == time():
        return f"until the end of {_day(over.date() - timedelta(days=1))}"
    return f"until {over:%H:%M} on {_day(over.date())}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
