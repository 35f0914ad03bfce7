# SPDX-License-Identifier: Apache-2.0
"""Bring the office's database to the version of this program."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.storage.schema import revision, upgrade


class Upgrade(NamedTuple):
    """The revision at which the database stood, and the one at which it stands; the same when nothing was to be done."""

    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class UpgradeOffice(Act[Upgrade]):
    """An order to run the migrations that the database has not seen.

    It is the only act done over the tables of an older program. The door asks for the mandate before, and writes its entry after:
    so a migration may change the tables of officers and of the ledger only by what this act does not need.
    """

    name: ClassVar[str] = "upgrade_office"
    power: ClassVar[str] = "govern"

    def touches(self, work: Work) -> list[str]:
        """The database is the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[Upgrade]:
        """Run them in the transaction of the ledger entry: what fails leaves the database as it was."""
        before = revision(work.connection)
        upgrade(work.connection)
        after = revision(work.connection)
        return Done(Upgrade(before, after), ("database",), {"before": before, "after": after})
