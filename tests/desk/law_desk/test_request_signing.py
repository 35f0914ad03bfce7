# SPDX-License-Identifier: Apache-2.0
"""How far a request has come: who signs it, what a signature covers, what is told of it meanwhile."""

from datetime import date

import pytest
import sqlalchemy as sa

from cast import CASE
from law_desk import IN_CASE, check, claim, contradict, draft, listed, sign
from sanad.desk.acts.answer_question import AnswerQuestion
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.sign_request import SignRequest
from sanad.desk.questions.list_requests import ListRequests
from sanad.errors import SecondPersonNeeded, SignedAlready
from sanad.mandates.officer import Officer
from sanad.storage.database import metadata


def test_one_office_does_not_sign_two_steps(house):
    draft(house, "RN-02")
    sign(house, "RN-02", "review")
    colleague = Officer("colleague", "Colleague", "law")
    order = {"roles": ("approver",), "compartments": (CASE,), "until": None, "order": "1"}
    house.do(EnrolOfficer(by="supervisor", officer=colleague, from_day=date(2025, 1, 1), **order))
    with pytest.raises(SecondPersonNeeded):
        house.do(SignRequest(by="colleague", **IN_CASE, request="RN-02", step="approve"))


def test_an_answer_after_the_review_waits_until_the_drafter_signs_again(house):
    draft(house, "RN-02")
    sign(house, "RN-02", "review")
    order = AnswerQuestion(by="jurist", **IN_CASE, request="RN-02", question="SAMPLE-Q", answer="no", reason="the register says so")  # fmt: skip
    with pytest.raises(SignedAlready, match="reviewer"):
        house.do(order)
    sign(house, "RN-02", "draft")
    house.do(order)
    assert set(check(house, "RN-02").signed) == {"draft"}  # the review did not cover the answer


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
