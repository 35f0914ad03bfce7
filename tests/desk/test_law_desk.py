# SPDX-License-Identifier: Apache-2.0
"""The law desk: whose signature a rule needs, when a request may leave, what has drifted under it, and what must be done by when."""

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from cast import CASE
from sanad.casework import tasks
from sanad.casework.request import Request
from sanad.desk.acts.answer_question import AnswerQuestion
from sanad.desk.acts.copy_exhibit import CopyExhibit
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.follow_up import FollowUp
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.hand_over import HandOver
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.record_event import RecordEvent
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.acts.send_request import SendRequest
from sanad.desk.acts.sign_request import SignRequest
from sanad.desk.acts.sign_rules import SignRules
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.acts.withdraw_request import WithdrawRequest
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.questions.custody_statement import CustodyStatement
from sanad.desk.questions.list_clocks import ListClocks
from sanad.desk.questions.list_drift import ListDrift
from sanad.desk.questions.list_requests import ListRequests
from sanad.desk.questions.proceedings import Proceedings
from sanad.desk.questions.rule_standing import RuleStanding
from sanad.desk.questions.what_would_flip import WhatWouldFlip
from sanad.dossier.material import Addressee
from sanad.errors import (
    AlreadyDone,
    BadValue,
    NoMandate,
    NotFound,
    RequestNotReady,
    SecondPersonNeeded,
    SignedAlready,
)
from sanad.identity.judgement import Answer, Judgement
from sanad.rules import Status
from sanad.storage.database import metadata
from sanad.wiring import rulebook_folder
from scene import sample_rule, set_scene, signed, under

IN_CASE = {"compartment": CASE}
FATHER = "Sample One is the son of Sample Father."
WARRANT = {
    "number": "41/2025",
    "issuer": "Sample court",
    "issuer_type": "court",
    "issued_on": "2025-06-01",
    "in_force_until": "2026-06-30",
    "names_person": True,
    "recalled": False,
    "conditional_on_location": False,
}
KEEPING = "interpol/keeping/DEL-51.toml"
HERE = ZoneInfo("Asia/Karachi")
WARRANT_DAY = date(2026, 6, 30)


@pytest.fixture
def scene(quick_house):
    return set_scene(quick_house)


@pytest.fixture
def law(tmp_path):
    """A rulebook of one rule, which permits every Red Notice."""
    return sample_rule(tmp_path / "law")


@pytest.fixture
def house(scene, law):
    """An office under that law, with three persons on the register and no request but of others' making."""
    return under(scene.house, law)


def draft(house, name, subject="S-01", purpose="prosecution"):
    asked = Request(name, "red_notice", subject, CASE, purpose, "2026-01-05", {})
    return house.do(DraftRequest(by="drafter", **IN_CASE, request=asked))


def sign(house, name, *steps):
    by = {"draft": "drafter", "review": "reviewer", "approve": "approver"}
    for step in steps or ("review", "approve"):
        house.do(SignRequest(by=by[step], **IN_CASE, request=name, step=step))


def check(house, name):
    return house.do(CheckRequest(by="drafter", **IN_CASE, request=name))


def send(house, name, by="liaison", **to):
    given = {"country": "INT", "authority": "Sample bureau", "reference": "1/2026"}
    return house.do(SendRequest(by=by, **IN_CASE, request=name, on="2026-01-05", **{**given, **to}))


def withdraw(house, name, reason="the court acquitted"):
    return house.do(WithdrawRequest(by="drafter", **IN_CASE, request=name, reason=reason))


def sign_rules(house, *rules, by="jurist", **fields):
    return house.do(SignRules(by=by, rules=rules, **{"reason": "read in the Gazette", **fields}))


def standing(house):
    return {each["rule"]: each["standing"] for each in house.do(RuleStanding(by="jurist"))}


def listed(house, *, checked=False):
    rows = house.do(ListRequests(by="drafter", **IN_CASE, checked=checked))
    return {row["request"]: row for row in rows}


def drift(house):
    return {each.thing: each for each in house.do(ListDrift(by="drafter", **IN_CASE))}


def says(drifted):
    return [change.says for change in drifted.changes]


def claim(house, name, value, about="S-01"):
    source = Quoted("note.txt", FATHER)
    given = {"about": about, "property": name, "value": value, "said_by": "Records office"}
    return house.do(RecordClaim(by="analyst", **IN_CASE, **given, source=source))


def freeze(house):
    to = Addressee("court", "trial")
    return house.do(FreezeBrief(by="drafter", **IN_CASE, subject="S-01", to=to))


def judge(house, answer, evidence):
    given = Judgement("S-01", "M-01", answer, "read the note", evidence, "")
    house.do(JudgeIdentity(by="analyst", **IN_CASE, judgement=given))


def happened(house, proceeding, kind, on="2026-01-05", **fields):
    order = RecordEvent(
        by="liaison", **IN_CASE, proceeding=proceeding, kind=kind, on=on, said="So."
    )
    return house.do(replace(order, **fields))


def clocks(house, compartment=CASE, within=None):
    asked = ListClocks(by="clerk", compartment=compartment, within_days=within)
    return house.do(asked)


def open_tasks(house, *, of):
    with house.office.tools.database.reading() as connection:
        every = tasks.of_compartment(connection, CASE, tasks.OPEN)
    return [each for each in every if each.origin.cause == of]


# --- the standing of rules ------------------------------------------------------------------------


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
        ({"rules": ("SAMPLE-1", "NO-SUCH")}, NotFound),
    ],
)
def test_a_decision_on_rules_that_says_too_little_is_refused_and_nothing_is_signed(
    house, fields, error
):
    with pytest.raises(error):
        sign_rules(house, *fields.pop("rules", ()), **fields)
    assert standing(house) == {"SAMPLE-1": "unsigned"}


# --- what a draft of the law would flip -----------------------------------------------------------


def rows(house):
    with house.office.tools.database.reading() as connection:
        return {
            table.name: list(connection.execute(sa.select(table)))
            for table in metadata.sorted_tables
            if not table.name.startswith("ledger_")
        }


def flips(house, folder, compartment=CASE):
    return house.do(WhatWouldFlip(by="jurist", compartment=compartment, folder=folder))


def test_a_draft_of_the_law_names_the_open_requests_that_it_flips_and_changes_nothing(
    house, tmp_path
):
    draft(house, "RN-02")
    draft(house, "RN-03", purpose="sentence")
    draft(house, "RN-04", purpose="sentence")
    withdraw(house, "RN-04")
    before = rows(house)
    told = flips(house, sample_rule(tmp_path / "drafts", 'request.purpose == "prosecution"'))
    assert rows(house) == before
    [flip] = told["flips"]
    assert (flip["request"], flip["outcome"], flip["would_be"]) == ("RN-03", "READY", "BLOCKED")
    [ruling] = flip["rulings"]
    assert (ruling["rule"], ruling["now"]) == ("SAMPLE-1", "permit PERMITTED")
    assert ruling["then"] == "refuse SAMPLE_REFUSAL"
    assert told["open"] == 3  # RN-01 of the scene, RN-02, RN-03
    assert check(house, "RN-03").outcome.status is Status.READY


def test_a_new_rule_and_one_that_lapses_flip_what_they_touch(house, tmp_path):
    draft(house, "RN-02")
    new = flips(house, sample_rule(tmp_path / "new", "warrant.recalled == false", name="9"))
    assert {each["would_be"] for each in new["flips"]} == {"NEEDS_REASONED_REVIEW"}
    assert {each["now"] for flip in new["flips"] for each in flip["rulings"]} == {None}
    other = sample_rule(tmp_path / "gone", applies_to='["mla"]')
    assert {each["then"] for flip in flips(house, other)["flips"] for each in flip["rulings"]} == {
        None
    }


def test_the_same_law_and_another_compartment_flip_nothing(house, law):
    draft(house, "RN-02")
    assert flips(house, law)["flips"] == []
    assert flips(house, law, compartment="office") == {
        "rules": ["SAMPLE-1"],
        "open": 0,
        "flips": [],
    }


def test_a_wording_that_a_jurist_retired_flips_nothing_when_it_is_drafted_again(house, law):
    draft(house, "RN-02")
    strict = under(house, sample_rule(law, "false", name="2"))
    sign_rules(strict, "SAMPLE-2", decision="retired")
    assert flips(strict, law)["flips"] == []


# --- sending --------------------------------------------------------------------------------------


def test_a_ready_request_signed_by_three_offices_goes_out_once_and_is_followed(house):
    signed(house, "RN-02")
    name = send(house, "RN-02")
    [followed] = house.do(Proceedings(by="analyst", **IN_CASE, about=name))
    assert [(each.kind, each.on) for each in followed.events] == [("sent", "2026-01-05")]
    assert (followed.proceeding.request, followed.proceeding.kind) == ("RN-02", "notice")
    assert listed(house)["RN-02"]["state"] == "sent"
    with pytest.raises(AlreadyDone):
        send(house, "RN-02", reference="2/2026")


@pytest.mark.parametrize("steps", [("draft",), ("review",), ("approve",)])
def test_a_request_that_not_all_three_have_signed_stays_here(house, steps):
    draft(house, "RN-02")
    sign(house, "RN-02", *steps)
    with pytest.raises(RequestNotReady, match="READY, and signed by"):
        send(house, "RN-02")
    assert listed(house)["RN-02"]["state"] != "sent"


@pytest.mark.parametrize("permit", ["false", "warrant.recalled == false"])
def test_a_request_that_a_rule_refuses_or_asks_about_stays_here_whoever_signed(house, law, permit):
    strict = under(house, sample_rule(law, permit, name="2"))
    signed(strict, "RN-02")
    with pytest.raises(RequestNotReady, match="SAMPLE-2"):
        send(strict, "RN-02")


def test_a_claim_recorded_after_the_last_signature_stops_the_sending(house):
    signed(house, "RN-02")
    claim(house, "alias", "Sample Other")
    with pytest.raises(RequestNotReady, match="signed by nobody"):
        send(house, "RN-02")


def test_a_law_that_changed_after_the_last_signature_stops_the_sending(house, law):
    signed(house, "RN-02")
    with pytest.raises(RequestNotReady, match="signed by nobody"):
        send(under(house, sample_rule(law, text="All may pass, slowly.")), "RN-02")


def test_one_office_does_not_sign_two_steps(house):
    draft(house, "RN-02")
    sign(house, "RN-02", "review")

    from sanad.desk.acts.enrol_officer import EnrolOfficer
    from sanad.mandates.officer import Officer

    colleague = Officer("colleague", "Colleague", "law")
    order = {"roles": ("approver",), "compartments": (CASE,), "until": None, "order": "1"}
    house.do(EnrolOfficer(by="supervisor", officer=colleague, from_day=date(2025, 1, 1), **order))
    with pytest.raises(SecondPersonNeeded):
        house.do(SignRequest(by="colleague", **IN_CASE, request="RN-02", step="approve"))


def test_the_drafter_does_not_send(house):
    signed(house, "RN-02")
    with pytest.raises(NoMandate):
        send(house, "RN-02", by="drafter")


def test_a_request_that_was_withdrawn_stays_here(house):
    signed(house, "RN-02")
    withdraw(house, "RN-02")
    with pytest.raises(RequestNotReady, match="withdrawn"):
        send(house, "RN-02")


def test_an_answer_after_the_review_waits_until_the_drafter_signs_again(house):
    draft(house, "RN-02")
    sign(house, "RN-02", "review")
    order = AnswerQuestion(by="jurist", **IN_CASE, request="RN-02", question="SAMPLE-Q", answer="no", reason="the register says so")  # fmt: skip
    with pytest.raises(SignedAlready, match="reviewer"):
        house.do(order)
    sign(house, "RN-02", "draft")
    house.do(order)
    assert set(check(house, "RN-02").signed) == {"draft"}  # the review did not cover the answer


# --- withdrawing ----------------------------------------------------------------------------------


def test_a_request_that_was_sent_is_called_back_where_it_is_followed(house):
    signed(house, "RN-02")
    name = send(house, "RN-02")
    assert withdraw(house, "RN-02") == name
    [followed] = house.do(Proceedings(by="analyst", **IN_CASE, about=name))
    assert [each.kind for each in followed.events] == ["sent", "withdrawn"]
    assert listed(house)["RN-02"]["state"] == "withdrawn"
    with pytest.raises(AlreadyDone):
        withdraw(house, "RN-02")


def test_a_draft_is_withdrawn_without_a_proceeding_and_only_with_a_reason(house):
    draft(house, "RN-02")
    with pytest.raises(BadValue):
        withdraw(house, "RN-02", reason=" ")
    assert withdraw(house, "RN-02") is None
    assert listed(house)["RN-02"]["state"] == "withdrawn"


def test_requests_are_listed_with_how_far_each_has_come(house):
    draft(house, "RN-02")
    assert listed(house)["RN-02"]["state"] == "drafted"
    sign(house, "RN-02", "review")
    assert listed(house)["RN-02"]["state"] == "reviewed"
    sign(house, "RN-02", "approve")
    row = listed(house, checked=True)["RN-02"]
    assert (row["state"], row["outcome"], row["against"]) == ("approved", "READY", [])
    assert house.do(ListRequests(by="drafter", compartment="office")) == []


def test_a_request_that_cannot_be_checked_is_listed_with_what_stops_it(house):
    draft(house, "RN-02")
    contradict(house)
    row = listed(house, checked=True)["RN-02"]
    assert row["outcome"] is None
    assert "S-01" in row["stops"]


def contradict(house):
    """Judge S-01 the same as each of two entries that are judged to be different."""
    father = claim(house, "father_name", "Sample Father", "M-01")
    other = RegisterSubject(by="investigator", **IN_CASE, subject="M-02", kind="person", label="Sample M-02", authority="Test order 1", reason="named in the complaint", evidence=(house.complaint(),))  # fmt: skip
    house.do(other)
    for left, right, answer in (
        ("S-01", "M-01", Answer.SAME),
        ("S-01", "M-02", Answer.SAME),
        ("M-01", "M-02", Answer.DIFFERENT),
    ):
        given = Judgement(left, right, answer, "read the note", (father,), "")
        house.do(JudgeIdentity(by="analyst", **IN_CASE, judgement=given))


# --- drift ----------------------------------------------------------------------------------------


def test_nothing_is_amber_while_nothing_changes(house):
    claim(house, "warrant", WARRANT)
    signed(house, "RN-02")
    freeze(house)
    send(house, "RN-02")
    house.clock.now += timedelta(days=3)
    assert drift(house) == {}


def test_looking_copying_and_handing_over_an_exhibit_do_not_make_a_dossier_amber(scene):
    house = scene.house
    house.do(CustodyStatement(by="clerk", **IN_CASE, exhibit=scene.note))
    copy = CopyExhibit(by="clerk", **IN_CASE, purpose="to be played", exhibit=scene.note, kind="opened", to="here")  # fmt: skip
    house.do(copy)
    given = HandOver(by="clerk", **IN_CASE, exhibit=scene.note, event="transferred", at="2026-01-01T09:00:00+05:00", giver="Clerk One", receiver="Clerk Two")  # fmt: skip
    house.do(given)
    assert drift(house) == {}


def test_a_warrant_that_is_recalled_is_told_with_what_it_was(house):
    claim(house, "warrant", WARRANT)
    signed(house, "RN-02")
    claim(house, "warrant", {**WARRANT, "number": "42/2025"})
    # two papers that differ on the warrant leave it open: somebody must decide
    assert "warrant.number: was 41/2025, is nothing." in says(drift(house)["request:RN-02"])


def test_a_claim_that_is_withdrawn_is_told_under_the_request_and_the_dossier(house, scene):
    frozen = f"brief:{scene.brief}"
    signed(house, "RN-02")
    house.do(WithdrawClaim(by="analyst", **IN_CASE, claim=scene.claim, reason="retracted"))
    found = drift(house)
    assert "person.father_name: was Sample Father, is nothing." in says(found["request:RN-02"])
    assert found["request:RN-02"].step == "approve"
    assert any(
        each.startswith("Gone: ") and "Sample Father" in each for each in says(found[frozen])
    )


def test_persons_who_are_parted_again_are_told(house):
    father = claim(house, "father_name", "Sample Father", "M-01")
    claim(house, "alias", "Sample Other", "M-01")
    judge(house, Answer.SAME, (father,))
    signed(house, "RN-02")
    judge(house, Answer.DIFFERENT, (father,))
    assert "person.aliases: was Sample Other, is nothing." in says(drift(house)["request:RN-02"])


def test_a_rule_that_changed_is_told_in_a_sentence(house, law):
    signed(house, "RN-02")
    strict = under(house, sample_rule(law, "false"))
    told = says(drift(strict)["request:RN-02"])
    assert "rule SAMPLE-1: was permit (PERMITTED), is refuse (SAMPLE_REFUSAL)." in told


def test_what_cannot_be_made_any_more_is_told_with_the_reason(house):
    signed(house, "RN-02")
    contradict(house)
    assert "S-01" in drift(house)["request:RN-02"].stops


def test_what_nobody_signed_and_what_was_withdrawn_is_not_compared(house):
    draft(house, "RN-02")
    signed(house, "RN-03")
    withdraw(house, "RN-03")
    claim(house, "alias", "Sample Other")
    assert {thing for thing in drift(house) if thing.startswith("request:")} == set()


# --- watching -------------------------------------------------------------------------------------


@pytest.fixture
def keeping(scene, law):
    """An office under the sample rule and the rule by which requests that were sent are withdrawn."""
    shutil.copy(rulebook_folder() / KEEPING, law)
    return under(scene.house, law)


def watch(house):
    return house.do(FollowUp(by="clerk", **IN_CASE))


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


# --- clocks ---------------------------------------------------------------------------------------


def test_a_hearing_and_the_end_of_a_warrant_are_days_that_papers_name(house):
    case = OpenProceeding(by="liaison", **IN_CASE, kind="criminal", country="PK", authority="Sample court", reference="9/2025", subjects=("S-01",))  # fmt: skip
    happened(house, house.do(case), "hearing", next="evidence", next_on="2026-02-10")
    claim(house, "warrant", WARRANT)
    found = {each.title: each for each in clocks(house).running}
    assert found["evidence"].at == datetime(2026, 2, 11, tzinfo=HERE)  # the day itself counts
    assert found["Warrant ends"].at == datetime(2026, 7, 1, tzinfo=HERE)
    assert found["Warrant ends"].thing == "subject:S-01"


def test_records_of_an_incident_are_lost_after_a_year_and_asked_for_after_nine_months(house):
    house.subject("I-01", "incident")
    claim(house, "date", "2025-05-10", "I-01")
    [found] = [each for each in clocks(house).running if each.thing == "subject:I-01"]
    assert found.at == datetime(2026, 5, 10, tzinfo=HERE)
    assert found.alert == datetime(2026, 2, 10, tzinfo=HERE)
    assert "Section 32" in found.basis


@pytest.mark.parametrize(("country", "until"), [("FR", (2026, 2, 3)), ("AE", None)])
def test_papers_are_due_after_a_provisional_arrest_as_the_verified_sheet_of_the_state_says(
    house, country, until
):
    case = OpenProceeding(by="liaison", **IN_CASE, kind="extradition", country=country, authority="Ministry", reference="3/2026", subjects=("S-01",))  # fmt: skip
    happened(house, house.do(case), "provisional_arrest", "2026-01-04")
    due = [each.at for each in clocks(house).running if each.title == "Papers due"]
    assert due == ([] if until is None else [datetime(*until, tzinfo=HERE)])


def test_a_clock_is_near_when_it_calls_or_ends_and_those_far_off_are_counted(house):
    case = OpenProceeding(by="liaison", **IN_CASE, kind="criminal", country="PK", authority="Sample court", reference="9/2025", subjects=("S-01",))  # fmt: skip
    happened(house, house.do(case), "hearing", next="evidence", next_on="2026-02-10")
    found = clocks(house, within=36)  # from 5 January: the day after the hearing is not yet over
    assert (found.running, found.of) == ([], len(clocks(house).running))
    assert [each.title for each in clocks(house, within=37).running] == ["evidence"]


def test_papers_and_sheets_of_states_run_in_the_office_and_in_no_case(house):
    house.instrument("order-8", in_force_until=WARRANT_DAY)
    assert "instrument:order-8" in {each.thing for each in clocks(house, "office").running}
    assert {each.thing.split(":")[0] for each in clocks(house).running}.isdisjoint(
        {"instrument", "state"}
    )


def test_a_rule_about_acts_of_the_office_is_not_switched_off_by_one_signature(scene):
    with pytest.raises(BadValue, match="leaves with its file"):
        sign_rules(scene.house, "ACT-read-authority", decision="retired")
    assert standing(scene.house)["ACT-read-authority"] == "unsigned"


def test_a_notice_that_was_approved_is_sent_to_no_state_by_itself(house):
    signed(house, "RN-02")
    with pytest.raises(BadValue, match="approved for INT"):
        send(house, "RN-02", country="AF")
    assert listed(house)["RN-02"]["state"] == "approved"


def test_an_extradition_goes_to_the_state_it_was_approved_for_and_to_no_other(scene, law):
    house = under(scene.house, sample_rule(law, name="2", applies_to='["extradition"]'))
    asked = Request("EX-01", "extradition", "S-01", CASE, "prosecution", "2026-01-05", {"countries": ["GB"]})  # fmt: skip
    house.do(DraftRequest(by="drafter", **IN_CASE, request=asked))
    sign(house, "EX-01")
    with pytest.raises(BadValue, match="approved for GB"):
        send(house, "EX-01", country="IR")
    send(house, "EX-01", country="GB")


@pytest.mark.parametrize(("place", "found"), [(CASE, 1), ("op-other", 0)])
def test_a_draft_tells_of_persons_on_its_own_register_and_of_nobody_elsewhere(scene, place, found):
    act = {"charge": "PPC-302", "role": "driver", "act": "He drove Sample Two to the bridge.", "from": "2025-01-02", "country": "PK", "place": "Quetta"}  # fmt: skip
    claim(scene.house, "act", act)
    claim(scene.house, "alias", "Sample Two", about="M-01")
    subjects = metadata.tables["subject"]
    with scene.house.office.tools.database.writing() as connection:
        moved = sa.update(subjects).where(subjects.c.id == "M-01").values(compartment=place)
        connection.execute(moved)
    assert len(check(scene.house, "RN-01").known["text"]["third_parties"]) == found
