# SPDX-License-Identifier: Apache-2.0
"""What a request may state itself, about whom, on which day, and what goes with it."""

import pytest

from cast import CASE
from law_desk import IN_CASE, check, claim, draft, drift, listed, sign
from sanad.casework.request import Request
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.errors import BadValue, NotFound


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
