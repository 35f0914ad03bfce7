# SPDX-License-Identifier: Apache-2.0
"""Numbers and dates as far as they are known, and comparisons that stay open where they must.

A date known to the month or the year (`"2024-02"`, `"2024"`) is every day it may be; a count with unknown members is
every number it may be. An order is true or false only if it is so for all of them. Values of different kinds are
never compared: a fact of the wrong kind is no answer.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sanad.rules.kleene import Truth, disjunction
from sanad.values.canonical import Json

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DECEMBER = 12

Order = Literal["<", "<=", ">", ">="]


@dataclass(frozen=True)
class Span:
    """From `low` to `high`, both included: whole numbers, or days counted from 0001-01-01."""

    kind: Literal["number", "day"]
    low: int
    high: int


Known = Json | Span


def span_of(value: Known) -> Span | None:
    """Return a whole number or an ISO 8601 date as a span; None for anything else.

    >>> span_of("2024-02") == Span("day", date(2024, 2, 1).toordinal(), date(2024, 2, 29).toordinal())
    True
    """
    if isinstance(value, Span):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Span("number", value, value)
    days = days_of(value) if isinstance(value, str) else None
    return None if days is None else Span("day", days[0].toordinal(), days[1].toordinal())


def days_of(text: str) -> tuple[date, date] | None:
    """Return the first and the last day that a date of full or lesser precision may be."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return first, first
    last_month = month or _DECEMBER
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


def ordered(left: Known, order: Order, right: Known) -> Truth:
    """Return whether `left` stands in `order` to `right`."""
    if order in {">", ">="}:
        return ordered(right, "<" if order == ">" else "<=", left)
    a, b = span_of(left), span_of(right)
    if a is None or b is None or a.kind != b.kind:
        return None
    if order == "<":
        return _agreed(surely=a.high < b.low, possibly=a.low < b.high)
    return _agreed(surely=a.high <= b.low, possibly=a.low <= b.high)


def equal(left: Known, right: Known) -> Truth:
    """Return whether two texts, truths or numbers are the same. Texts are compared as written, dates too."""
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, bool) and isinstance(right, bool):
        return left == right
    a, b = span_of(left), span_of(right)
    if a is None or b is None or a.kind != b.kind:
        return None
    same = a.low == a.high == b.low == b.high
    return _agreed(surely=same, possibly=a.low <= b.high and b.low <= a.high)


def member(value: Known, of: Known) -> Truth:
    """Return whether `value` is one of the list `of`; a member not known, or of another kind, leaves it open."""
    if not isinstance(of, list | tuple):
        return None
    return disjunction(equal(value, item) for item in of)


def years(since: Known, until: Known) -> Span | None:
    """Return the completed years from one date to another, as far as the two are known."""
    a = days_of(since) if isinstance(since, str) else None
    b = days_of(until) if isinstance(until, str) else None
    if a is None or b is None:
        return None
    return Span("number", _completed(a[1], b[0]), _completed(a[0], b[1]))


def days(since: Known, until: Known) -> Span | None:
    """Return the days from one date to another, as far as the two are known; below zero where the second lies before."""
    a = days_of(since) if isinstance(since, str) else None
    b = days_of(until) if isinstance(until, str) else None
    if a is None or b is None:
        return None
    return Span("number", (b[0] - a[1]).days, (b[1] - a[0]).days)


def _completed(since: date, until: date) -> int:
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def _agreed(*, surely: bool, possibly: bool) -> Truth:
    if surely:
        return True
    return None if possibly else False
