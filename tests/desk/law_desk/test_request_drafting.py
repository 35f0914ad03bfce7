# SPDX-License-Identifier: Apache-2.0
"""What a request may state itself, about whom, on which day, and what goes with it."""

from dataclasses import replace
from datetime import date

import pytest

from cast import CASE
from law_desk import IN_CASE, check, claim, draft, drift, listed, sign
from sanad.casework.request import Request
from sanad.desk.acts.amend_request import AmendRequest
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.acts.withdraw_request import WithdrawRequest
from sanad.errors import (
    AlreadyDone,
    BadValue,
    DraftChanged,
    NotFound,
    SecondPersonNeeded,
    StepNotAllowed,
)
from sanad.mandates.officer import Appointment, Officer, enrol


def withdraw_claim(house, name):
    house.do(WithdrawClaim(by="analyst", **IN_CASE, claim=name, reason="retracted"))


@pytest.mark.parametrize("day", ["1999-01-01", "2031-01-01", "nonsense"])
def test_a_request_is_drafted_on_the_day_of_the_ledger_whatever_the_order_says(house, day):
    draft(house, "RN-02", drafted_on=day)
    assert listed(house)["RN-02"]["drafted_on"] == "2026-01-05"
    assert check(house, "RN-02").known["request"]["drafted_on"] == "2026-01-05"


@pytest.mark.parametrize(("name", "kind"), [("O-01", "organisation"), ("I-01", "incident")])
def test_nothing_but_a_person_is_asked_for(house, name, kind):
    house.subject(name, kind)
    with pytest.raises(BadValue, match=f"about a person, and this is an {kind}"):
        draft(house, "RN-02", name)


@pytest.mark.parametrize("name", ["PG/EX/2025/57", "RN 04", "", "۴", "r" * 41])
def test_a_number_that_no_address_could_lead_to_names_no_request(house, name):
    with pytest.raises(BadValue, match="full stops, of which no two follow each other"):
        draft(house, name)
    assert name not in listed(house)


def test_a_request_does_not_state_a_book(house):
    asked = Request(
        "RN-02", "red_notice", "S-01", CASE, "prosecution", {"public_reason": "a " * 40_000}
    )
    with pytest.raises(BadValue, match="at most 65,536"):
        house.do(DraftRequest(by="drafter", **IN_CASE, request=asked))


# --- what goes with it ----------------------------------------------------------------------------


def test_an_annex_that_does_not_exist_is_refused(house):
    with pytest.raises(NotFound):
        draft(house, "RN-02", annexes=("C-000000000000",))


def test_an_annex_about_somebody_else_or_that_was_withdrawn_is_refused(house):
    of_other = claim(house, "alias", "Sample Two", about="M-01")
    gone = claim(house, "alias", "Sample Other")
    withdraw_claim(house, gone)
    for name in (of_other, gone):
        with pytest.raises(BadValue, match="not a valid annex"):
            draft(house, "RN-02", annexes=(name,))


def test_what_speaks_for_the_person_goes_with_it_even_after_it_was_withdrawn(house):
    favour = claim(house, "statement", "He was abroad.", exculpatory=True)
    withdraw_claim(house, favour)
    draft(house, "RN-02", annexes=(favour,))
    assert check(house, "RN-02").known["request"]["annexes"] == [{"claim": favour, "live": False}]


def test_an_annex_that_is_withdrawn_later_leaves_no_signature_standing_and_is_told(house):
    annex = claim(house, "statement", "He was seen.")
    draft(house, "RN-02", annexes=(annex,))
    sign(house, "RN-02")
    withdraw_claim(house, annex)
    assert not check(house, "RN-02").signed
    assert "request.annexes" in {each.where for each in drift(house)["request:RN-02"].changes}


# --- amending -------------------------------------------------------------------------------------


def amend(house, name, by="drafter", reason="too much was asked", read=None, **stated):
    stands = check(house, name)
    amended = replace(stands.request, **{"facts": {"asks": ["locate"]}, **stated})
    order = {"draft": read or stands.draft, "reason": reason}
    return house.do(AmendRequest(by=by, **IN_CASE, request=amended, **order))


def test_what_is_stated_anew_takes_the_place_of_all_before_and_the_day_stays(house):
    draft(house, "RN-02", facts={"asks": ["arrest"], "countries": ["AE"]})
    before = check(house, "RN-02")
    after = amend(house, "RN-02")
    now = check(house, "RN-02")
    assert now.draft == after != before.draft
    assert now.request.facts == {"asks": ["locate"]}
    assert (now.request.drafted_on, now.request.seq) == (before.request.drafted_on, before.request.seq)  # fmt: skip
    assert now.signed.keys() == {"draft"}


def test_a_review_of_what_was_stated_before_stands_no_more(house):
    draft(house, "RN-02")
    sign(house, "RN-02")
    assert "review" in check(house, "RN-02").signed
    amend(house, "RN-02")
    assert check(house, "RN-02").signed.keys() == {"draft"}
    assert "request:RN-02" in drift(house)


def test_whoever_read_another_draft_than_stands_amends_nothing(house):
    draft(house, "RN-02")
    read = check(house, "RN-02").draft
    amend(house, "RN-02")
    with pytest.raises(DraftChanged):
        amend(house, "RN-02", facts={"asks": ["arrest"]}, read=read)
    assert check(house, "RN-02").request.facts == {"asks": ["locate"]}


def test_the_same_again_is_no_amendment(house):
    draft(house, "RN-02")
    amend(house, "RN-02")
    with pytest.raises(AlreadyDone):
        amend(house, "RN-02")


def test_the_office_that_reviewed_does_not_amend(house):
    draft(house, "RN-02")
    sign(house, "RN-02")
    drafts_too = Appointment(CASE, ("drafter",), date(2026, 1, 5), None, "Order 7")
    colleague = Officer("colleague", "Of the reviewer's office", "law")
    with house.office.tools.database.writing() as connection:
        enrol(connection, colleague, [drafts_too])
    with pytest.raises(SecondPersonNeeded):
        amend(house, "RN-02", by="colleague")


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"facts": {"asks": ["a castle"]}}, BadValue),
        ({"annexes": ("C-000000000000",)}, NotFound),
        ({"purpose": "revenge"}, BadValue),
        ({"reason": " "}, BadValue),
        ({"subject": "M-01"}, BadValue),
        ({"kind": "blue_notice"}, BadValue),
    ],
)
def test_what_could_not_be_drafted_is_not_amended_either(house, given, fault):
    draft(house, "RN-02")
    with pytest.raises(fault):
        amend(house, "RN-02", **given)


def test_what_was_withdrawn_is_not_amended(house):
    draft(house, "RN-02")
    house.do(WithdrawRequest(by="drafter", **IN_CASE, request="RN-02", reason="he was acquitted"))
    with pytest.raises(StepNotAllowed):
        amend(house, "RN-02")
