# SPDX-License-Identifier: Apache-2.0
"""All rules together, in order, under one version: the digest of what they say."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from sanad.errors import BadRule, Unreadable
from sanad.rules.rule import EVERY, GATES, Rule, read_rule
from sanad.values.canonical import digest_of

NOT_RULES = frozenset(
    {
        "admissibility",
        "amendments",
        "categories",
        "clocks",
        "offences",
        "organisations",
        "places",
        "proscriptions",
        "reporting",
        "provisions",
        "states",
        "templates",
        "wording",
    }
)
"""Folders of a rulebook that hold other data. A file anywhere else is a rule, or the rulebook does not load."""
PACK = "pack.toml"
"""The file that makes a folder of a rulebook the pack of one jurisdiction, named for its ISO 3166-1 alpha-2 code."""


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
        concerning = self._by_target.get(name, self._by_target[EVERY])
        return tuple(rule for rule in concerning if rule.in_force_on(on))

    @cached_property
    def _by_target(self) -> dict[str, tuple[Rule, ...]]:
        """Return target → the rules that concern it, in order; `*` stands for whatever no rule names."""
        ordered = sorted(self.rules, key=lambda rule: (GATES.index(rule.gate), rule.id))
        targets = {EVERY}.union(*(rule.applies_to for rule in ordered))
        return {name: tuple(rule for rule in ordered if rule.concerns(name)) for name in targets}


def load(folder: Path, country: str | None = None) -> Rulebook:
    """Return the rules of every file below `folder`: of jurisdiction packs that of `country` alone, or of all if it is None.

    Raises:
        BadRule: naming file and field of the first fault; also when two rules share an id, or there is no rule at all,
            since nothing would then be refused.
        Unreadable: the folder, or a file in it, cannot be opened.
    """
    rules: dict[str, Rule] = {}
    for path in rule_files(folder, country):
        rule = read_rule(path)
        if isinstance(rule, list):
            raise rule[0].as_error()
        if rule.id in rules:
            raise BadRule(f"{path.name}, id", detail=f"{rule.id} is the id of another rule")
        rules[rule.id] = rule
    if not rules:
        raise BadRule(str(folder), detail="there is no rule below this folder")
    return Rulebook(tuple(rules[key] for key in sorted(rules)))


def rule_files(folder: Path, country: str | None = None) -> list[Path]:
    """Return the rule files below `folder`, sorted; files of cases, folders of other data and packs other than `country`'s are left out.

    Raises:
        Unreadable: there is no such folder.
    """
    if not folder.is_dir():
        raise Unreadable(str(folder), detail="there is no such folder")
    others = {pack.parent.name for pack in folder.glob(f"*/{PACK}")} - {(country or "").lower()}
    skipped = NOT_RULES | others if country else NOT_RULES
    return sorted(
        path
        for path in folder.rglob("*.toml")
        if path.name != PACK
        and not path.name.endswith(".cases.toml")
        and skipped.isdisjoint(path.relative_to(folder).parts[:-1])
    )
