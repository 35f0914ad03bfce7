# SPDX-License-Identifier: Apache-2.0
"""Numbers and dates as far as they are known, and comparisons that stay open where they must.

A date known to the month or the year (`"2024-02"`, `"2024"`) is every day it may be; a count with unknown members is
every number it may be; a fact on which sources differ is a list of what they say, and each of it may be so. A comparison is
true or false only if it is so for all of them. Values of different kinds are never compared: a fact of the wrong kind is no answer.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sanad.rules.kleene import Truth, disjunction, unanimous
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
    year, month, day = (None if part is None else int(part) for part in found.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
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
    if not isinstance(left, list) and not isinstance(right, list):
        return _ordered(left, order, right)
    return unanimous(_ordered(a, order, b) for a in rivals(left) for b in rivals(right))


def _ordered(left: Known, order: Order, right: Known) -> Truth:
    a, b = span_of(left), span_of(right)
    if a is None or b is None or a.kind != b.kind:
        return None
    if order == "<":
        return _agreed(surely=a.high < b.low, possibly=a.low < b.high)
    return _agreed(surely=a.high <= b.low, possibly=a.low <= b.high)


def equal(left: Known, right: Known) -> Truth:
    """Return whether two texts, truths, numbers or dates are the same. Texts are compared as written; a month is no day of it."""
    if not isinstance(left, list) and not isinstance(right, list):
        return _equal(left, right)
    return unanimous(_equal(a, b) for a in rivals(left) for b in rivals(right))


def _equal(left: Known, right: Known) -> Truth:
    a, b = span_of(left), span_of(right)
    if isinstance(left, str) and isinstance(right, str) and (a is None or b is None):
        return left == right
    if isinstance(left, bool) and isinstance(right, bool):
        return left == right
    if a is None or b is None or a.kind != b.kind:
        return None
    same = a.low == a.high == b.low == b.high
    return _agreed(surely=same, possibly=a.low <= b.high and b.low <= a.high)


def member(value: Known, of: Known) -> Truth:
    """Return whether `value` is one of the list `of`; a member not known, or of another kind, leaves it open."""
    if not isinstance(of, list | tuple):
        return None
    if any(isinstance(item, list) for item in of):  # sources differ on the list itself
        return unanimous(member(value, each) for each in of)
    return unanimous(disjunction(_equal(each, item) for item in of) for each in rivals(value))


def rivals(fact: Known) -> list[Known]:
    """Return everything that a fact may be: what sources say of it where they differ, else itself. None: one of them does not say."""
    if not isinstance(fact, list) or len(fact) == 1:
        return [fact]
    return [None if isinstance(each, str) and not each.strip() else each for each in fact]


def years(since: Known, until: Known) -> Span | None:
    """Return the completed years from one date to another, as far as the two are known."""
    return _between(_completed, since, until)


def days(since: Known, until: Known) -> Span | None:
    """Return the days from one date to another, as far as the two are known; below zero where the second lies before."""
    return _between(lambda first, last: (last - first).days, since, until)


def _between(measure: Callable[[date, date], int], since: Known, until: Known) -> Span | None:
    a, b = ([days_of(each) if isinstance(each, str) else None for each in rivals(end)] for end in (since, until))  # fmt: skip
    starts, ends = ([each for each in side if each is not None] for side in (a, b))
    if not starts or not ends or None in (*a, *b):
        return None
    least = measure(max(last for _, last in starts), min(first for first, _ in ends))
    most = measure(min(first for first, _ in starts), max(last for _, last in ends))
    return Span("number", least, most)


def _completed(since: date, until: date) -> int:
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def _agreed(*, surely: bool, possibly: bool) -> Truth:
    if surely:
        return True
    return None if possibly else False
