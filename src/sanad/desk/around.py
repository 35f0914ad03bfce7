# SPDX-License-Identifier: Apache-2.0
"""What stands around a request in the office: who is judged one person, other persons' names and drafts, earlier requests, jurists' decisions.

Each part is worked out once and used for every request until an act changes what it was made from; costs one look at the claims of names and acts,
and at all requests.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, TypeVarTuple

import sqlalchemy as sa

from sanad.casework import basis, proceedings, rule_signatures
from sanad.casework.facts import names_of
from sanad.casework.history import Past, likeness
from sanad.casework.narrative import tellings
from sanad.casework.proceedings import Event, Proceeding
from sanad.casework.request import Request, all_requests
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Work
from sanad.errors import IdentityConflict
from sanad.identity import clusters, judgement

Given = TypeVarTuple("Given")
T = TypeVar("T")
_NAMES = ("forename", "family_name", "alias", "name")
_TOLD = ("act", "means", "result", "intent")
_WHOLE_NAME = 2
"""Words: one word alone is the name of too many to say who is meant."""


@dataclass(frozen=True)
class Around:
    """The office as one open transaction sees it from a compartment.

    Requests, drafts and names of other compartments are not looked at: that somebody is on a register there would be told by them.
    """

    work: Work
    compartment: str
    _read: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def requests(self) -> list[Request]:
        """Return every request of the compartment, in the order of drafting."""
        return self._told(_requests, self.compartment)

    @property
    def decisions(self) -> dict[str, rule_signatures.RuleDecision]:
        """Return rule → what a jurist decided last of its wording."""
        return self._told(rule_signatures.standing)

    @property
    def removed(self) -> frozenset[str]:
        """Return whom an officer took off the register."""
        return self._told(register.removed)

    def _told(self, make: Callable[[sa.Connection, *Given], T], *given: *Given) -> T:
        """Return it as `Work.told`; in an act, which may write, it is read once and stays as it was."""
        if not self.work.seq:
            return self.work.told(make, *given)
        if make not in self._read:
            self._read[make] = make(self.work.connection, *given)
        found: T = self._read[make]
        return found

    def same_as(self, subject: str) -> frozenset[str]:
        """Return everybody judged the same person as `subject`, as the function of that name does."""
        return _one_person(self._clusters, subject)

    def names_but(self, same: Collection[str]) -> tuple[str, ...]:
        """Return the whole names of every person on the compartment's register but `same`: by claims, and the label by which the office calls them."""
        every = self._told(_whole_names, self.compartment)
        names = set[str]().union(*(of for subject, of in every.items() if subject not in same))
        return tuple(sorted(names))

    def told_but(self, same: Collection[str]) -> dict[str, frozenset[str]]:
        """Return, of everybody else for whom a request was drafted, person → what their acts tell."""
        every = self._told(_tellings, self.compartment)
        return {subject: told for subject, told in every.items() if subject not in same}

    def past(self, request: Request, same: Collection[str]) -> list[Past]:
        """Return the other requests about the person, with what became of each."""
        others = [each for each in self.requests if each.subject in same and each.id != request.id]
        kept = basis.newest(self.work.connection, [f"request:{each.id}" for each in others])
        found = []
        for each in others:
            rested = kept.get(f"request:{each.id}")
            facts = rested.document.get("facts") if rested else None
            like = likeness(facts) if isinstance(facts, dict) else None
            found.append(Past(each.id, like, tuple(self._events(each.id, same))))
        return found

    def events(self, same: Collection[str]) -> list[tuple[Proceeding, Event]]:
        """Return what is on record of proceedings about the person."""
        return proceedings.happened_to(self.work.connection, sorted(same))

    def _events(
        self, request: str, same: Collection[str]
    ) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
        """Yield what happened in the proceedings that carry a request on."""
        for of, event in self.events(same):
            if of.request == request:
                yield event.kind, event.on, of.authority, tuple(event.grounds.split())

    @property
    def _clusters(self) -> clusters.Clusters:
        return self._told(_clusters)


def same_as(work: Work, subject: str) -> frozenset[str]:
    """Return everybody judged the same person as `subject`, itself included.

    Raises:
        IdentityConflict: some of them are also judged to be different.
    """
    return _one_person(work.told(_clusters), subject)


def _clusters(connection: sa.Connection) -> clusters.Clusters:
    return clusters.derive(judgement.all_judgements(connection))


def _claims_of(connection: sa.Connection, properties: tuple[str, ...]) -> dict[str, list[Claim]]:
    return _by_subject(register.of_properties(connection, properties))


def _requests(connection: sa.Connection, compartment: str) -> list[Request]:
    return [each for each in all_requests(connection) if each.compartment == compartment]


def _whole_names(connection: sa.Connection, compartment: str) -> dict[str, frozenset[str]]:
    """Return person of the compartment → the whole names by which claims, and the office, call them."""
    named = _claims_of(connection, _NAMES)
    every = register.subjects(connection)
    own = (each for each in every if each.compartment == compartment and each.kind == "person")
    return {
        each.id: frozenset(
            name
            for name in (each.label, *names_of(named.get(each.id, ())))
            if len(name.split()) >= _WHOLE_NAME
        )
        for each in own
    }


def _tellings(connection: sa.Connection, compartment: str) -> dict[str, frozenset[str]]:
    """Return person for whom a request of the compartment was drafted → what their acts tell."""
    asked_for = {each.subject for each in _requests(connection, compartment)}
    named, acts = _claims_of(connection, _NAMES), _claims_of(connection, ("act",))
    return {subject: _acts_tell(acts[subject], named.get(subject, ())) for subject in sorted(asked_for & acts.keys())}  # fmt: skip


def _acts_tell(acts: Iterable[Claim], named: Sequence[Claim]) -> frozenset[str]:
    names = names_of(named)
    return frozenset(
        each
        for claim in acts
        if isinstance(claim.value, dict)
        for each in tellings({name: claim.value.get(name) for name in _TOLD}, names)
    )


def _one_person(derived: clusters.Clusters, subject: str) -> frozenset[str]:
    same = derived.of(subject)
    for pair in derived.conflicts:
        if pair <= same:
            raise IdentityConflict(subject, pairs=" and ".join(sorted(pair)))
    return same


def _by_subject(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.live:
            found[claim.about].append(claim)
    return dict(found)
