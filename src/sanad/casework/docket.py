# SPDX-License-Identifier: Apache-2.0
"""Where proceedings stand on a day, computed from their events: the stage, for how long, whose move it is, and where the whole docket waits.

An event known to a month may have been on any day of it, but not after the day on which it was recorded; so days are given as the least and the most
that they can be, never as one number that nobody knows. What is measured is proceedings, never persons: no figure here compares the accused.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import median_low
from typing import NamedTuple, Self

from sanad.casework.proceedings import Event, Proceeding, standing
from sanad.casework.stages import (
    AT_REST,
    MOVERS,
    OPENED,
    STAGES,
    happening,
)
from sanad.claims.incidents.days import Days, days_of
from sanad.values.said import Said

NOT_STATED = "not_stated"
"""Whose move it is when nobody has said."""


class Span(NamedTuple):
    """How many days, at least and at most."""

    least: int
    most: int

    @property
    def words(self) -> Said:
        """Return the days as text."""
        if self.least < self.most:
            return Said("{least:,} to {most:,} {unit}", least=self.least, most=self.most, unit=_unit(self.most))  # fmt: skip
        return Said("{number:,} {unit}", number=self.most, unit=_unit(self.most))

    @classmethod
    def over(cls, spans: Sequence[Self], measure: Callable[[list[int]], int]) -> Self:
        """Return a measure that grows with each of `spans` (sum, median, longest): between that of the least days and that of the most."""
        return cls(measure([each.least for each in spans]), measure([each.most for each in spans]))


@dataclass(frozen=True)
class Stretch:
    """Time in one stage: since the day that its event names, until the day that the next one names, None while it lasts."""

    stage: str
    since: str
    until: str | None
    days: Span


@dataclass(frozen=True)
class Course:
    """The way of one proceeding, for all of its subjects or some, until a day.

    `stretches` are its stages in order; the last is the present one unless `ended`, the event that left nothing to be done. `sure` is false where the date of an event
    is too coarse to say whether it had happened by the day. `next` is the event that says what is next, while that still holds; `overdue` tells that the day
    fixed is past and nothing that concerns all of them was recorded on it or since.
    """

    proceeding: Proceeding
    stretches: tuple[Stretch, ...]
    ended: Event | None
    waits_for: str
    next: Event | None
    overdue: bool
    sure: bool

    @property
    def now(self) -> Stretch:
        """Return the stage in which it is, or was when it ended."""
        return self.stretches[-1]


@dataclass(frozen=True)
class Hold:
    """How many open proceedings wait in one stage for one mover, and how long: in total, the lower median, the longest."""

    stage: str
    waits_for: str
    count: int
    total: Span
    median: Span
    longest: Span


def course(proceeding: Proceeding, events: Sequence[Event], as_of: date, whom: frozenset[str] | None = None) -> Course | None:  # fmt: skip
    """Return the way of a proceeding until the end of a day, for `whom` of its subjects or all of them; None before anything of it is known.

    Args:
        proceeding: The proceeding.
        events: All that was recorded in it, by number.
        as_of: The day. What happened by then counts, whenever it was recorded.
        whom: Some of its subjects.
    """
    whom = frozenset(proceeding.subjects) if whom is None else whom
    happened = by_then(events, as_of, whom)
    opened_on = date.fromisoformat(proceeding.opened_on)
    if not happened and opened_on > as_of:
        return None
    begins = min([opened_on, *(_days(each).first for each in happened)])
    way = _Way(proceeding.kind, whom, begins)
    for event in happened:
        way.take(event)
    fixed = way.fixed and way.fixed.next_on
    return Course(
        proceeding=proceeding,
        stretches=tuple(way.stretches(as_of)),
        ended=way.ended,
        waits_for=way.waits_for,
        next=way.fixed,
        overdue=fixed is not None and _bounded(fixed).last < as_of,
        sure=all(_days(each).last <= as_of for each in happened),
    )


def by_then(events: Sequence[Event], as_of: date, whom: frozenset[str]) -> list[Event]:
    """Return what stands of the events of one proceeding, concerns `whom` and may have happened by a day, in the order in which it happened."""
    return in_order([each for each in standing(events) if each.of(whom) and _days(each).first <= as_of])  # fmt: skip


def still_running(course: Course, happened: Sequence[Event]) -> list[Event]:
    """Return those of the events of a course (`by_then`) that may still call for something: all while it is open, and once it ended what came after."""
    end = course.ended
    return [*happened] if end is None else [*happened[happened.index(end) + 1 :]]


def in_order(events: Sequence[Event]) -> list[Event]:
    """Return events of one proceeding, given in the order of its record, in the order in which they happened.

    An event whose days lie before those of another comes first; where the days overlap, the order of the record stands. Near-linear for
    days, quadratic at worst where there are months and years.
    """
    left = [(_days(each), each) for each in events]
    if all(days.first == days.last for days, _ in left):
        return [event for _, event in sorted(left, key=lambda each: each[0].first)]
    found: list[Event] = []
    while left:
        bound = min(days.last for days, _ in left)
        at = next(at for at, (days, _) in enumerate(left) if days.first <= bound)
        found.append(left.pop(at)[1])
    return found


def holds(courses: Iterable[Course]) -> list[Hold]:
    """Return where the open ones of `courses` wait, the most days in total first."""
    groups: dict[tuple[str, str], list[Span]] = {}
    for each in courses:
        if each.ended is None:
            groups.setdefault((each.now.stage, each.waits_for), []).append(each.now.days)
    found = [
        Hold(stage, mover, len(spans), Span.over(spans, sum), Span.over(spans, median_low), Span.over(spans, max))
        for (stage, mover), spans in groups.items()
    ]  # fmt: skip
    return sorted(found, key=lambda each: (-each.total.least, -each.total.most, each.stage, each.waits_for))  # fmt: skip


def bottleneck(found: Sequence[Hold]) -> Hold | None:
    """Return where the most days of waiting lie, of what `holds` found; None where nothing waits."""
    return next((each for each in found if each.stage not in AT_REST), None)


def sentence(hold: Hold | None) -> Said:
    """Return a bottleneck in one sentence."""
    if hold is None:
        return Said("No open proceeding waits.")
    mover = MOVERS.get(hold.waits_for)
    move = Said("nobody has said whose move it is") if mover is None else Said("the next move is that of {mover}", mover=Said(mover))  # fmt: skip
    which = Said("1 proceeding is") if hold.count == 1 else Said("{count:,} proceedings are", count=hold.count)  # fmt: skip
    return Said(
        "The most waiting is where {which} {stage}, and {move}: {total} in total, median {median}, longest {longest}.",
        which=which,
        stage=Said(STAGES[hold.stage]),
        move=move,
        total=hold.total.words,
        median=hold.median.words,
        longest=hold.longest.words,
    )


def _unit(days: int) -> Said:
    return Said("day") if days == 1 else Said("days")


class _Way:
    """What the events so far come to."""

    def __init__(self, kind: str, whom: frozenset[str], since: date) -> None:
        """Begin in the stage of what is only opened."""
        self._kind, self._whom, self._still_open = kind, whom, whom
        self._stages = [(OPENED, since.isoformat(), Days(since, since))]
        self._ends: list[tuple[str, Days] | None] = [None]
        self.ended: Event | None = None
        self.waits_for = NOT_STATED
        self.fixed: Event | None = None

    def take(self, event: Event) -> None:
        """Go on by one event."""
        happened = happening(event.kind)
        concerned = event.of(self._whom)
        if self._kind not in happened.within:
            pass
        elif happened.ends:
            self._still_open -= concerned
            if not self._still_open and self.ended is None:
                self._close(event)
        elif happened.opens is not None:
            self._still_open |= concerned
            if self.ended is not None or happened.opens != self._stages[-1][0]:
                self._open(happened.opens, event)
        if self.ended is not None:
            return
        if event.waits_for is not None:
            self.waits_for = event.waits_for
        if event.next is not None or event.next_on is not None:
            self.fixed = event
        elif concerned == self._whom and self._came(event):
            self.fixed = None

    def _came(self, event: Event) -> bool:
        """Tell whether an event may be on the day that was fixed, or after it."""
        day = self.fixed and self.fixed.next_on
        return day is not None and _days(event).last >= _bounded(day).first

    def stretches(self, as_of: date) -> Iterable[Stretch]:
        """Yield the stages with their days, the last until `as_of` unless it ended."""
        for (stage, since, begins), end in zip(self._stages, self._ends, strict=True):
            until, ends = end or (None, Days(as_of, as_of))
            least = (ends.first - min(begins.last, as_of)).days
            most = (min(ends.last, as_of) - begins.first).days
            yield Stretch(stage, since, until, Span(max(0, least), max(0, most)))

    def _open(self, stage: str, event: Event) -> None:
        if self._stages[-1][0] == OPENED and _days(event).first <= self._stages[-1][2].first:
            self._stages.clear()
            self._ends.clear()
        elif self.ended is None:
            self._ends[-1] = (event.on, _days(event))
        self._stages.append((stage, event.on, _days(event)))
        self._ends.append(None)
        self.ended, self.waits_for, self.fixed = None, NOT_STATED, None

    def _close(self, event: Event) -> None:
        self._ends[-1] = (event.on, _days(event))
        self.ended, self.waits_for, self.fixed = event, NOT_STATED, None


@cache
def _bounded(written: str, by: str | None = None) -> Days:
    """Return the days that a date of any precision may mean, none of them after the day `by`."""
    days = days_of(written)
    if days is None:
        raise ValueError(written)
    if by is None:
        return days
    return Days(days.first, max(days.first, min(days.last, date.fromisoformat(by))))


def _days(event: Event) -> Days:
    return _bounded(event.on, event.recorded_on)
