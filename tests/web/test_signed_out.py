# SPDX-License-Identifier: Apache-2.0
"""Back button, two tabs and sessions that ended: nothing of the office is seen afterwards, nobody acts in another's name, and nothing that was typed is lost."""

import pytest

from cast import CASE
from sanad.accounts import sessions
from sanad.desk.acts.raise_task import RaiseTask
from sanad.ledger import read

TASKS = f"/c/{CASE}/tasks"


def end(scene, officer: str) -> None:
    tools = scene.house.office.tools
    with tools.database.writing() as connection:
        sessions.end_all(connection, officer, tools.clock())


def done(scene, act: str) -> int:
    with scene.house.office.tools.database.reading() as connection:
        found = read.entries(connection)
        return sum(1 for each in found if each.act == act and each.outcome == "done")


def sign_in(page, served, officer: str) -> None:
    """Give the browser of `page` a session of an officer in place of the one before."""
    address = page.url.split("/c/")[0]
    cookie = {"name": served.seats.cookie, "value": served.secret(officer), "url": address}
    page.context.add_cookies([cookie])


def sign_out(page) -> None:
    page.click("[popovertarget=me]")
    page.click("text=Sign out")
    page.wait_for_url("**/sign-in")


@pytest.fixture
def task(web_scene) -> str:
    order = {"by": "chief", "compartment": CASE}
    return web_scene.house.do(RaiseTask(**order, action="Ask operator Alpha", about="subject:S-01"))


def test_after_signing_out_the_back_button_leads_to_the_door(person_at):
    page = person_at("chief")
    page.goto_here(f"/c/{CASE}/subjects")
    page.goto_here(TASKS)
    sign_out(page)
    for path in ("tasks", "subjects"):
        page.go_back()
        page.wait_for_url(f"**/sign-in?to=*{path}")
        assert page.get_by_text("Sign in with a passkey").is_visible()


def test_a_page_that_the_browser_kept_whole_is_not_shown_after_signing_out_in_another_tab(
    person_at,
):
    """The browser of the tests keeps none, so that it is told of a page that comes back as those of people are."""
    page = person_at("chief")
    page.goto_here(TASKS)
    other = page.context.new_page()
    other.goto(page.url)
    sign_out(other)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    page.wait_for_url("**/sign-in?to=*tasks")


def test_a_form_whose_session_ended_keeps_its_words_through_the_door_and_back(
    person_at, web_scene, served, task
):
    """Also one of the many small ones that ask for a reason."""
    page = person_at("chief")
    page.goto_here(f"{TASKS}/{task}")
    page.click("[data-open=file]")
    reason = page.locator("dialog[open] [name=reason]")
    reason.fill("the registrar has it already")
    end(web_scene, "chief")
    page.click("dialog[open] button.main")
    page.wait_for_selector("text=You are not signed in any more")
    assert reason.input_value() == "the registrar has it already"
    sign_in(page, served, "chief")
    page.goto_here(f"{TASKS}/{task}")
    page.click("[data-open=file]")
    assert reason.input_value() == "the registrar has it already"
    page.click("dialog[open] button.main")
    page.wait_for_url(f"**{TASKS}/{task}")


def test_without_script_the_answer_of_a_session_that_ended_holds_what_was_typed(fresh, quick_scene):
    client = fresh.client("chief")
    typed = {"action": "Ask the registrar", "about": "subject:S-01"}
    form = {**client.form(TASKS, TASKS), **typed}
    end(quick_scene, "chief")
    answer = client.post(TASKS, data=form)
    assert answer.status_code == 401
    assert "You are not signed in any more" in answer.text
    assert "Ask the registrar" in answer.text
    assert form["_key"] in answer.text
    client.cookies.clear()
    client.cookies.set(fresh.seats.cookie, fresh.secret("chief"), domain="localhost.local")
    before = done(quick_scene, "raise_task")
    assert client.post(TASKS, data=form).status_code == 303
    assert done(quick_scene, "raise_task") == before + 1


def test_a_password_stands_in_no_answer_of_a_session_that_ended(fresh, quick_scene):
    client = fresh.client("chief")
    end(quick_scene, "chief")
    typed = {"password": "open sesame street", "again": "open sesame street"}
    answer = client.post("/me/credentials/password", data={**typed, "sealed": "", "shown": "1"})
    assert answer.status_code == 401
    assert "open sesame street" not in answer.text


def test_a_form_that_one_officer_opened_is_not_carried_out_in_the_name_of_the_next(
    person_at, served, web_scene, task
):
    page = person_at("chief")
    page.goto_here(f"{TASKS}/{task}")
    page.click("[data-open=file]")
    page.locator("dialog[open] [name=reason]").fill("not needed any more")
    before = done(web_scene, "file_task")
    sign_in(page, served, "analyst")  # in another tab
    page.click("dialog[open] button.main")
    page.wait_for_selector("text=This form was opened by another officer")
    assert done(web_scene, "file_task") == before
    assert page.locator("dialog[open] [name=reason]").input_value() == "not needed any more"
