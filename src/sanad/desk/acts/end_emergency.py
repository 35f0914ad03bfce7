# SPDX-License-Identifier: Apache-2.0
"""End emergency access before its time, or refuse it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import NoMandate, StepNotAllowed
from sanad.mandates import emergency, officer
from sanad.mandates.emergency import LEFT
from sanad.values.canonical import Json
from sanad.values.reason import check_reason

_DIRECT = "direct"


@dataclass(frozen=True, kw_only=True)
class EndEmergency(Act[str]):
    """An order by who directs the compartment, or by who was let in and needs it no more; the result is the id."""

    name: ClassVar[str] = "end_emergency"
    power: ClassVar[str] = "look"

    emergency: str
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartment into which somebody looks, or wanted to."""
        return [emergency.get(work.connection, self.emergency).compartment]

    def intent(self) -> dict[str, Json]:
        """Name the asking."""
        return {"emergency": self.emergency}

    def do(self, work: Work) -> Done[str]:
        """Let it end now."""
        check_reason(self.emergency, self.reason)
        asked = emergency.get(work.connection, self.emergency)
        place = (_DIRECT, self.compartment, work.today)
        if self.by != asked.officer and not officer.holds(work.connection, self.by, *place):
            facts = {"officer": self.by, "act": self.name, "power": _DIRECT}
            on = work.today.isoformat()
            raise NoMandate("mandates", compartment=self.compartment, on=on, **facts)
        state = asked.state(work.now)
        if state not in {"asked", "lasting"}:
            told = {"kind": "emergency access", "state": state, "step": "ended"}
            raise StepNotAllowed(self.emergency, **told, allowed=LEFT[state])
        emergency.end(work.connection, asked, self.by, work.now)
        what: dict[str, Json] = {"emergency": asked.id, "officer": asked.officer, "was": state}
        things = (f"emergency:{asked.id}", f"officer:{asked.officer}")
        return Done(asked.id, things, what, {"reason": self.reason})
