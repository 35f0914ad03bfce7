# SPDX-License-Identifier: Apache-2.0
"""Who rang whom, when and for how long: the events, before any operator writes them down.

Times are local (Asia/Karachi, which keeps one offset all year) and naive. Nothing happens before 06:00
on the first day, so that the first event falls into the period asked for in every time zone between.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from kohzard.cast import FIRST_DAY, LAST_DAY, TEXTS, Person, people, third_parties
from kohzard.dice import call_seconds, dice, weighted
from kohzard.planted import (
    DEPARTED_S01,
    FIRST_DAY_NEW_LINE,
    LAST_DAY_OLD_LINE,
    RANSOM_CALLS,
    SILENT_LINES,
)

HOURS = (2, 1, 1, 1, 1, 2, 5, 9, 14, 18, 20, 21, 20, 18, 17, 18, 20, 23, 27, 30, 28, 22, 12, 6)
"""How busy each hour of the day is: quiet at night, busiest after sunset."""
WEEKDAYS = (10, 10, 10, 10, 7, 9, 11)
"""How busy each day of the week is, Monday first, in tenths."""
FAMILIAR = (60, 42, 30, 24, 20, 16, 14, 12, 10, 9, 8, 7, 6, 6, 5, 5, 4, 4, 4, 3, 3, 3)
"""How often the best-known third parties are rung; all others weigh 2."""
SENDERS = ("ZARDPAY", "ALPHAINFO")
"""Names that services of no real company use in place of a number."""


@dataclass(frozen=True, order=True)
class Event:
    """One call, message or session between two lines."""

    at: datetime
    caller: str
    called: str
    kind: str
    seconds: int


def events() -> list[Event]:
    """Return everything that happened in the ninety days, in order of time."""
    found = [*_among_the_cast(), *_with_third_parties(), *RANSOM_EVENTS]
    return sorted(event for event in found if not _silent(event))


def line_on(person: Person, day: date) -> str:
    """Return the line that person used that day."""
    if len(person.lines) > 1 and day > LAST_DAY_OLD_LINE:
        return person.lines[1]
    return person.lines[0]


RANSOM_EVENTS = tuple(Event(at, line, other, "call", s) for at, line, other, s in RANSOM_CALLS)


def _silent(event: Event) -> bool:
    return any(
        first <= event.at.date() <= last and line in (event.caller, event.called)
        for line, first, last in SILENT_LINES
    )


def _among_the_cast() -> Iterator[Event]:
    luck = dice("among the cast")
    by_id = {person.id: person for person in people()}
    plan = tomllib.loads((TEXTS / "edges.toml").read_text(encoding="utf-8"))
    days = (LAST_DAY - FIRST_DAY).days + 1
    for left, right, count in plan["edge"]:
        for _ in range(count):
            day = FIRST_DAY + timedelta(days=luck.randrange(days))
            yield _between(luck, day, by_id[left], by_id[right])
    for left, right, day, count in plan["burst"]:
        for _ in range(count):
            yield _between(luck, day, by_id[left], by_id[right])


def _between(luck: Random, day: date, left: Person, right: Person) -> Event:
    caller, called = line_on(left, day), line_on(right, day)
    if luck.randrange(2):
        caller, called = called, caller
    kind = weighted(luck, ("call", "sms"), (4, 1))
    seconds = call_seconds(luck) if kind == "call" else 0
    return Event(_moment(luck, day), caller, called, kind, seconds)


def _with_third_parties() -> Iterator[Event]:
    circles = _circles()
    for person in people():
        luck = dice(f"third parties of {person.id}")
        circle = circles[person.id]
        weights = [FAMILIAR[n] if n < len(FAMILIAR) else 2 for n in range(len(circle))]
        day = FIRST_DAY
        while day <= LAST_DAY:
            for _ in range(_how_many(luck, person, day)):
                yield _outside(luck, line_on(person, day), weighted(luck, circle, weights), day)
            day += timedelta(days=1)


def _circles() -> dict[str, list[str]]:
    """Return each person's acquaintances: 33 of their own, the best known first, and 8 shared."""
    pool, luck = list(third_parties()), dice("circles")
    own = {person.id: pool[n * 33 : n * 33 + 33] for n, person in enumerate(people())}
    own["S-12"] += pool[396:]
    return {key: [*circle, *luck.sample(pool, 8)] for key, circle in own.items()}


def _how_many(luck: Random, person: Person, day: date) -> int:
    if person.id == "S-05" and LAST_DAY_OLD_LINE < day < FIRST_DAY_NEW_LINE:
        return 0
    if person.id == "S-01" and day >= DEPARTED_S01:
        return 0
    usual = person.per_day * WEEKDAYS[day.weekday()]
    return luck.randint(usual * 5, usual * 15) // 100


def _outside(luck: Random, line: str, other: str, day: date) -> Event:
    kind = weighted(
        luck, ("out", "in", "sms out", "sms in", "data", "service"), (32, 30, 12, 10, 14, 2)
    )
    at = _moment(luck, day)
    if kind == "data":
        return Event(at, line, "internet", "data", luck.randint(30, 3600))
    if kind == "service":
        return Event(at, line, weighted(luck, SENDERS, (3, 1)), "sms", 0)
    caller, called = (line, other) if kind.endswith("out") else (other, line)
    if kind.startswith("sms"):
        return Event(at, caller, called, "sms", 0)
    return Event(at, caller, called, "call", call_seconds(luck))


def _moment(luck: Random, day: date) -> datetime:
    hour = int(weighted(luck, [str(hour) for hour in range(24)], HOURS))
    if day == FIRST_DAY:
        hour = max(6, hour)
    return datetime.combine(day, time(hour, luck.randrange(60), luck.randrange(60)))
