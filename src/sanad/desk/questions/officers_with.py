# SPDX-License-Identifier: Apache-2.0
"""Which officers hold a power in a compartment today."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.account_holders import sees_everybody
from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.mandates import officer


@dataclass(frozen=True, kw_only=True)
class OfficersWith(Question[list[str]]):
    """An order to list the ids of those who could do something, by id. A compartment in which whoever asks does not serve has nobody, as one that never was, but for who audits or governs."""

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
        found = officer.holding(work.connection, *place) if self._may_know(work) else []
        what = {"power": self.wanted_power, "compartment": self.wanted_compartment}
        return Done(found, (), {**what, "found": len(found)})

    def _may_know(self, work: Work) -> bool:
        serving = officer.serving(work.connection, self.by, work.today, work.now)
        within = serving is not None and self.wanted_compartment in serving.powers
        return within or sees_everybody(self, work)
