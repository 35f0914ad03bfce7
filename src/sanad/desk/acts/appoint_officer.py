# SPDX-License-Identifier: Apache-2.0
"""Appoint an enrolled officer to a compartment, such as that of a new operation, or to other roles in one where they serve."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import BadValue, SecondPersonNeeded
from sanad.mandates.officer import Appointment, appoint
from sanad.mandates.powers import require_known
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class AppointOfficer(Act[str]):
    """An order to appoint `officer` in `wanted_compartment` from a day on that is not past, both days included; the result is the officer's id.

    An appointment that they have there ends on the day before: from then on they serve in these roles and no others.
    """

    name: ClassVar[str] = "appoint_officer"
    power: ClassVar[str] = "govern"

    officer: str
    wanted_compartment: str
    roles: tuple[str, ...]
    from_day: date
    until: date | None
    order: str

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[str]:
        """Record the appointment; nobody gives roles to themselves.

        Raises:
            SecondPersonNeeded: it is the officer's own.
            BadValue: no order, no such role, or days that cannot be.
            UnknownOfficer: nobody has that id.
            AlreadyDone: an appointment there begins on that day or later.
        """
        if self.officer == self.by:
            raise SecondPersonNeeded(self.officer, officer=self.by, act="appoint themselves")
        if not says_something(self.order):
            raise BadValue(self.officer, value="", type="order", detail="it is empty")
        require_known(self.officer, self.roles or ("",))
        if self.from_day < work.today or (self.until or self.from_day) < self.from_day:
            value = f"{self.from_day} to {self.until}" if self.until else str(self.from_day)
            detail = "it begins today or later, and does not end before it begins"
            raise BadValue(self.officer, value=value, type="appointment", detail=detail)
        given = Appointment(
            self.wanted_compartment, self.roles, self.from_day, self.until, self.order
        )
        ended = appoint(work.connection, self.officer, given)
        what: dict[str, Json] = {
            "officer": self.officer,
            "compartment": self.wanted_compartment,
            "roles": list(self.roles),
            "from": self.from_day.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "order": self.order,
            "instead_of": list(ended.roles) if ended else None,
        }
        return Done(self.officer, (f"officer:{self.officer}",), what)
