# SPDX-License-Identifier: Apache-2.0
"""Clocks that are wrong, of the machine and of the browser: plain words, nothing lost, and no session or wait that is shorter than it should be."""

from datetime import timedelta

from cast import CASE
from sanad.accounts import attempts

TASKS = f"/c/{CASE}/tasks"


def test_a_clock_that_is_set_back_ends_sessions_says_so_and_keeps_what_was_typed(
    fresh, quick_scene
):
    client = fresh.client("chief")
    form = {**client.form(TASKS, TASKS), "action": "Ask the registrar", "about": "subject:S-01"}
    quick_scene.house.clock.now -= timedelta(hours=1)
    answer = client.post(TASKS, data=form)
    assert answer.status_code == 401
    assert "Ask the registrar" in answer.text
    assert client.get(TASKS).headers["location"].startswith("/sign-in")
    assert "The clock of this machine is wrong" in client.get("/sign-in").text
    client.cookies.clear()
    client.cookies.set(fresh.seats.cookie, fresh.secret("chief"), domain="localhost.local")
    assert "The clock of this machine is wrong" in client.get(TASKS).text
    assert client.post(TASKS, data=form).status_code == 303


def test_a_clock_that_is_set_back_makes_no_wait_shorter(quick_house):
    clock = quick_house.clock
    with quick_house.office.tools.database.writing() as connection:
        for seq in range(5):
            attempts.reject(connection, "analyst", seq, clock.now)
        until = attempts.waiting_until(connection, "analyst", clock.now)
        assert until is not None
        earlier = clock.now - timedelta(hours=1)
        assert attempts.waiting_until(connection, "analyst", earlier) == until
        assert attempts.waiting_until(connection, "analyst", until) is None


def test_a_browser_whose_clock_is_a_day_off_works_as_any_other(person_at):
    for off in (timedelta(days=-1), timedelta(days=1)):
        page = person_at("chief")
        now = page.evaluate("Date.now()")
        page.clock.set_fixed_time(now / 1000 + off.total_seconds())
        page.goto_here(TASKS)
        page.click("text=Raise a task")
        page.fill("#f-action", f"Ask operator Alpha {off.days}")
        page.fill("#f-about", "subject:S-01")
        page.click("dialog[open] button.main")
        page.wait_for_url(f"**{TASKS}/TASK-*")
        assert page.get_by_text(f"Ask operator Alpha {off.days}").first.is_visible()
