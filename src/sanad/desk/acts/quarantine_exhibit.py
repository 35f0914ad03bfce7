# SPDX-License-Identifier: Apache-2.0
"""Set an exhibit aside: it stays sealed, and nothing may rest on it until somebody decides."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.vault import store


@dataclass(frozen=True, kw_only=True)
class QuarantineExhibit(Act[str]):
    """An order to set aside, with the reason."""

    name: ClassVar[str] = "quarantine_exhibit"
    power: ClassVar[str] = "read"

    exhibit: str
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def do(self, work: Work) -> Done[str]:
        """Mark the exhibit; what was derived from it is no longer used."""
        store.get(work.connection, self.exhibit)
        store.quarantine(work.connection, self.exhibit, self.reason)
        things = (f"exhibit:{self.exhibit}",)
        return Done(self.exhibit, things, {"exhibit": self.exhibit}, {"reason": self.reason})
