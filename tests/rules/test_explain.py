# SPDX-License-Identifier: Apache-2.0
"""Everything of one rule in one document, as its file has it on a day."""

import json
from datetime import date

import pytest
from tests.rules.sheets import write

from sanad.errors import BadRule, NoSuchLaw
from sanad.rules.explain import explain
from sanad.rules.rule import read_rule
from sanad.wiring import rulebook_folder

ON = date(2025, 10, 1)


def test_a_rule_is_told_with_its_questions_its_cases_and_what_a_jurist_signs(tmp_path):
    path = write(tmp_path)
    told = explain(tmp_path, "T-1", ON)
    assert (told["id"], told["permit"], told["on"]) == ("T-1", "sentence.months >= 2", "2025-10-01")
    assert told["wording"] == read_rule(path).wording
    assert [each["id"] for each in told["questions"]] == ["T-1-1", "T-1-2"]
    assert [each["expect"] for each in told["cases"]] == ["permit", "refuse", "undecided"]
    json.dumps(told)


def test_a_question_that_two_facts_ask_is_told_once(tmp_path):
    needs = """
[needs."request.renewal"]
id = "T-1-1"
text = "Is it a renewal?"
who = "drafter"
[needs."sentence.months"]
id = "T-1-1"
text = "Is it a renewal?"
who = "drafter"
"""
    write(tmp_path, needs=needs)
    assert [each["id"] for each in explain(tmp_path, "T-1", ON)["questions"]] == ["T-1-1"]


@pytest.mark.parametrize(
    ("on", "in_force"),
    [
        (date(2019, 12, 31), False),
        (date(2020, 1, 1), True),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
    ],
)
def test_a_rule_is_in_force_on_both_its_days_and_on_neither_day_outside(tmp_path, on, in_force):
    write(tmp_path, in_force_from="2020-01-01", in_force_to="2025-06-30")
    assert explain(tmp_path, "T-1", on)["in_force"] is in_force


def test_a_rule_without_a_condition_says_that_it_has_none(tmp_path):
    write(tmp_path, when=None)
    assert explain(tmp_path, "T-1", ON)["when"] is None


def test_a_provision_is_told_with_what_it_serves_and_its_days_as_text():
    told = explain(rulebook_folder(), "CCF-40", ON)
    assert told["serves"]
    assert "cases" not in told
    json.dumps(told)


def test_what_is_not_there_is_not_explained(tmp_path):
    write(tmp_path)
    with pytest.raises(NoSuchLaw, match="There is no rule t-11; nearest are T-1"):
        explain(tmp_path, "t-11", ON)
    with pytest.raises(NoSuchLaw, match="none comes near"):
        explain(tmp_path, "nowhere", ON)


def test_a_rule_that_is_not_sound_is_not_explained_as_if_it_were(tmp_path):
    write(tmp_path, severity='"deadly"')
    with pytest.raises(BadRule, match="severity"):
        explain(tmp_path, "T-1", ON)
