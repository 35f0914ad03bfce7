# SPDX-License-Identifier: Apache-2.0
"""Which pairs of persons need a judgement, and what speaks for and against."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.identity import judgement
from sanad.identity.candidates import Candidate, propose
from sanad.vault import store as vault


@dataclass(frozen=True, kw_only=True)
class ListCandidates(Question[list[Candidate]]):
    """An order to list pairs that nobody has judged yet."""

    name: ClassVar[str] = "list_candidates"

    def do(self, work: Work) -> Done[list[Candidate]]:
        """Compare every person with every other."""
        persons = [
            item.id
            for item in store.subjects(work.connection)
            if item.kind == "person" and item.compartment == self.compartment
        ]
        set_aside = vault.quarantined(work.connection)
        claims = [
            claim
            for claim in store.about(work.connection, persons)
            if set_aside.keys().isdisjoint(claim.citation.exhibits)
        ]
        judged = {item.pair for item in judgement.all_judgements(work.connection)}
        pairs = [
            pair for pair in propose(claims) if frozenset((pair.left, pair.right)) not in judged
        ]
        return Done(pairs, (), {"pairs": len(pairs)})
