# SPDX-License-Identifier: Apache-2.0
"""What the register, the docket and the findings of a compartment date, in lanes: incidents, acts of persons, where persons were, calls, payments, what courts did.

Each mark is one statement with its source: two sources that date one thing differently give two marks. What nobody dates is counted, and has no mark.
Calls and payments stand there as kept findings tell of them: that they lie near an incident says nothing of anybody's part in it.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import sqlalchemy as sa

from sanad.casework import proceedings
from sanad.claims.properties import named_in
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.lanes import LANE, LANES, Mark, days, of_claim, of_courts, of_findings
from sanad.desk.question import Question
from sanad.desk.register import Register
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Marks:
    """The marks that meet the time asked for, by day; `of` is how many there are in all, `undated` of how many statements no day is known."""

    marks: tuple[Mark, ...]
    of: int
    undated: int
    lanes: tuple[str, ...] = LANES


@dataclass(frozen=True, kw_only=True)
class TimeMarks(Question[Marks]):
    """An order for the marks of the order's compartment, or of one entry; that meet the days `since` to `until`.

    Of a `subject`: about it and whoever is judged to be the same, and the findings kept under them. Of an incident besides: the acts that sources tie to
    it, and the findings kept under those whose acts they are.
    """

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
        labels = {one.id: one.label for one in register.subjects.values()}
        about = None if self.subject is None else _about(register, self.subject)
        found = of_findings(work, self.compartment, None if about is None else about.under, labels)
        ours = [mark for mark in (*every, *found) if about is None or about.holds(mark)]
        left = tuple(sorted(filter(self._meets, ours), key=_order))
        what = {**self.intent(), "marks": len(left)}
        things = () if self.subject is None else (f"subject:{self.subject}",)
        return Done(Marks(left, len(ours), undated if about is None else 0), things, what)

    def _meets(self, mark: Mark) -> bool:
        after = self.since is None or mark.last >= str(self.since)
        return after and (self.until is None or mark.first <= str(self.until))


@dataclass(frozen=True)
class _About:
    """What a line about one entry holds: statements about its `entries`, those that tie an act to it (`ties`), and findings kept `under` either."""

    entries: frozenset[str]
    ties: frozenset[str]
    under: frozenset[str]

    def holds(self, mark: Mark) -> bool:
        kind, _, name = mark.thing.partition(":")
        return kind == "finding" or name in self.entries or mark.source in self.ties


def _about(register: Register, subject: str) -> _About:
    """Return what belongs on the line of an entry and of whoever is judged to be the same."""
    same = register.same(subject)
    acts = (each for each in register.claims(register.subjects) if each.property == "act")
    ties = [claim for claim in acts if same.intersection(named_in("act", claim.value))]
    under = same | {claim.about for claim in ties}
    return _About(same, frozenset(f"claim:{claim.id}" for claim in ties), under)


def _order(mark: Mark) -> tuple[str, str, str]:
    return mark.first, mark.lane, mark.thing


def _every(
    connection: sa.Connection, register: Register, compartment: str
) -> tuple[tuple[Mark, ...], int]:
    """Return every mark of claims and of courts, and how many statements have none."""
    labels = {one.id: one.label for one in register.subjects.values()}
    claims = [claim for claim in register.claims(register.subjects) if claim.property in LANE]
    told = [(claim, days(claim)) for claim in claims]
    docket = proceedings.histories(connection, proceedings.docket(connection, compartment))
    marks = [
        *(of_claim(claim, covers, labels) for claim, covers in told if covers is not None),
        *of_courts(docket),
    ]
    return tuple(marks), sum(covers is None for _, covers in told)
