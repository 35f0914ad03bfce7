# SPDX-License-Identifier: Apache-2.0
"""Which rules a jurist of this office has signed, in which wording, and which nobody has."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import rule_signatures
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.rules import Rule
from sanad.values.canonical import Json

UNSIGNED, CHANGED = "unsigned", "changed"
"""Nobody decided on the rule; its wording is another than the one decided on."""


@dataclass(frozen=True, kw_only=True)
class RuleStanding(Question[list[dict[str, Json]]]):
    """An order to list; the result has one document a rule, in order of id (docs/formats/commands.md)."""

    name: ClassVar[str] = "rule_standing"

    def do(self, work: Work) -> Done[list[dict[str, Json]]]:
        """Compare the rulebook with what was decided."""
        decided = rule_signatures.standing(work.connection)
        return Done([_standing(rule, decided) for rule in work.tools.rulebook.rules], ())


def _standing(rule: Rule, decided: dict[str, rule_signatures.RuleDecision]) -> dict[str, Json]:
    found = decided.get(rule.id)
    standing = UNSIGNED if found is None else found.decision
    if found is not None and found.wording != rule.wording:
        standing = CHANGED
    return {
        "rule": rule.id,
        "version": rule.version,
        "title": rule.title,
        "standing": standing,
        "by": found.by if found else None,
        "entry": found.seq if found else None,
    }
