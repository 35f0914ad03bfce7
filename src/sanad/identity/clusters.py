# SPDX-License-Identifier: Apache-2.0
"""Clusters: which register entries are one person, as the standing judgements say. Pure; nothing is stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from sanad.identity.judgement import Answer, Judgement, standing


@dataclass(frozen=True)
class Clusters:
    """`members` maps each judged subject to its cluster; `conflicts` are pairs judged different inside one cluster."""

    members: dict[str, frozenset[str]]
    conflicts: tuple[frozenset[str], ...]

    def of(self, subject: str) -> frozenset[str]:
        """Return everybody judged the same as `subject`, itself included."""
        return self.members.get(subject, frozenset((subject,)))


def derive(judgements: Iterable[Judgement]) -> Clusters:
    """Return the clusters that the standing `same` judgements make; near-linear in their number."""
    current = standing(judgements)
    parent: dict[str, str] = {}

    def head(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for judgement in current:
        if judgement.answer is Answer.SAME:
            parent[head(judgement.right)] = head(judgement.left)
    groups: dict[str, set[str]] = {}
    for name in list(parent):
        groups.setdefault(head(name), set()).add(name)
    members = {name: frozenset(group) for group in groups.values() for name in group}
    conflicts = tuple(
        judgement.pair
        for judgement in current
        if judgement.answer is Answer.DIFFERENT
        and judgement.right in members.get(judgement.left, frozenset())
    )
    return Clusters(members, conflicts)
