# SPDX-License-Identifier: Apache-2.0
"""What went before a request: repeats, open questions, batches, drafts that tell the same."""

import pytest

from sanad.casework.history import Past, alike, drafted_together, history, likeness
from sanad.casework.request import Request

ACT = {"charge": "PPC-365-A", "act": "Sample One drove the car", "from": "2025-02-09"}
FACTS = {"charges": [{"offence": "PPC-365-A"}], "acts": [ACT]}


def event(kind, on="2025-05-01", grounds=()):
    return (kind, on, "Sample bureau", tuple(grounds))


def told(*events, like=None, positions=()):
    past = [Past("RN-01", like or likeness(FACTS), tuple(events))]
    return history(FACTS, past, positions)


def request(name, on):
    return Request(name, "red_notice", "S-01", "op", "prosecution", {}, drafted_on=on)


def test_more_paper_around_the_same_acts_and_charges_is_the_same_basis():
    more = {**FACTS, "charges": [{"offence": "PPC-365-A", "life": True}], "acts": [{**ACT, "place": "Testpur"}], "warrant": {"number": "2"}}  # fmt: skip
    assert likeness(more) == likeness(FACTS)
    assert likeness({**FACTS, "acts": [ACT, ACT]}) == likeness(FACTS)


@pytest.mark.parametrize(
    "other",
    [
        {"charges": [{"offence": "ATA-11H"}]},
        {"acts": [{**ACT, "from": "2025-02-10"}]},
        {"acts": [{**ACT, "act": "Sample One guarded the house"}]},
        {"acts": []},
    ],
)
def test_another_charge_day_or_act_is_another_basis(other):
    assert likeness({**FACTS, **other}) != likeness(FACTS)


def test_a_refusal_is_told_with_its_grounds_and_makes_the_same_request_a_repeat():
    found = told(
        event("sent"), event("refused", grounds=["political"]), event("deleted", "2025-06")
    )
    assert [(each["on"], each["grounds"]) for each in found["refusals"]] == [("2025-05-01", ["political"]), ("2025-06", [])]  # fmt: skip
    assert found["same_basis"] == 1


def test_a_refusal_on_another_basis_is_told_and_is_no_repeat():
    found = told(event("refused"), like="other")
    assert (len(found["refusals"]), found["same_basis"]) == (1, 0)


def test_a_request_that_was_granted_or_withdrawn_is_no_refusal():
    assert told(event("granted"), event("withdrawn"))["same_basis"] == 0


@pytest.mark.parametrize(
    ("kinds", "left"),
    [
        (["questions_received"], 1),
        (["questions_received", "questions_answered"], 0),
        (["questions_received", "questions_received", "questions_answered"], 1),
        (["questions_answered"], 0),  # an answer nobody asked for is owed nothing
    ],
)
def test_questions_stay_open_until_as_many_are_answered(kinds, left):
    assert told(*map(event, kinds))["questions_open"] == left


def test_an_answer_in_one_matter_does_not_close_a_question_in_another():
    past = [Past("RN-01", None, (event("questions_received"),)), Past("RN-02", None, (event("questions_answered"),) * 2)]  # fmt: skip
    assert history(FACTS, past, [])["questions_open"] == 1


def test_a_refused_notice_of_which_a_claim_speaks_counts_and_other_positions_do_not():
    positions = [
        {"kind": "notice_refused", "by": "INTERPOL_GS", "on": "2024", "grounds": ["political"]},
        {"kind": "extradition_refused", "by": "GB"},
    ]
    assert told(positions=positions)["refusals"] == [{"on": "2024", "by": "INTERPOL_GS", "grounds": ["political"]}]  # fmt: skip


@pytest.mark.parametrize(
    ("other", "count"),
    [("2026-01-08", 1), ("2026-01-02", 1), ("2026-01-01", 0), ("2026-01-09", 0)],
)
def test_a_batch_is_what_was_drafted_in_the_seven_days_up_to_the_draft(other, count):
    own = request("RN-01", "2026-01-08")
    assert drafted_together(own, [own, request("RN-02", other)]) == count


def test_persons_are_counted_once_however_much_their_drafts_share():
    own = frozenset({"fired a pistol", "left by car"})
    told_by = {"S-02": own, "S-03": frozenset({"left by car"}), "S-04": frozenset({"paid"})}
    assert alike(own, told_by) == 2
    assert alike(frozenset(), told_by) == 0
