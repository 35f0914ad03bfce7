# SPDX-License-Identifier: Apache-2.0
"""The ledger's entries, all or those about one thing, with proofs on request."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.blind import blind
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.ledger import read
from sanad.ledger.read import Entry
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class ReadLog(Question[list[Entry]]):
    """An order to list entries: about `thing`, from number `start`, of one outcome, or all; with `most` the newest of them, before entry `before` if one is named."""

    name: ClassVar[str] = "read_log"

    thing: str | None = None
    start: int = 0
    outcome: str | None = None
    most: int | None = None
    before: int | None = None

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[list[Entry]]:
        """Return the entries."""
        if self.most is not None:
            found = read.page(
                work.connection,
                self.most,
                before=self.before,
                start=self.start,
                outcome=self.outcome,
                thing=self.thing,
            )
            return self._told(work, found)
        seqs = None if self.thing is None else read.chain(work.connection, self.thing)
        found = [
            entry
            for entry in read.entries(work.connection, start=self.start, seqs=seqs)
            if self.outcome in (None, entry.outcome)
        ]
        return self._told(work, found)

    def _told(self, work: Work, found: list[Entry]) -> Done[list[Entry]]:
        what: dict[str, Json] = {"thing": self.thing, "entries": len(found)}
        return Done(blind(work, found, self.by), (), what)
