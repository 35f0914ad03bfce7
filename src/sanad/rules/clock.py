# SPDX-License-Identifier: Apache-2.0
"""Clocks: how long the law gives from an event, and when somebody must be told.

A clock is one TOML file of a folder `clocks`, named for its id: `id`, `version`, `title`, `text`, `length` and `unit`, `starts` (the kinds of event
from which it runs), `ends` (those that stop it; none where only time does), `instrument`, `article`, `sources`, `mark`, `who`, and optionally
`per = "request"` (it runs for each request about the person that was sent, not for the proceeding) and `[alert]` with `length`, `unit` and `counted`.

What is not known is always taken so that the end comes early: hours run from the moment, or from the first moment of the day, month or year that
alone is known; every longer unit runs from the first moment of the day of the event, which so counts in full. A day that a month does not
have is its last one. Public holidays are not known and count as working days. A clock says when; what follows from a missed one it does not say.
Of a time that belongs to somebody else, such as the appeal of an accused, the early end is a reminder and never a finding that it has passed.
"""

import calendar
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sanad.errors import BadValue
from sanad.rules.ends import ENDS
from sanad.rules.reading import Fault, Table, faults_in, read_file, sound
from sanad.rules.rule import MARKS
from sanad.rules.span import days_of
from sanad.rules.starts import STARTS
from sanad.values.said import Said, sentences

UNITS = ("hours", "days", "working_days", "months", "years")
COUNTED = ("before_due", "after_start")
PROCEEDING, REQUEST = "proceeding", "request"
DAYS_OF_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKEND = frozenset({"saturday", "sunday"})

_ONE = {
    "hours": Said("1 hour"),
    "days": Said("1 day"),
    "working_days": Said("1 working day"),
    "months": Said("1 month"),
    "years": Said("1 year"),
}
_NAME = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_HOLIDAYS = Said(
    "Public holidays are not known and were counted as working days: the end may be later."
)
_DAY = len("2025-01-31")
_MONTHS = 12


@dataclass(frozen=True)
class Length:
    """A number of units, such as 30 working days."""

    number: int
    unit: str

    def after(self, start: datetime, weekend: Collection[str], sign: int = 1) -> datetime:
        """Return the moment this length after `start`, before it where `sign` is -1."""
        number = sign * self.number
        match self.unit:
            case "hours":
                moved = start.astimezone(UTC) + timedelta(hours=number)
                return moved.astimezone(start.tzinfo)
            case "days":
                return start + timedelta(days=number)
            case "working_days":
                return _working_days(start, number, weekend)
            case "months":
                return _months(start, number)
            case _:
                return _months(start, number * _MONTHS)

    @property
    def words(self) -> Said:
        """Return it in words."""
        if self.number == 1:
            return _ONE[self.unit]
        match self.unit:
            case "hours":
                return Said("{number} hours", number=self.number)
            case "days":
                return Said("{number} days", number=self.number)
            case "working_days":
                return Said("{number} working days", number=self.number)
            case "months":
                return Said("{number} months", number=self.number)
            case _:
                return Said("{number} years", number=self.number)

    def __str__(self) -> str:
        """Return it in words."""
        return str(self.words)


@dataclass(frozen=True)
class Alert:
    """When somebody must be told: so long before the end, or after the beginning."""

    length: Length
    counted: str


@dataclass(frozen=True)
class Due:
    """The moment at which the time has run out, the moment of the alert, if there is one, and why, in a sentence."""

    at: datetime
    alert: datetime | None
    explanation: str


@dataclass(frozen=True)
class Clock:
    """One period of the law. `who` has to keep it; `ends` are the events that stop it; `per` what it runs for once."""

    id: str
    version: int
    title: str
    text: str
    length: Length
    starts: tuple[str, ...]
    alert: Alert | None
    instrument: str
    article: str
    sources: tuple[str, ...]
    mark: str
    who: str
    ends: tuple[str, ...] = ()
    per: str = PROCEEDING

    @property
    def words(self) -> tuple[str, ...]:
        """Return the kinds of event that it speaks of."""
        return (*self.starts, *self.ends)

    def due(
        self, start: date | datetime | str, zone: str, weekend: Collection[str] = WEEKEND
    ) -> Due:
        """Return when the time is over: the earliest moment that the law may mean.

        Args:
            start: The event: a moment with a zone, a day, or ISO text, also of a month or a year alone (`2025-03`, `2025`).
            zone: IANA name of the zone in which the office counts days.
            weekend: Days of the week that are no working days, as `pack.toml` names them.

        Returns:
            Moments in `zone`. The end is exclusive: at `at` the time is over.

        Raises:
            BadValue: `start` is no such date, has a time without a zone, or lies at the end of the calendar.

        >>> Clock(  # six months from a day that June does not have
        ...     "sample", 1, "Sample", "Sample.", Length(6, "months"), ("event",), None, "Act", "s. 1", ("sheet",), "V", "clerk"
        ... ).due(date(2024, 12, 31), "UTC").at.date().isoformat()
        '2025-06-30'
        """
        begun, unsure = _begin(start, zone, by_the_hour=self.length.unit == "hours")
        try:
            at = self.length.after(begun, weekend)
            alert = self._alert(begun, at, weekend)
        except (ValueError, OverflowError) as error:
            raise BadValue("start", value=start, type="date", detail=error) from error
        return Due(at, alert, self._why(start, unsure))

    def _alert(self, begun: datetime, at: datetime, weekend: Collection[str]) -> datetime | None:
        if self.alert is None:
            return None
        if self.alert.counted == "after_start":
            return self.alert.length.after(begun, weekend)
        return self.alert.length.after(at, weekend, sign=-1)

    def _why(self, start: date | datetime | str, unsure: str) -> Said:
        said = Said(
            "{title}: {length} from {start} ({basis}; mark {mark}).",
            title=self.title,
            length=self.length.words,
            start=start if isinstance(start, str) else start.isoformat(),
            basis=f"{self.instrument}, {self.article}",
            mark=self.mark,
        )
        return sentences(said, unsure, _HOLIDAYS if self.length.unit == "working_days" else "")


def load_clocks(folder: Path) -> dict[str, Clock]:
    """Return id → clock of every file in `folder`, sorted by id; none when there is no such folder.

    Raises:
        BadRule: naming file and field of the first fault.
        Unreadable: a file cannot be opened.
    """
    return {each.id: each for each in sound(folder, read_clock)}


def lint_clocks(folder: Path, recorded: Collection[str]) -> Iterator[Fault]:
    """Yield every fault of the clocks in `folder`; `recorded` is what the office records by itself, beside `STARTS`."""

    def also(read: Clock) -> Iterator[tuple[str, str]]:
        for word in read.starts:
            if word not in recorded and word not in STARTS:
                yield (
                    "starts",
                    f"{word} is no event, no kind of paper and no word of rules/starts.py",
                )
        for word in read.ends:
            if word not in recorded and word not in STARTS and word not in ENDS:
                yield "ends", f"{word} is no event and no word of rules/starts.py or rules/ends.py"

    yield from faults_in(folder, read_clock, also)


def read_clock(path: Path) -> Clock | list[Fault]:
    """Return the clock of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    return read_file(path, _clock)


def _clock(table: Table) -> Clock:
    return Clock(
        id=table.name("id", _NAME, "small letters, digits and single low lines"),
        version=table.number("version"),
        title=table.text("title"),
        text=table.text("text"),
        length=_length(table),
        starts=table.texts("starts", least=1),
        alert=_alert(table.inner("alert")) if "alert" in table else None,
        instrument=table.text("instrument"),
        article=table.text("article"),
        sources=table.sources(),
        mark=table.word("mark", MARKS),
        who=table.text("who"),
        ends=table.texts("ends"),
        per=table.word("per", (PROCEEDING, REQUEST), default=PROCEEDING),
    )


def _length(table: Table) -> Length:
    length = Length(table.number("length"), table.word("unit", UNITS))
    if length.number == 0:
        table.fault("length", "a number from 1 is asked for here")
    return length


def _alert(table: Table) -> Alert:
    alert = Alert(_length(table), table.word("counted", COUNTED))
    table.close()
    return alert


def _begin(start: date | datetime | str, zone: str, *, by_the_hour: bool) -> tuple[datetime, str]:
    """Return the earliest moment that `start` may be, and what to say of it."""
    if isinstance(start, str) and len(start) > _DAY:
        start = _moment(start)
    if isinstance(start, datetime):
        if start.tzinfo is None:
            raise BadValue("start", value=start, type="moment", detail="it has no zone")
        local = start.astimezone(ZoneInfo(zone))
        return (local, "") if by_the_hour else (_midnight(local.date(), zone), "")
    if isinstance(start, date):
        day, known = start, True
    else:
        days = days_of(start)
        if days is None:
            raise BadValue("start", value=start, type="date", detail="ISO 8601 is asked for")
        day, known = days[0], days[0] == days[1]
    if not known:
        unsure = Said("The day is not known: counted from the first, {day}.", day=day)
        return _midnight(day, zone), unsure
    hour = Said("The hour is not known: counted from the first moment of the day.")
    return _midnight(day, zone), hour if by_the_hour else ""


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise BadValue("start", value=text, type="moment", detail=error) from error


def _midnight(day: date, zone: str) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))


def _months(start: datetime, number: int) -> datetime:
    """Return the same day `number` months on, or the last day of a month that has no such day."""
    year, month = divmod(start.year * _MONTHS + start.month - 1 + number, _MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return start.replace(year=year, month=month + 1, day=min(start.day, last))


def _working_days(start: datetime, number: int, weekend: Collection[str]) -> datetime:
    """Return the end of the last of `number` working days, the day of `start` being the first if it is one; back from `start` if negative."""
    step = timedelta(days=1 if number > 0 else -1)
    day, left = start, abs(number)
    while left:
        counted = day if number > 0 else day + step
        left -= DAYS_OF_WEEK[counted.weekday()] not in weekend
        day += step
    return day
