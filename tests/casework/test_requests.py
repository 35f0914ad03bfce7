# SPDX-License-Identifier: Apache-2.0
"""Four eyes, and that a signature remembers what was signed."""

import pytest

from cast import CASE
from law_desk import WARRANT, claim
from sanad.casework import request
from sanad.claims.subject import Answer
from sanad.desk.acts.answer_question import AnswerQuestion
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.sign_request import SignRequest
from sanad.desk.questions.check_request import CheckRequest
from sanad.errors import BadValue, EntryRemoved, NoMandate, NotFound, SecondPersonNeeded
from sanad.values.verdict import Verdict
from scene import sign_order


def sign(by, step="review", draft=""):
    return SignRequest(by=by, compartment=CASE, request="RN-01", draft=draft, step=step)


def signs(scene, by, step="review"):
    """Have an officer sign what they read."""
    return scene.house.do(sign_order(scene.house, by, "RN-01", step))


def check(scene):
    return scene.house.do(CheckRequest(by="drafter", compartment=CASE, request="RN-01"))


def test_three_officers_of_three_offices_sign(scene):
    signs(scene, "reviewer")
    signs(scene, "approver", "approve")
    with scene.house.office.tools.database.reading() as connection:
        signed = request.signatures(connection, "RN-01")
    assert {step: item.officer for step, item in signed.items()} == {
        "draft": "drafter",
        "review": "reviewer",
        "approve": "approver",
    }


def test_whoever_drafted_cannot_review(scene):
    with pytest.raises(NoMandate):
        scene.house.do(sign("drafter"))


def test_a_reviewer_of_the_drafters_office_is_refused(scene):
    from datetime import date

    from sanad.desk.acts.enrol_officer import EnrolOfficer
    from sanad.mandates.officer import Officer

    scene.house.do(
        EnrolOfficer(
            by="supervisor",
            officer=Officer("colleague", "Colleague", "cell"),
            roles=("reviewer",),
            compartments=(CASE,),
            from_day=date(2025, 1, 1),
            until=None,
            order="1",
        )
    )
    with pytest.raises(SecondPersonNeeded):
        signs(scene, "colleague")


def test_a_step_that_does_not_exist_is_refused(scene):
    with pytest.raises(BadValue, match="blessing"):
        scene.house.do(sign("reviewer", "blessing"))


def test_a_signature_names_the_draft_and_a_new_claim_makes_another_draft(scene):
    signed = signs(scene, "reviewer")
    assert check(scene).reviewed == signed
    assert _sign_off(scene)["signatures.reviewer"] == "reviewer"
    scene.house.do(
        RecordClaim(
            by="analyst",
            compartment=CASE,
            about="S-01",
            property="birth_date",
            value="1984-03-05",
            said_by="Records office",
            source=Quoted("note.txt", "born on 5 March 1984"),
        )
    )
    assert check(scene).reviewed != signed
    assert _sign_off(scene)["signatures.reviewer"] is None
    signs(scene, "drafter", "draft")
    signs(scene, "reviewer")
    assert _sign_off(scene)["signatures.reviewer"] == "reviewer"


def _sign_off(scene):
    """What the rule of four eyes saw of the signatures."""
    return next(dict(ruling.used) for ruling in check(scene).rulings if ruling.rule == "SG-40")


def test_an_answer_needs_a_reason_and_the_newest_counts(scene):
    def answer(word, reason):
        order = {"by": "reviewer", "compartment": CASE, "request": "RN-01", "question": "NEU-Q1"}
        return AnswerQuestion(**order, answer=word, reason=reason)

    with pytest.raises(BadValue, match="reason"):
        scene.house.do(answer("adverse", " "))
    scene.house.do(answer("adverse", "by a first look"))
    scene.house.do(answer("compliant", "by a second look"))
    with scene.house.office.tools.database.reading() as connection:
        assert request.answers(connection, "RN-01")["NEU-Q1"] == {
            "answer": "compliant",
            "reason": "by a second look",
            "by": "reviewer",
            "as_whom": "reviewer",
        }


def test_a_request_with_missing_facts_is_never_ready(scene):
    checked = check(scene)
    assert str(checked.outcome.status) in ("NEEDS_REASONED_REVIEW", "BLOCKED")
    assert any(ruling.questions for ruling in checked.rulings)


def test_two_warrants_that_differ_are_told_with_what_each_says(scene):
    for number in ("41/2025", "42/2025"):
        claim(scene.house, "warrant", {**WARRANT, "number": number, "recalled": number[:2] == "41"})
    [found] = [each for each in check(scene).rulings if each.rule == "RN-83-2b-v"]
    assert found.verdict is Verdict.UNDECIDED
    assert "warrant.recalled (sources differ: True, False)" in found.reason


def test_a_request_that_does_not_exist_is_named(scene):
    with pytest.raises(NotFound, match="RN-77"):
        scene.house.do(CheckRequest(by="drafter", compartment=CASE, request="RN-77"))


def test_nothing_is_signed_for_somebody_whose_entry_was_removed_since(scene):
    removed = {"subject": "S-01", "answer": Answer.REMOVED, "reasons": "another person"}
    scene.house.do(DecideEntry(by="reviewer", compartment=CASE, **removed))
    with pytest.raises(EntryRemoved):
        scene.house.do(sign("approver", "approve"))


def test_an_order_that_only_a_lead_tells_of_proves_nothing(scene, tmp_path):
    house = scene.house
    told = b"The Front was listed on 1 January 2015. Sample One is charged as its member since 2 May 2020."
    house.instrument("lead-1", kind="informant_report")
    house.seal(tmp_path, "lead.txt", told, instrument="lead-1", capture=None)
    house.seal(tmp_path, "paper.txt", told + b" So it says.")
    house.read()
    house.subject("O-01", "organisation")
    act = dict.fromkeys(("role", "act", "country", "place"), "PK")
    member, order = "Sample One is charged as its member", "listed on 1 January 2015"

    def said(about, name, value, words, file="paper.txt"):
        given = {"about": about, "property": name, "value": value, "said_by": "Report"}
        house.do(RecordClaim(by="analyst", compartment=CASE, **given, source=Quoted(file, words)))

    def answer():
        [found] = [each for each in check(scene).rulings if each.rule == "SG-03-org"]
        return found.verdict

    said("S-01", "charge", {"offence": "ATA-11F-1", "organisation": "O-01"}, member)
    said("S-01", "act", {**act, "charge": "ATA-11F-1", "from": "2020-05-02"}, "since 2 May 2020")
    said("O-01", "listing", {"body": "national", "on": "2015-01-01"}, order, "lead.txt")
    assert answer() is Verdict.UNDECIDED
    said("O-01", "listing", {"body": "national", "on": "2015-01-01"}, order)
    assert answer() is Verdict.PERMIT
