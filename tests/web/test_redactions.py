# SPDX-License-Identifier: Apache-2.0
"""Redacted copies on their page: marks as they are typed, who may make one, who lifts it, and nothing of another compartment."""

import json
from io import BytesIO

import pytest
from accessible import faults

from cast import CASE
from sanad.desk.redaction_form import marks
from sanad.errors import BadValue

CELLS = ("ground", "words", "part", "boxes", "stretch", "rows", "columns")


def page_of(scene):
    return f"/c/{CASE}/exhibits/{scene.note}/redact"


def row(**given):
    return {f"row_{name}": given.get(name, "") for name in CELLS}


def make(served, scene, officer="drafter", recipients="defence", **given):
    page = page_of(scene)
    client = served.client(officer)
    hidden = client.form(page_of(scene), page) if officer == "drafter" else {"_key": "k"}
    told = {"ground": "third_party", "words": "Sample Father"} | given
    return client.post(page, data={**hidden, **row(**told), "recipients": recipients, "reason": "the father is nobody's subject"})  # fmt: skip


def test_a_copy_is_made_listed_and_lifted_by_another_than_who_made_it(fresh, quick_scene):
    page = page_of(quick_scene)
    answer = make(fresh, quick_scene)
    assert answer.status_code == 303, answer.text
    shown = fresh.client("chief").get(page).text
    assert "third party" in shown
    assert "the defence" in shown
    lift = next(part.split('"')[0] for part in shown.split('action="')[1:] if part.split('"')[0].endswith("/lift"))  # fmt: skip
    assert lift not in fresh.client("drafter").get(page).text
    assert fresh.client("chief").fill(page, lift, reason="order of 3 March").status_code == 303
    assert 'data-state="ended"' in fresh.client("chief").get(page).text


def test_what_a_copy_in_words_says_is_read_before_it_goes_out(fresh, quick_scene):
    page = page_of(quick_scene)
    make(fresh, quick_scene)
    look = f"{page}/words?recipient=defence"
    assert f'href="{look}"' in fresh.client("drafter").get(page).text
    read = fresh.client("drafter").get(look)
    assert read.status_code == 200
    assert "█" in read.text
    assert "Sample Father" not in read.text
    assert fresh.client("drafter").get(f"{page}/words?recipient=court").status_code == 404


def test_the_list_of_copies_leaves_as_a_file_for_whoever_may_export(fresh, quick_scene):
    page = page_of(quick_scene)
    make(fresh, quick_scene)
    asked = {"as": "jsonl", "purpose": "for the schedule"}
    file = fresh.client("analyst").get(page, params=asked).text.splitlines()
    [row] = [each for each in map(json.loads, file) if "sha256" in each and "entry" in each]
    assert (row["by"], row["grounds"], row["stands_for"]) == ("drafter", "third_party 1", "defence")
    assert fresh.client("drafter").get(page, params=asked).status_code == 403


@pytest.mark.parametrize(
    "given",
    [{"words": "Nobody Wrote This"}, {"words": ""}, {"recipients": "everybody"}, {"ground": ""}],
)
def test_a_mark_that_is_nowhere_or_for_nobody_makes_no_copy(fresh, quick_scene, given):
    assert make(fresh, quick_scene, **given).status_code in {403, 409, 422}
    assert "No redacted copy of it was made." in fresh.client("drafter").get(page_of(quick_scene)).text  # fmt: skip


def test_who_may_not_build_makes_none_and_an_exhibit_elsewhere_is_not_there(served, web_scene):
    assert make(served, web_scene, officer="analyst").status_code == 403
    client = served.client("drafter")
    assert client.get(f"/c/{CASE}/exhibits/{'0' * 64}/redact").status_code == 404
    assert client.get(f"/c/op-other/exhibits/{web_scene.note}/redact").status_code == 404


def test_marks_read_as_a_redaction_sheet_has_them():
    typed = [
        row(ground="third_party", words="+92 398", part="2"),
        row(ground="other_case", part="1", boxes="60 300 300 330; 1,2,3,4"),
        row(ground="other_case", stretch="120 180"),
        row(ground="third_party", rows="3 4", columns="other, 5"),
        row(ground="third_party", part="9"),
    ]
    told = marks((name, text) for each in typed for name, text in each.items())
    assert told == (
        {"ground": "third_party", "part": 2, "words": "+92 398"},
        {"ground": "other_case", "part": 1, "boxes": [[60, 300, 300, 330], [1, 2, 3, 4]]},
        {"ground": "other_case", "start": 120, "end": 180},
        {"ground": "third_party", "rows": [3, 4], "columns": ["other", 5]},
    )


@pytest.mark.parametrize("wrong", [{"boxes": "1 2 3"}, {"boxes": "1 2 3 x"}, {"stretch": "5"}, {"rows": "-1"}, {"rows": "٣"}])  # fmt: skip
def test_numbers_that_are_none_are_refused(wrong):
    with pytest.raises(BadValue):
        marks(row(ground="other_case", **wrong).items())


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_can_be_used_by_everybody(web_scene, person_at, width):
    page = person_at("drafter", width=width)
    page.goto_here(page_of(web_scene))
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("refusedByPolicy") == []


def test_words_selected_where_they_stand_are_a_mark_wherever_they_stand(
    served, web_scene, person_at
):
    page = person_at("drafter")
    page.goto_here(page_of(web_scene))
    words = page.locator("[data-written]")
    words.focus()
    words.press("ArrowRight")
    words.press("Shift+ArrowRight")
    selected = page.evaluate("String(getSelection()).trim()")
    assert len(selected.split()) > 1
    page.keyboard.press("m")
    assert page.locator("[name=row_words]").first.input_value() == selected
    assert page.locator("[name=row_part]").first.input_value() == ""
    assert page.evaluate("document.activeElement.name") == "row_ground"
    assert faults(page) == []


def test_a_box_drawn_by_pointer_or_keys_is_a_mark_of_that_page_and_the_copy_is_looked_at(
    served, web_scene, person_at
):
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (400, 200), "white").save(out, "PNG")
    sha256 = web_scene.house.seal(web_scene.folder, "white.png", out.getvalue())
    page = person_at("drafter")
    page.goto_here(f"/c/{CASE}/exhibits/{sha256}/redact")
    picture = page.locator("[data-marking] svg")
    picture.wait_for()
    box = picture.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 4)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.up()
    left, top, right, bottom = map(int, page.locator("[name=row_boxes]").first.input_value().split())  # fmt: skip
    assert abs(left - 100) <= 2
    assert abs(top - 50) <= 2
    assert abs(right - 200) <= 2
    assert abs(bottom - 100) <= 2
    assert page.locator("[name=row_part]").first.input_value() == "1"
    assert faults(page) == []
    page.get_by_role("button", name="Lay a box by keyboard").press("Enter")
    page.locator("[data-marking] rect:focus").wait_for()
    for key in ("ArrowUp", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    drawn = page.locator("[name=row_boxes]").first.input_value()
    assert drawn == f"{left} {top} {right} {bottom}; 160 82 248 92"
    copied(served, web_scene, sha256)
    page.goto_here(f"/c/{CASE}/exhibits/{sha256}/redact/look?recipient=defence")
    assert "page 1 of 1" in page.inner_text(".head")
    assert faults(page) == []


def copied(served, scene, sha256):
    """Let the defence have a copy without a corner of the picture."""
    page = f"/c/{CASE}/exhibits/{sha256}/redact"
    marked = row(ground="other_case", part="1", boxes="10 10 60 60")
    client = served.client("drafter")
    told = {"_key": "copy", **marked, "recipients": "defence"}
    answer = client.post(page, data=told | {"reason": "it shows another case"})
    assert answer.status_code == 303, answer.text
    look = client.get(f"{page}/look?recipient=defence")
    assert look.status_code == 200
    assert "as the defence gets it" in look.text
    assert client.get(f"{page}/look?recipient=court").status_code == 404
    assert client.get(f"{page}/look?recipient=defence&page=2").status_code == 404
