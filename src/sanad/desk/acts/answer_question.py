# SPDX-License-Identifier: Apache-2.0
"""Answer a rule's question about a request, with reasons, under one's own name."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import request
from sanad.casework.request import APPROVE, DRAFT, REVIEW
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_request
from sanad.errors import BadValue, SecondPersonNeeded, SignedAlready
from sanad.mandates import officer
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class AnswerQuestion(Act[int]):
    """An order to record an answer; the result is the number of its ledger entry."""

    name: ClassVar[str] = "answer_question"
    power: ClassVar[str] = "answer"

    request: str
    question: str
    answer: str
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the request."""
        return [of_request(work, self.request)]

    def do(self, work: Work) -> Done[int]:
        """Record the answer; the newest one counts, all stay in the ledger."""
        asked = request.get(work.connection, self.request)
        self._known(work, asked.kind)
        self._not_signed(work)
        self._another_office(work)
        if not self.reason.strip():
            raise BadValue(self.question, value="", type="reason", detail="it is empty")
        document: dict[str, Json] = {"answer": self.answer, "reason": self.reason, "by": self.by}
        request.add_answer(work.connection, self.request, self.question, document, work.seq)
        what = {"request": self.request, "question": self.question, **document}
        return Done(work.seq, (f"request:{self.request}",), what)

    def _known(self, work: Work, kind: str) -> None:
        """Refuse an answer to a question that no rule asks, or in a word that it does not allow."""
        rules = work.tools.rulebook.for_target(kind, work.today)
        needs = {need.id: need for rule in rules for need in rule.needs.values()}
        if self.question in needs:
            allowed = needs[self.question].allowed
            if allowed and self.answer not in allowed:
                detail = f"one of {', '.join(allowed)}"
                raise BadValue(self.question, value=self.answer, type="answer", detail=detail)
        elif self.question not in {rule.id for rule in rules}:
            detail = "no rule about this kind of request asks it"
            raise BadValue(self.request, value=self.question, type="question", detail=detail)

    def _not_signed(self, work: Work) -> None:
        """Refuse an answer on which a reviewer or an approver has signed since the drafter last did."""
        steps = request.signatures(work.connection, self.request)
        drafted = steps[DRAFT].seq if DRAFT in steps else -1
        for step in (APPROVE, REVIEW):
            if step in steps and steps[step].seq > drafted:
                signer = steps[step].officer
                raise SignedAlready(self.request, officer=signer, question=self.question)

    def _another_office(self, work: Work) -> None:
        """Refuse an answer by the drafter's own office: a request is not judged by whoever wants it."""
        drafted = request.signatures(work.connection, self.request).get(DRAFT)
        answering = officer.find(work.connection, self.by)
        if drafted is not None and answering is not None and drafted.office == answering.office:
            raise SecondPersonNeeded(self.request, officer=self.by, act="answer")
