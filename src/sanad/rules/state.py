# SPDX-License-Identifier: Apache-2.0
"""Requirement sheets of receiving states: what each asks before it surrenders a person, gives evidence or prosecutes.

A sheet is one TOML file, `states/XX.toml`, named for the state's ISO 3166-1 code, and belongs to the pack of the requesting state: a treaty
is between two. It has `code`, `name`, `law`, `sources`, `checked_on` and `note` (both optional), and one table for each point that the
sources speak of: `text` for people, `mark`, and for the points in `FACTS` a `value` for rules.

A point with mark U, one without a value and one that is not there are not known to rules: they ask. A sheet decides nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sanad.rules.reading import Fault, Table, faults_in, read_file, sound
from sanad.rules.rule import MARKS
from sanad.values.canonical import Json

FACTS = (
    "treaty", "surrenders_nationals", "death_penalty_bar", "provisional_days", "languages", "minimum_years", "evidence_test",
    "informal_only",
)  # fmt: skip
"""Points that rules may use (docs/formats/rule.md, `states[]`)."""
READ_BY_PEOPLE = (
    "dual_criminality", "political", "persecution", "refugee", "fair_trial", "in_absentia", "prescription", "speciality",
    "legalisation", "documents", "track_record", "verdict",
)  # fmt: skip
EVIDENCE_TESTS = ("none", "prima_facie", "probable_cause")
OWN_CONCLUSION = "analysis"
"""The mark of what no source says: our own conclusion, for people alone."""

_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True)
class Point:
    """One point of a sheet: what a rule may use, what a person reads, and how far that was checked."""

    value: Json
    text: str
    mark: str

    @property
    def known(self) -> Json:
        """Return the value, None where nobody verified it."""
        return None if self.mark == "U" else self.value


@dataclass(frozen=True)
class State:
    """The sheet of one state. `points` are those that the sources speak of; `checked_on` is the day to which they describe the law."""

    code: str
    name: str
    law: str
    sources: tuple[str, ...]
    checked_on: date | None
    note: str | None
    points: Mapping[str, Point]

    def as_facts(self) -> dict[str, Json]:
        """Return the sheet as `states[]` of a request's facts holds it; what is not known is None."""
        known = {name: self.points[name].known for name in FACTS if name in self.points}
        checked = self.checked_on.isoformat() if self.checked_on else None
        return {
            "country": self.code,
            "sheet": True,
            "checked_on": checked,
            **dict.fromkeys(FACTS),
            **known,
        }


def facts_of(states: Mapping[str, State], countries: Iterable[str]) -> list[dict[str, Json]]:
    """Return `states[]` for the countries of a request, in their order; of a country without a sheet only that there is none."""
    return [
        states[country].as_facts() if country in states else {"country": country, "sheet": False}
        for country in countries
    ]


def load_states(folder: Path) -> dict[str, State]:
    """Return code → sheet of every file in `folder`, sorted by code; none when there is no such folder.

    Raises:
        BadRule: naming file and field of the first fault.
        Unreadable: a file cannot be opened.
    """
    return {each.code: each for each in sound(folder, read_state)}


def lint_states(folder: Path, today: date) -> Iterator[Fault]:
    """Yield every fault of the sheets in `folder`; none was checked after `today`."""

    def also(read: State) -> Iterator[tuple[str, str]]:
        if read.checked_on is not None and read.checked_on > today:
            yield "checked_on", f"it lies in the future, after {today}"

    return faults_in(folder, read_state, also)


def read_state(path: Path) -> State | list[Fault]:
    """Return the sheet of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    return read_file(path, _state)


def _state(table: Table) -> State:
    return State(
        code=table.name("code", _COUNTRY, "two capitals"),
        name=table.text("name"),
        law=table.text("law"),
        sources=table.sources(),
        checked_on=table.day_or_none("checked_on"),
        note=table.text_or_none("note"),
        points={
            name: _point(name, table.inner(name))
            for name in (*FACTS, *READ_BY_PEOPLE)
            if name in table
        },
    )


def _point(name: str, table: Table) -> Point:
    people = name in READ_BY_PEOPLE
    point = Point(
        value=_value(name, table) if "value" in table and not people else None,
        text=table.text("text"),
        mark=table.word("mark", (*MARKS, OWN_CONCLUSION) if people else MARKS),
    )
    table.close()
    return point


def _value(name: str, table: Table) -> Json:
    match name:
        case "minimum_years" | "provisional_days":
            return table.number("value")
        case "evidence_test":
            return table.word("value", EVIDENCE_TESTS)
        case "languages":
            return list(_languages(table))
        case _:
            return table.flag("value")


def _languages(table: Table) -> tuple[str, ...]:
    languages = table.texts("value", least=1)
    if any(_LANGUAGE.fullmatch(language) is None for language in languages):
        table.fault("value", "ISO 639-1 codes such as fr are asked for here")
    return languages
