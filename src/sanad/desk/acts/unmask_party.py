# SPDX-License-Identifier: Apache-2.0
"""Show whose number stands behind a pseudonym: for a reason, to a named officer, on record."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis.masking import unmask
from sanad.desk.act import Act, Done, Work
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class UnmaskParty(Act[str]):
    """An order to unmask; the result is the number or account. The ledger keeps the pseudonym, not the number."""

    name: ClassVar[str] = "unmask_party"
    power: ClassVar[str] = "unmask"

    pseudonym: str
    reason: str

    def do(self, work: Work) -> Done[str]:
        """Return the identifier."""
        if not says_something(self.reason):
            raise BadValue(self.pseudonym, value="", type="reason", detail="it is empty")
        identifier = unmask(work.connection, self.compartment, self.pseudonym)
        what: dict[str, Json] = {"pseudonym": self.pseudonym}
        return Done(identifier, (f"party:{self.pseudonym}",), what, {"reason": self.reason})
