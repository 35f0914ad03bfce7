# SPDX-License-Identifier: Apache-2.0
"""Which officers hold a power in a compartment today."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.mandates import officer


@dataclass(frozen=True, kw_only=True)
class OfficersWith(Question[list[str]]):
    """An order to list the ids of those who could do something, by id."""

    name: ClassVar[str] = "officers_with"

    wanted_power: str
    wanted_compartment: str

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[list[str]]:
        """Look at every appointment."""
        place = (self.wanted_power, self.wanted_compartment, work.today)
        found = officer.holding(work.connection, *place)
        what = {"power": self.wanted_power, "compartment": self.wanted_compartment}
        return Done(found, (), {**what, "found": len(found)})
