# SPDX-License-Identifier: Apache-2.0
"""Release an exhibit from quarantine, with reasons that stay on record; the law is asked at once, or when it is read."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk import authority
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import quarantine, store


@dataclass(frozen=True, kw_only=True)
class ReleaseExhibit(Act[str]):
    """An order to release. The rules on reading are asked: of what was read before now, of the rest when it is read."""

    name: ClassVar[str] = "release_exhibit"
    power: ClassVar[str] = "release"

    exhibit: str
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[str]:
        """Lift the quarantine."""
        if not says_something(self.reason):
            raise BadValue("release", value="", type="reason", detail="it is empty")
        exhibit = store.get(work.connection, self.exhibit)
        if exhibit.erased is not None:
            detail = "it was erased on an order"
            raise BadValue("release", value=exhibit.name, type="exhibit to release", detail=detail)
        before = exhibit.quarantine
        quarantine.set_reason(work.connection, self.exhibit, None)
        authority.require_usable(work, store.get(work.connection, self.exhibit))
        private: dict[str, Json] = {"was": before, "reason": self.reason}
        things = (f"exhibit:{self.exhibit}",)
        return Done(self.exhibit, things, {"exhibit": self.exhibit}, private)
