# SPDX-License-Identifier: Apache-2.0
import pytest

from sanad.rules import Outcome, Ruling, Status, outcome
from sanad.values.verdict import Verdict

PERMIT, REFUSE, UNDECIDED = Verdict.PERMIT, Verdict.REFUSE, Verdict.UNDECIDED


def ruling(rule, severity, verdict, tool=None):
    return Ruling(
        rule=rule, version=1, title="", article="", mark="V", severity=severity, gate="A", verdict=verdict,
        applicable=True, code="", reason="", questions=(), used={}, note="", other_tool=tool,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rulings", "status", "rules"),
    [
        ([("a", "block", PERMIT), ("b", "review", PERMIT), ("c", "warn", PERMIT)], Status.READY, ()),
        ([("a", "block", PERMIT), ("b", "warn", REFUSE)], Status.READY_WITH_WARNINGS, ("b",)),
        ([("a", "warn", REFUSE), ("b", "review", REFUSE)], Status.NEEDS_REASONED_REVIEW, ("b",)),
        ([("a", "warn", UNDECIDED)], Status.NEEDS_REASONED_REVIEW, ("a",)),
        ([("a", "block", UNDECIDED), ("b", "review", UNDECIDED)], Status.NEEDS_REASONED_REVIEW, ("a", "b")),
        ([("a", "block", UNDECIDED), ("b", "block", REFUSE)], Status.BLOCKED, ("b",)),
        ([("a", "review", REFUSE), ("b", "block", REFUSE), ("c", "block", REFUSE)], Status.BLOCKED, ("b", "c")),
        ([("a", "block", REFUSE, "blue_notice")], Status.USE_OTHER_TOOL, ("a",)),
        ([("a", "block", REFUSE, "blue_notice"), ("b", "block", REFUSE)], Status.BLOCKED, ("a", "b")),
        ([("a", "block", REFUSE, "blue_notice"), ("b", "review", REFUSE)], Status.USE_OTHER_TOOL, ("a",)),
        ([("a", "review", REFUSE, "blue_notice")], Status.NEEDS_REASONED_REVIEW, ("a",)),
        ([("a", "block", UNDECIDED, "blue_notice")], Status.NEEDS_REASONED_REVIEW, ("a",)),
        ([], Status.NEEDS_REASONED_REVIEW, ()),
    ],
)  # fmt: skip
def test_the_outcome_follows_the_table(rulings, status, rules):
    found = outcome([ruling(*one) for one in rulings])
    assert (found.status, found.rules) == (status, rules)


def test_other_tools_are_named_once_each():
    rulings = [
        ruling(name, "block", REFUSE, tool)
        for name, tool in (("a", "mla"), ("b", "blue_notice"), ("c", "mla"))
    ]
    assert outcome(rulings) == Outcome(
        Status.USE_OTHER_TOOL, ("a", "b", "c"), ("blue_notice", "mla")
    )


def test_an_outcome_holds_words_and_never_a_number():
    document = outcome([ruling("a", "block", REFUSE)]).as_json()
    assert document == {"status": "BLOCKED", "rules": ["a"], "tools": []}
