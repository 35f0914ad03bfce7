# SPDX-License-Identifier: Apache-2.0
"""What became of one proceeding, or of everything about one subject in any country: each event with its source, and where it stands on a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.casework import proceedings
from sanad.casework.docket import Course, by_then, course
from sanad.casework.measures import Measure, measures
from sanad.casework.proceedings import Event, Proceeding, standing
from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.question import Question
from sanad.desk.register import Register
from sanad.values.canonical import Json
from sanad.vault import quarantine


@dataclass(frozen=True)
class Followed:
    """One proceeding as of a day: its course, None before anything of it is known, its measures, and its events in the order in which they happened.

    `corrected` are records that carry nothing any more, whenever they were made; `set_aside` the numbers of events whose exhibit may not be used today; `labels`
    says what the register calls whom it is about.
    """

    proceeding: Proceeding
    course: Course | None
    measures: tuple[Measure, ...]
    events: tuple[Event, ...]
    corrected: tuple[Event, ...]
    set_aside: frozenset[int]
    labels: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Proceedings(Question[list[Followed]]):
    """An order to follow one proceeding, or every one about an entry of the register and those judged to be the same, `as_of` a day."""

    name: ClassVar[str] = "proceedings"

    about: str
    as_of: date | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartment of what is asked about."""
        if proceedings.is_proceeding(self.about):
            return [proceedings.get(work.connection, self.about).compartment]
        return [of_subject(work, self.about)]

    def intent(self) -> dict[str, Json]:
        """Name what was asked about."""
        return {"about": self.about}

    def do(self, work: Work) -> Done[list[Followed]]:
        """Gather the proceedings, and compute where each stands for whom it was asked about."""
        if proceedings.is_proceeding(self.about):
            one = proceedings.get(work.connection, self.about)
            thing, whom, of = "proceeding", frozenset(one.subjects), [one]
        else:
            file = Register.of(work, self.compartment, self.by).file(self.about)
            thing, whom = "subject", frozenset(file.same)
            of = proceedings.of_subjects(work.connection, file.same)
        unusable = work.told(quarantine.reasons).keys()
        day = self.as_of or work.today
        labels = {each.id: each.label for each in work.told(register.subjects)}
        found = [
            _followed(one, recorded, whom, day, unusable, labels)
            for one, recorded in proceedings.histories(work.connection, of)
        ]
        found.sort(key=lambda each: each.proceeding.seq)
        return Done(found, (f"{thing}:{self.about}",), {**self.intent(), "proceedings": len(found)})


def _followed(
    of: Proceeding,
    recorded: list[Event],
    whom: frozenset[str],
    day: date,
    unusable: Collection[str],
    labels: Mapping[str, str],
) -> Followed:
    whom = whom.intersection(of.subjects)
    stands = standing(recorded)
    theirs = [event for event in recorded if event.of(whom)]
    return Followed(
        proceeding=of,
        course=course(of, recorded, day, whom),
        measures=tuple(measures(recorded, day, whom)),
        events=tuple(by_then(recorded, day, whom)),
        corrected=tuple(event for event in theirs if event not in stands),
        set_aside=frozenset(event.number for event in theirs if event.exhibit in unusable),
        labels={name: labels[name] for name in of.subjects if name in labels},
    )
