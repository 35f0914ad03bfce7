# SPDX-License-Identifier: Apache-2.0
"""Order again what failed of a job that has ended, or what it did not come to."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.work_needs import kind_of, read_needs, said
from sanad.errors import StepNotAllowed
from sanad.jobs import store
from sanad.jobs.job import Job, Order, State
from sanad.mandates import officer
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class RetryWork(Act[str]):
    """An order to do again; the result is the id of the new job, which whoever orders it answers for. What is done already is not done twice."""

    name: ClassVar[str] = "retry_work"
    power: ClassVar[str] = "look"

    work: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the job."""
        return [store.get(work.connection, self.work).order.compartment]

    def intent(self) -> dict[str, Json]:
        """Name the job."""
        return {"work": self.work}

    def do(self, work: Work) -> Done[str]:
        """Record the order, if the officer might have given the first."""
        job = store.get(work.connection, self.work)
        first = job.order
        power = kind_of(first.kind).power
        officer.require(work.connection, self.by, power, self.compartment, work.today, self.name)
        if not _left_over(job):
            allowed = "cancelled" if job.state in {State.WAITING, State.RUNNING} else "ordered anew"
            told = {"state": str(job.state), "step": "done again", "allowed": allowed}
            raise StepNotAllowed(job.id, kind="job", **told)
        needs = said(read_needs(first.kind, first.needs).again())
        order = Order(first.kind, needs, self.by, self.compartment, self.purpose or first.purpose, job.id)  # fmt: skip
        made = store.add(work.connection, order, work.seq, work.at)
        what: dict[str, Json] = {"work": made.id, "again": job.id, "kind": first.kind}
        things = (f"work:{made.id}", f"work:{job.id}")
        return Done(made.id, things, what, {"order": order.needs})


def _left_over(job: Job) -> bool:
    """Tell whether a job ended and left something undone."""
    failed = job.note.failed if job.note else 0
    return job.state in {State.FAILED, State.CANCELLED} or (job.state is State.DONE and failed > 0)
