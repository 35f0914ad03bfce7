# SPDX-License-Identifier: Apache-2.0
"""Answer a rule's question about a request, with reasons, under one's own name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import request
from sanad.casework.request import APPROVE, DRAFT, REVIEW, SEND, Signature
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit, of_request
from sanad.errors import BadValue, SecondPersonNeeded, SignedAlready
from sanad.mandates import officer
from sanad.rules import Question, by_word
from sanad.rules.tree import KEEPING
from sanad.values.canonical import Json
from sanad.values.reason import check_reason
from sanad.values.said import Said
from sanad.vault import quarantine
from sanad.vault import store as vault

_OF_ANOTHER_STANDING = frozenset({"senior reviewer", "independent counsel", "child specialist"})
"""Whom a rule may ask though no role of an office is theirs: an officer records what they said, who they are, and the paper in which they say it."""


@dataclass(frozen=True)
class Answered:
    """The ledger entry of an answer, and as whom the officer answered: the person whom the rule asks."""

    entry: int
    as_whom: str


@dataclass(frozen=True, kw_only=True)
class AnswerQuestion(Act[Answered]):
    """An order to record an answer, in a word that the question allows.

    `named` and `paper` (an exhibit, by digest or by its name as delivered) are who answered, and where it stands, of a question to somebody
    whose standing no officer has.
    """

    name: ClassVar[str] = "answer_question"
    power: ClassVar[str] = "answer"

    request: str
    question: str
    answer: str
    reason: str
    named: str | None = None
    paper: str | None = None

    def touches(self, work: Work) -> Iterator[str]:
        """The compartments of the request and of the paper."""
        yield of_request(work, self.request)
        if self.paper is not None:
            paper = vault.by_name(work.connection, self.paper)
            yield of_exhibit(work, paper.sha256, self.compartment)

    def intent(self) -> dict[str, Json]:
        """Name the request and the paper."""
        return {"request": self.request, "paper": self.paper}

    def do(self, work: Work) -> Done[Answered]:
        """Record the answer; the newest one counts, all stay in the ledger."""
        steps = request.signatures(work.connection, self.request)
        question = self._asked(work, steps)
        if SEND not in steps:
            self._not_signed(steps)
        self._another_office(work)
        check_reason(self.question, self.reason)
        if question.who in _OF_ANOTHER_STANDING and not (self.named and self.paper):
            detail = "name who answered, and the paper of this compartment in which it stands"
            raise BadValue(self.question, value=self.by, type=question.who, detail=detail)
        document: dict[str, Json] = {
            "answer": self.answer,
            "reason": self.reason,
            "by": self.by,
            "as_whom": question.who,
        }
        if self.named is not None:
            document["named"] = self.named
        if self.paper is not None:
            document["paper"] = quarantine.usable(work.connection, self.paper).sha256
        request.add_answer(work.connection, self.request, self.question, document, work.seq)
        what = {"request": self.request, "question": self.question, **document}
        return Done(Answered(work.seq, question.who), (f"request:{self.request}",), what)

    def _asked(self, work: Work, steps: Mapping[str, Signature]) -> Question:
        """Return the question; refuse one that no rule asks, and a word that it does not allow.

        Of a request that was sent, the rules about keeping it still ask, and no others; of one that was withdrawn, none.
        """
        request.require_open(self.request, steps.keys() - {SEND}, "answered")
        kind = request.get(work.connection, self.request).kind
        rules = work.tools.rulebook.for_target(KEEPING if SEND in steps else kind, work.today)
        found = {each.id: each for rule in rules for each in by_word(rule)}
        if self.question not in found:
            detail = "no rule asks it of this request as it is, to be answered by a word: a fact is recorded as a claim, and what a rule blocks no answer clears"
            raise BadValue(self.request, value=self.question, type="question", detail=detail)
        question = found[self.question]
        if self.answer not in question.allowed:
            detail = Said("one of {known}", known=", ".join(question.allowed))
            raise BadValue(self.question, value=self.answer, type="answer", detail=detail)
        return question

    def _not_signed(self, steps: Mapping[str, Signature]) -> None:
        """Refuse an answer on which a reviewer or an approver has signed since the drafter last did."""
        drafted = steps[DRAFT].seq if DRAFT in steps else -1
        for step in (APPROVE, REVIEW):
            if step in steps and steps[step].seq > drafted:
                signer = steps[step].officer
                raise SignedAlready(self.request, officer=signer, question=self.question)

    def _another_office(self, work: Work) -> None:
        """Refuse an answer by an office that ever signed the draft: a request is not judged by whoever wants it."""
        answering = officer.find(work.connection, self.by)
        for each in request.every_signature(work.connection, self.request):
            if each.step == DRAFT and answering is not None and each.office == answering.office:
                raise SecondPersonNeeded(self.request, officer=self.by, act="answer")
