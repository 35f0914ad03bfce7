# SPDX-License-Identifier: Apache-2.0
"""Which steps of reading wait in a compartment, a page at a time."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.vault import quarantine, readings, store
from sanad.vault.exhibit import Exhibit
from sanad.vault.readings import Job

Place = tuple[int, str, str]
START: Place = (0, "", "")


@dataclass(frozen=True)
class Page:
    """Steps that wait, each with its exhibit, in the order in which they came, and how many wait in all."""

    jobs: tuple[tuple[Job, Exhibit], ...]
    total: int
    end: Place | None
    """The place behind which the next page begins; None after the last."""


@dataclass(frozen=True, kw_only=True)
class WaitingReadings(Question[Page]):
    """An order to list up to `most` steps behind the place `after`; what is set aside does not wait."""

    name: ClassVar[str] = "waiting_readings"

    after: Place = START
    most: int = 200

    def do(self, work: Work) -> Done[Page]:
        """Return the page, without what belongs to something set aside."""
        jobs = readings.waiting(work.connection, self.compartment, self.after, self.most)
        last = jobs[-1] if jobs else None
        found = store.exhibits(work.connection, [job.exhibit for job in jobs])
        by_digest = {exhibit.sha256: exhibit for exhibit in _free(work, found)}
        total = readings.counts(work.connection, self.compartment).get(readings.WAITING, 0)
        free = tuple((job, by_digest[job.exhibit]) for job in jobs if job.exhibit in by_digest)
        page = Page(free, total, (last.seq, last.exhibit, last.step) if last else None)
        return Done(page, (), {"waiting": total})


def _free(work: Work, exhibits: list[Exhibit]) -> list[Exhibit]:
    """Return the exhibits that belong to nothing set aside; each thing they belong to is looked at once."""
    above = {one.provenance.parent for exhibit in exhibits for one in exhibit.deliveries} - {None}
    closed = {one for one in above if one and quarantine.why(work.connection, one)}
    return [
        exhibit
        for exhibit in exhibits
        if closed.isdisjoint(one.provenance.parent for one in exhibit.deliveries)
        or quarantine.why(work.connection, exhibit.sha256) is None
    ]
