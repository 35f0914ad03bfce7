# SPDX-License-Identifier: Apache-2.0
"""The days for which a finding speaks of calls or of payments, so that a time line can show it where it belongs.

A row tells a moment or a day, or the first and the last of what it counts: days are taken from nothing else, and nothing is computed again. Windows of
silence, covered days and whatever else is no event stand on no line.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sanad.analysis import methods
from sanad.analysis.finding import Finding

LANES = ("calls", "payments")
_TELLS = {"calls": "calls", "payment": "payments"}
"""What a row of the method `timeline` is of → lane; its other rows are claims, which stand for themselves."""
_MOMENTS = ("at", "day", "earlier at")
_ENDS = (("first", "last"), ("first at", "last at"))
_COUNT = "events"
_DAY = len("2025-01-01")


@dataclass(frozen=True)
class Stretch:
    """The days `first` to `last`, both among them, of which a finding speaks.

    `events` is how many it tells of a day; 0 where its rows tell no more than a first and a last. A row that `says` what it counts in words is a stretch of its own.
    """

    lane: str
    first: date
    last: date
    events: int = 0
    says: str = ""


def stretches(found: Finding) -> tuple[Stretch, ...]:
    """Return them in order of time: one for each day where rows tell a moment, one in all where they tell a first and a last; none where they tell neither."""
    if found.method == "timeline":
        return _told(found)
    lane = next((each for each in LANES if each in methods.get(found.method).kinds), None)
    if lane is None:
        return ()
    if moment := next((name for name in _MOMENTS if name in found.columns), None):
        days = Counter[date]()
        for written, events in zip(_column(found, moment), _events(found), strict=True):
            if day := _day(written):
                days[day] += events
        return tuple(Stretch(lane, day, day, days[day]) for day in sorted(days))
    for first, last in _ENDS:
        if {first, last} <= set(found.columns):
            ends = [_day(each) for name in (first, last) for each in _column(found, name)]
            known = sorted(filter(None, ends))
            return (Stretch(lane, known[0], known[-1]),) if known else ()
    return ()


def _told(found: Finding) -> tuple[Stretch, ...]:
    """Return what a finding that is a time line itself says of days: calls of a day in a number's records, payments one by one."""
    rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    told = ((row, _day(row["from"]), _day(row["to"])) for row in rows if row["what"] in _TELLS)
    return tuple(
        Stretch(_TELLS[row["what"]], first, last, int(row["events"] or 1), row["details"])
        for row, first, last in told
        if first and last
    )


def _events(found: Finding) -> list[int]:
    """Return how many events each row tells: what it says itself, else it tells one."""
    if _COUNT not in found.columns:
        return [1] * len(found.rows)
    return [int(each or 0) for each in _column(found, _COUNT)]


def _column(found: Finding, name: str) -> list[str]:
    at = found.columns.index(name)
    return [row[at] for row in found.rows]


def _day(written: str) -> date | None:
    """Return the day of a minute or a day as findings write them; None where nothing is written."""
    try:
        return date.fromisoformat(written[:_DAY])
    except ValueError:
        return None
