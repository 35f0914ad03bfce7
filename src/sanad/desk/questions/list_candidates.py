# SPDX-License-Identifier: Apache-2.0
"""Which pairs of persons, or of organisations, need a judgement, a second review or a third officer, and what speaks for and against."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

import sqlalchemy as sa

from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.identity import judgement
from sanad.identity.candidates import Candidate, compare, propose
from sanad.identity.judgement import Agreement, Decision
from sanad.vault import store as vault

_KINDS = ("person", "organisation")


@dataclass(frozen=True)
class Queue:
    """Pairs that nobody has judged, pairs that wait for a second review by whoever asks, and how often reviews agreed.

    A pair that waits for a review shows nothing of the answer that it has. `disputed` are pairs of which two officers said different things:
    a third judges them. `judged` is what stands of the others that may be shown, the last first.
    """

    candidates: list[Candidate]
    to_review: list[Candidate]
    agreement: Agreement
    disputed: list[Candidate]
    judged: list[Decision]


@dataclass(frozen=True, kw_only=True)
class ListCandidates(Question[Queue]):
    """An order to list the pairs of the order's compartment."""

    name: ClassVar[str] = "list_candidates"

    def do(self, work: Work) -> Done[Queue]:
        """Compare persons with persons, and organisations with organisations: which of two is meant is a question too."""
        kinds, _ = work.told(_compared, self.compartment)
        judged = work.told(judgement.all_judgements)
        given = [each for each in judged if each.pair <= kinds.keys()]
        of_pair: dict[frozenset[str], list[judgement.Judgement]] = {}
        for each in given:
            of_pair.setdefault(each.pair, []).append(each)
        proposed = work.told(_proposed, self.compartment)
        pairs = [each for each in proposed if frozenset((each.left, each.right)) not in of_pair]
        waiting = sorted(sorted(pair) for pair, said in of_pair.items() if judgement.waits_for(said, self.by))  # fmt: skip
        pair = partial(_pair, work, self.compartment)
        stand = judgement.decisions(judgement.shown(given, self.by))
        split = [sorted(each.first.pair) for each in stand if each.is_disputed]
        found = Queue(
            pairs,
            [pair(*each) for each in waiting],
            judgement.agreement(given),
            [pair(*each) for each in sorted(split)],
            [each for each in reversed(stand) if not each.is_disputed],
        )
        return Done(found, (), {"pairs": len(pairs), "to_review": len(waiting)})


def _compared(connection: sa.Connection, compartment: str) -> tuple[dict[str, str], list[Claim]]:
    """Return the kind of each entry that is compared, and what stands of all of them."""
    gone = store.removed(connection)
    kinds = {
        item.id: item.kind
        for item in store.subjects(connection)
        if item.kind in _KINDS and item.compartment == compartment and item.id not in gone
    }
    set_aside = vault.quarantined(connection)
    claims = [
        claim
        for claim in store.about(connection, sorted(kinds))
        if set_aside.keys().isdisjoint(claim.citation.exhibits)
    ]
    return kinds, claims


def _by_entry(work: Work, compartment: str) -> Mapping[str, list[Claim]]:
    """Return entry → what is claimed of it."""
    of: dict[str, list[Claim]] = {}
    for claim in work.told(_compared, compartment)[1]:
        of.setdefault(claim.about, []).append(claim)
    return of


def _pair(work: Work, compartment: str, left: str, right: str) -> Candidate:
    """Return one pair compared over the claims about the two alone."""

    def make() -> Candidate:
        of = work.kept((_by_entry, compartment), partial(_by_entry, work, compartment))
        return compare(left, right, [*of.get(left, ()), *of.get(right, ())])

    return work.kept((_pair, compartment, left, right), make)


def _proposed(connection: sa.Connection, compartment: str) -> list[Candidate]:
    """Return every pair worth a person's eye, judged ones too."""
    kinds, claims = _compared(connection, compartment)
    return [
        pair
        for kind in _KINDS
        for pair in propose([each for each in claims if kinds[each.about] == kind])
    ]
