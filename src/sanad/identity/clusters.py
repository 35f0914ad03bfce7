# SPDX-License-Identifier: Apache-2.0
"""Clusters: which register entries are one person, as the judgements that stand say. Pure; nothing is stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from sanad.identity.judgement import Answer, Judgement, decisions


@dataclass(frozen=True)
class Clusters:
    """`members` maps each judged subject to its cluster; `conflicts` are pairs judged different inside one cluster."""

    members: dict[str, frozenset[str]]
    conflicts: tuple[frozenset[str], ...]

    def of(self, subject: str) -> frozenset[str]:
        """Return everybody judged the same as `subject`, itself included."""
        return self.members.get(subject, frozenset((subject,)))


def derive(judgements: Iterable[Judgement]) -> Clusters:
    """Return the clusters that the answers `same` make; near-linear in the number of judgements."""
    current = decisions(judgements)
    parent: dict[str, str] = {}

    def head(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for decision in current:
        if decision.answer is Answer.SAME:
            parent[head(decision.first.right)] = head(decision.first.left)
    groups: dict[str, set[str]] = {}
    for name in list(parent):
        groups.setdefault(head(name), set()).add(name)
    members = {name: whole for group in groups.values() for whole in [frozenset(group)] for name in whole}  # fmt: skip
    conflicts = tuple(
        decision.first.pair
        for decision in current
        if decision.answer is Answer.DIFFERENT
        and decision.first.right in members.get(decision.first.left, frozenset())
    )
    return Clusters(members, conflicts)
