# SPDX-License-Identifier: Apache-2.0
"""One job as it stands, with what came of it."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.work_needs import kind_of
from sanad.jobs import store
from sanad.jobs.job import Job
from sanad.mandates import officer
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class FollowWork(Question[Job]):
    """An order to look at a job. What came of it is shown to whoever might have ordered it; that it ended, and how, to everybody who may look."""

    name: ClassVar[str] = "follow_work"

    work: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the job."""
        return [store.get(work.connection, self.work).order.compartment]

    def intent(self) -> dict[str, Json]:
        """Name the work."""
        return {"work": self.work}

    def do(self, work: Work) -> Done[Job]:
        """Read it."""
        job = store.get(work.connection, self.work)
        power = kind_of(job.order.kind).power
        if not officer.holds(work.connection, self.by, power, self.compartment, work.today):
            job = replace(job, outcome=job.outcome and replace(job.outcome, result={}))
        return Done(job, (f"work:{job.id}",), {"state": str(job.state)})
