# SPDX-License-Identifier: Apache-2.0
"""End an officer's appointment on a day, on somebody's order; what was done under it stays done."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import BadValue, SecondPersonNeeded
from sanad.mandates.officer import end
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class EndAppointment(Act[str]):
    """An order to end the appointment of `officer` in `wanted_compartment`; `last` is the last day on which it holds."""

    name: ClassVar[str] = "end_appointment"
    power: ClassVar[str] = "govern"

    officer: str
    wanted_compartment: str
    last: date
    order: str

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[str]:
        """Set the last day; nobody ends their own, or an office could be left without anybody to govern it."""
        if self.officer == self.by:
            raise SecondPersonNeeded(self.officer, officer=self.by, act="end the own appointment")
        if not says_something(self.order) or self.last < work.today:
            detail = "an order is needed, and a last day that is not past"
            raise BadValue(self.officer, value=self.last, type="end of appointment", detail=detail)
        end(work.connection, self.officer, self.wanted_compartment, self.last)
        what: dict[str, Json] = {
            "officer": self.officer,
            "compartment": self.wanted_compartment,
            "last": self.last.isoformat(),
            "order": self.order,
        }
        return Done(self.officer, (f"officer:{self.officer}",), what)
