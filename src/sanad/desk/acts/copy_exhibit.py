# SPDX-License-Identifier: Apache-2.0
"""Let a copy of sealed bytes leave the vault, for a purpose that stays on record.

The entry stands before the copy is written (`procedures.copy_out`): an entry without a copy harms nobody, a copy without an
entry does.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import BadValue, Quarantined
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.said import Said
from sanad.vault import quarantine, store
from sanad.vault.custody import COPIES
from sanad.vault.exhibit import Exhibit


@dataclass(frozen=True, kw_only=True)
class CopyExhibit(Act[Exhibit]):
    """An order to copy; `kind` is copy, working_copy, opened or export, `to` says where it goes or to whom."""

    name: ClassVar[str] = "copy_exhibit"
    power: ClassVar[str] = "export"

    exhibit: str
    kind: str
    to: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit and what was to be done with it."""
        return {"exhibit": self.exhibit, "kind": self.kind}

    def facts(self, work: Work) -> dict[str, Json]:
        """Say how it may be handled, for the rules on what may leave."""
        came = store.get(work.connection, self.exhibit).provenance
        conditions: list[Json] = list(came.conditions)
        return {
            "exhibit": {"handling": came.handling, "conditions": conditions},
            "copy": {"kind": self.kind},
        }

    def do(self, work: Work) -> Done[Exhibit]:
        """Refuse what is set aside, and what is asked for without a purpose."""
        exhibit = store.get(work.connection, self.exhibit)
        if self.kind not in COPIES:
            detail = Said("the kinds are {known}", known=", ".join(COPIES))
            raise BadValue("custody", value=self.kind, type="kind of copy", detail=detail)
        if not says_something(self.purpose or ""):
            raise BadValue("custody", value="", type="purpose", detail="say what it is for")
        reason = quarantine.why(work.connection, self.exhibit)
        if reason is not None:
            raise Quarantined(exhibit.name, reason=reason)
        what: dict[str, Json] = {"exhibit": self.exhibit, "kind": self.kind}
        return Done(exhibit, (f"exhibit:{self.exhibit}",), what, {"to": self.to})
