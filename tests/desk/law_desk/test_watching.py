# SPDX-License-Identifier: Apache-2.0
"""What the watch makes of rules, questions and clocks that call: one task each, for whoever must act."""

import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cast import CASE
from law_desk import IN_CASE, draft, drift, happened, send, sign_rules, withdraw
from sanad.casework import tasks
from sanad.casework.tasks import State
from sanad.desk.acts.end_appointment import EndAppointment
from sanad.desk.acts.file_task import FileTask
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


def trial(house, kind="criminal", country="PK", **more):
    order = OpenProceeding(by="liaison", **IN_CASE, kind=kind, country=country, authority="Sample court", reference="9/2025", subjects=("S-01",))  # fmt: skip
    return house.do(replace(order, **more))


def sent(house):
    signed(house, "RN-02")
    return send(house, "RN-02")


def raised_by(house, name):
    """Return the open tasks about a request that one watch raised."""
    told = watch(house)
    every = [each for cause in ("rule", "drift", "clock") for each in open_tasks(house, of=cause)]
    return [each for each in every if each.id in told and each.about == name]


@pytest.mark.parametrize("kind", ["acquittal", "death"])
def test_what_ends_a_request_that_was_sent_calls_for_its_withdrawal_within_a_day(keeping, kind):
    sent(keeping)
    happened(keeping, trial(keeping), kind)
    assert [ruling.rule for ruling in drift(keeping)["request:RN-02"].withdraw] == ["DEL-51"]
    [task] = raised_by(keeping, "request:RN-02")  # the drift and the clock ask for no second one
    assert (task.origin.of, task.about) == ("DEL-51", "request:RN-02")
    assert task.due.ends("Asia/Karachi").isoformat() == "2026-01-05T19:00:00+00:00"  # its last day
    assert "Article 51" in task.due.basis
    assert watch(keeping) == []


def test_the_withdrawal_is_given_to_whoever_drafted_the_request(keeping):
    sent(keeping)
    happened(keeping, trial(keeping), "acquittal")
    [task] = raised_by(keeping, "request:RN-02")
    assert (task.state, task.officer) == (
        State.ALLOCATED,
        "drafter",
    )  # the liaison may not withdraw


def test_the_withdrawal_of_a_drafter_who_left_waits_for_those_who_direct(keeping):
    sent(keeping)
    happened(keeping, trial(keeping), "acquittal")
    keeping.do(EndAppointment(by="chief", compartment="office", officer="drafter", wanted_compartment=CASE, last=date(2026, 1, 5), order="7/2026"))  # fmt: skip
    keeping.clock.now += timedelta(days=1)
    [task] = raised_by(keeping, "request:RN-02")
    assert (task.state, task.officer, task.department) == (State.RAISED, None, "NCB officer")


def test_what_ended_it_calls_for_nothing_once_a_request_is_withdrawn(keeping):
    sent(keeping)
    happened(keeping, trial(keeping), "acquittal")
    withdraw(keeping, "RN-02")
    keeping.clock.now += timedelta(days=2)
    watch(keeping)
    assert [each.action for each in open_tasks(keeping, of="clock") if "Withdraw" in each.action] == []  # fmt: skip


def test_nothing_is_to_be_withdrawn_where_nothing_was_sent(keeping):
    happened(keeping, trial(keeping), "acquittal")
    keeping.clock.now += timedelta(days=2)
    watch(keeping)
    assert [each.action for each in open_tasks(keeping, of="clock") if "Withdraw" in each.action] == []  # fmt: skip


def test_what_a_clock_called_for_is_not_asked_again_once_it_was_filed(house):
    name = trial(house)
    happened(house, name, "fir_registered", "2025-11-03")
    watch(house)
    [task] = open_tasks(house, of="clock")
    house.do(FileTask(by="chief", **IN_CASE, task=task.id, reason="the report is with the court"))
    assert watch(house) == []
    happened(house, name, "joint_team_formed", "2025-11-04")  # another start
    assert len(watch(house)) == 1


@pytest.fixture
def reviewed(scene, tmp_path):
    """An office under a rule by which somebody decides whether a request stands after an arrest."""
    law = sample_rule(tmp_path / "law")
    permit = 'all(events, kind != "arrested")'
    sample_rule(law, permit, "3", applies_to='["keep_request"]', severity='"review"', sources='["pakistan:SG-43"]')  # fmt: skip
    return under(scene.house, law)


def test_what_a_rule_wants_somebody_to_decide_is_a_task_and_no_withdrawal(reviewed):
    happened(reviewed, sent(reviewed), "arrested")
    found = drift(reviewed)["request:RN-02"]
    assert ([each.rule for each in found.decide], found.withdraw) == (["SAMPLE-3"], ())
    decide, look = raised_by(reviewed, "request:RN-02")
    assert (decide.origin.of, decide.action.split(":")[0]) == ("SAMPLE-3", "Decide on request RN-02 (SAMPLE-3)")  # fmt: skip
    assert "SG-43" in decide.due.basis  # the clock that rests on the same source
    assert look.origin.cause == "drift"


def test_what_a_rule_about_keeping_does_not_know_becomes_a_question(scene, law):
    sample_rule(law, "proceedings.final_judgment == false", "3", applies_to='["keep_request"]')
    house = under(scene.house, law)
    sent(house)
    [task] = raised_by(house, "request:RN-02")
    assert task.origin.of == "SAMPLE-3:proceedings.final_judgment"


def test_a_refusal_of_the_notice_calls_it_back_and_that_of_a_surrender_does_not(scene, law):
    shutil.copy(rulebook_folder() / "interpol/keeping/SUSP-81-docket.toml", law)
    house = under(scene.house, law)
    notice = sent(house)
    happened(house, trial(house, "extradition", "GB"), "refused")
    assert "request:RN-02" not in drift(house)
    happened(house, notice, "refused")
    found = drift(house)["request:RN-02"]
    assert [each.rule for each in found.withdraw] == ["SUSP-81-docket"]
    assert "On record since: notice refused on 5 January 2026." in [each.says for each in found.changes]  # fmt: skip


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
    far = trial(house, reference="10/2025")
    happened(house, far, "adjourned", next="argument", next_on="2026-06-01")
    watch(house)
    named = [each.action.split(":")[0] for each in open_tasks(house, of="clock")]
    assert named == ["evidence"]
    assert watch(house) == []
