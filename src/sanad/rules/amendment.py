# SPDX-License-Identifier: Apache-2.0
"""Amendments of the law: what changed it, and since when, as far as that is known.

The day of an amendment stands here alone; offences name the amendment that brought their text. A day known by its year is a
year and no more: then the Gazette is asked about acts of that year and of the year before (law/pakistan.md 0.4(4)).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sanad.errors import BadSupposition
from sanad.rules.reading import Fault, Table, faults_in, read_file, sound
from sanad.rules.rule import MARKS
from sanad.rules.wording import hollow

FOLDER = "amendments"
"""The folder of a jurisdiction's pack that holds them."""

_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_YEARS = range(1000, 9999)
_IN_ORDER = (("enacted_on", "published_on"), ("enacted_on", "in_force_from"))


@dataclass(frozen=True)
class Beginning:
    """The first day of a text: to the day, by its year alone, or not known."""

    day: date | None = None
    year: int | None = None

    def by(self, day: date) -> bool | None:
        """Tell whether it had come on `day`: None in the year known and in the one before, and where nothing is known."""
        if self.day is not None:
            return self.day <= day
        if self.year is None or self.year - 1 <= day.year <= self.year:
            return None
        return day.year > self.year

    @property
    def turns(self) -> tuple[date, ...]:
        """Return the days on which the answer of `by` changes."""
        if self.day is not None:
            return (self.day,)
        if self.year is None:
            return ()
        return date(self.year - 1, 1, 1), date(self.year + 1, 1, 1)


@dataclass(frozen=True)
class Amendment:
    """One amending instrument. `mark` is that of its text; a day stands here only if it is known to the day.

    `enacted` is the day of the act or decision, or the year that its name bears.
    """

    id: str
    instrument: str
    changed: str
    enacted: Beginning
    published_on: date | None
    begins: Beginning
    mark: str
    sources: tuple[str, ...]
    note: str | None

    @property
    def earliest(self) -> date | None:
        """Return the first day on which it can have been enacted, and so have begun; None where not even the year is known."""
        year = self.enacted.year
        return self.enacted.day or (None if year is None else date(year, 1, 1))

    def begun_by(self, day: date) -> bool | None:
        """Tell whether it had begun on `day`: nothing begins before it is enacted; else as `Beginning.by`."""
        return False if self.earliest is not None and day < self.earliest else self.begins.by(day)


def load_amendments(folder: Path) -> dict[str, Amendment]:
    """Return id → amendment of every TOML file in `folder`, sorted by id; none where there is no such folder.

    Raises:
        BadRule: naming file and field of the first fault.
        Unreadable: a file cannot be opened.
    """
    return {each.id: each for each in sound(folder, read_amendment)}


def supposing(
    amendments: Mapping[str, Amendment], amendment: str, begins_on: date
) -> dict[str, Amendment]:
    """Return the amendments as they would stand if one of them began on `begins_on`.

    Raises:
        BadSupposition: it was enacted later than that.
    """
    found = amendments[amendment]
    if found.earliest is not None and begins_on < found.earliest:
        detail = f"it was enacted on {found.enacted.day}" if found.enacted.day else f"it was enacted in {found.enacted.year}"  # fmt: skip
        raise BadSupposition(amendment, amendment=amendment, day=begins_on, detail=detail)
    return {**amendments, amendment: replace(found, begins=Beginning(day=begins_on))}


def lint_amendments(folder: Path) -> Iterator[Fault]:
    """Yield every fault of the amendments in `folder`."""
    return faults_in(
        folder,
        read_amendment,
        lambda read: hollow({"changed": read.changed, "note": read.note or ""}),
    )


def read_amendment(path: Path) -> Amendment | list[Fault]:
    """Return the amendment of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    return read_file(path, _amendment)


def _amendment(table: Table) -> Amendment:
    amendment = Amendment(
        id=table.name("id", _ID, "letters, digits and single hyphens"),
        instrument=table.text("instrument"),
        changed=table.text("changed"),
        enacted=beginning(table, "enacted_on", "enacted_year"),
        published_on=table.day_or_none("published_on"),
        begins=beginning(table, "in_force_from", "in_force_year"),
        mark=table.word("mark", MARKS),
        sources=table.sources(),
        note=table.text_or_none("note"),
    )
    if amendment.mark == "U" and amendment.begins.day is not None:
        table.fault("in_force_from", "a text that nobody verified has no day on which to rely")
    _in_order(table, amendment)
    return amendment


def beginning(table: Table, day_field: str, year_field: str) -> Beginning:
    """Take a first day out of `table`: a day, or the year alone, or neither; both, or no year, is a fault."""
    day, year = table.day_or_none(day_field), table.number_or_none(year_field)
    if day is not None and year is not None:
        table.fault(year_field, f"{day_field} already says it")
    if year is not None and year not in _YEARS:
        table.fault(year_field, "a year of four digits is asked for here")
        year = None
    return Beginning(day, year)


def _in_order(table: Table, amendment: Amendment) -> None:
    """Keep a fault where days contradict each other. It may be in force before it is published, not before it is enacted."""
    days = {
        "enacted_on": amendment.earliest,
        "published_on": amendment.published_on,
        "in_force_from": amendment.begins.day,
    }
    for earlier, later in _IN_ORDER:
        first, second = days[earlier], days[later]
        if first is not None and second is not None and second < first:
            table.fault(later, f"it lies before {earlier}")
