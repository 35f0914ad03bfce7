# SPDX-License-Identifier: Apache-2.0
"""Whether everything sealed is still there and the same, and the ledger agrees with itself."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.desk.read_back import Audit, read_back
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class AuditOffice(Question[Audit]):
    """An order to read everything back; costs one read of the whole vault and ledger."""

    name: ClassVar[str] = "audit_office"
    power: ClassVar[str] = "audit"

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[Audit]:
        """Hash every blob and recompute every node."""
        found = read_back(work.connection, work.tools.blobs)
        what: dict[str, Json] = {
            "verdict": str(found.verdict),
            "exhibits": found.exhibits,
            "entries": found.entries,
            "faults": list(found.faults),
        }
        return Done(found, ("audit",), what)
