# SPDX-License-Identifier: Apache-2.0
"""Four eyes, and that a signature remembers what was signed."""

import pytest

from cast import CASE
from sanad.casework import request
from sanad.desk.acts.answer_question import AnswerQuestion
from sanad.desk.acts.sign_request import SignRequest
from sanad.desk.questions.check_request import CheckRequest
from sanad.errors import BadValue, NoMandate, NotFound, SecondPersonNeeded
from scene import set_scene


@pytest.fixture
def scene(house):
    return set_scene(house)


def sign(by, step="review"):
    return SignRequest(by=by, compartment=CASE, request="RN-01", step=step)


def check(scene):
    return scene.house.do(CheckRequest(by="drafter", compartment=CASE, request="RN-01"))


def test_three_officers_of_three_offices_sign(scene):
    scene.house.do(sign("reviewer"))
    scene.house.do(sign("approver", "approve"))
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
        scene.house.do(sign("colleague"))


def test_a_step_that_does_not_exist_is_refused(scene):
    with pytest.raises(BadValue, match="blessing"):
        scene.house.do(sign("reviewer", "blessing"))


def test_a_signature_names_the_draft_and_a_new_claim_makes_another_draft(scene):
    from sanad.desk.acts.record_claim import Quoted, RecordClaim

    signed = scene.house.do(sign("reviewer"))
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
    scene.house.do(sign("drafter", "draft"))
    scene.house.do(sign("reviewer"))
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
    scene.house.do(answer("adverse", "first look"))
    scene.house.do(answer("compliant", "second look"))
    with scene.house.office.tools.database.reading() as connection:
        assert request.answers(connection, "RN-01")["NEU-Q1"] == {
            "answer": "compliant",
            "reason": "second look",
            "by": "reviewer",
        }


def test_a_request_with_missing_facts_is_never_ready(scene):
    checked = check(scene)
    assert str(checked.outcome.status) in ("NEEDS_REASONED_REVIEW", "BLOCKED")
    assert any(ruling.questions for ruling in checked.rulings)


def test_a_request_that_does_not_exist_is_named(scene):
    with pytest.raises(NotFound, match="RN-77"):
        scene.house.do(CheckRequest(by="drafter", compartment=CASE, request="RN-77"))
