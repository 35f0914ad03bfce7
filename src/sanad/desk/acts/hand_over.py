# SPDX-License-Identifier: Apache-2.0
"""Record that an exhibit, or what it was read from, went from one hand to another."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.said import Said
from sanad.vault import store
from sanad.vault.custody import EVENTS

_REFERENCE = {
    "deposited": "the number in the register of the store",
    "to_laboratory": "the laboratory's receipt, or the letter that went with it",
    "from_laboratory": "the number of the laboratory's report",
    "produced_in_court": "the court and the case",
}
"""Events that prove nothing without the paper beside them."""


@dataclass(frozen=True, kw_only=True)
class HandOver(Act[int]):
    """An order to record a step of custody; the result is the number of its entry.

    `at` is when it happened, ISO 8601 with its zone; `giver` and `receiver` are persons or offices by name.
    """

    name: ClassVar[str] = "hand_over"
    power: ClassVar[str] = "receive"

    exhibit: str
    event: str
    at: str
    giver: str
    receiver: str
    place: str = ""
    seal: str = ""
    reference: str = ""
    note: str = ""

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit and the event."""
        return {"exhibit": self.exhibit, "event": self.event}

    def do(self, work: Work) -> Done[int]:
        """Check what is told, and let the entry be the record."""
        store.get(work.connection, self.exhibit)
        if self.event not in EVENTS:
            detail = Said("the events are {known}", known=", ".join(EVENTS))
            raise BadValue("custody", value=self.event, type="event", detail=detail)
        for field in ("giver", "receiver"):
            if not says_something(getattr(self, field)):
                raise BadValue("custody", value="", type=field, detail="somebody must be named")
        if self.event in _REFERENCE and not says_something(self.reference):
            detail = Said("it must give {reference}", reference=_REFERENCE[self.event])
            raise BadValue("custody", value="", type="reference", detail=detail)
        self._not_in_the_future(work)
        private: dict[str, Json] = {
            key: value
            for key in ("giver", "receiver", "place", "seal", "reference", "note")
            if (value := getattr(self, key))
        }
        what: dict[str, Json] = {"exhibit": self.exhibit, "event": self.event, "at": self.at}
        return Done(work.seq, (f"exhibit:{self.exhibit}",), what, private)

    def _not_in_the_future(self, work: Work) -> None:
        try:
            at = datetime.fromisoformat(self.at)
        except ValueError as error:
            raise BadValue("custody", value=self.at, type="time", detail=error) from error
        if at.tzinfo is None:
            raise BadValue("custody", value=self.at, type="time", detail="it must carry its zone")
        if at > work.now:
            raise BadValue("custody", value=self.at, type="time", detail="it has not come yet")
