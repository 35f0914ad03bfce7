# SPDX-License-Identifier: Apache-2.0
"""Decide of an entry of the register that another officer made: it stands, is questioned, or is removed; with reasons.

A removed entry stays readable with what was said of it. Nothing new is claimed of it, no request is made for it and no dossier is
built, until another officer than the one who removed it lets it stand again.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store
from sanad.claims.subject import Answer, Decision, State, state
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_subject
from sanad.errors import BadValue, SecondPersonNeeded
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class DecideEntry(Act[int]):
    """An order to decide; the result is the number of the ledger entry that holds the decision."""

    name: ClassVar[str] = "decide_entry"
    power: ClassVar[str] = "review"

    subject: str
    answer: Answer
    reasons: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the entry."""
        return [of_subject(work, self.subject)]

    def intent(self) -> dict[str, Json]:
        """Name the entry that was not decided on."""
        return {"subject": self.subject}

    def do(self, work: Work) -> Done[int]:
        """Keep the decision; nobody decides of their own entry, nor lets stand again what they removed."""
        known = store.subject(work.connection, self.subject)
        told = store.decisions(work.connection, self.subject)
        if not says_something(self.reasons):
            raise BadValue(self.subject, value="", type="decision", detail="reasons are needed")
        is_removed = state(told) is State.REMOVED
        if is_removed and self.answer is Answer.QUESTIONED:
            detail = "it is removed: it stands again by another officer's decision, or stays so"
            raise BadValue(self.subject, value=self.answer, type="decision", detail=detail)
        own = {known.by} | ({told[-1].by} if is_removed else set())
        if self.by in own:
            raise SecondPersonNeeded(self.name, officer=self.by, act="decide of it")
        given = Decision(self.subject, self.answer, self.reasons, self.by, work.today.isoformat(), work.seq)  # fmt: skip
        store.decide(work.connection, given)
        what: dict[str, Json] = {"subject": self.subject, "answer": str(self.answer)}
        return Done(work.seq, (f"subject:{self.subject}",), what, {"reasons": self.reasons})
