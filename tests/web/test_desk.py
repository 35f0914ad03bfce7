# SPDX-License-Identifier: Apache-2.0
"""The morning desk and the tasks: what waits for whom, steps with a task, and nothing of another compartment."""

import pytest
from accessible import faults

from cast import CASE
from sanad.desk.acts.allocate_task import AllocateTask
from sanad.desk.acts.raise_task import RaiseTask

DESK = f"/c/{CASE}/desk"


def raised(scene, action="Obtain the subscriber record", **given):
    act = RaiseTask(by="chief", compartment=CASE, action=action, about="subject:S-01", **given)
    return scene.house.do(act)


def allocated(scene, officer="analyst", **given):
    task = raised(scene, **given)
    scene.house.do(AllocateTask(by="chief", compartment=CASE, task=task, officer=officer))
    return task


def test_whoever_is_not_signed_in_is_sent_to_the_door_and_back_afterwards(served):
    answer = served.client().get(DESK)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/sign-in?to=%2Fc%2F{CASE}%2Fdesk",
    )


@pytest.mark.parametrize("officer", ["clerk", "analyst", "reviewer", "chief", "auditor"])
def test_whoever_serves_in_the_compartment_has_a_desk_there(served, officer):
    assert served.client(officer).get(DESK).status_code == 200


def test_a_compartment_in_which_one_holds_nothing_is_as_one_that_never_was(served):
    client = served.client("analyst")
    other, never = (client.get(f"/c/{name}/desk") for name in ("op-other", "op-never"))
    assert other.status_code == never.status_code == 404
    assert other.text.replace("op-other", "") == never.text.replace("op-never", "")


def test_the_desk_shows_what_waits_for_the_officer_and_not_what_waits_for_others(
    fresh, quick_scene
):
    allocated(quick_scene, action="Ask operator Alpha")
    allocated(quick_scene, officer="clerk", action="Ask operator Beta")
    page = fresh.client("analyst").get(DESK).text
    assert "Ask operator Alpha" in page
    assert "Ask operator Beta" not in page


def test_script_in_a_task_is_text(fresh, quick_scene):
    allocated(quick_scene, action="<script>alert(1)</script>")
    page = fresh.client("analyst").get(DESK).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_task_is_finished_with_a_written_negative_and_accepted_by_another(fresh, quick_scene):
    task = allocated(quick_scene)
    page = f"/c/{CASE}/tasks/{task}"
    told = {
        "step": "finish",
        "asked": "Alpha Mobile",
        "on": "2026-01-04",
        "said": "nothing is held",
    }
    answer = fresh.client("analyst").fill(page, page, **told)
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    chief = fresh.client("chief")
    assert "nothing is held" in chief.get(page).text
    assert chief.fill(page, page, step="accept").status_code == 303


def test_a_form_sent_twice_is_carried_out_once(fresh, quick_scene):
    client, address = fresh.client("chief"), f"/c/{CASE}/tasks"
    filled = {**client.form(address, address), "action": "Only once", "about": "subject:S-01"}
    first, second = (client.post(address, data=filled) for _ in range(2))
    assert first.status_code == second.status_code == 303
    assert first.headers["location"] == second.headers["location"]
    assert client.get(address).text.count("Only once") == 1


def test_of_two_at_one_task_the_second_is_told_and_what_was_typed_is_still_there(
    fresh, quick_scene
):
    task = allocated(quick_scene)
    page = f"/c/{CASE}/tasks/{task}"
    analyst, chief = fresh.client("analyst"), fresh.client("chief")
    filled = {
        **analyst.form(page, page),
        "step": "defer",
        "due": "2026-03-01",
        "reason": "asked for time",
    }
    chief.fill(page, page, step="allocate", officer="clerk")
    answer = analyst.post(page, data=filled)
    assert answer.status_code in {403, 409}
    assert "asked for time" in answer.text


def test_a_step_that_nobody_may_take_is_refused_in_words(fresh, quick_scene):
    task = allocated(quick_scene)
    page = f"/c/{CASE}/tasks/{task}"
    client = fresh.client("analyst")
    refused = client.post(page, data={**client.form(page, page), "step": "explode"})
    assert refused.status_code == 422
    assert "CALLER_BAD_VALUE" in refused.text


def test_a_task_that_never_was_and_one_of_another_compartment_are_the_same_nothing(served):
    answers = [served.client("analyst").get(f"/c/{CASE}/tasks/TASK-{n}") for n in (990001, 990002)]
    assert {each.status_code for each in answers} == {404}


def test_the_list_of_tasks_leaves_as_a_file_for_a_purpose_alone(fresh, quick_scene):
    raised(quick_scene, action="Ask operator Alpha")
    client, address = fresh.client("analyst"), f"/c/{CASE}/tasks"
    assert client.get(f"{address}?as=csv").status_code == 422
    file = client.get(f"{address}?as=csv&purpose=for+the+meeting")
    assert file.status_code == 200
    assert file.headers["content-disposition"].startswith("attachment")
    assert "Ask operator Alpha" in file.text
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert client.get(f"{address}?as=csv&purpose=x+y+z", headers=elsewhere).status_code == 403


def test_the_pages_are_in_urdu_for_whoever_reads_urdu(served):
    page = served.client().get("/sign-in", headers={"Accept-Language": "ur"}).text
    assert '<html lang="ur" dir="rtl"' in page


@pytest.mark.parametrize("language", ["en", "ur"])
def test_desk_and_tasks_are_accessible_and_fit_a_telephone(person_at, language):
    page = person_at("chief", width=390, language=language)
    for path in (DESK, f"/c/{CASE}/tasks"):
        page.goto_here(path)
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert page.evaluate("refusedByPolicy") == []
