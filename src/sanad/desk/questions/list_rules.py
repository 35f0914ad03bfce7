# SPDX-License-Identifier: Apache-2.0
"""The rulebook as a list that can be searched: each rule with its mark, since when it is in force, and who signed its wording."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.casework.rule_signatures import RuleDecision, standing
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.questions.rule_standing import CHANGED, UNSIGNED
from sanad.errors import NotFound
from sanad.rules import Rule
from sanad.values.canonical import Json
from sanad.values.fold import fold


@dataclass(frozen=True)
class Line:
    """One rule; `standing` is signed, retired, changed (its wording is another than the one decided on) or unsigned, `decided` what a jurist decided last."""

    rule: Rule
    standing: str
    in_force: bool
    decided: RuleDecision | None

    def as_json(self) -> dict[str, Json]:
        """Return it as lists of it are exported."""
        rule = self.rule
        return {
            "rule": rule.id,
            "version": rule.version,
            "title": rule.title,
            "article": f"{rule.instrument}, {rule.article}",
            "mark": rule.mark,
            "gate": rule.gate,
            "severity": rule.severity,
            "in_force_from": _day(rule.in_force_from),
            "in_force_to": _day(rule.in_force_to),
            "standing": self.standing,
            "by": self.decided.by if self.decided else None,
        }


@dataclass(frozen=True)
class Listing:
    """The rules that were asked for, in order of id, how many the rulebook holds, how many of those nobody signed, and its version."""

    lines: tuple[Line, ...]
    of: int
    unsigned: int
    version: str


@dataclass(frozen=True, kw_only=True)
class ListRules(Question[Listing]):
    """An order to list the rules that hold all `words` in id, title, text or article; of a `mark`, a `gate`, a `standing`, or about a `target` (kind of request, act)."""

    name: ClassVar[str] = "list_rules"

    words: str = ""
    mark: str | None = None
    gate: str | None = None
    standing: str | None = None
    target: str | None = None

    def do(self, work: Work) -> Done[Listing]:
        """Read the rulebook and what was decided on it."""
        decided = work.told(standing)
        every = [_line(rule, decided, work) for rule in work.tools.rulebook.rules]
        lines = tuple(line for line in every if self._wants(line))
        unsigned = sum(line.standing in {UNSIGNED, CHANGED} for line in every)
        found = Listing(lines, len(every), unsigned, work.tools.rulebook.version)
        return Done(found, (), {"rules": len(lines)})

    def _wants(self, line: Line) -> bool:
        rule = line.rule
        told = fold(f"{rule.id} {rule.title} {rule.text} {rule.instrument} {rule.article}")
        return (
            self.mark in {None, rule.mark}
            and self.gate in {None, rule.gate}
            and self.standing in {None, line.standing}
            and (self.target is None or rule.concerns(self.target))
            and all(word in told for word in fold(self.words).split())
        )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def line_of(work: Work, name: str) -> Line:
    """Return how one rule stands.

    Raises:
        NotFound: the rulebook has none of that id.
    """
    for rule in work.tools.rulebook.rules:
        if rule.id == name:
            return _line(rule, work.told(standing), work)
    raise NotFound("rulebook", kind="rule", name=name)


def _line(rule: Rule, decided: dict[str, RuleDecision], work: Work) -> Line:
    found = decided.get(rule.id)
    if found is None:
        return Line(rule, UNSIGNED, rule.in_force_on(work.today), None)
    how = CHANGED if found.wording != rule.wording else found.decision
    return Line(rule, how, rule.in_force_on(work.today), found)
