# SPDX-License-Identifier: Apache-2.0
"""Withdraw a sentence that an officer wrote into documents: it stays readable with the reason, and stands in none that is frozen from now on."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_subject
from sanad.dossier import passages
from sanad.dossier.passages import Passage
from sanad.values.canonical import Json
from sanad.values.reason import check_reason


@dataclass(frozen=True, kw_only=True)
class WithdrawPassage(Act[Passage]):
    """An order to withdraw the passage that entry `seq` wrote."""

    name: ClassVar[str] = "withdraw_passage"
    power: ClassVar[str] = "build"

    seq: int
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of whom its documents are about."""
        return [of_subject(work, passages.get(work.connection, self.seq).series.subject)]

    def intent(self) -> dict[str, Json]:
        """Name the passage that was not withdrawn."""
        return {"passage": self.seq}

    def do(self, work: Work) -> Done[Passage]:
        """End it."""
        check_reason(f"passage {self.seq}", self.reason)
        passage = passages.end(work.connection, self.seq, work.seq)
        things = (f"subject:{passage.series.subject}",)
        return Done(passage, things, {"passage": self.seq}, {"reason": self.reason})
