# SPDX-License-Identifier: Apache-2.0
"""Begin a delivery over the network: who brings in what somebody handed over is on record before the first byte."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import consignment
from sanad.vault.consignment import ID, Consignment, State


@dataclass(frozen=True, kw_only=True)
class BeginDelivery(Act[str]):
    """An order to begin; the result is the delivery's id. `handed_by` says in words from whom it comes."""

    name: ClassVar[str] = "begin_delivery"
    power: ClassVar[str] = "receive"

    handed_by: str

    def do(self, work: Work) -> Done[str]:
        """Open it."""
        if not says_something(self.handed_by):
            detail = "say who handed it over"
            raise BadValue("delivery", value=self.handed_by, type="name", detail=detail)
        begun = Consignment(f"{ID}{work.seq}", work.seq, self.compartment, self.by, self.handed_by, work.at, State.OPEN)  # fmt: skip
        consignment.add(work.connection, begun)
        what: dict[str, Json] = {"delivery": begun.id}
        private: dict[str, Json] = {"handed_by": self.handed_by}
        return Done(begun.id, (f"delivery:{begun.id}",), what, private)
