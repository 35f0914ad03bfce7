# SPDX-License-Identifier: Apache-2.0
"""Two register entries side by side, and what each answer about them would do.

Blind: the answer of another officer that waits for a second review is not shown, neither it nor its reasons nor that claims
were relied on, to whoever has not judged the pair; nor do the effects tell it, or the answer about another pair that waits so: they are those of pairs that nobody has judged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sanad.casework.request import requests_about
from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.stack import stacks
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.namesakes import Known, known
from sanad.desk.question import Question
from sanad.desk.side_by_side import Row, side_by_side
from sanad.dossier import store as briefs
from sanad.errors import BadValue
from sanad.identity import judgement
from sanad.identity.candidates import Candidate, compare
from sanad.identity.effects import Change, Contradiction, change, contradictions
from sanad.identity.judgement import Answer, Judgement
from sanad.identity.linkage.model import people
from sanad.identity.weights import Weight, weigh
from sanad.values.canonical import Json
from sanad.vault import quarantine


@dataclass(frozen=True)
class Pair:
    """What is known of two entries, what `same` and `different` would do, and what would be touched.

    `names` are what the office calls them, `known` what tells them from namesakes, `rows` what is said of each, property by property, and `weights`
    how much each fact speaks for or against. `history` are the judgements that may be shown; `waits_for_review` tells of one that may not. `requests` rest on a person that one of the
    answers would change; `sentences` are those of frozen briefs, (brief, sentence), that `different` would leave without support.
    """

    candidate: Candidate
    names: tuple[str, str]
    known: tuple[Known, Known]
    rows: tuple[Row, ...]
    weights: tuple[Weight, ...]
    left: tuple[Claim, ...]
    right: tuple[Claim, ...]
    history: tuple[Judgement, ...]
    waits_for_review: bool
    if_same: Change
    if_different: Change
    contradictions: tuple[Contradiction, ...]
    requests: tuple[str, ...]
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class IdentityPair(Question[Pair]):
    """An order to look at `left` and `right`."""

    name: ClassVar[str] = "identity_pair"

    left: str
    right: str

    def touches(self, work: Work) -> list[str]:
        """The compartments of both entries."""
        return [of_subject(work, each) for each in (self.left, self.right)]

    def intent(self) -> dict[str, Json]:
        """Name the pair."""
        return {"left": self.left, "right": self.right}

    def do(self, work: Work) -> Done[Pair]:
        """Compare, and try both answers.

        Raises:
            BadValue: it is one entry twice, or entries of different kinds.
        """
        kinds = {store.subject(work.connection, one).kind for one in (self.left, self.right)}
        if self.left == self.right or len(kinds) > 1:
            detail = "two different entries of one kind are compared"
            raise BadValue(self.left, value=self.right, type="pair", detail=detail)
        every = judgement.all_judgements(work.connection)
        of_pair = [each for each in every if each.pair == frozenset((self.left, self.right))]
        hidden = judgement.waits_for(of_pair, self.by)
        every = judgement.shown(every, self.by)
        same = change(every, self._answer(Answer.SAME))
        apart = change(every, self._answer(Answer.DIFFERENT))
        left, right = self._claims(work, [self.left]), self._claims(work, [self.right])
        one = next(group for group in same.after if self.left in group)
        moved = sorted(same.moved | apart.moved | {self.left, self.right})
        requests = [each.id for each in requests_about(work.connection, moved)]
        candidate = compare(self.left, self.right, (*left, *right))
        found = Pair(
            candidate=candidate,
            names=(self._label(work, self.left), self._label(work, self.right)),
            known=(known(stacks(left)), known(stacks(right))),
            rows=tuple(side_by_side(candidate, (*left, *right))),
            weights=tuple(weigh(left, right, people())) if self._is_person(candidate) else (),
            left=left,
            right=right,
            history=() if hidden else tuple(of_pair),
            waits_for_review=hidden,
            if_same=same,
            if_different=apart,
            contradictions=tuple(contradictions(self._claims(work, sorted(one)))),
            requests=tuple(requests),
            sentences=tuple(_unsupported(work, apart)),
        )
        things = (f"subject:{self.left}", f"subject:{self.right}")
        return Done(found, things, self.intent())

    @staticmethod
    def _label(work: Work, subject: str) -> str:
        return store.subject(work.connection, subject).label

    @staticmethod
    def _is_person(candidate: Candidate) -> bool:
        """Tell whether the model of persons weighs the pair."""
        return not candidate.left.startswith(("I-", "O-"))

    def _answer(self, answer: Answer) -> Judgement:
        return Judgement(self.left, self.right, answer, "what if", (), self.by)

    @staticmethod
    def _claims(work: Work, subjects: Sequence[str]) -> tuple[Claim, ...]:
        """Return the live claims about some entries, without those on exhibits that are set aside."""
        set_aside = work.told(quarantine.reasons)
        return tuple(
            claim
            for claim in store.about(work.connection, subjects)
            if claim.live and set_aside.keys().isdisjoint(claim.citation.exhibits)
        )


def _unsupported(work: Work, apart: Change) -> Iterator[tuple[str, str]]:
    """Yield each sentence of a frozen brief that rests on a claim about somebody who would be another person than its subject."""
    for brief in briefs.about(work.connection, sorted(apart.moved)):
        before, after = (
            next((group for group in groups if brief.subject in group), frozenset())
            for groups in (apart.before, apart.after)
        )
        gone = store.about(work.connection, sorted(before - after))
        for sentence in briefs.sentences_on(brief, {claim.id for claim in gone}):
            yield brief.sha256, sentence
