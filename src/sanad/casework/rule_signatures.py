# SPDX-License-Identifier: Apache-2.0
"""Which wording of which rule a jurist of this office has signed or retired: the only way in which the standing of a rule moves.

A rule that nobody signed binds all the same: it may hold up and ask. But a request is not ready while a rule that it was checked by is
unsigned (rule LAW-1). A file that changes has another wording, which is unsigned again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from sanad.casework import tables
from sanad.rules import Rule

SIGNED, RETIRED = "signed", "retired"


@dataclass(frozen=True)
class RuleDecision:
    """One decision on one wording of a rule; `number` counts those of one ledger entry."""

    rule: str
    wording: str
    decision: str
    by: str
    seq: int
    number: int


def add(connection: sa.Connection, decisions: Iterable[RuleDecision]) -> None:
    """Record decisions; earlier ones stay and stop counting."""
    rows = [vars(each) for each in decisions]
    if rows:
        connection.execute(sa.insert(tables.rule_decision), rows)


def standing(connection: sa.Connection) -> dict[str, RuleDecision]:
    """Return rule → the decision that counts."""
    columns = tables.rule_decision.c
    query = sa.select(tables.rule_decision).order_by(columns.seq, columns.number)
    rows = connection.execute(query).mappings()
    return {row["rule"]: RuleDecision(**row) for row in rows}


def signed(rule: Rule, decisions: dict[str, RuleDecision]) -> bool:
    """Tell whether this wording of the rule is signed."""
    found = decisions.get(rule.id)
    return found is not None and (found.decision, found.wording) == (SIGNED, rule.wording)


def retired(rule: Rule, decisions: dict[str, RuleDecision]) -> bool:
    """Tell whether this wording of the rule was retired: it is not asked any more. Another wording is."""
    found = decisions.get(rule.id)
    return found is not None and (found.decision, found.wording) == (RETIRED, rule.wording)
