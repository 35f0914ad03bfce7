# SPDX-License-Identifier: Apache-2.0
"""The engine of law: a rule is read, checked and put to a set of facts on a day; it permits, refuses or stays undecided."""

from sanad.rules.amendment import Amendment, load_amendments, supposing
from sanad.rules.changes import Change, penalty_changes, rule_changes, rules_supposing
from sanad.rules.checklist import Checklist, Item, Sort, load_checklists
from sanad.rules.linter import lint
from sanad.rules.offence import Offence, load_offences
from sanad.rules.outcomes import Outcome, Status, outcome
from sanad.rules.penalty import Penalty
from sanad.rules.reading import Fault
from sanad.rules.rule import Rule
from sanad.rules.rulebook import Rulebook, load
from sanad.rules.ruling import Question, Ruling, by_word, evaluate, evaluate_all

__all__ = [
    "Amendment",
    "Change",
    "Checklist",
    "Fault",
    "Item",
    "Offence",
    "Outcome",
    "Penalty",
    "Question",
    "Rule",
    "Rulebook",
    "Ruling",
    "Sort",
    "Status",
    "by_word",
    "evaluate",
    "evaluate_all",
    "lint",
    "load",
    "load_amendments",
    "load_checklists",
    "load_offences",
    "outcome",
    "penalty_changes",
    "rule_changes",
    "rules_supposing",
    "supposing",
]
