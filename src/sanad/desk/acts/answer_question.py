# SPDX-License-Identifier: Apache-2.0
"""Answer a rule's question about a request, with reasons, under one's own name."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import request
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_request
from sanad.errors import BadValue
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
        request.get(work.connection, self.request)
        if not self.reason.strip():
            raise BadValue(self.question, value="", type="reason", detail="it is empty")
        document: dict[str, Json] = {"answer": self.answer, "reason": self.reason, "by": self.by}
        request.add_answer(work.connection, self.request, self.question, document, work.seq)
        what = {"request": self.request, "question": self.question, **document}
        return Done(work.seq, (f"request:{self.request}",), what)
