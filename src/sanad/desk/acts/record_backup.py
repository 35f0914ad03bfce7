# SPDX-License-Identifier: Apache-2.0
"""Record that a backup was made: of how many entries, and by which digest it is known."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.backup.statement import Statement
from sanad.desk.act import Act, Done, Work
from sanad.desk.backups import BACKUP
from sanad.desk.compartments import OFFICE
from sanad.errors import BackupOfAnother
from sanad.ledger import read
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class RecordBackup(Act[int]):
    """An order to record; the result is how many entries the backup holds. `place` is where it lies, `copied` how many bytes this run added, `damaged` what was sealed and is another now."""

    name: ClassVar[str] = "record_backup"
    power: ClassVar[str] = "govern"

    statement: Statement
    place: str
    copied: int = 0
    damaged: tuple[str, ...] = ()

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[int]:
        """Record it, if it is of this very ledger.

        Raises:
            BackupOfAnother: another key signed it, or its entries are not those that stand here.
        """
        made, ours = self.statement, work.tools.signer.fingerprint
        here = made.entries <= read.size(work.connection)
        if not here or read.root(work.connection, made.entries).hex() != made.root:
            raise BackupOfAnother(self.place, found=made.fingerprint, wanted=ours)
        what: dict[str, Json] = {
            "list": made.listed,
            "entries": made.entries,
            "files": made.files,
            "size": made.size,
            "copied": self.copied,
            "keys": bool(made.keys),
            "damaged": len(self.damaged),
        }
        private: dict[str, Json] = {"place": self.place, "damaged": list(self.damaged)}
        return Done(made.entries, (BACKUP,), what, private)
