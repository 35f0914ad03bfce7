# SPDX-License-Identifier: Apache-2.0
"""Every time that runs: what started it, when it is over, on which legal basis, in a sentence anyone can recompute.

Two sorts: a period of the law that an event starts (`sanad.rules.clock`), and a day that a paper itself names. What an event has ended runs no
more. Pure.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sanad.casework.spelt import until
from sanad.rules.clock import PROCEEDING, Clock
from sanad.values.canonical import Json
from sanad.values.said import Said, sentences


@dataclass(frozen=True)
class Started:
    """Something that starts clocks: its kind, when (a date of any precision), and the thing it is about (`proceeding:P-1`).

    `then` are the kinds of what happened to that thing afterwards; `per` tells clocks of a proceeding from those of a request.
    """

    kind: str
    on: str
    thing: str
    said: str
    then: tuple[str, ...] = ()
    per: str = PROCEEDING


@dataclass(frozen=True)
class Fixed:
    """A day that a paper names: of what it is the end, the last day, and the thing; `says` why, where no paper does."""

    title: str
    until: date
    thing: str
    basis: str
    says: str = ""


@dataclass(frozen=True)
class Calendar:
    """How the office counts: its IANA zone and the days of the week that are no working days."""

    zone: str
    weekend: Collection[str]


@dataclass(frozen=True)
class Running:
    """A time that runs. `id` is the same for as long as the same event runs by the same clock; the time is over at `at`."""

    id: str
    title: str
    thing: str
    at: datetime
    alert: datetime | None
    basis: str
    explanation: str
    who: str

    @property
    def until(self) -> str:
        """Return until when there is time, in words: the last day, or the moment."""
        return until(self.at)

    @property
    def last(self) -> datetime:
        """Return the last moment of the day where the time is over with it, else the moment at which it is over."""
        return self.at - timedelta(minutes=1) if self.at.time() == time() else self.at

    def as_json(self) -> dict[str, Json]:
        """Return it as documents hold it."""
        alert = self.alert.isoformat() if self.alert else None
        return {**vars(self), "at": self.at.isoformat(), "alert": alert}


def running(
    clocks: Mapping[str, Clock],
    started: Iterable[Started],
    fixed: Iterable[Fixed],
    calendar: Calendar,
) -> list[Running]:
    """Return everything that runs, the first to end first."""
    by_kind: dict[tuple[str, str], list[Clock]] = {}
    for clock in clocks.values():
        for kind in clock.starts:
            by_kind.setdefault((kind, clock.per), []).append(clock)
    found = [
        _of_law(clock, event, calendar)
        for event in started
        for clock in by_kind.get((event.kind, event.per), ())
        if not set(clock.ends).intersection(event.then)
    ]
    found += _of_papers(fixed, calendar)
    return sorted(found, key=lambda each: (each.at, each.id))


def _of_law(clock: Clock, event: Started, calendar: Calendar) -> Running:
    due = clock.due(event.on, calendar.zone, calendar.weekend)
    return Running(
        id=f"{clock.id}:{event.thing}:{event.on}",
        title=clock.title,
        thing=event.thing,
        at=due.at,
        alert=due.alert,
        basis=f"{clock.instrument}, {clock.article}",
        explanation=sentences(event.said, due.explanation),
        who=clock.who,
    )


def _of_papers(fixed: Iterable[Fixed], calendar: Calendar) -> Iterator[Running]:
    for each in fixed:
        over = datetime.combine(each.until + timedelta(days=1), time(), ZoneInfo(calendar.zone))
        yield Running(
            id=f"{each.title}:{each.thing}:{each.until}",
            title=each.title,
            thing=each.thing,
            at=over,
            alert=None,
            basis=each.basis,
            explanation=each.says or _named(each),
            who="",
        )


def _named(each: Fixed) -> Said:
    return Said("{basis} names {day} as the last day.", basis=each.basis, day=each.until)
