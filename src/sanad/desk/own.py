# SPDX-License-Identifier: Apache-2.0
"""Orders about the officer's own account: whoever serves anywhere may give them, and nobody for somebody else."""

from typing import ClassVar, Generic, TypeVar

from sanad.desk.act import Act, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import NoMandate, UnknownOfficer
from sanad.mandates import officer

R_co = TypeVar("R_co", covariant=True)


class Own(Act[R_co], Generic[R_co]):
    """An order about the account of the officer who gives it. Accounts are the office's own, and its compartment stands for all of them."""

    power: ClassVar[str] = "look"

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer serves somewhere today, in this compartment if it is not the office's own."""
        if officer.find(work.connection, self.by) is None:
            raise UnknownOfficer(self.name, officer=self.by)
        serving = officer.serving(work.connection, self.by, work.today, work.now)
        if serving is None or self.compartment not in {OFFICE, *serving.powers}:
            facts = {"officer": self.by, "act": self.name, "power": self.power}
            on = work.today.isoformat()
            raise NoMandate("mandates", compartment=self.compartment, on=on, **facts)

    def touches(self, work: Work) -> list[str]:
        """Accounts are the office's own."""
        del work
        return [OFFICE]
