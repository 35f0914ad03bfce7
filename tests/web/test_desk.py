# SPDX-License-Identifier: Apache-2.0
"""The morning desk and the tasks: what waits for whom, steps with a task, and nothing of another compartment."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from accessible import faults
from lxml import html

from cast import CASE
from sanad.desk.acts.allocate_task import AllocateTask
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.finish_task import FinishTask
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.acts.record_event import RecordEvent
from sanad.web.paged import AT_ONCE
from scene import IN_CASE, sign_order

DESK = f"/c/{CASE}/desk"


def raised(scene, action="Obtain the subscriber record", **given):
    act = RaiseTask(by="chief", compartment=CASE, action=action, about="subject:S-01", **given)
    return scene.house.do(act)


def allocated(scene, officer="analyst", **given):
    task = raised(scene, **given)
    scene.house.do(AllocateTask(by="chief", compartment=CASE, task=task, officer=officer))
    return task


def dated(scene, reference):
    """Open a proceeding with a hearing in five days."""
    case = OpenProceeding(by="clerk", **IN_CASE, kind="criminal", country="PK", authority="Sample court", reference=reference, subjects=("S-01",))  # fmt: skip
    told = {"kind": "hearing", "on": "2026-01-02", "said": "Adjourned.", "next": "evidence", "next_on": "2026-01-10"}  # fmt: skip
    scene.house.do(RecordEvent(by="clerk", **IN_CASE, proceeding=scene.house.do(case), **told))


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


def test_what_is_new_is_counted_until_the_officer_has_seen_it(fresh, quick_scene):
    client = fresh.client("analyst")
    assert "exhibits were received and sealed" in client.get(DESK).text
    answer = client.fill(DESK, f"{DESK}/seen")
    assert (answer.status_code, answer.headers["location"]) == (303, DESK)
    assert "Nothing has come." in client.get(DESK).text
    quick_scene.house.seal(quick_scene.folder, "late.txt", b"Late.")
    page = client.get(DESK).text
    assert "<b>1</b> exhibit was received and sealed" in page
    assert f'href="/c/{CASE}/exhibits"' in page
    assert "<b>1</b>" not in fresh.client("analyst").fill(DESK, f"{DESK}/seen").text


@pytest.mark.parametrize("until", ["", "-1", "9" * 15, "9" * 40, "none", "1\u0662"])
def test_a_mark_of_something_else_than_an_entry_is_refused_in_words(fresh, until):
    client = fresh.client("analyst")
    filled = client.form(DESK, f"{DESK}/seen") | {"until": until}
    assert client.post(f"{DESK}/seen", data=filled).status_code == (303 if not until else 422)


def test_a_request_to_be_signed_and_a_result_to_be_reviewed_stand_beside_the_queue(
    fresh, quick_scene
):
    house = quick_scene.house
    house.do(sign_order(house, "drafter", "RN-01", "draft"))
    page = fresh.client("reviewer").get(DESK).text
    assert "request waits for your signature" in page
    assert f'href="/c/{CASE}/requests/RN-01"' in page
    assert "waits for your signature" not in fresh.client("clerk").get(DESK).text


def test_the_strip_shows_so_many_clocks_and_a_way_to_all_of_them(fresh, quick_scene):
    for n in range(AT_ONCE + 2):
        dated(quick_scene, f"X{n}")
    page = html.fromstring(fresh.client("clerk").get(DESK).text)
    strip = page.get_element_by_id("clocks-title").getparent().getparent()
    assert len(strip.xpath(".//ol/li")) == AT_ONCE
    [counted] = strip.xpath(".//p[@class='counted']")
    shown, of = map(int, re.findall(r"\d+", counted.text_content()))
    assert shown == AT_ONCE < of
    assert strip.xpath(f".//a[@href='/c/{CASE}/clocks']")


def pages_of(page):
    return {each.get("rel"): each.get("href") for each in page.xpath("//nav[@class='pager']/a")}


def test_filters_of_tasks_stay_from_page_to_page_and_a_new_one_begins_at_the_first(
    fresh, quick_scene
):
    for n in range(AT_ONCE + 1):
        allocated(quick_scene, action=f"Ask operator {n:03}")
        raised(quick_scene, action=f"Not given to anybody {n:03}")
    client, address = fresh.client("analyst"), f"/c/{CASE}/tasks"
    first = html.fromstring(client.get(f"{address}?state=allocated&turn=analyst").text)
    onward = pages_of(first)["next"]
    assert parse_qs(urlsplit(onward).query) == {
        "state": ["allocated"], "turn": ["analyst"], "after": [str(AT_ONCE)],
    }  # fmt: skip
    second = html.fromstring(client.get(onward).text)
    assert "Not given" not in second.text_content()
    assert len(second.xpath("//tr[@data-row]")) == 1
    back = pages_of(second)["prev"]
    assert parse_qs(urlsplit(back).query) == {"state": ["allocated"], "turn": ["analyst"]}
    chips = second.xpath("//ul[@class='chips' or @class='choose']//a/@href")
    assert chips
    assert not [each for each in chips if "after=" in each]


@pytest.mark.parametrize("typed", [{"step": "finish", "on": "yesterday"}, {"step": "grow"}])
def test_a_step_that_does_not_read_is_refused_in_words_with_what_was_typed(
    fresh, quick_scene, typed
):
    page = f"/c/{CASE}/tasks/{allocated(quick_scene)}"
    told = {**typed, "said": "No such subscriber"}
    answer = fresh.client("analyst").fill(page, page, **told)
    assert answer.status_code == 422
    assert "No such subscriber</textarea>" in answer.text
    client, desk = fresh.client("analyst"), f"/c/{CASE}/desk"
    several = client.fill(desk, f"/c/{CASE}/tasks/several", **told, each="TASK-1")
    assert several.status_code == 422
    assert "No such subscriber</textarea>" in several.text


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
def test_desk_and_tasks_are_accessible_and_fit_a_telephone(person_at, web_scene, language):
    web_scene.house.do(ChoosePages(by="chief", language=language, theme="auto"))
    dated(web_scene, f"Case {language}")
    raised(web_scene, due="2026-01-02")
    page = person_at("chief", width=390, language=language)
    for path in (DESK, f"/c/{CASE}/tasks"):
        page.goto_here(path)
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        sorts = page.locator("tr[data-row] .sort")
        assert sorts.count() > 0
        assert sorts.first.inner_text() == {"en": "subject", "ur": "موضوع"}[language]
    assert page.evaluate("refusedByPolicy") == []
    web_scene.house.do(ChoosePages(by="chief", language="en", theme="auto"))


def test_several_tasks_are_given_to_somebody_at_once_by_whoever_sees_which_they_are(
    web_scene, person_at
):
    for name in ("Alpha", "Beta"):
        raised(web_scene, action=f"Ask operator {name}", due="2026-01-02")
    page = person_at("chief")
    page.goto_here(DESK)
    for name in ("Alpha", "Beta"):
        page.locator("tr", has_text=f"Ask operator {name}").first.locator("[data-tick]").check()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("a")
    page.locator("dialog[open] [data-chosen] li").nth(1).wait_for()
    told = page.inner_text("dialog[open] [data-chosen]")
    assert "Ask operator Alpha" in told
    assert "Ask operator Beta" in told
    assert faults(page) == []
    page.fill("dialog[open] [name=officer]", "nobody.known")
    page.locator("dialog[open]").get_by_role("button", name="Allocate").click()
    page.locator(
        "dialog[open] .refusal", has_text="nobody.known"
    ).first.wait_for()  # where one looks
    page.fill("dialog[open] [name=officer]", "analyst")
    page.locator("dialog[open]").get_by_role("button", name="Allocate").click()
    page.get_by_text("2 tasks taken a step further").wait_for()


def test_after_a_step_that_some_tasks_refused_the_desk_shows_what_the_others_came_to(
    web_scene, person_at
):
    open_one = raised(web_scene, action="Ask operator Gamma", due="2026-01-02")
    finished = allocated(web_scene, action="Ask operator Epsilon", due="2026-01-02")
    web_scene.house.do(FinishTask(by="analyst", **IN_CASE, task=finished, exhibit=web_scene.note))
    page = person_at("chief")
    page.goto_here(DESK)
    for name in (open_one, finished):
        page.locator("tr", has_text=name).first.locator("[data-tick]").check()
    page.locator("h1").click()
    page.keyboard.press("a")
    page.locator("dialog[open] [data-chosen] li").nth(1).wait_for()
    page.fill("dialog[open] [name=officer]", "analyst")
    page.locator("dialog[open]").get_by_role("button", name="Allocate").click()
    page.locator("dialog[open] .refusal").first.wait_for()
    with page.expect_navigation():
        page.keyboard.press("Escape")
    assert page.locator("tr", has_text="Ask operator Gamma").count() == 0  # no more for the chief


def test_officers_of_this_compartment_alone_are_offered_to_whoever_gives_a_task_away(fresh):
    client = fresh.client("chief")
    found = client.get(f"/c/{CASE}/officers", params={"text": "ANALYST"}).json()
    assert "analyst" in {each["id"] for each in found}
    assert all("analyst" in each["id"] for each in found)
    assert client.get("/c/op-other/officers").status_code == 404


def test_a_task_is_given_by_a_few_letters_of_an_officer(web_scene, person_at):
    page = person_at("chief")
    page.goto_here(f"/c/{CASE}/tasks/{raised(web_scene, action='Ask operator Delta')}")
    page.locator("[name=officer][role=combobox]").wait_for(state="attached")
    page.keyboard.press("a")
    page.locator("dialog[open] [name=officer]:focus").wait_for()
    page.keyboard.type("analy")
    page.locator("dialog[open] [role=option]", has_text="analyst").first.wait_for()
    page.keyboard.press("Enter")
    assert page.input_value("dialog[open] [name=officer]").startswith("analyst")


def test_how_many_tasks_went_further_is_told_in_the_language_of_the_reader(fresh, quick_scene):
    tasks = [raised(quick_scene, action=f"Ask operator {name}") for name in ("Alpha", "Beta")]
    quick_scene.house.do(ChoosePages(by="chief", language="ur", theme="auto"))
    client = fresh.client("chief")
    sent = {"step": "allocate", "officer": "analyst", "each": tasks}
    client.fill(DESK, f"/c/{CASE}/tasks/several", **sent)
    [told] = html.fromstring(client.get(DESK).text).xpath("//*[@class='flash flash-done']")
    assert told.text == "2 ذمہ داریاں ایک قدم آگے بڑھیں"


def test_whoever_does_not_direct_is_not_offered_to_give_tasks_away(fresh, quick_scene):
    allocated(quick_scene)
    assert "bulk-allocate" not in fresh.client("analyst").get(DESK).text
    raised(quick_scene)
    assert "bulk-allocate" in fresh.client("chief").get(DESK).text


def test_tasks_that_nobody_was_given_are_as_many_behind_their_link_as_it_says(fresh, quick_scene):
    allocated(quick_scene, action="Ask operator Alpha")
    for name in ("Beta", "Gamma"):
        raised(quick_scene, action=f"Ask operator {name}")
    client = fresh.client("chief")
    [link] = html.fromstring(client.get(DESK).text).xpath("//a[contains(@href, 'unallocated')]")
    page = html.fromstring(client.get(link.get("href")).text)
    assert int(re.findall(r"\d+", link.text)[0]) == len(page.xpath("//tr[@data-row]"))
    assert "Ask operator Alpha" not in page.text_content()


def test_no_part_of_a_task_lies_over_another_on_a_telephone(web_scene, person_at):
    raised(web_scene, action="Ask operator Gamma", due="2026-01-02T14:00+05:00", basis="Order 7")
    dated(web_scene, "X-390")
    page = person_at("chief", width=390)
    for path in (f"/c/{CASE}/tasks", f"/c/{CASE}/clocks", f"/c/{CASE}/exhibits", f"/c/{CASE}/subjects/S-01"):  # fmt: skip
        page.goto_here(path)
        assert page.locator("[data-row]").count(), path
        assert page.evaluate(OVERLAPS) == [], path


OVERLAPS = """() => [...document.querySelectorAll("[data-row]")].flatMap((row) => {
  const words = [...row.querySelectorAll("time, .id, .state, bdi")].filter((each) => !each.querySelector("time, .id, .state, bdi") && each.checkVisibility());
  const boxes = words.map((each) => [each.textContent.trim(), [...each.getClientRects()]]);
  return boxes.flatMap(([one, its], at) => boxes.slice(at + 1).filter(([, others]) => its.some((a) => others.some((b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6
  ))).map(([other]) => `${one} / ${other}`));
})"""
"""Words of a row that are drawn over one another."""


def test_what_is_to_be_done_is_within_a_narrow_page(web_scene, person_at):
    raised(web_scene, action="Ask operator Alpha for every record of one line in March")
    page = person_at("chief", width=390)
    page.goto_here(f"/c/{CASE}/tasks")
    box = page.locator(".folds .of-words").first.bounding_box()  # once the table is folded
    assert box["x"] >= 0
    assert 200 < box["width"] <= 390 - box["x"]


def test_a_filter_of_the_tasks_keeps_the_others_and_is_taken_away_where_it_was_set(served):
    page = served.client("chief").get(f"/c/{CASE}/tasks?state=raised&when=overdue").text
    assert f'href="/c/{CASE}/tasks?state=allocated&when=overdue"' in page
    assert f'href="/c/{CASE}/tasks?when=overdue" aria-current="true"' in page
