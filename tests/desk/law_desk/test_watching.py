# SPDX-License-Identifier: Apache-2.0
"""What the watch makes of rules, questions and clocks that call: one task each, for whoever must act."""

import shutil
from datetime import timedelta

import pytest

from cast import CASE
from law_desk import IN_CASE, draft, drift, happened, send, sign_rules, withdraw
from sanad.casework import tasks
from sanad.desk.acts.follow_up import FollowUp
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.wiring import rulebook_folder
from scene import sample_rule, signed, under

KEEPING = "interpol/keeping/DEL-51.toml"


@pytest.fixture
def keeping(scene, law):
    """An office under the sample rule and the rule by which requests that were sent are withdrawn."""
    shutil.copy(rulebook_folder() / KEEPING, law)
    return under(scene.house, law)


def watch(house):
    return house.do(FollowUp(by="clerk", **IN_CASE))


def open_tasks(house, *, of):
    with house.office.tools.database.reading() as connection:
        every = tasks.of_compartment(connection, CASE, tasks.OPEN)
    return [each for each in every if each.origin.cause == of]


@pytest.mark.parametrize("kind", ["acquittal", "death"])
def test_what_ends_a_request_that_was_sent_calls_for_its_withdrawal_within_a_day(keeping, kind):
    signed(keeping, "RN-02")
    send(keeping, "RN-02")
    trial = OpenProceeding(by="liaison", **IN_CASE, kind="criminal", country="PK", authority="Sample court", reference="9/2025", subjects=("S-01",))  # fmt: skip
    happened(keeping, keeping.do(trial), kind)
    assert [ruling.rule for ruling in drift(keeping)["request:RN-02"].withdraw] == ["DEL-51"]
    before = keeping.clock.now
    watch(keeping)
    [task] = [each for each in open_tasks(keeping, of="rule") if each.origin.of == "DEL-51"]
    assert task.about == "request:RN-02"
    ends = task.due.ends("Asia/Karachi")
    assert abs(ends - before - timedelta(hours=24)) <= timedelta(minutes=1)
    assert "Article 51" in task.due.basis
    assert watch(keeping) == []


def test_a_request_that_was_not_sent_is_not_to_be_withdrawn(keeping):
    signed(keeping, "RN-02")
    trial = OpenProceeding(by="liaison", **IN_CASE, kind="criminal", country="PK", authority="Sample court", reference="9/2025", subjects=("S-01",))  # fmt: skip
    happened(keeping, keeping.do(trial), "acquittal")
    assert drift(keeping)["request:RN-02"].withdraw == ()


def test_a_retired_rule_calls_nothing_back(keeping):
    signed(keeping, "RN-02")
    name = send(keeping, "RN-02")
    happened(keeping, name, "death")
    sign_rules(keeping, "DEL-51", decision="retired")
    assert drift(keeping)["request:RN-02"].withdraw == ()


def test_a_question_that_holds_a_request_up_becomes_one_task_for_whom_it_asks(house, law):
    strict = under(house, sample_rule(law, "warrant.recalled == false", name="2"))
    draft(strict, "RN-02")
    watch(strict)
    found = [each for each in open_tasks(strict, of="rule") if each.about == "request:RN-02"]
    assert [(each.origin.of, each.department) for each in found] == [("SAMPLE-Q", "prosecutor")]
    assert watch(strict) == []


def test_nobody_is_asked_about_a_request_that_was_withdrawn(house, law):
    strict = under(house, sample_rule(law, "warrant.recalled == false", name="2"))
    draft(strict, "RN-02")
    withdraw(strict, "RN-02")
    watch(strict)
    assert "request:RN-02" not in {each.about for each in open_tasks(strict, of="rule")}


def test_a_clock_that_calls_becomes_a_task_and_one_far_off_does_not(house):
    case = OpenProceeding(by="liaison", **IN_CASE, kind="criminal", country="PK", authority="Sample court", reference="9/2025", subjects=("S-01",))  # fmt: skip
    name = house.do(case)
    happened(house, name, "hearing", next="evidence", next_on="2026-01-18")
    happened(house, name, "adjourned", next="argument", next_on="2026-06-01")
    watch(house)
    named = [each.action.split(":")[0] for each in open_tasks(house, of="clock")]
    assert named == ["evidence"]
    assert watch(house) == []
