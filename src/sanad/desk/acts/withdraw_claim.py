# SPDX-License-Identifier: Apache-2.0
"""Withdraw a claim: it stays readable with the reason, and carries no sentence any more."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_claim
from sanad.errors import AlreadyDone, BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class WithdrawClaim(Act[str]):
    """An order to withdraw."""

    name: ClassVar[str] = "withdraw_claim"
    power: ClassVar[str] = "claim"

    claim: str
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of whom the claim is about."""
        return [of_claim(work, self.claim)]

    def intent(self) -> dict[str, Json]:
        """Name the claim."""
        return {"claim": self.claim}

    def do(self, work: Work) -> Done[str]:
        """Mark the claim."""
        if not says_something(self.reason):
            raise BadValue(self.claim, value="", type="reason", detail="it is empty")
        if store.get(work.connection, self.claim).withdrawn is not None:
            raise AlreadyDone(self.claim, kind="withdrawal of", name=self.claim)
        store.withdraw(work.connection, self.claim, self.reason)
        what: dict[str, Json] = {"claim": self.claim}
        return Done(self.claim, (f"claim:{self.claim}",), what, {"reason": self.reason})
