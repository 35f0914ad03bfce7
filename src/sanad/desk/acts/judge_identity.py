# SPDX-License-Identifier: Apache-2.0
"""Say of two register entries whether they are one, with reasons and the claims relied on: first, or as a second review.

Two persons, two organisations or two incidents. Both ids stay; what is known of one is then known of both, until a later judgement.
"""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.incidents import duplicates
from sanad.claims.incidents.places import Gazetteer
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_claim, of_subject
from sanad.desk.incidents import KIND, lexicon
from sanad.errors import BadValue, NotFound, Quarantined, SecondPersonNeeded
from sanad.identity import judgement
from sanad.identity.candidates import agreeing
from sanad.identity.clusters import derive
from sanad.identity.effects import contradictions
from sanad.identity.judgement import Answer, Judgement
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import quarantine


@dataclass(frozen=True, kw_only=True)
class JudgeIdentity(Act[int]):
    """An order to judge; the result is the number of the ledger entry that holds it."""

    name: ClassVar[str] = "judge_identity"
    power: ClassVar[str] = "judge"

    judgement: Judgement

    def touches(self, work: Work) -> list[str]:
        """The compartments of both entries, and of whatever the claims relied on are about."""
        pair = [of_subject(work, each) for each in (self.judgement.left, self.judgement.right)]
        return [*pair, *(of_claim(work, each) for each in self.judgement.evidence)]

    def intent(self) -> dict[str, Json]:
        """Name the pair that was not judged."""
        return {"left": self.judgement.left, "right": self.judgement.right}

    def facts(self, work: Work) -> dict[str, Json]:
        """Say on which properties the evidence about both agrees, and what speaks against it and is not among the evidence."""
        evidence = [store.get(work.connection, claim) for claim in self.judgement.evidence]
        same = self.judgement.answer is Answer.SAME
        agreed: list[Json] = list(self._agreed(work, evidence) if same else ())
        unanswered: list[Json] = list(self._unanswered(work, evidence) if same else ())
        told: dict[str, Json] = {"evidence_properties": agreed, "unanswered": unanswered}
        return {"judgement": {"answer": str(self.judgement.answer), **told}}

    def _unanswered(self, work: Work, evidence: list[Claim]) -> list[str]:
        """Return what sources say against the two being one person, unless claims that show it are among the evidence."""
        persons = derive(judgement.all_judgements(work.connection))
        both = persons.of(self.judgement.left) | persons.of(self.judgement.right)
        set_aside = work.told(quarantine.reasons)
        claims = [
            claim
            for claim in store.about(work.connection, sorted(both))
            if set_aside.keys().isdisjoint(claim.citation.exhibits)
        ]
        seen = {each.words for each in contradictions(evidence)}
        return [each.words for each in contradictions(claims) if each.words not in seen]

    def _agreed(self, work: Work, evidence: list[Claim]) -> list[str]:
        if store.subject(work.connection, self.judgement.left).kind != KIND:
            return agreeing(evidence)
        left, right = (
            [claim for claim in evidence if claim.about == one]
            for one in (self.judgement.left, self.judgement.right)
        )
        return duplicates.agreeing(left, right, Gazetteer(lexicon(work.tools.pack).places))

    def do(self, work: Work) -> Done[int]:
        """Record the judgement; clusters follow from all of them."""
        given = replace(self.judgement, by=self.by, seq=work.seq)
        if given.review:
            self._is_another_officers(work, given)
        kinds = {store.subject(work.connection, one).kind for one in (given.left, given.right)}
        if len(kinds) > 1:
            detail = "a person, an organisation and an incident are never one"
            raise BadValue(given.left, value=given.right, type="judgement", detail=detail)
        if given.left == given.right or not says_something(given.reasons):
            detail = "two different entries and a reason are needed"
            raise BadValue(given.left, value=given.right, type="judgement", detail=detail)
        for claim in given.evidence:
            for exhibit in sorted(store.get(work.connection, claim).citation.exhibits):
                reason = quarantine.why(work.connection, exhibit)
                if reason is not None:
                    raise Quarantined(claim, reason=reason)
        judgement.add(work.connection, given)
        return Done(work.seq, (f"subject:{given.left}", f"subject:{given.right}"), given.as_json())

    def _is_another_officers(self, work: Work, given: Judgement) -> None:
        """Refuse a second review of one's own judgement, or of none."""
        stand = judgement.decisions(judgement.all_judgements(work.connection))
        of_pair = [each.first for each in stand if each.first.pair == given.pair]
        if not of_pair:
            raise NotFound(
                "judgements", kind="judgement of", name=f"{given.left} and {given.right}"
            )
        if of_pair[0].by == self.by:
            raise SecondPersonNeeded(self.name, officer=self.by, act="the second review")
