# SPDX-License-Identifier: Apache-2.0
"""One delivery that came over the network: its files as they lie in the inbox, and the job that seals it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.consignments import uploads_of
from sanad.desk.question import Question
from sanad.jobs import store
from sanad.jobs.job import Job, State
from sanad.storage.uploads import Upload
from sanad.values.canonical import Json
from sanad.vault import consignment
from sanad.vault.consignment import Consignment

_MOST = 500  # jobs looked through, the newest first


@dataclass(frozen=True)
class Opened:
    """A delivery; `uploads` are by name, and those that were sealed are not among them; `job` is the newest ordered to seal it."""

    delivery: Consignment
    uploads: tuple[Upload, ...]
    job: Job | None


@dataclass(frozen=True, kw_only=True)
class OpenDelivery(Question[Opened]):
    """An order to look at one."""

    name: ClassVar[str] = "open_delivery"
    power: ClassVar[str] = "receive"

    delivery: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the delivery."""
        return [consignment.get(work.connection, self.delivery).compartment]

    def intent(self) -> dict[str, Json]:
        """Name the delivery."""
        return {"delivery": self.delivery}

    def do(self, work: Work) -> Done[Opened]:
        """Look into the inbox and at the work that was ordered."""
        brought = consignment.get(work.connection, self.delivery)
        uploads = tuple(uploads_of(work.tools, brought).listed())
        found = Opened(brought, uploads, self._job(work))
        what: dict[str, Json] = {"delivery": brought.id, "state": str(brought.state)}
        return Done(found, (f"delivery:{brought.id}",), what)

    def _job(self, work: Work) -> Job | None:
        every = store.of_compartment(work.connection, self.compartment, tuple(State), _MOST)
        wanted = (job for job in every if job.order.needs.get("delivery") == self.delivery)
        return next(wanted, None)
