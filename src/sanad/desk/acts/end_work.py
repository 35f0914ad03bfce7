# SPDX-License-Identifier: Apache-2.0
"""End long work: put on record what the worker noted of it. It can say nothing but that."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.told import tell
from sanad.errors import StepNotAllowed
from sanad.jobs import store
from sanad.jobs.job import ENDED
from sanad.jobs.webhook import WORK
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class EndWork(Act[str]):
    """An order to end a job, given by the worker in the name of who ordered the work; the result is how it ended."""

    name: ClassVar[str] = "end_work"
    power: ClassVar[str] = "look"

    work: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the job."""
        return [store.get(work.connection, self.work).order.compartment]

    def intent(self) -> dict[str, Json]:
        """Name the job."""
        return {"work": self.work}

    def do(self, work: Work) -> Done[str]:
        """Take over the outcome."""
        job = store.get(work.connection, self.work)
        if job.outcome is None or job.state in ENDED:
            told = {"state": str(job.state), "step": "ended", "allowed": "ordered again" if job.state in ENDED else "cancelled"}  # fmt: skip
            raise StepNotAllowed(job.id, kind="job", **told)
        state = str(job.outcome.state)
        store.end(work.connection, job.id, job.outcome.state, work.at)
        note = job.note
        what: dict[str, Json] = {"work": job.id, "kind": job.order.kind, "state": state}
        what |= {"done": note.done, "total": note.total, "failed": note.failed} if note else {}
        what |= {"code": job.outcome.code} if job.outcome.code else {}
        tell(work, self.compartment, WORK, [{"work": job.id, "kind": job.order.kind, "state": state, "code": job.outcome.code}])  # fmt: skip
        private: dict[str, Json] = {"says": job.outcome.says} if job.outcome.says else {}
        return Done(state, (f"work:{job.id}",), what, private)
