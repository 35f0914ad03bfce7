# SPDX-License-Identifier: Apache-2.0
"""When a request may leave, where it may go, and how it is called back."""

from datetime import timedelta

import pytest

from cast import CASE
from law_desk import IN_CASE, claim, draft, listed, send, sign, withdraw
from sanad.casework.request import Request
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.questions.proceedings import Proceedings
from sanad.errors import AlreadyDone, BadValue, NoMandate, RequestNotReady
from scene import sample_rule, signed, under


def test_a_ready_request_signed_by_three_offices_goes_out_once_and_is_followed(house):
    signed(house, "RN-02")
    name = send(house, "RN-02")
    [followed] = house.do(Proceedings(by="analyst", **IN_CASE, about=name))
    assert [(each.kind, each.on) for each in followed.events] == [("sent", "2026-01-05")]
    assert (followed.proceeding.request, followed.proceeding.kind) == ("RN-02", "notice")
    assert listed(house)["RN-02"]["state"] == "sent"
    with pytest.raises(AlreadyDone):
        send(house, "RN-02", reference="2/2026")


@pytest.mark.parametrize("steps", [("draft",), ("review",)])
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


@pytest.mark.parametrize("on", ["1999-01-01", "2026-01-04", "2026-01-06", "2026", "2026-01", "20260105", "2026-02-30", "nonsense", ""])  # fmt: skip
def test_a_request_goes_out_on_a_full_day_that_has_come(house, on):
    signed(house, "RN-02")
    with pytest.raises(BadValue, match=r"from 2026-01-05 \(approved\) to 2026-01-05"):
        send(house, "RN-02", on=on)
    send(house, "RN-02")


def test_nothing_went_out_before_it_was_approved(house):
    draft(house, "RN-02")
    sign(house, "RN-02", "review")
    house.clock.now += timedelta(days=1)
    sign(house, "RN-02", "approve")
    with pytest.raises(BadValue, match="2026-01-06"):
        send(house, "RN-02", on="2026-01-05")
    send(house, "RN-02", on="2026-01-06")


def test_the_drafter_does_not_send(house):
    signed(house, "RN-02")
    with pytest.raises(NoMandate):
        send(house, "RN-02", by="drafter")


def test_a_request_that_was_withdrawn_stays_here(house):
    signed(house, "RN-02")
    withdraw(house, "RN-02")
    with pytest.raises(RequestNotReady, match="withdrawn"):
        send(house, "RN-02")


def test_a_notice_that_was_approved_is_sent_to_no_state_by_itself(house):
    signed(house, "RN-02")
    with pytest.raises(BadValue, match="approved for INT"):
        send(house, "RN-02", country="AF")
    assert listed(house)["RN-02"]["state"] == "approved"


def test_an_extradition_goes_to_the_state_it_was_approved_for_and_to_no_other(scene, law):
    house = under(scene.house, sample_rule(law, name="2", applies_to='["extradition"]'))
    asked = Request("EX-01", "extradition", "S-01", CASE, "prosecution", {"countries": ["GB"]})  # fmt: skip
    house.do(DraftRequest(by="drafter", **IN_CASE, request=asked))
    sign(house, "EX-01")
    with pytest.raises(BadValue, match="approved for GB"):
        send(house, "EX-01", country="IR")
    send(house, "EX-01", country="GB")


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
