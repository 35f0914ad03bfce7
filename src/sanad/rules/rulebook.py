# SPDX-License-Identifier: Apache-2.0
"""All rules together, in order, under one version: the digest of what they say."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from sanad.errors import BadRule, Unreadable
from sanad.rules.rule import GATES, Rule, read_rule
from sanad.values.canonical import digest_of

NOT_RULES = frozenset(
    {
        "admissibility",
        "offences",
        "organisations",
        "places",
        "proscriptions",
        "reporting",
        "instruments",
        "states",
        "templates",
    }
)
"""Folders of a rulebook that hold other data. A file anywhere else is a rule, or the rulebook does not load."""


@dataclass(frozen=True)
class Rulebook:
    """The rules, sorted by id."""

    rules: tuple[Rule, ...]

    @cached_property
    def version(self) -> str:
        """Return the SHA-256 of the canonical JSON of all rules' contents, in order of id."""
        return digest_of([rule.document for rule in self.rules])

    def for_target(self, name: str, on: date) -> tuple[Rule, ...]:
        """Return the rules in force on a day about a kind of request or an act, in order of gate and id."""
        found = [
            rule
            for rule in self.rules
            if rule.status == "in_force" and rule.concerns(name) and rule.in_force_on(on)
        ]
        return tuple(sorted(found, key=lambda rule: (GATES.index(rule.gate), rule.id)))


def load(folder: Path) -> Rulebook:
    """Return the rules of every file below `folder`.

    Raises:
        BadRule: naming file and field of the first fault; also when two rules share an id, or there is no rule at all,
            since nothing would then be refused.
        Unreadable: the folder, or a file in it, cannot be opened.
    """
    rules: dict[str, Rule] = {}
    for path in rule_files(folder):
        rule = read_rule(path)
        if isinstance(rule, list):
            raise rule[0].as_error()
        if rule.id in rules:
            raise BadRule(f"{path.name}, id", detail=f"{rule.id} is the id of another rule")
        rules[rule.id] = rule
    if not rules:
        raise BadRule(str(folder), detail="there is no rule below this folder")
    return Rulebook(tuple(rules[key] for key in sorted(rules)))


def rule_files(folder: Path) -> list[Path]:
    """Return the rule files below `folder`, sorted; files of cases and folders of other data are left out.

    Raises:
        Unreadable: there is no such folder.
    """
    if not folder.is_dir():
        raise Unreadable(str(folder), detail="there is no such folder")
    return sorted(
        path
        for path in folder.rglob("*.toml")
        if not path.name.endswith(".cases.toml")
        and NOT_RULES.isdisjoint(path.relative_to(folder).parts[:-1])
    )
