# SPDX-License-Identifier: Apache-2.0
"""What became of every reading: the job ledger, for a person who wants the failures and their causes, a page at a time."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.values.canonical import Json
from sanad.vault import readings
from sanad.vault.readings import Job

Place = tuple[int, str, str]
START: Place = (-1, "", "")


@dataclass(frozen=True)
class Readings:
    """Steps in the order in which they were settled, and state → how many there are of all states."""

    jobs: tuple[Job, ...]
    counts: dict[str, int]

    @property
    def end(self) -> Place:
        """Return the place behind which the next page begins."""
        last = self.jobs[-1]
        return (last.seq, last.exhibit, last.step)


@dataclass(frozen=True, kw_only=True)
class ListReadings(Question[Readings]):
    """An order to list up to `most` steps behind the place `after` that are in one of `states`: waiting, done, failed."""

    name: ClassVar[str] = "list_readings"

    states: tuple[str, ...] = (readings.FAILED,)
    after: Place = START
    most: int = 1000

    def do(self, work: Work) -> Done[Readings]:
        """Return the page, each step with its reader, version and cause; a page without steps is the end."""
        asked = (work.connection, self.compartment, self.states)
        jobs = tuple(readings.jobs(*asked, after=self.after, most=self.most))
        counts = work.told(readings.counts, self.compartment)
        shown: dict[str, Json] = {"states": list(self.states), "listed": len(jobs)}
        return Done(Readings(jobs, counts), (), shown)
