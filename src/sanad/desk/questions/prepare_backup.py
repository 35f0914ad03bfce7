# SPDX-License-Identifier: Apache-2.0
"""Whether an officer may take the whole office out, or try to bring it back: asked, and on record, before a byte is copied."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.backups import BACKUP, DRILL
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.ledger import read
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class PrepareBackup(Question[int]):
    """An order to begin, at a `place`; the result is how many entries the ledger holds now. `drill` says that nothing is taken out: a backup is tried."""

    name: ClassVar[str] = "prepare_backup"
    power: ClassVar[str] = "govern"

    place: str
    drill: bool = False

    def touches(self, work: Work) -> list[str]:
        """A backup is of everything: the office's own, and of every compartment."""
        del work
        return [OFFICE]

    def intent(self) -> dict[str, Json]:
        """Name the place."""
        return {"place": self.place}

    def do(self, work: Work) -> Done[int]:
        """Count."""
        private: dict[str, Json] = {"place": self.place}
        thing = DRILL if self.drill else BACKUP
        return Done(read.size(work.connection), (f"{thing}:begun",), {}, private)
