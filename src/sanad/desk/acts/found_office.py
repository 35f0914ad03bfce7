# SPDX-License-Identifier: Apache-2.0
"""Open the ledger of a new office and enrol its first officer."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import NoMandate
from sanad.ledger import read
from sanad.mandates.officer import Appointment, Officer, enrol


@dataclass(frozen=True, kw_only=True)
class FoundOffice(Act[str]):
    """The first entry of a ledger. Only an empty ledger takes it; `by` becomes supervisor."""

    name: ClassVar[str] = "found_office"
    power: ClassVar[str] = "found"

    officer_name: str
    officer_office: str
    order: str

    def mandate(self, work: Work) -> None:
        """Refuse unless nothing has happened yet."""
        if read.size(work.connection) > 0:
            facts = {"officer": self.by, "act": self.name, "power": self.power}
            raise NoMandate(
                work.tools.office, compartment=self.compartment, on=work.today.isoformat(), **facts
            )

    def do(self, work: Work) -> Done[str]:
        """Enrol the supervisor; return the fingerprint of the office's key."""
        officer = Officer(self.by, self.officer_name, self.officer_office)
        rights = Appointment(self.compartment, ("supervisor",), work.today, None, self.order)
        enrol(work.connection, officer, [rights])
        fingerprint = work.tools.signer.fingerprint
        what = {"office": work.tools.office, "key": fingerprint, "order": self.order}
        return Done(fingerprint, (f"officer:{self.by}",), dict(what))
