# SPDX-License-Identifier: Apache-2.0
"""Say that words of a report do not mean what was suggested of them: the suggestion is not made again."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import store as vault


@dataclass(frozen=True, kw_only=True)
class RejectSuggestion(Act[int]):
    """An order to reject the suggestion of `kind` at code points `start` to `end` of a part; the result is its ledger entry."""

    name: ClassVar[str] = "reject_suggestion"
    power: ClassVar[str] = "claim"

    exhibit: str
    kind: str
    part: int
    start: int
    end: int
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        exhibit = vault.by_name(work.connection, self.exhibit)
        return [of_exhibit(work, exhibit.sha256, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the place."""
        return {"exhibit": self.exhibit, "part": self.part, "start": self.start, "end": self.end}

    def do(self, work: Work) -> Done[int]:
        """Keep the place, the kind and the reason; the words stay in the exhibit."""
        if not says_something(self.reason):
            raise BadValue(self.exhibit, value="", type="reason", detail="it is empty")
        exhibit = vault.by_name(work.connection, self.exhibit)
        what: dict[str, Json] = {
            "kind": self.kind,
            "part": self.part,
            "start": self.start,
            "end": self.end,
        }
        return Done(work.seq, (f"exhibit:{exhibit.sha256}",), what, {"reason": self.reason})
