# SPDX-License-Identifier: Apache-2.0
"""Which pairs of persons, or of organisations, need a judgement, a second review or a third officer, and what speaks for and against.

First the pair whose answer touches most: requests and documents about the two, then claims. The order says nothing of the answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

import sqlalchemy as sa

from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.stack import stacks
from sanad.desk.act import Done, Work
from sanad.desk.namesakes import Known, known
from sanad.desk.question import Question
from sanad.desk.register import loaded
from sanad.desk.worth import by_worth
from sanad.identity import judgement
from sanad.identity.candidates import Candidate, compare, like_names, names_of, propose
from sanad.identity.judgement import Agreement, Decision

_KINDS = ("person", "organisation")


@dataclass(frozen=True)
class Entry:
    """An entry of the register as its own sources know it, whatever it was judged to be: what the office calls it, and what tells it from a namesake."""

    label: str
    known: Known


@dataclass(frozen=True)
class Queue:
    """Pairs that nobody has judged, pairs that wait for a second review by whoever asks, and how often reviews agreed.

    A pair that waits for a review shows nothing of the answer that it has. `disputed` are pairs of which two officers said different things:
    a third judges them. `judged` is what stands of the others that may be shown, the last first. `entries` are those that are compared, by id.
    """

    candidates: list[Candidate]
    to_review: list[Candidate]
    agreement: Agreement
    disputed: list[Candidate]
    judged: list[Decision]
    entries: dict[str, Entry]


@dataclass(frozen=True, kw_only=True)
class ListCandidates(Question[Queue]):
    """An order to list the pairs of the order's compartment."""

    name: ClassVar[str] = "list_candidates"

    def do(self, work: Work) -> Done[Queue]:
        """Compare persons with persons, and organisations with organisations: which of two is meant is a question too."""
        kinds = work.told(_compared, self.compartment)
        judged = work.told(judgement.all_judgements)
        given = [each for each in judged if each.pair <= kinds.keys()]
        of_pair: dict[frozenset[str], list[judgement.Judgement]] = {}
        for each in given:
            of_pair.setdefault(each.pair, []).append(each)
        make = partial(_proposed, work, self.compartment)
        proposed = work.kept((_proposed, self.compartment), make)
        pairs = [each for each in proposed if frozenset((each.left, each.right)) not in of_pair]
        waiting = sorted(sorted(pair) for pair, said in of_pair.items() if judgement.waits_for(said, self.by))  # fmt: skip
        pair = partial(_pair, work, self.compartment)
        ranked = partial(by_worth, work, self.compartment, self.by)
        stand = judgement.decisions(judgement.shown(given, self.by))
        split = [sorted(each.first.pair) for each in stand if each.is_disputed]
        found = Queue(
            ranked(pairs),
            ranked(pair(*each) for each in waiting),
            judgement.agreement(given),
            ranked(pair(*each) for each in sorted(split)),
            [each for each in reversed(stand) if not each.is_disputed],
            work.kept((_entries, self.compartment), partial(_entries, work, self.compartment)),
        )
        return Done(found, (), {"pairs": len(pairs), "to_review": len(waiting)})


def _compared(connection: sa.Connection, compartment: str) -> dict[str, str]:
    """Return the kind of each entry that is compared."""
    gone = store.removed(connection)
    return {
        item.id: item.kind
        for item in store.subjects(connection)
        if item.kind in _KINDS and item.compartment == compartment and item.id not in gone
    }


def _pair(work: Work, compartment: str, left: str, right: str) -> Candidate:
    """Return one pair compared over the claims about the two alone."""

    def make() -> Candidate:
        of = loaded(work, compartment).claims
        return compare(left, right, [*of.get(left, ()), *of.get(right, ())])

    return work.kept((_pair, compartment, left, right), make)


def _entries(work: Work, compartment: str) -> dict[str, Entry]:
    """Return every entry that is compared."""
    holds = loaded(work, compartment)
    return {
        name: Entry(holds.subjects[name].label, known(stacks(holds.claims.get(name, ()))))
        for name in work.told(_compared, compartment)
    }


def _proposed(work: Work, compartment: str) -> list[Candidate]:
    """Return every pair worth a person's eye, judged ones too."""
    return [
        pair
        for kind in _KINDS
        for pair in propose(_claims(work, compartment, kind), _alike(work, compartment, kind))
    ]


def _claims(work: Work, compartment: str, kind: str) -> Iterator[Claim]:
    of = loaded(work, compartment).claims
    for entry, found in sorted(work.told(_compared, compartment).items()):
        if found == kind:
            yield from of.get(entry, ())


def _alike(work: Work, compartment: str, kind: str) -> frozenset[tuple[str, str]]:
    """Return the pairs who bear like names; what is claimed of anything else leaves them as they are."""
    known = (names_of, compartment, kind)

    def names() -> list[tuple[str, str]]:
        return work.kept(known, lambda: names_of(_claims(work, compartment, kind)))

    return work.kept((like_names, compartment, kind), lambda: like_names(names()))
