# SPDX-License-Identifier: Apache-2.0
"""Who asked for emergency access to a compartment, who confirmed it, and until when it lasts."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.account_holders import sees_everybody
from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.mandates import emergency
from sanad.mandates.emergency import Emergency


@dataclass(frozen=True)
class EmergencySeen:
    """One asking; `state` is asked, lasting, ended (by somebody) or over (by itself)."""

    emergency: Emergency
    state: str


@dataclass(frozen=True, kw_only=True)
class ListEmergencies(Question[list[EmergencySeen]]):
    """An order to list, newest first: those to the order's own compartment. In the office's own an auditor or supervisor sees all, everybody else their own askings."""

    name: ClassVar[str] = "list_emergencies"

    def do(self, work: Work) -> Done[list[EmergencySeen]]:
        """Return them, also what is over."""
        every = emergency.listed(work.connection, None if self._of_office else self.compartment)
        if self._of_office and not sees_everybody(self, work):
            every = [each for each in every if each.officer == self.by]
        found = [EmergencySeen(each, each.state(work.now)) for each in every]
        return Done(found, (), {"emergencies": len(found)})

    @property
    def _of_office(self) -> bool:
        return self.compartment == OFFICE
