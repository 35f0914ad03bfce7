# SPDX-License-Identifier: Apache-2.0
"""Whose signature a rule needs, and what it is worth when the rule changes."""

import pytest

from law_desk import check, draft, sign_rules
from sanad.desk.questions.rule_standing import RuleStanding
from sanad.errors import BadValue, NoMandate, NotFound
from sanad.rules import Status
from scene import sample_rule, under


def standing(house):
    return {each["rule"]: each["standing"] for each in house.do(RuleStanding(by="jurist"))}


def test_a_rule_is_signed_by_a_jurist_and_by_nobody_else(house):
    for officer in ("reviewer", "approver", "drafter", "supervisor"):
        with pytest.raises(NoMandate):
            sign_rules(house, "SAMPLE-1", by=officer)
    assert standing(house) == {"SAMPLE-1": "unsigned"}
    assert sign_rules(house, "SAMPLE-1") == ["SAMPLE-1"]
    [row] = house.do(RuleStanding(by="jurist"))
    assert (row["standing"], row["by"], row["version"]) == ("signed", "jurist", 1)


def test_a_wording_that_changes_after_it_was_signed_is_unsigned_again(house, law):
    draft(house, "RN-02")
    sign_rules(house)
    assert check(house, "RN-02").known["law"]["unsigned"] == []
    other = under(house, sample_rule(law, text="All may pass, slowly."))
    assert standing(other) == {"SAMPLE-1": "changed"}
    assert check(other, "RN-02").known["law"]["unsigned"] == ["SAMPLE-1"]
    sign_rules(other)
    assert check(other, "RN-02").known["law"]["unsigned"] == []


def test_whoever_names_no_rule_signs_those_that_are_open_and_no_others(house, law):
    sign_rules(house, "SAMPLE-1")
    both = under(house, sample_rule(law, name="2"))
    assert sign_rules(both) == ["SAMPLE-2"]
    assert sign_rules(both) == []


def test_whoever_names_no_rule_does_not_sign_a_retired_one_again(house, law):
    both = under(house, sample_rule(law, name="2"))
    sign_rules(both, "SAMPLE-2", decision="retired")
    assert sign_rules(both) == ["SAMPLE-1"]
    assert standing(both) == {"SAMPLE-1": "signed", "SAMPLE-2": "retired"}
    assert sign_rules(both, "SAMPLE-2") == ["SAMPLE-2"]


def test_a_retired_rule_is_not_asked_and_a_new_wording_of_it_is(house, law):
    strict = under(house, sample_rule(law, "false", name="2"))
    draft(strict, "RN-02")
    assert check(strict, "RN-02").outcome.status is Status.BLOCKED
    sign_rules(strict, "SAMPLE-2", decision="retired")
    assert check(strict, "RN-02").outcome.status is Status.READY
    assert standing(strict)["SAMPLE-2"] == "retired"
    reworded = under(house, sample_rule(law, "false", name="2", text="None may pass, in other words."))  # fmt: skip
    assert check(reworded, "RN-02").outcome.rules == ("SAMPLE-2",)


def test_a_request_that_only_retired_rules_were_about_is_not_ready(house):
    draft(house, "RN-02")
    sign_rules(house, "SAMPLE-1", decision="retired")
    assert check(house, "RN-02").outcome.status is Status.NEEDS_REASONED_REVIEW


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"decision": "retired"}, BadValue),  # the whole law at once
        ({"decision": "approved"}, BadValue),
        ({"reason": " "}, BadValue),
        ({"reason": "\u200b \u200b \u200b"}, BadValue),
        ({"rules": ("SAMPLE-1", "NO-SUCH")}, NotFound),
    ],
)
def test_a_decision_on_rules_that_says_too_little_is_refused_and_nothing_is_signed(
    house, fields, error
):
    with pytest.raises(error):
        sign_rules(house, *fields.pop("rules", ()), **fields)
    assert standing(house) == {"SAMPLE-1": "unsigned"}


def test_a_rule_about_acts_of_the_office_is_not_switched_off_by_one_signature(scene):
    with pytest.raises(BadValue, match="leaves with its file"):
        sign_rules(scene.house, "ACT-read-authority", decision="retired")
    assert standing(scene.house)["ACT-read-authority"] == "unsigned"
