# SPDX-License-Identifier: Apache-2.0
"""Record that the sender of an exhibit lets somebody have it, or no longer does: the letter that says so is an exhibit itself.

It loosens what came as confidential or not to be shared abroad, for that recipient alone. What protects a refugee, a witness or a third party stays.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.dossier.material import RECIPIENTS
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.said import Said
from sanad.vault import leave, quarantine, store
from sanad.vault.leave import Leave


@dataclass(frozen=True, kw_only=True)
class RecordLeave(Act[Leave]):
    """An order about `exhibit`; `paper` is the exhibit in which its sender speaks, `given` False takes back what was recorded before."""

    name: ClassVar[str] = "record_leave"
    power: ClassVar[str] = "release"

    exhibit: str
    recipient: str
    paper: str
    reason: str
    given: bool = True

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit and the letter were delivered."""
        named = (store.by_name(work.connection, each).sha256 for each in (self.exhibit, self.paper))
        return [of_exhibit(work, sha256, self.compartment) for sha256 in named]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit and the recipient."""
        return {"exhibit": self.exhibit, "recipient": self.recipient}

    def do(self, work: Work) -> Done[Leave]:
        """Keep it; the letter must be another exhibit that may be used."""
        if self.recipient not in RECIPIENTS:
            detail: str = Said("they are {known}", known=", ".join(RECIPIENTS))
            raise BadValue(self.exhibit, value=self.recipient, type="recipient", detail=detail)
        if not says_something(self.reason):
            detail = "say in a few words what the sender allows"
            raise BadValue(self.exhibit, value=self.reason, type="reason", detail=detail)
        exhibit = quarantine.usable(work.connection, self.exhibit)
        paper = quarantine.usable(work.connection, self.paper)
        if paper.sha256 == exhibit.sha256:
            detail = "the letter of the sender is another exhibit"
            raise BadValue(exhibit.name, value=self.paper, type="paper", detail=detail)
        made = Leave(work.seq, exhibit.sha256, self.recipient, self.given, paper.sha256)
        leave.record(work.connection, made)
        what: dict[str, Json] = {
            "exhibit": made.exhibit,
            "recipient": made.recipient,
            "given": made.given,
            "paper": made.paper,
        }
        things = (f"exhibit:{made.exhibit}", f"exhibit:{made.paper}")
        return Done(made, things, what, {"reason": self.reason})
