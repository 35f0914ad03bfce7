# SPDX-License-Identifier: Apache-2.0
"""Enrol an officer, with roles, compartments and dates, on somebody's order."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import BadValue
from sanad.mandates.officer import Appointment, Officer, enrol
from sanad.mandates.powers import require_known
from sanad.values.reason import says_something

__all__ = ["EnrolOfficer", "Officer"]  # a face makes the officer whom it orders to enrol


@dataclass(frozen=True, kw_only=True)
class EnrolOfficer(Act[str]):
    """An order to enrol; the result is the officer's id."""

    name: ClassVar[str] = "enrol_officer"
    power: ClassVar[str] = "govern"

    officer: Officer
    roles: tuple[str, ...]
    compartments: tuple[str, ...]
    from_day: date
    until: date | None
    order: str

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[str]:
        """Record the officer and one appointment per compartment."""
        if not says_something(self.order):
            raise BadValue(self.officer.id, value="", type="order", detail="it is empty")
        require_known(self.officer.id, self.roles)
        appointments = [
            Appointment(compartment, self.roles, self.from_day, self.until, self.order)
            for compartment in self.compartments
        ]
        enrol(work.connection, self.officer, appointments)
        what = {
            "officer": self.officer.id,
            "office": self.officer.office,
            "roles": list(self.roles),
            "compartments": list(self.compartments),
            "order": self.order,
        }
        return Done(self.officer.id, (f"officer:{self.officer.id}",), dict(what))
