# SPDX-License-Identifier: Apache-2.0
"""Record in an office that was brought back that it was; what was ended after the backup does not live again."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import sessions, tokens
from sanad.desk.act import Act, Done, Work
from sanad.desk.backups import BACKUP
from sanad.desk.compartments import OFFICE
from sanad.errors import BadValue
from sanad.mandates.officer import all_officers
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class RecordRestore(Act[int]):
    """An order to record; the result is how many entries the office came back with. `reason` says why it was brought back."""

    name: ClassVar[str] = "record_restore"
    power: ClassVar[str] = "govern"

    listed: str
    entries: int
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[int]:
        """End every session and token: some may have been ended between the backup and now, and nothing here would know."""
        if not says_something(self.reason):
            detail = "say in a few words why the office was brought back"
            raise BadValue("office", value=self.reason[:60], type="reason", detail=detail)
        for officer in all_officers(work.connection):
            sessions.end_all(work.connection, officer.id, work.now)
            tokens.end_all(work.connection, officer.id, work.now)
        what: dict[str, Json] = {"list": self.listed, "entries": self.entries, "restored": True}
        return Done(self.entries, (BACKUP,), what, {"reason": self.reason})
