# SPDX-License-Identifier: Apache-2.0
"""Periods drawn on one line: where each begins and ends, in thousandths of the whole. An end that nobody gave runs to the edge, and is told as open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

_WHOLE = 1000
_LEAST = 6  # thousandths that the eye still finds
_FORMS = {4: "{}-01-01", 7: "{}-01", 10: "{}"}


@dataclass(frozen=True)
class Span:
    """A period as a bar: `start` and `width` in thousandths; `open_start` and `open_end` where no source gives the end."""

    start: int
    width: int
    open_start: bool
    open_end: bool


@dataclass(frozen=True)
class Line:
    """The days at both edges of the line, as ISO 8601 writes them, and a bar for each period that was given, in their order."""

    first: str
    last: str
    spans: tuple[Span, ...]


def on_a_line(periods: Sequence[tuple[str | None, str | None]]) -> Line | None:
    """Return the periods, (from, to) as days, months or years, on the line that holds them all; None where none has any end."""
    days = [_day(end) for each in periods for end in each if end]
    if not days:
        return None
    first, last = min(days), max(days) + 1

    def at(day: int) -> int:
        return (day - first) * _WHOLE // (last - first)

    spans = tuple(_span(each, at) for each in periods)
    return Line(str(date.fromordinal(first)), str(date.fromordinal(last - 1)), spans)


def _span(period: tuple[str | None, str | None], at: Callable[[int], int]) -> Span:
    begins, ends = period
    start = at(_day(begins)) if begins else 0
    end = at(_day(ends) + 1) if ends else _WHOLE
    return Span(min(start, _WHOLE - _LEAST), max(end - start, _LEAST), not begins, not ends)


def _day(text: str) -> int:
    return date.fromisoformat(_FORMS[len(text)].format(text)).toordinal()
