# SPDX-License-Identifier: Apache-2.0
"""Sign the wording of rules, or retire it: the standing of a rule moves by a named jurist's act and by nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import rule_signatures
from sanad.casework.rule_signatures import RETIRED, SIGNED, RuleDecision
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import BadValue, NotFound
from sanad.rules import Rule
from sanad.values.canonical import Json
from sanad.values.reason import check_reason
from sanad.values.said import Said


@dataclass(frozen=True, kw_only=True)
class SignRules(Act[list[str]]):
    """An order to decide on `rules`, or on all on whose wording nobody has decided where none is named; the result is the ids decided on.

    `decision` is `signed` or `retired`. What is retired is named: nobody retires the whole law at once; nor is a retired rule signed again unnamed.
    """

    name: ClassVar[str] = "sign_rules"
    power: ClassVar[str] = "law"

    reason: str
    rules: tuple[str, ...] = ()
    decision: str = SIGNED

    def touches(self, work: Work) -> list[str]:
        """The law is the office's own."""
        del work
        return [OFFICE]

    def intent(self) -> dict[str, Json]:
        """Say what was not decided."""
        return {"decision": self.decision, "rules": list(self.rules)}

    def do(self, work: Work) -> Done[list[str]]:
        """Record the decision on the wording of each rule as the rulebook holds it now."""
        self._complete()
        known = {rule.id: rule for rule in work.tools.rulebook.rules}
        standing = rule_signatures.standing(work.connection)
        chosen = list(self.rules or _open(known.values(), standing))
        for name in chosen:
            if name not in known:
                raise NotFound("rulebook", kind="rule", name=name)
            if self.decision == RETIRED and known[name].gate == "act":
                detail = "it governs acts of the office itself, and leaves with its file"
                raise BadValue("rules", value=name, type="rule to retire", detail=detail)
        decided = [
            RuleDecision(name, known[name].wording, self.decision, self.by, work.seq, number)
            for number, name in enumerate(chosen)
        ]
        rule_signatures.add(work.connection, decided)
        what: dict[str, Json] = {
            "decision": self.decision,
            "reason": self.reason,
            "rules": {each.rule: each.wording for each in decided},
        }
        return Done(chosen, tuple(f"rule:{name}" for name in chosen), what)

    def _complete(self) -> None:
        if self.decision not in {SIGNED, RETIRED}:
            detail = Said("{signed} or {retired}", signed=SIGNED, retired=RETIRED)
            raise BadValue("rules", value=self.decision, type="decision", detail=detail)
        check_reason("rules", self.reason)
        if self.decision == RETIRED and not self.rules:
            raise BadValue("rules", value="", type="list of rules", detail="name what is retired")


def _open(rules: Iterable[Rule], standing: dict[str, RuleDecision]) -> list[str]:
    """Return the rules of whose present wording no jurist has decided that it stands, or that it does not."""
    decided = (rule_signatures.signed, rule_signatures.retired)
    return [rule.id for rule in rules if not any(each(rule, standing) for each in decided)]
