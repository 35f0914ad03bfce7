# SPDX-License-Identifier: Apache-2.0
"""Every rule of the rulebook, found and not listed: a new one cannot escape."""

from pathlib import Path

import pytest

import sanad.rulebook
from sanad.rules import evaluate, load
from sanad.rules.cases import cases_file, read_cases
from sanad.rules.linter import lint_rule
from sanad.rules.rule import read_rule
from sanad.rules.rulebook import rule_files
from sanad.rules.tree import KINDS, TARGETS
from sanad.values.verdict import Verdict
from sanad.wiring import lint_rulebook

FOLDER = Path(sanad.rulebook.__file__).parent
FILES = rule_files(FOLDER)
CASES = [(path, case) for path in FILES for case in read_cases(cases_file(path))[0]]
REQUESTS = {*KINDS}
ACTS = TARGETS - REQUESTS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_rule_is_sound(path):
    rule = read_rule(path)
    assert not isinstance(rule, list), rule
    cases, broken = read_cases(cases_file(path))
    assert [str(fault) for fault in (*broken, *lint_rule(rule, cases))] == []


@pytest.mark.parametrize(
    ("path", "case"), CASES, ids=[f"{path.stem}: {case.name}" for path, case in CASES]
)
def test_the_case_comes_to_what_it_says(path, case):
    ruling = evaluate(read_rule(path), case.facts, case.on)
    assert (ruling.verdict, ruling.code) == (case.expect, case.code)


def test_the_whole_rulebook_lints_clean_and_loads():
    assert [str(fault) for fault in lint_rulebook(FOLDER)] == []
    assert len(load(FOLDER).rules) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_rule_permits_when_nothing_is_known(path):
    rule = read_rule(path)
    ruling = evaluate(rule, {}, CASES[0][1].on)
    assert ruling.verdict is not Verdict.PERMIT or ruling.code == "NOT_APPLICABLE"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_speaks_of_a_request_or_of_an_act_and_stands_at_its_gate(path):
    rule = read_rule(path)
    targets = set(rule.applies_to)
    assert targets <= (ACTS if rule.gate == "act" else REQUESTS)
    if rule.gate == "act":
        assert rule.severity in {"block", "warn"}


def test_no_question_has_the_id_of_a_rule_since_both_are_answered_in_one_place():
    rules = load(FOLDER).rules
    ids = {rule.id for rule in rules}
    assert not ids & {need.id for rule in rules for need in rule.needs.values()}


def test_rules_that_the_sources_could_not_verify_are_marked_so():
    marks = {rule.id: rule.mark for rule in load(FOLDER).rules}
    unverified = {
        "AUT-03", "EXT-3-ended", "EXT-3-military", "EXT-3-persecution", "EXT-3-political", "EXT-3-trial", "EXT-4-request", "GEN-10b",
        "GEN-11", "GEN-12-sensitive", "GEN-14", "HR-4", "KEEP-52", "MLA-3", "NOT-76", "NOT-77", "REC-37", "REC-37-blue", "REC-37-link",
        "REC-44", "REC-44-blue", "RES-2010-objection", "RET-50", "RN-83-2a", "RN-84a", "RN-84c", "RN-85", "SUSP-81", "SUSP-81-docket", "SUSP-81-inaction", "UNL-1", "UPD-46",
        "UPD-46-changes",
    }  # fmt: skip
    assert {rule for rule, mark in marks.items() if mark == "U"} == unverified
