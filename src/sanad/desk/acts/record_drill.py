# SPDX-License-Identifier: Apache-2.0
"""Record what came of a drill: whether the office could be brought back from a backup."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.backups import DRILL
from sanad.desk.compartments import OFFICE
from sanad.values.canonical import Json
from sanad.values.verdict import Integrity


@dataclass(frozen=True, kw_only=True)
class RecordDrill(Act[Integrity]):
    """An order to record a verdict about the backup whose list is `listed`, over `entries` entries; with every fault, and everything that was not established, in words."""

    name: ClassVar[str] = "record_drill"
    power: ClassVar[str] = "govern"

    listed: str
    entries: int
    verdict: Integrity
    faults: tuple[str, ...] = ()
    not_established: tuple[str, ...] = ()

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[Integrity]:
        """Record it."""
        del work
        what: dict[str, Json] = {
            "list": self.listed,
            "entries": self.entries,
            "verdict": str(self.verdict),
            "faults": len(self.faults),
            "not_established": len(self.not_established),
        }
        private: dict[str, Json] = {
            "faults": list(self.faults),
            "not_established": list(self.not_established),
        }
        return Done(self.verdict, (DRILL,), what, private)
