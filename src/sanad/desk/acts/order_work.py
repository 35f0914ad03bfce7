# SPDX-License-Identifier: Apache-2.0
"""Order long work: it is carried out by the worker, in the name of who ordered it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.consignments import check_received
from sanad.desk.work_needs import Receive, kind_of, read_needs, said
from sanad.jobs import store
from sanad.jobs.job import Order
from sanad.mandates import officer
from sanad.values.canonical import Json
from sanad.vault import consignment


@dataclass(frozen=True, kw_only=True)
class OrderWork(Act[str]):
    """An order of work of a `kind` with what that kind needs (docs/formats/work.md); the result is the job's id. The power is that of the kind."""

    name: ClassVar[str] = "order_work"
    power: ClassVar[str] = "look"

    kind: str
    order: Mapping[str, Json]

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer holds the power of that kind."""
        power = kind_of(self.kind).power
        officer.require(work.connection, self.by, power, self.compartment, work.today, self.name)

    def touches(self, work: Work) -> list[str]:
        """The compartment of the delivery that is to be received; all else is asked when the work is carried out."""
        needs = read_needs(self.kind, self.order)
        if isinstance(needs, Receive):
            return [consignment.get(work.connection, needs.delivery).compartment]
        return []

    def facts(self, work: Work) -> dict[str, Json]:
        """Say, of a delivery that is to be sealed, whether another officer than this one brought it in."""
        needs = read_needs(self.kind, self.order)
        if not isinstance(needs, Receive):
            return {}
        brought = consignment.get(work.connection, needs.delivery)
        return {"sealing": {"by_another": brought.by != self.by}}

    def intent(self) -> dict[str, Json]:
        """Name the kind."""
        return {"kind": self.kind}

    def do(self, work: Work) -> Done[str]:
        """Record the order; the worker finds it."""
        needs = read_needs(self.kind, self.order)
        if isinstance(needs, Receive):
            check_received(work, needs.delivery)
        told = said(needs)
        order = Order(self.kind, told, self.by, self.compartment, self.purpose)
        job = store.add(work.connection, order, work.seq, work.at)
        what: dict[str, Json] = {"work": job.id, "kind": self.kind}
        return Done(job.id, (f"work:{job.id}",), what, {"order": told})
