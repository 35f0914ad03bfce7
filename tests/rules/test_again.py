# SPDX-License-Identifier: Apache-2.0
"""Asking again only what changed says the same as asking everything anew."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

import sanad.rules.again
from sanad.rules import evaluate, load
from sanad.rules.again import ask
from sanad.rules.cases import cases_file, read_cases
from sanad.rules.rulebook import rule_files
from sanad.wiring import rulebook_folder

FILES = rule_files(rulebook_folder())
RULES = {rule.id: rule for rule in load(rulebook_folder()).rules}
ON = date(2025, 10, 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_from_any_case_to_any_other_the_ruling_is_the_one_of_a_new_look(path):
    rule = RULES[path.stem]
    for first, second in product(read_cases(cases_file(path))[0], repeat=2):
        before = ask([rule], first.facts, second.on, None)
        [(_, ruling)] = ask([rule], second.facts, second.on, before).said.values()
        assert ruling == evaluate(rule, second.facts, second.on), (first.name, second.name)


@pytest.fixture
def evaluated(monkeypatch):
    names = []

    def counting(rule, facts, on):
        names.append(rule.id)
        return evaluate(rule, facts, on)

    monkeypatch.setattr(sanad.rules.again, "evaluate", counting)
    return names


FACTS = {
    "warrant": {"conditional_on_location": False, "recalled": False},
    "charges": [{"political_flag": "P0"}],
}


def test_one_changed_fact_asks_only_the_rules_that_looked_at_it(evaluated):
    rules = [RULES["RN-84d"], RULES["SG-01"]]
    before = ask(rules, FACTS, ON, None)
    evaluated.clear()
    ask(rules, {**FACTS, "warrant": {"conditional_on_location": True}}, ON, before)
    assert evaluated == ["RN-84d"]


def test_one_more_item_of_a_list_asks_again(evaluated):
    before = ask([RULES["SG-01"]], FACTS, ON, None)
    evaluated.clear()
    ask([RULES["SG-01"]], {**FACTS, "charges": [*FACTS["charges"], {}]}, ON, before)
    assert evaluated == ["SG-01"]


def test_another_reason_for_an_acceptance_is_told(evaluated):
    rule = RULES["LAW-1"]
    accepted = {"answer": "accepted", "by": "reviewer.one"}
    facts = {"law": {"unsigned": ["X"]}, "answers": {"LAW-1": {**accepted, "reason": "one"}}}
    before = ask([rule], facts, ON, None)
    other = {**facts, "answers": {"LAW-1": {**accepted, "reason": "another"}}}
    [(_, ruling)] = ask([rule], other, ON, before).said.values()
    assert "another" in ruling.reason


def test_another_day_asks_everything(evaluated):
    before = ask([RULES["RN-84d"]], FACTS, ON, None)
    evaluated.clear()
    ask([RULES["RN-84d"]], FACTS, ON + timedelta(days=1), before)
    assert evaluated == ["RN-84d"]


def test_a_rule_in_another_wording_is_asked_again_though_no_fact_has_changed(evaluated):
    rule = RULES["RN-83-2b-v"]
    before = ask([rule], {}, ON, None)
    evaluated.clear()
    ask([rule], {}, ON, before)
    assert evaluated == []
    ask([replace(rule, document={**rule.document, "version": 99})], {}, ON, before)
    assert evaluated == ["RN-83-2b-v"]
