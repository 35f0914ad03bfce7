# SPDX-License-Identifier: Apache-2.0
"""A bundle's sheet on its page: looked at before it is bound, bound by the worker, and its folder on the way out."""

import zipfile
from io import BytesIO

import pytest
from accessible import faults

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.bundle_form import typed
from sanad.desk.working.carry_out import carry_out, waiting

LIST = f"/c/{CASE}/bundles"
NEW = f"{LIST}/new"
HEAD = {
    "title": "Bundle for the hearing",
    "matter": 'The State v. "Sample" \\ One',
    "recipient": "court",
    "purpose": "hearing on the charge",
}


def rows(*each):
    """Return the cells of rows, given as (tab, title of the tab, what, item, mark)."""
    told = {f"row_{name}": [] for name in ("tab", "tab_title", "date", "what", "item", "title", "mark")}  # fmt: skip
    for tab, tab_title, what, item, mark in each:
        filled = {"tab": tab, "tab_title": tab_title, "what": what, "item": item, "mark": mark}
        for name, cells in told.items():
            cells.append(filled.get(name.removeprefix("row_"), ""))
    return told


def papers(scene):
    return rows(("A/1", "Papers", "exhibit", scene.note, "P-1"), ("", "", "brief", scene.brief, ""))


def sent(client, address, **fields):
    [key] = [client.form(NEW, f"{LIST}/preview")]
    return client.post(address, data={**key, **HEAD, **fields})


def test_the_sheet_is_looked_at_before_it_is_bound_and_keeps_what_was_typed(served, web_scene):
    client = served.client("drafter")
    page = sent(client, f"{LIST}/preview", **papers(web_scene))
    assert page.status_code == 200
    assert "A/1/1" in page.text
    assert f'formaction="{LIST}"' in page.text
    assert "v. &#34;Sample&#34;" in page.text


def test_what_cannot_be_meant_is_told_and_nothing_is_lost(served):
    client = served.client("drafter")
    page = sent(client, f"{LIST}/preview", **rows(("seven", "Papers", "exhibit", "nothing.pdf", "")))  # fmt: skip
    assert "CALLER_BAD_VALUE" in page.text
    assert 'value="nothing.pdf"' in page.text
    assert sent(client, LIST, **rows()).status_code == 422


def test_what_a_row_names_elsewhere_is_not_there(served, web_scene):
    client = served.client("drafter")
    page = sent(client, f"{LIST}/preview", **rows(("A/1", "Papers", "brief", "0" * 64, "")))
    assert "CALLER_NOT_FOUND" in page.text


def test_script_and_signs_of_direction_in_a_sheet_are_text():
    fields = [("title", 'a"\n[[tab]]\nname = "B/9'), ("matter", "<b>\x7f\u202e"), ("purpose", "p"), ("recipient", "court")]  # fmt: skip
    cells = [(name, text) for name, texts in rows(("A/1", "T", "exhibit", "x", "")).items() for text in texts]  # fmt: skip
    import tomllib

    read = tomllib.loads(typed([*fields, *cells]).sheet(CASE))
    assert [tab["name"] for tab in read["tab"]] == ["A/1"]
    assert read["title"].startswith('a"\n[[tab]]')
    assert read["matter"] == "<b>\x7f\u202e"


def test_a_bundle_is_bound_by_the_worker_and_its_folder_goes_out_for_a_purpose(fresh, quick_scene):
    client = fresh.client("drafter")
    job = sent(client, LIST, **papers(quick_scene)).headers["location"]
    for each in waiting(fresh.office.tools):
        carry_out(fresh.office.tools, each.id)
    assert client.get(f"{job}/progress").json()["state"] == "done", client.get(job).text
    assert "bundle.pdf" in client.get(job).text
    refused = client.fill(job, f"{job}/folder", purpose=" ")
    assert refused.status_code == 422
    folder = client.fill(job, f"{job}/folder", purpose="for the hearing")
    names = zipfile.ZipFile(BytesIO(folder.content)).namelist()
    assert any(name.endswith("/bundle.pdf") for name in names)
    assert "Sample" in fresh.client("analyst").get(LIST).text
    hidden = {"_key": "k", "purpose": "to look at it"}
    assert fresh.client("analyst").post(f"{job}/folder", data=hidden).status_code == 403


@pytest.mark.parametrize("officer", ["analyst", "reviewer"])
def test_who_may_not_build_sees_bundles_and_no_way_to_bind_one(served, web_scene, officer):
    client = served.client(officer)
    assert "bundles/new" not in client.get(LIST).text
    assert "AUTHORITY_NO_MANDATE" in sent(client, f"{LIST}/preview", **papers(web_scene)).text
    assert sent(client, LIST, **papers(web_scene)).status_code == 403


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ur", 390)])
def test_a_sheet_can_be_used_by_everybody_and_its_rows_move_by_keys(
    web_scene, person_at, language, width
):
    page = person_at("drafter", width=width, language=language)
    web_scene.house.do(ChoosePages(by="drafter", language=language, theme="auto"))
    for path in (LIST, NEW):
        page.goto_here(path)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("refusedByPolicy") == []
    first = page.locator("[name=row_item]").first
    first.fill("note.txt")
    first.press("Alt+ArrowDown")
    assert page.locator("[name=row_item]").nth(1).input_value() == "note.txt"


def test_exhibits_are_added_by_keyboard_and_dragged_into_tabs(person_at):
    page = person_at("drafter")
    page.goto_here(NEW)
    items = page.locator("[name=row_item]")
    page.locator("[name=row_tab]").first.fill("A/1")
    page.wait_for_selector("[data-offered]")
    page.locator("[data-add]").first.press("Enter")
    first = items.first.input_value()
    assert len(first) == 64
    page.locator("[data-offered]").nth(1).drag_to(page.locator("[data-bundle-row]").nth(1))
    assert len(items.nth(1).input_value()) == 64
    page.locator("[data-move]").nth(1).drag_to(page.locator("[data-bundle-row]").first)
    assert items.nth(1).input_value() == first
    assert page.evaluate("refusedByPolicy") == []


def test_the_list_of_bundles_leaves_as_it_is_shown(served):
    client = served.client("analyst")
    assert client.get(f"{LIST}?as=csv&purpose=for+the+meeting").text.startswith(
        "entry,matter,title"
    )
    assert client.get(f"{LIST}?as=csv").status_code == 422
