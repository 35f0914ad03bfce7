# SPDX-License-Identifier: Apache-2.0
"""Ask a method and look at the answer; nothing is kept but that it was asked, and the pseudonyms that it gave."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis.finding import Finding
from sanad.desk.act import Done, LongAct, Work
from sanad.desk.asking import draft, settle
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class AskRecords(LongAct[Finding]):
    """An order to ask; the result is what a finding would say, with the digest it would have."""

    name: ClassVar[str] = "ask_records"
    power: ClassVar[str] = "find"

    method: str
    parameters: dict[str, Json]

    def intent(self) -> dict[str, Json]:
        """Name the question that was not answered."""
        return {"method": self.method}

    def prepare(self, work: Work) -> Done[object]:
        """Work the answer out."""
        return Done(draft(work, self.compartment, self.method, self.parameters), ())

    def do(self, work: Work) -> Done[Finding]:
        """Compute; third parties are shown as pseudonyms, as in a finding."""
        found = settle(work, self.compartment, self.method, self.parameters)
        what: dict[str, Json] = {
            "method": found.method,
            "version": found.version,
            "parameters": found.parameters,
            "sha256": found.sha256,
            "rows": len(found.rows),
        }
        return Done(found, (), what)
