# SPDX-License-Identifier: Apache-2.0
"""Set an exhibit aside: it stays sealed, and nothing may rest on it until somebody decides."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import quarantine, store


@dataclass(frozen=True, kw_only=True)
class QuarantineExhibit(Act[str]):
    """An order to set aside, with the reason; `code` is that of the error, where a program gives it."""

    name: ClassVar[str] = "quarantine_exhibit"
    power: ClassVar[str] = "read"

    exhibit: str
    reason: str
    code: str = ""

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[str]:
        """Mark the exhibit; what was derived from it is no longer used. A reason that it is set aside for already stays beside the new one."""
        if not says_something(self.reason):
            raise BadValue("quarantine", value="", type="reason", detail="it is empty")
        before = store.get(work.connection, self.exhibit).quarantine or ""
        both = "; ".join(filter(None, (before, self.reason)))
        quarantine.set_reason(
            work.connection, self.exhibit, before if self.reason in before else both
        )
        what: dict[str, Json] = {"exhibit": self.exhibit, "code": self.code}
        return Done(self.exhibit, (f"exhibit:{self.exhibit}",), what, {"reason": self.reason})
