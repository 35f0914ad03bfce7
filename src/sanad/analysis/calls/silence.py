# SPDX-License-Identifier: Apache-2.0
"""Windows longer than some hours in which a number's records show no call or message, inside the days that deliveries cover.

A window runs from the end of whatever had begun to the beginning of the next event, or to the edge of coverage: what lies beyond is not
known. Nothing is said of a sort of event that the operator does not supply, nor of why.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import ibis

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of, timed
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE, ref_of

_COLUMNS = ("from", "to", "hours", "row before", "row after")
_EDGE = "edge of coverage"
_HOUR = 3600


@dataclass(frozen=True)
class Window:
    """A time without events, in seconds since 1970 UTC, and the rows on either side of it."""

    begin: int
    end: int
    before: str = _EDGE
    after: str = _EDGE

    @property
    def seconds(self) -> int:
        """Return how long it is."""
        return self.end - self.begin

    def within(self, begin: int, end: int) -> "Window":
        """Return the part of it between two instants; beyond them nothing is known."""
        before = self.before if self.begin >= begin else _EDGE
        after = self.after if self.end <= end else _EDGE
        return Window(max(self.begin, begin), min(self.end, end), before, after)


def _ask(asked: Asked) -> Answer:
    number, (start, end), hours = (
        asked.text("number"),
        asked.period(),
        asked.number("hours", 24, 1, 8784),
    )
    known = coverage.covered(coverage.deliveries(asked.inputs, number), start, end)
    bounds = [_instants(first, last, asked.zone) for first, last in known]
    inside = [
        window.within(*bound)
        for window in _windows(asked, number, start, end, hours * _HOUR)
        for bound in bounds
    ]
    found = sorted(
        (window for window in inside if window.seconds > hours * _HOUR), key=lambda one: one.begin
    )
    rows = tuple(_row(window, asked.zone) for window in found)
    sentence = (
        f"On the {coverage.days(known)} days between {start} and {end} that the deliveries cover, the records of "
        f"{asked.mask(number)} show {len(rows)} window(s) longer than {hours} hours without a call or message"
    )
    if found:
        longest = max(window.seconds for window in found)
        first, last, length, *_ = rows[[window.seconds for window in found].index(longest)]
        sentence += f"; the longest is of {length} hours, from {first} to {last}"
    return Answer(_COLUMNS, rows, f"{sentence}.{coverage.remark(asked, [number], start, end)}")


def _windows(asked: Asked, number: str, start: date, end: date, longer: int) -> Iterator[Window]:
    """Yield the windows longer than `longer` seconds between events of a period, and those at its two ends."""
    of = timed(events_of(asked, [number], start, end))
    event = ibis.struct({"ended": of.ended, "exhibit": of.exhibit, "row": of.row})
    earlier = ibis.window(order_by=["started_at", "exhibit", "row"], preceding=(None, 1))
    of = of.mutate(busy=event.max().over(earlier), final=event.max().over(ibis.window()))
    until = of.busy["ended"]
    gaps = of.filter(until.isnull() | (of.began - until > longer))
    begin, finish = _instants(start, end, asked.zone)
    found = asked.rows(
        gaps.select(
            last=gaps.busy["ended"], before=ref_of(gaps.busy), began="began", after="ref",
            end=gaps.final["ended"], final=ref_of(gaps.final),
        ).order_by("began", "after")
    )  # fmt: skip
    for last, before, began, ref, *_ in found:
        yield Window(begin, began, after=ref) if last is None else Window(last, began, before, ref)
    if found:  # the first event is always among them, and each bears what ended last
        *_, last, before = found[0]
        yield Window(last, finish, before)
    else:
        yield Window(begin, finish)


def _instants(first: date, last: date, zone: str) -> tuple[int, int]:
    """Return where the days `first` to `last` begin and end, in seconds since 1970 UTC."""
    begin, end = (
        datetime.combine(day, time(), ZoneInfo(zone)) for day in (first, last + timedelta(days=1))
    )
    return int(begin.timestamp()), int(end.timestamp())


def _row(window: Window, zone: str) -> tuple[str, ...]:
    begin, end = (
        datetime.fromtimestamp(at, ZoneInfo(zone)).strftime(MINUTE)
        for at in (window.begin, window.end)
    )
    minutes = window.seconds // 60
    return begin, end, f"{minutes // 60}:{minutes % 60:02}", window.before, window.after


METHOD = Method(
    "silence",
    1,
    ("calls",),
    "number from to [hours]",
    "Windows without calls or messages of one number, where deliveries cover them.",
    _ask,
    of_named=True,
)
