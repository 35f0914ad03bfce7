# SPDX-License-Identifier: Apache-2.0
"""What is set aside is brought back in the browser alone: the paper's facts are stated, the files released, and read; by whom it may be, and nobody else."""

import pytest
from accessible import faults
from playwright.sync_api import expect

from cast import CASE
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.mandates.officer import Officer
from sanad.readers.rows import Receipt
from scene import CALLS

ASIDE = f"/c/{CASE}/aside"
PAPER = f"{ASIDE}/papers/order-9"
NUMBER = "+923900000001"
REQUEST = "JIT/<b>1</b>\u202e/2025"


@pytest.fixture
def waiting(quick_scene, tmp_path):
    return set_aside(quick_scene.house, tmp_path)


@pytest.fixture(scope="module")
def aside(web_scene, tmp_path_factory):
    """The same in the office of the module."""
    return set_aside(web_scene.house, tmp_path_factory.mktemp("aside"))


def set_aside(house, folder) -> str:
    """Return a file whose paper does not say on which request it was issued."""
    told = {"offences": ("ATA-11H",), "covers": (NUMBER,), "facts": {"issuer_rank": "superintendent_or_above"}}  # fmt: skip
    house.instrument("order-9", kind="call_data_order", number="SP/9", **told)
    raw = CALLS + CALLS.splitlines(keepends=True)[-1]  # those of the scene are sealed already
    digest = house.seal(folder, "waiting.csv", raw, instrument="order-9")
    house.read()
    return digest


def test_what_waits_for_a_fact_of_its_paper_is_stated_released_and_read(
    quick_scene, fresh, waiting
):
    assert "On which written request" in fresh.client("clerk").get(ASIDE).text
    reviewer = fresh.client("reviewer")
    answer = reviewer.fill(PAPER, PAPER, team_request=REQUEST, reason="read in the order itself")
    assert answer.status_code == 303, answer.text
    chief = fresh.client("chief")
    assert "answered since" in chief.get(ASIDE).text
    assert chief.fill(ASIDE, ASIDE, reason="its paper says so").status_code == 303
    [reading] = quick_scene.house.read()
    assert isinstance(reading.outcome, Receipt)
    assert "waiting.csv" not in chief.get(ASIDE).text


def test_each_place_that_says_set_aside_leads_to_what_the_paper_says(fresh, waiting):
    reviewer = fresh.client("reviewer")
    for tab in ("", "/custody"):
        assert f'href="{PAPER}"' in reviewer.get(f"/c/{CASE}/exhibits/{waiting}{tab}").text
    assert f'href="{PAPER}"' in reviewer.get(ASIDE).text


def test_who_made_the_evidence_is_told_who_says_what_its_paper_carries(fresh, waiting):
    clerk = fresh.client("clerk")
    page = clerk.get(PAPER).text
    assert 'name="team_request"' not in page
    assert "A reviewer or jurist" in page
    form = fresh.client("clerk").form(f"/c/{CASE}/intake", f"/c/{CASE}/intake")
    refused = clerk.post(PAPER, data={**form, "team_request": "x", "reason": "I say so myself"})
    assert refused.status_code == 403


def test_what_a_paper_cannot_say_is_refused_with_what_was_typed(fresh, waiting):
    reviewer = fresh.client("reviewer")
    wrong = reviewer.fill(PAPER, PAPER, issuer_rank="king", reason="read in the order itself")
    assert wrong.status_code == 422
    assert "king" in wrong.text
    nothing = reviewer.fill(PAPER, PAPER, reason="read in the order itself")
    assert nothing.status_code == 422


def test_a_paper_under_which_nothing_waits_here_is_as_one_that_never_was(fresh, waiting):
    reviewer = fresh.client("reviewer")
    for name in ("open-1", "no-such"):
        assert reviewer.get(f"{ASIDE}/papers/{name}").status_code == 404
    form = reviewer.form(PAPER, PAPER)
    sent = reviewer.post(f"{ASIDE}/papers/open-1", data={**form, "offences": "x", "reason": "none"})
    assert sent.status_code == 404


def test_nothing_is_released_by_whoever_may_not(fresh, waiting):
    reviewer = fresh.client("reviewer")
    reviewer.fill(PAPER, PAPER, team_request="JIT/1", reason="read in the order itself")
    assert 'name="reason"' not in reviewer.get(ASIDE).text
    form = reviewer.form(PAPER, PAPER)
    assert reviewer.post(ASIDE, data={**form, "reason": "I want it"}).status_code == 403
    assert "waiting.csv" in reviewer.get(ASIDE).text


def test_the_paper_of_several_files_is_named_at_once_and_they_are_released_and_read(
    quick_scene, fresh, tmp_path
):
    house, chief = quick_scene.house, fresh.client("chief")
    bare = [house.seal(tmp_path, f"bare-{n}.txt", b"words %d" % n, instrument=None) for n in (1, 2)]
    house.read()
    named = {"step": "name", "each": bare, "instrument": "open-1", "name_reason": "on its envelope"}
    assert chief.fill(ASIDE, f"{ASIDE}/several", **named).status_code == 303
    released = {"step": "release", "each": bare, "release_reason": "its paper is named"}
    assert chief.fill(ASIDE, f"{ASIDE}/several", **released).status_code == 303
    assert {one.name for one in house.read()} == {"bare-1.txt", "bare-2.txt"}
    page = chief.get(ASIDE).text
    assert "bare-1.txt" not in page


def test_a_paper_that_is_named_is_not_named_anew_by_the_way(fresh, waiting):
    chief = fresh.client("chief")
    asked = {"step": "name", "each": waiting, "instrument": "open-1", "name_reason": "so it is"}
    refused = chief.fill(ASIDE, f"{ASIDE}/several", **asked)
    assert refused.status_code == 422
    assert "each of them came under a paper" in refused.text
    assert "so it is" in refused.text  # nothing that was typed is lost


def test_a_paper_is_named_by_nobody_who_may_not_release(quick_scene, fresh, tmp_path):
    bare = quick_scene.house.seal(tmp_path, "bare.txt", b"words", instrument=None)
    quick_scene.house.read()
    reviewer = fresh.client("reviewer")
    assert 'value="name"' not in reviewer.get(ASIDE).text
    form = fresh.client("chief").form(ASIDE, f"{ASIDE}/several")
    form = {**form, "_key": reviewer.form(f"/c/{CASE}/tasks", f"/c/{CASE}/tasks")["_key"]}
    wanted = {"step": "name", "each": bare, "instrument": "open-1", "name_reason": "I want it so"}
    refused = reviewer.post(f"{ASIDE}/several", data={**form, **wanted})
    assert refused.status_code == 403
    assert "bare.txt" in reviewer.get(ASIDE).text


def test_what_is_released_before_the_law_is_answered_is_set_aside_again(
    quick_scene, fresh, waiting
):
    chief = fresh.client("chief")
    asked = {"step": "release", "each": waiting, "release_reason": "it looks right"}
    chief.fill(ASIDE, f"{ASIDE}/several", **asked)
    quick_scene.house.read()
    assert "waiting.csv" in chief.get(ASIDE).text


def test_the_list_goes_out_whole_with_its_purpose(fresh, waiting):
    file = fresh.client("analyst").get(f"{ASIDE}?as=csv&purpose=for+the+file")
    assert "waiting.csv" in file.text
    assert "order-9" in file.text


def test_a_clerk_who_registers_no_papers_is_told_who_does(quick_scene, fresh):
    delivery = fresh.client("clerk").fill(f"/c/{CASE}/intake", f"/c/{CASE}/intake", handed_by="Sample Sender").headers["location"]  # fmt: skip
    told = (
        "is registered by a clerk or investigator who serves in the office’s own compartment, too"
    )
    assert told not in fresh.client("clerk").get(delivery).text
    today = quick_scene.house.clock().date()
    only_here = Officer("clerk.two", "Clerk Two", "records")
    quick_scene.house.do(EnrolOfficer(by="supervisor", officer=only_here, roles=("clerk",), compartments=(CASE,), from_day=today, until=None, order="Test order 2"))  # fmt: skip
    page = fresh.client("clerk.two").get(delivery).text
    assert told in page
    assert "Register a paper" not in page


def test_a_paper_that_the_law_refuses_is_not_offered_for_release_again(quick_scene, fresh, waiting):
    reviewer, chief = fresh.client("reviewer"), fresh.client("chief")
    reviewer.fill(PAPER, PAPER, team_request="none", reason="read in the order itself")
    chief.fill(ASIDE, ASIDE, reason="its paper says so")
    quick_scene.house.read()
    reviewer.fill(PAPER, PAPER, team_request="JIT/2", reason="read on its second page")
    page = chief.get(ASIDE).text
    assert "waiting.csv" in page
    assert "Release what was answered" not in page


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ur", 390)])
def test_what_is_set_aside_is_read_and_stated_by_keyboard_in_both_languages(
    person_at, aside, language, width
):
    page = person_at("reviewer", width=width, language=language)
    for path in (ASIDE, PAPER):
        page.goto_here(path)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.focus("[name=team_request]")
    page.keyboard.press("Control+A")
    page.keyboard.type(f"JIT/{width}")
    page.keyboard.press("Tab")
    page.keyboard.type("read in the order itself")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[name=team_request]")).to_have_attribute("value", f"JIT/{width}")
