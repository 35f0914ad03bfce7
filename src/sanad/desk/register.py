# SPDX-License-Identifier: Apache-2.0
"""Files of the register as the desk hands them out: what is claimed of an entry, where it stands, what it lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import sqlalchemy as sa

from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.gaps import Gap, gaps
from sanad.claims.properties import RELATIONS, named_in
from sanad.claims.subject import Decision, State, Subject, state
from sanad.desk.act import Work
from sanad.identity import judgement
from sanad.identity.clusters import Clusters, derive
from sanad.identity.judgement import Answer, Judgement, decisions
from sanad.identity.meant import PARTIES, Bearers, Named
from sanad.vault import quarantine

LINKS = (*RELATIONS, "role", "split_from", "merged_into", "part_of")
"""Properties whose value names another person or organisation."""
_NAMES = ("name", "alias")


@dataclass(frozen=True)
class File:
    """One entry: where it stands, the entries judged to be the same, what stands of them, what is left out, and what is lacking.

    `claims` are live and on exhibits in use; `left_out` are withdrawn or on an exhibit set aside. `links` are claims about others that name
    this entry. `judgements` are what officers said of it and another. An answer that whoever looks may still review blind is neither in
    them nor in `same`.
    `labels` are those of every entry named here; of a removed one it says so.
    """

    subject: Subject
    state: State
    decisions: tuple[Decision, ...]
    same: tuple[str, ...]
    claims: tuple[Claim, ...]
    left_out: tuple[Claim, ...]
    links: tuple[Claim, ...]
    named: tuple[Named, ...]
    judgements: tuple[judgement.Decision, ...]
    gaps: tuple[Gap, ...]
    labels: dict[str, str]


class Register:
    """The register of one compartment as somebody may see it, without the pairs `hidden` that they may still judge blind."""

    def __init__(self, holds: "Loaded", hidden: frozenset[frozenset[str]]) -> None:
        """Work out what follows from the judgements that may be seen."""
        self.subjects = holds.subjects
        self._claims, self._left, self._decisions = holds.claims, holds.left, holds.decisions
        self._named_by = holds.named_by
        shown = [each for each in holds.judgements if each.pair not in hidden]
        self._clusters: Clusters = derive(shown)
        self._judged: dict[str, list[Judgement]] = {}
        for each in shown:
            for one in each.pair:
                self._judged.setdefault(one, []).append(each)
        self._waiting = {one for pair in hidden for one in pair}

    @classmethod
    def of(cls, work: Work, compartment: str, by: str) -> Self:
        """Return the register of a compartment with what officer `by` may see of judgements; loaded once between two acts."""
        holds = loaded(work, compartment)
        seen = {each.pair for each in judgement.shown(holds.judgements, by)}
        hidden = frozenset(each.pair for each in holds.judgements) - seen
        return work.told(cls._opened, holds, hidden)

    @classmethod
    def _opened(
        cls, connection: sa.Connection, holds: "Loaded", hidden: frozenset[frozenset[str]]
    ) -> Self:
        del connection  # all of it was loaded
        return cls(holds, hidden)

    def claims(self, subjects: Iterable[str]) -> list[Claim]:
        """Return what stands of some entries, in the order of recording."""
        return _in_order(self._claims, subjects)

    def one(self, subject: str) -> str:
        """Return the entry under which everybody judged to be the same as `subject` stands: the first by id."""
        return min(self._clusters.of(subject))

    def same(self, subject: str) -> frozenset[str]:
        """Return everybody judged to be the same as `subject`, itself included."""
        return frozenset(self._clusters.of(subject))

    def file(self, subject: str) -> File:
        """Return the file of an entry."""
        return self._file(subject, self.named([subject]))

    def files(self) -> Iterator[File]:
        """Yield the file of every entry, by id; near-linear in what the register holds."""
        names: dict[str, list[Named]] = {}
        for each in self.named(sorted(self.subjects)):
            names.setdefault(each.claim.about, []).append(each)
        for subject in sorted(self.subjects):
            yield self._file(subject, names.get(subject, []))

    def _file(self, subject: str, names: Sequence[Named]) -> File:
        same = tuple(sorted(self._clusters.of(subject), key=lambda one: (one != subject, one)))
        claims = self.claims(same)
        links = self._links(same)
        named = {
            other
            for claim in (*claims, *links)
            for other in (claim.about, *named_in(claim.property, claim.value))
        }
        decided = tuple(self._decisions.get(subject, ()))
        stands = state(decided)
        known = self.subjects[subject]
        return File(
            subject=known,
            state=stands,
            decisions=decided,
            same=same,
            claims=tuple(claims),
            left_out=tuple(claim for one in same for claim in self._left.get(one, ())),
            links=tuple(links),
            named=tuple(names),
            judgements=tuple(decisions(self._judged.get(subject, ()))),
            gaps=(*gaps(known, claims, stands), *self._identity_gaps(subject), *_open(names)),
            labels={one: self._label(one) for one in sorted(named & self.subjects.keys())},
        )

    def _label(self, subject: str) -> str:
        """Return what the office calls an entry, and of one that was removed that it was."""
        gone = state(self._decisions.get(subject, ())) is State.REMOVED
        return self.subjects[subject].label + (", removed" if gone else "")

    def named(self, incidents: Sequence[str]) -> list[Named]:
        """Return the names that claims about incidents give to parties, and who is meant."""
        told = [claim for claim in self.claims(incidents) if claim.property in PARTIES]
        return self._bearers.named(told) if told else []

    @cached_property
    def _bearers(self) -> Bearers:
        every = self.claims(self.subjects)
        meant = [claim for claim in every if claim.property == "meant_in"]
        return Bearers.of(meant, [claim for claim in every if claim.property in _NAMES])

    def _links(self, same: Sequence[str]) -> list[Claim]:
        found = {claim.id: claim for one in same for claim in self._named_by.get(one, ())}
        return [claim for claim in found.values() if claim.about not in same]

    def _identity_gaps(self, subject: str) -> list[Gap]:
        """Return what is open about who it is; of a pair that waits for whoever looks no more than that."""
        stand = decisions(self._judged.get(subject, ()))
        settled = [each for each in stand if each.first.answer in {Answer.SAME, Answer.DIFFERENT}]
        is_waiting = subject in self._waiting or any(each.review is None for each in settled)
        found = [Gap("identity_unreviewed")] if is_waiting else []
        return found + (
            [Gap("identity_disputed")] if any(each.is_disputed for each in stand) else []
        )


@dataclass(frozen=True, eq=False)
class Loaded:
    """What a compartment's register holds, whoever looks: entry → its claims that stand, and those that are withdrawn or on an exhibit set aside (`left`)."""

    subjects: dict[str, Subject]
    claims: dict[str, list[Claim]]
    left: dict[str, list[Claim]]
    decisions: dict[str, list[Decision]]
    judgements: list[Judgement]
    named_by: dict[str, list[Claim]]


def loaded(work: Work, compartment: str) -> Loaded:
    """Return what a compartment's register holds; read once between two acts."""
    return work.told(_load, compartment)


def _load(connection: sa.Connection, compartment: str) -> Loaded:
    """Read it: as much as the compartment has."""
    every = store.subjects(connection)
    subjects = {one.id: one for one in every if one.compartment == compartment}
    set_aside = quarantine.reasons(connection).keys()
    claims: dict[str, list[Claim]] = {}
    left: dict[str, list[Claim]] = {}
    for claim in store.about(connection, list(subjects)):
        stands = claim.live and set_aside.isdisjoint(claim.citation.exhibits)
        (claims if stands else left).setdefault(claim.about, []).append(claim)
    decided: dict[str, list[Decision]] = {}
    for given in store.decisions(connection):
        decided.setdefault(given.subject, []).append(given)
    judged = judgement.all_judgements(connection)
    ours = [each for each in judged if each.pair <= subjects.keys()]
    named_by: dict[str, list[Claim]] = {}
    for claim in _in_order(claims, subjects):
        for other in named_in(claim.property, claim.value) if claim.property in LINKS else ():
            named_by.setdefault(other, []).append(claim)
    return Loaded(subjects, claims, left, decided, ours, named_by)


def _in_order(claims: Mapping[str, list[Claim]], subjects: Iterable[str]) -> list[Claim]:
    found = (claim for one in subjects for claim in claims.get(one, ()))
    return sorted(found, key=lambda claim: claim.seq)


def _open(names: Iterable[Named]) -> list[Gap]:
    said: dict[str, list[str]] = {}
    for each in names:
        if each.is_open:
            said.setdefault(each.name, []).append(each.claim.id)
    return [Gap("name_open", name, tuple(claims)) for name, claims in said.items()]
