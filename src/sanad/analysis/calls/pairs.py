# SPDX-License-Identifier: Apache-2.0
"""Which of several targets were in contact with which, with the records of both sides laid beside each other.

Two rows are one event when they are of the same kind and direction between the same two numbers and began within some seconds of each
other (clocks of operators differ); no row is matched twice, and as many as possible are. That a row lacks its counterpart is said only
where the other side's deliveries cover that time and supply that sort of event; elsewhere nothing is known.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE
from sanad.errors import BadValue

_COLUMNS = (
    "one", "other", "calls", "messages", "in the records of both", "only in the one's", "only in the other's",
    "nothing known of the other side", "first", "last", "first row", "last row", "rows without a counterpart",
)  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One row: when it began (UTC, naive), whose record it is, of what sort; its wall clock and its citation."""

    at: datetime
    owner: str
    other: str
    kind: str
    direction: str
    local: datetime
    ref: str

    @property
    def course(self) -> tuple[str, str, str]:
        """Return what both sides' rows of one event agree in: the kind, who called and who was called."""
        ends = (self.owner, self.other) if self.direction == "out" else (self.other, self.owner)
        return self.kind, *ends


class Side:
    """What the deliveries of one target's records would show."""

    def __init__(self, asked: Asked, number: str, start: date, end: date) -> None:
        """Take what the deliveries of `number` say of themselves."""
        inputs = coverage.deliveries(asked.inputs, number)
        self._covered = coverage.covered(inputs, start, end)
        self._lacking = set(coverage.not_supplied(inputs))

    def would_show(self, event: Event, apart: timedelta) -> bool:
        """Return whether a row for the other side's `event` must be among them, if it was written down."""
        days = {(event.local - apart).date(), (event.local + apart).date()}
        seen_as = "in" if event.direction == "out" else "out"
        return not self._lacking & {event.kind, f"{event.kind}_{seen_as}"} and all(
            any(first <= day <= last for first, last in self._covered) for day in days
        )


def _ask(asked: Asked) -> Answer:
    targets, (start, end) = asked.texts("numbers"), asked.period()
    apart = timedelta(seconds=asked.number("seconds", 30, 0, 3600))
    if len(targets) == 1:
        detail = "a pair needs two"
        raise BadValue("parameters", value="one number", type="list for numbers", detail=detail)
    sides = {number: Side(asked, number, start, end) for number in targets}
    between: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in _events(asked, targets, start, end):
        one, other = sorted((event.owner, event.other))
        between[one, other].append(event)
    rows = sorted(
        (_row(asked, pair, events, sides, apart) for pair, events in sorted(between.items())),
        key=lambda row: -int(row[2]) - int(row[3]),
    )
    lone = [sum(int(row[column]) for row in rows) for column in (5, 6)]
    possible = len(targets) * (len(targets) - 1) // 2
    sentence = (
        f"Between {start} and {end} the records show calls or messages in {len(rows)} of the {possible} pairs of {len(targets)} targets; "
        f"{sum(lone)} of these events stand in the records of one side and not of the other, whose deliveries cover their time"
    )
    return Answer(
        _COLUMNS, tuple(rows), f"{sentence}.{coverage.remark(asked, targets, start, end)}"
    )


def _events(asked: Asked, targets: Sequence[str], start: date, end: date) -> list[Event]:
    of = events_of(asked, targets, start, end)
    of = of.filter(of.other.isin(targets), of.other != of.owner)
    of = of.order_by("started_at", "exhibit", "row")
    columns = ("started_at", "owner", "other", "kind", "direction", "started_local", "ref")
    return [Event(*row) for row in asked.rows(of.select(*columns))]


def _row(
    asked: Asked,
    pair: tuple[str, str],
    events: list[Event],
    sides: dict[str, Side],
    apart: timedelta,
) -> tuple[str, ...]:
    one, other = pair
    courses: dict[tuple[str, str, str], list[Event]] = defaultdict(list)
    for event in events:
        courses[event.course].append(event)
    matched = [found for course in courses.values() for found in _matched(course, one, apart)]
    alone = [row for row, counterpart in matched if counterpart is None]
    lone = [row for row in alone if sides[row.other].would_show(row, apart)]
    firsts = sorted((row for row, _ in matched), key=lambda row: (row.at, row.ref))
    calls = sum(row.kind == "call" for row in firsts)
    owners = [row.owner for row in lone]
    first, last = firsts[0], firsts[-1]
    return (
        asked.mask(one), asked.mask(other), str(calls), str(len(firsts) - calls),
        str(len(firsts) - len(alone)), str(owners.count(one)), str(owners.count(other)), str(len(alone) - len(lone)),
        first.local.strftime(MINUTE), last.local.strftime(MINUTE), first.ref, last.ref,
        " ".join(row.ref for row in sorted(lone, key=lambda row: (row.at, row.ref))),
    )  # fmt: skip


def _matched(
    course: Iterable[Event], one: str, apart: timedelta
) -> Iterator[tuple[Event, Event | None]]:
    """Yield each event of one course by its earlier row, and the row of the other side if it has one.

    Taking the earliest rows of the two sides that are near enough, again and again, leaves the fewest without a counterpart.
    """
    ours, theirs = deque[Event](), deque[Event]()
    for event in course:
        (ours if event.owner == one else theirs).append(event)
    while ours and theirs:
        early, late = (ours, theirs) if ours[0].at <= theirs[0].at else (theirs, ours)
        event = early.popleft()
        yield event, late.popleft() if late[0].at - event.at <= apart else None
    for event in (*ours, *theirs):
        yield event, None


METHOD = Method(
    "pairs",
    2,
    ("calls",),
    "numbers from to [seconds]",
    "Contacts of several numbers with one another, both sides' records compared.",
    _ask,
    of_named=True,
    identifiers=("numbers",),
)
