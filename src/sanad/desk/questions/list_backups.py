# SPDX-License-Identifier: Apache-2.0
"""When the office was last backed up, whether it could be brought back, and what would be lost today."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.backups import BACKUP, DRILL, LEFT_OUT, Noted, Since, noted, since
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question


@dataclass(frozen=True)
class Backups:
    """Backups and drills, newest first; what was recorded since the newest backup, since the beginning where there is none; and the folders that no backup holds."""

    backups: list[Noted]
    drills: list[Noted]
    since: Since
    left_out: tuple[str, ...]

    @property
    def newest(self) -> Noted | None:
        """Return the newest backup, which is not the entry of an office that was brought back."""
        return next((each for each in self.backups if "restored" not in each.facts), None)

    @property
    def tried(self) -> Noted | None:
        """Return the newest drill."""
        return next(iter(self.drills), None)


@dataclass(frozen=True, kw_only=True)
class ListBackups(Question[Backups]):
    """An order to list them."""

    name: ClassVar[str] = "list_backups"

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[Backups]:
        """List them; a backup holds what was recorded before its own entry."""
        backups = noted(work.connection, BACKUP)
        held = backups[0].facts["entries"] if backups else 0
        lost = since(work.connection, held if isinstance(held, int) else 0)
        return Done(Backups(backups, noted(work.connection, DRILL), lost, LEFT_OUT), ())
