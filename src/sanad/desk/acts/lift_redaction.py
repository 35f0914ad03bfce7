# SPDX-License-Identifier: Apache-2.0
"""Let a redacted copy stand no more: from now on its recipients get what they would get without it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.dossier import copies
from sanad.dossier.copies import Copy
from sanad.errors import BadValue, SecondPersonNeeded
from sanad.ledger import read
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class LiftRedaction(Act[Copy]):
    """An order to lift the copy that entry `seq` made. What was taken out becomes seen, so another than who redacts decides."""

    name: ClassVar[str] = "lift_redaction"
    power: ClassVar[str] = "release"

    seq: int
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        copy = copies.get(work.connection, self.seq)
        return [of_exhibit(work, copy.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the copy that was not lifted."""
        return {"copy": self.seq}

    def do(self, work: Work) -> Done[Copy]:
        """Mark it as lifted; it is kept, with the packages that it went out in."""
        if not says_something(self.reason):
            detail = "say why in a few words"
            raise BadValue("redaction", value=self.reason, type="reason", detail=detail)
        made = read.entry(work.connection, self.seq).body
        if made is not None and made["by"] == self.by:
            raise SecondPersonNeeded("redaction", officer=self.by, act="lift what they took out")
        copy = copies.lift(work.connection, self.seq, work.seq)
        things = (f"exhibit:{copy.exhibit}",)
        return Done(
            copy, things, {"copy": copy.sha256, "made_by": copy.seq}, {"reason": self.reason}
        )
