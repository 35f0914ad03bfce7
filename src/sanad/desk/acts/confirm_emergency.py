# SPDX-License-Identifier: Apache-2.0
"""Let somebody look into the compartment that one directs, for the hours that they asked for."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import SecondPersonNeeded, StepNotAllowed
from sanad.mandates import emergency, officer
from sanad.mandates.emergency import LEFT
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class ConfirmEmergency(Act[str]):
    """An order by an officer who directs the compartment, and is of another office than who asked; the result is the instant at which the access ends."""

    name: ClassVar[str] = "confirm_emergency"
    power: ClassVar[str] = "direct"

    emergency: str

    def touches(self, work: Work) -> list[str]:
        """The compartment into which somebody wants to look."""
        return [emergency.get(work.connection, self.emergency).compartment]

    def intent(self) -> dict[str, Json]:
        """Name the asking."""
        return {"emergency": self.emergency}

    def do(self, work: Work) -> Done[str]:
        """Let it begin now."""
        asked = emergency.get(work.connection, self.emergency)
        state = asked.state(work.now)
        if state != "asked":
            told = {"kind": "emergency access", "state": state, "step": "confirmed"}
            raise StepNotAllowed(self.emergency, **told, allowed=LEFT[state])
        both = [officer.find(work.connection, each) for each in (self.by, asked.officer)]
        offices = {each.office for each in both if each is not None}
        if len(offices) != len(both):
            raise SecondPersonNeeded(self.emergency, officer=self.by, act="confirm emergency access")  # fmt: skip
        until = emergency.confirm(work.connection, asked, self.by, work.now)
        what: dict[str, Json] = {
            "emergency": asked.id,
            "officer": asked.officer,
            "until": until,
        }
        things = (f"emergency:{asked.id}", f"officer:{asked.officer}")
        return Done(until, things, what, {"reason": asked.reason})
