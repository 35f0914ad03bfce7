# SPDX-License-Identifier: Apache-2.0
"""Answer an item of an exhibit's checklists, or a question that a rule asks a person about it, under one's own name."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import admissibility
from sanad.casework.admissibility import ANSWERS, TYPE, YES, Answer
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.items import checklists_of, words_of
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.citation import parse_digest
from sanad.values.reason import says_something
from sanad.values.said import Said
from sanad.vault import store
from sanad.vault.evidence import TYPES

_EXHIBIT = "exhibit:"


@dataclass(frozen=True, kw_only=True)
class AnswerItem(Act[int]):
    """An order to record an answer; the result is the number of its ledger entry.

    `document` is what shows it: `exhibit:<sha256>`, or a paper in words. A yes without one is refused.
    """

    name: ClassVar[str] = "answer_item"
    power: ClassVar[str] = "answer"

    exhibit: str
    item: str
    answer: str
    reason: str
    document: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartments of the exhibit and of the one that shows it."""
        both = [self.exhibit, *([self._shown_by()] if self._is_exhibit else [])]
        return [of_exhibit(work, each, self.compartment) for each in both]

    def intent(self) -> dict[str, Json]:
        """Name what was not answered."""
        return {"exhibit": self.exhibit, "item": self.item}

    def do(self, work: Work) -> Done[int]:
        """Record the answer; the newest counts, all stay."""
        allowed = self._allowed(work)
        if self.answer not in allowed:
            detail: str = Said("one of {known}", known=", ".join(allowed))
            raise BadValue(self.item, value=self.answer, type="answer", detail=detail)
        document = (self.document or "").strip() or None
        if not says_something(self.reason):
            raise BadValue(self.item, value="", type="reason", detail="it is empty")
        if allowed is ANSWERS and self.answer == YES and document is None:
            detail = "a yes needs the document that shows it"
            raise BadValue(self.item, value="", type="document", detail=detail)
        given = Answer(self.item, self.answer, self.reason, self.by, document, work.seq)
        admissibility.add(work.connection, self.exhibit, given)
        what: dict[str, Json] = {"exhibit": self.exhibit, "item": self.item, "answer": self.answer}
        private: dict[str, Json] = {"reason": self.reason, "document": document}
        return Done(work.seq, (f"exhibit:{self.exhibit}",), what, private)

    def _allowed(self, work: Work) -> tuple[str, ...]:
        """Return the words that answer it.

        Raises:
            BadValue: nothing asks it of this exhibit.
        """
        exhibit = store.get(work.connection, self.exhibit)
        items = {item.id for _, asked in checklists_of(work, exhibit) for item in asked}
        if self.item in items:
            return ANSWERS
        if self.item == TYPE:
            return TYPES
        words = words_of(work).get(self.item)
        if words is None:
            detail = "no checklist of the exhibit holds it, and no rule asks a person for it"
            raise BadValue(exhibit.name, value=self.item, type="item", detail=detail)
        return words

    @property
    def _is_exhibit(self) -> bool:
        return (self.document or "").startswith(_EXHIBIT)

    def _shown_by(self) -> str:
        return parse_digest((self.document or "").removeprefix(_EXHIBIT))
