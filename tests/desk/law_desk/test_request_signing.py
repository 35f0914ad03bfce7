# SPDX-License-Identifier: Apache-2.0
"""How far a request has come: who signs it and in which order, what a signature covers, what is told of it meanwhile."""

import pytest
import sqlalchemy as sa

from cast import CASE
from law_desk import (
    IN_CASE,
    check,
    claim,
    contradict,
    draft,
    drift,
    enrol,
    listed,
    send,
    sign,
    sign_rules,
    withdraw,
)
from sanad.claims.subject import Answer
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.questions.list_requests import ListRequests
from sanad.errors import DraftChanged, EntryRemoved, SecondPersonNeeded, StepNotAllowed
from sanad.storage.database import metadata
from scene import sample_rule, sign_order, signed, under

ALL = {"draft", "review", "approve"}


# --- who signs, and in which order ----------------------------------------------------------------


def test_one_office_does_not_sign_two_steps(house):
    draft(house, "RN-02")
    sign(house, "RN-02", "review")
    enrol(house, "colleague", "law", "approver")
    with pytest.raises(SecondPersonNeeded):
        house.do(sign_order(house, "colleague", "RN-02", "approve"))


def test_whoever_drafted_does_not_review_after_another_office_has_signed_the_draft(house):
    enrol(house, "first", "cell", "drafter", "reviewer")
    enrol(house, "second", "ministry", "drafter")
    draft(house, "RN-02")
    house.do(sign_order(house, "second", "RN-02", "draft"))
    with pytest.raises(SecondPersonNeeded):
        house.do(sign_order(house, "first", "RN-02"))


def test_nobody_approves_what_nobody_has_reviewed(house):
    draft(house, "RN-02")
    with pytest.raises(StepNotAllowed, match=r"not reviewed as it stands cannot be approved.*It can be: reviewed"):  # fmt: skip
        sign(house, "RN-02", "approve")
    sign(house, "RN-02", "review", "approve")


def test_nobody_reviews_what_its_drafter_has_not_signed_as_it_stands(house):
    draft(house, "RN-02")
    claim(house, "alias", "Sample Other")
    with pytest.raises(StepNotAllowed, match="not signed by its drafter as it stands"):
        sign(house, "RN-02", "review")
    sign(house, "RN-02", "draft", "review")


# --- what a signature covers ----------------------------------------------------------------------


def test_what_changed_after_an_officer_read_it_is_not_signed(house):
    draft(house, "RN-02")
    read = sign_order(house, "reviewer", "RN-02")
    claim(house, "alias", "Sample Other")
    sign(house, "RN-02", "draft")
    with pytest.raises(DraftChanged, match=read.draft):
        house.do(read)
    assert "review" not in check(house, "RN-02").signed


def test_a_rule_that_is_retired_leaves_no_signature_standing(house, law):
    both = under(house, sample_rule(law, name="2"))
    signed(both, "RN-02")
    sign_rules(both, "SAMPLE-2", decision="retired")
    assert not check(both, "RN-02").signed


def test_a_rule_about_other_requests_that_changes_leaves_the_signatures_standing(house, law):
    other = {"name": "2", "applies_to": '["extradition"]'}
    signed(under(house, sample_rule(law, **other)), "RN-02")
    changed = under(house, sample_rule(law, **other, text="All may pass, slowly."))
    assert check(changed, "RN-02").signed.keys() == ALL


def test_what_colleagues_draft_meanwhile_leaves_the_signatures_standing(house):
    signed(house, "RN-02")
    before = check(house, "RN-02").known["history"]["batch"]
    draft(house, "RN-03", "M-01")
    found = check(house, "RN-02")
    assert found.known["history"]["batch"] == before + 1
    assert found.signed.keys() == ALL


def test_nothing_from_an_exhibit_that_was_set_aside_is_stated(house, scene):
    draft(house, "RN-02")
    assert check(house, "RN-02").known["person"]["father_name"] == "Sample Father"
    house.do(QuarantineExhibit(by="clerk", **IN_CASE, exhibit=scene.note, reason="in doubt"))
    assert check(house, "RN-02").known["person"]["father_name"] is None


# --- after it left, and of whoever was removed ----------------------------------------------------


@pytest.mark.parametrize(("officer", "step"), [("drafter", "draft"), ("reviewer", "review"), ("approver", "approve")])  # fmt: skip
@pytest.mark.parametrize(("leave", "state"), [(send, "sent"), (withdraw, "withdrawn")])
def test_what_has_left_the_office_is_not_signed_anew(house, officer, step, leave, state):
    signed(house, "RN-02")
    leave(house, "RN-02")
    with pytest.raises(StepNotAllowed, match=f"A request that is {state} cannot be signed"):
        house.do(sign_order(house, officer, "RN-02", step))


def test_what_changes_after_the_sending_is_measured_from_the_sending(house):
    signed(house, "RN-02")
    send(house, "RN-02")
    claim(house, "alias", "Sample Other")
    with pytest.raises(StepNotAllowed):
        house.do(sign_order(house, "drafter", "RN-02", "draft"))
    assert drift(house)["request:RN-02"].step == "send"


def remove(house):
    removed = {"subject": "S-01", "answer": Answer.REMOVED, "reasons": "another person"}
    house.do(DecideEntry(by="reviewer", **IN_CASE, **removed))


def test_a_request_about_an_entry_that_was_removed_does_not_go_out(house):
    signed(house, "RN-02")
    remove(house)
    for ask in (check, send):
        with pytest.raises(EntryRemoved, match="another person"):
            ask(house, "RN-02")


def test_a_request_that_was_sent_turns_amber_when_its_entry_is_removed(house):
    signed(house, "RN-02")
    send(house, "RN-02")
    remove(house)
    wheres = [each.where for each in drift(house)["request:RN-02"].changes]
    assert "person.on_register" in wheres


# --- what is told of it ---------------------------------------------------------------------------


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


def moved(house, table, name, place):
    """Put a thing of the office into another compartment."""
    rows = metadata.tables[table]
    with house.past_the_door() as connection:
        connection.execute(sa.update(rows).where(rows.c.id == name).values(place))


def act(said):
    return {"charge": "PPC-302", "role": "driver", "act": said, "from": "2025-01-02", "country": "PK", "place": "Quetta"}  # fmt: skip


@pytest.mark.parametrize(("place", "found"), [(CASE, 1), ("op-other", 0)])
def test_a_draft_tells_of_persons_on_its_own_register_and_of_nobody_elsewhere(scene, place, found):
    claim(scene.house, "act", act("He drove Sample Two to the bridge."))
    claim(scene.house, "alias", "Sample Two", about="M-01")
    moved(scene.house, "subject", "M-01", {"compartment": place})
    assert len(check(scene.house, "RN-01").known["text"]["third_parties"]) == found


def test_somebody_of_whom_only_the_label_is_known_is_a_third_party_too(scene):
    claim(scene.house, "act", act("He drove Sample M-01 to the bridge."))
    [found] = check(scene.house, "RN-01").known["text"]["third_parties"]
    assert found["words"] == ["Sample M-01"]


def test_requests_of_another_compartment_are_not_counted_with_those_of_this_one(house):
    draft(house, "RN-02")
    draft(house, "RN-03", "M-01")
    before = check(house, "RN-02").known["history"]["batch"]
    rows = metadata.tables["request"]
    with house.office.tools.database.reading() as connection:
        document = connection.execute(sa.select(rows.c.document).where(rows.c.id == "RN-03")).scalar_one()  # fmt: skip
    moved(house, "request", "RN-03", {"document": {**document, "compartment": "op-other"}})
    assert check(house, "RN-02").known["history"]["batch"] == before - 1
