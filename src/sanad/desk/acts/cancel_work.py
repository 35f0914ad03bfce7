# SPDX-License-Identifier: Apache-2.0
"""Cancel long work: what waits is not begun, what runs stops between two acts; what is done stays done."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import StepNotAllowed
from sanad.jobs import store
from sanad.jobs.job import ENDED, State
from sanad.mandates import officer
from sanad.values.canonical import Json

_DIRECT = "direct"
"""The power to cancel what another officer ordered."""


@dataclass(frozen=True, kw_only=True)
class CancelWork(Act[str]):
    """An order to cancel, by who ordered the work or who directs the cell; the result is the state of the job: cancelled, or running until it stops."""

    name: ClassVar[str] = "cancel_work"
    power: ClassVar[str] = "look"

    work: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the job."""
        return [store.get(work.connection, self.work).order.compartment]

    def intent(self) -> dict[str, Json]:
        """Name the job."""
        return {"work": self.work}

    def do(self, work: Work) -> Done[str]:
        """End what waits; ask what runs to stop."""
        job = store.get(work.connection, self.work)
        if job.order.by != self.by:
            officer.require(work.connection, self.by, _DIRECT, self.compartment, work.today, self.name)  # fmt: skip
        if job.state in ENDED:
            told = {"state": str(job.state), "step": "cancelled", "allowed": "ordered again"}
            raise StepNotAllowed(job.id, kind="job", **told)
        store.ask_to_stop(work.connection, job.id)
        if job.state is State.WAITING:
            store.end(work.connection, job.id, State.CANCELLED, work.at)
        state = str(store.get(work.connection, job.id).state)
        return Done(state, (f"work:{job.id}",), {"work": job.id, "state": state})
