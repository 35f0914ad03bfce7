# SPDX-License-Identifier: Apache-2.0
"""What the register and the docket of a compartment date, in lanes: incidents, acts of persons, where persons were, what courts did.

Each mark is one statement with its source: two sources that date one thing differently give two marks. What nobody dates is counted, and has no mark.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import sqlalchemy as sa

from sanad.casework import proceedings
from sanad.casework.proceedings import Event, Proceeding, standing
from sanad.claims.claim import Claim
from sanad.claims.incidents.days import Days, days_of
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.question import Question
from sanad.desk.register import Register
from sanad.values.canonical import Json

LANES = ("incident", "act", "movement", "court")
_LANE = {"date": "incident", "act": "act", "whereabouts": "movement", "residence_country": "movement"}  # fmt: skip
_SAYS = ("said", "act", "name", "from")


@dataclass(frozen=True)
class Mark:
    """One statement about a time: `said` as its source has it, `first` and `last` the days that it covers.

    `thing` is what it is about, such as `incident:I-01`, which the office calls `label`; `source` the claim, empty of an event, whose proceeding tells it.
    """

    lane: str
    thing: str
    label: str
    what: str
    said: str
    first: str
    last: str
    source: str
    by: str


@dataclass(frozen=True)
class Marks:
    """The marks that meet the time asked for, by day; `of` is how many there are in all, `undated` of how many statements no day is known."""

    marks: tuple[Mark, ...]
    of: int
    undated: int
    lanes: tuple[str, ...] = LANES


@dataclass(frozen=True, kw_only=True)
class TimeMarks(Question[Marks]):
    """An order for the marks of the order's compartment: about `subject` and whoever is judged to be the same, or all; that meet the days `since` to `until`."""

    name: ClassVar[str] = "time_marks"

    subject: str | None = None
    since: date | None = None
    until: date | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartment of the entry."""
        return [] if self.subject is None else [of_subject(work, self.subject)]

    def intent(self) -> dict[str, Json]:
        """Name the entry."""
        return {} if self.subject is None else {"subject": self.subject}

    def do(self, work: Work) -> Done[Marks]:
        """Gather what is dated, once between two acts, and choose."""
        register = Register.of(work, self.compartment, self.by)
        every, undated = work.told(_every, register, self.compartment)
        about = None if self.subject is None else self._about(register, self.subject)
        ours = [mark for mark in every if about is None or mark.thing in about]
        left = tuple(mark for mark in ours if self._meets(mark))
        what = {**self.intent(), "marks": len(left)}
        things = () if self.subject is None else (f"subject:{self.subject}",)
        return Done(Marks(left, len(ours), undated if about is None else 0), things, what)

    def _about(self, register: Register, subject: str) -> frozenset[str]:
        same = register.file(subject).same
        return frozenset(f"{kind}:{one}" for one in same for kind in ("subject", "incident"))

    def _meets(self, mark: Mark) -> bool:
        after = self.since is None or mark.last >= str(self.since)
        return after and (self.until is None or mark.first <= str(self.until))


def _every(
    connection: sa.Connection, register: Register, compartment: str
) -> tuple[tuple[Mark, ...], int]:
    """Return every mark, by day, and how many statements have none."""
    labels = {one.id: one.label for one in register.subjects.values()}
    claims = [claim for claim in register.claims(register.subjects) if claim.property in _LANE]
    told = [(claim, _days(claim)) for claim in claims]
    docket = proceedings.histories(connection, proceedings.docket(connection, compartment))
    marks = [
        *(_of_claim(claim, days, labels) for claim, days in told if days is not None),
        *_of_courts(docket),
    ]
    marks.sort(key=lambda mark: (mark.first, mark.lane, mark.thing))
    return tuple(marks), sum(days is None for _, days in told)


def _days(claim: Claim) -> Days | None:
    """Return the days of the value, else those for which it is said; of these one end is enough."""
    found = days_of(claim.value) if _LANE[claim.property] != "movement" else None
    first, last = claim.valid_from, claim.valid_to
    if found is None and _LANE[claim.property] == "movement":
        found = days_of(f"{first or last}/{last or first}") if first or last else None
    return found


def _of_claim(claim: Claim, days: Days, labels: Mapping[str, str]) -> Mark:
    kind = "incident" if claim.about.startswith("I-") else "subject"
    return Mark(
        lane=_LANE[claim.property],
        thing=f"{kind}:{claim.about}",
        label=labels[claim.about],
        what=claim.property,
        said=_said(claim.value),
        first=str(days.first),
        last=str(days.last),
        source=f"claim:{claim.id}",
        by=claim.said_by,
    )


def _said(value: Json) -> str:
    if isinstance(value, Mapping):
        return next((str(value[name]) for name in _SAYS if value.get(name)), "")
    return str(value)


def _of_courts(docket: Iterable[tuple[Proceeding, list[Event]]]) -> Iterator[Mark]:
    for of, recorded in docket:
        for event in standing(recorded):
            days = days_of(event.on)
            if days is not None:
                yield Mark(
                    lane="court",
                    thing=f"proceeding:{of.id}",
                    label=f"{of.authority} {of.reference}".strip(),
                    what=event.kind,
                    said=event.said,
                    first=str(days.first),
                    last=str(days.last),
                    source="",
                    by=event.source,
                )
