# SPDX-License-Identifier: Apache-2.0
"""Ask to look into a compartment where one holds nothing, because waiting would do harm; the alarm is raised at once."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.origin import Cause, Origin
from sanad.casework.tasks import Task
from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.own import Own
from sanad.errors import BadValue
from sanad.mandates import emergency, officer
from sanad.mandates.emergency import MOST_HOURS, Emergency
from sanad.values.canonical import Json
from sanad.values.reason import check_reason
from sanad.values.said import Said

_DIRECTION, _AUDIT = "direction", "audit"
"""Of which department the tasks are: who directs the compartment, and the auditor."""


@dataclass(frozen=True, kw_only=True)
class AskEmergency(Own[str]):
    """An order by whoever serves somewhere; the result is the id of the asking. Nothing opens by it: somebody of another office must confirm.

    Whether there is such a compartment is not told: one that nobody directs has nobody who confirms.
    """

    name: ClassVar[str] = "ask_emergency"

    wanted_compartment: str
    reason: str
    hours: int

    def intent(self) -> dict[str, Json]:
        """Name the compartment."""
        return {"wanted_compartment": self.wanted_compartment}

    def do(self, work: Work) -> Done[str]:
        """Keep it, and raise a task for whoever directs the compartment and one for the auditor."""
        check_reason(self.wanted_compartment, self.reason)
        if not 1 <= self.hours <= MOST_HOURS:
            detail: str = Said("1 to {most}", most=MOST_HOURS)
            raise BadValue(self.wanted_compartment, value=self.hours, type="hours", detail=detail)
        if officer.holds(
            work.connection, self.by, self.power, self.wanted_compartment, work.today, work.now
        ):
            detail = "you may look there anyway"
            value = self.wanted_compartment
            raise BadValue(value, value=value, type="compartment", detail=detail)
        made = f"EA-{work.seq}"
        given = (self.by, self.wanted_compartment, self.reason, self.hours, work.at)
        emergency.ask(work.connection, Emergency(made, *given), work.now)
        alarm = f"{self.by} asks for emergency access ({made}): confirm it or end it"
        self._alarm(work, alarm, made, self.wanted_compartment, _DIRECTION)
        self._alarm(work, f"Look into emergency access {made}", made, OFFICE, _AUDIT)
        what: dict[str, Json] = {
            "emergency": made,
            "wanted_compartment": self.wanted_compartment,
            "hours": self.hours,
        }
        return Done(made, (f"emergency:{made}",), what, {"reason": self.reason})

    def _alarm(self, work: Work, action: str, about: str, compartment: str, whose: str) -> None:
        task = Task(
            action=action,
            about=f"emergency:{about}",
            origin=Origin(Cause.OFFICER, self.by),
            by=self.by,
            compartment=compartment,
            seq=work.seq,
            department=whose,
        )
        tasks.add(work.connection, task)
