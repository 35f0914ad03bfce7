# SPDX-License-Identifier: Apache-2.0
"""The link chart and the command view: each line with its claims, the day, what a recipient would not see; drawn by a browser, told by a table."""

import io
import json
import math
import zipfile

import pytest
from accessible import faults

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.charting import Scope
from sanad.desk.questions.neighbours import Neighbours
from sanad.web.screens import chart
from ties import calling, openly_tied, tied

CHART = f"/c/{CASE}/chart"


@pytest.fixture(scope="module")
def lines(web_scene, tmp_path_factory):
    return tied(web_scene.house, tmp_path_factory.mktemp("chart"))


@pytest.fixture(scope="module")
def called(web_scene, lines, tmp_path_factory):
    """The finding on whom S-70, who is tied to nobody by claims, called."""
    house = web_scene.house
    house.subject("S-70")
    openly_tied(house, tmp_path_factory.mktemp("open"), "S-70")
    return calling(house, "S-70")[1]


@pytest.mark.parametrize("officer", ["clerk", "analyst", "reviewer", "liaison", "auditor"])
def test_whoever_serves_here_sees_the_lines_and_every_claim_behind_them(served, lines, officer):
    page = served.client(officer).get(f"{CHART}?of=S-60").text
    assert "2 of 2" in page
    assert f'data-source="claim:{lines[0]}"' in page
    assert f'data-source="claim:{lines[3]}"' not in page


def test_what_opening_an_end_adds_is_counted_before_it_is_added(served, lines):
    client = served.client("analyst")
    page = client.get(f"{CHART}?of=S-60").text
    told = page.partition("outline-title")[2]
    assert "this adds: meets 1, holds a post in 1" in told
    assert "4 of 4" in client.get(f"{CHART}?of=S-60+S-61").text


def test_a_line_of_another_time_is_told_as_that_and_stays(served, lines):
    client = served.client("analyst")
    page = client.get(f"{CHART}?of=S-60&on=2021").text
    assert "not then" in page
    drawn = client.get(f"{CHART}/links.json?of=S-60&on=2021").json()
    assert {line["kind"]: line["then"] for line in drawn["lines"]} == {"role": "refuse", "meets": "permit"}  # fmt: skip
    assert client.get(f"{CHART}?of=S-60&on=yesterday").status_code == 422


def test_a_recipient_does_not_see_what_is_handled_as_confidential_and_we_see_why(served, lines):
    client = served.client("analyst")
    page = client.get(f"{CHART}?of=S-60&recipient=foreign_authority").text
    told = page.partition('id="withheld"')[2].partition("</ul>")[0]
    assert lines[0] in told
    assert "confidential" in told
    drawn = client.get(f"{CHART}/links.json?of=S-60&recipient=foreign_authority").json()
    assert drawn["lines"] == drawn["ends"] == []
    assert len(client.get(f"{CHART}/links.json?of=S-60&recipient=internal").json()["lines"]) == 2


def test_only_claims_of_some_standing_are_drawn_if_some_are_chosen(served, lines):
    client = served.client("analyst")
    assert client.get(f"{CHART}/links.json?of=S-60&standing=found_by_court").json()["lines"] == []
    assert len(client.get(f"{CHART}/links.json?of=S-60&standing=alleged").json()["lines"]) == 2


def test_entries_of_another_compartment_and_of_none_are_the_same_nothing(served, lines):
    for path in (f"{CHART}?of=S-9999", "/c/office/chart?of=S-60", f"{CHART}/command?organisation=O-9999"):  # fmt: skip
        assert served.client("analyst").get(path).status_code == 404


def test_a_name_that_would_mislead_is_text(served, lines):
    client = served.client("analyst")
    for path in (f"{CHART}?of=S-60", f"{CHART}/command?organisation=O-60&on=2020-03-01"):
        page = client.get(path).text
        assert "<script>alert(1)" not in page
        assert "<bdi>&lt;script&gt;" in page


def test_two_who_are_said_to_hold_one_post_stand_as_versions_and_neither_is_cut(served, lines):
    client = served.client("analyst")
    both = client.get(f"{CHART}/command?organisation=O-60&on=2020-03-01").text
    assert "version 1A" in both
    assert "version 1B" in both
    one = client.get(f"{CHART}/command?organisation=O-60&on=2020-03-01&version=A").text
    assert "version 1B" not in one
    later = client.get(f"{CHART}/command?organisation=O-60&on=2022-03-01").text
    assert "S-60" not in later.partition('class="command"')[2]


def test_no_entry_named_asks_for_one_and_one_without_lines_says_so(fresh, quick_scene):
    client = fresh.client("analyst")
    assert "Name an entry" in client.get(CHART).text
    quick_scene.house.subject("S-69")
    assert "No claim ties these entries to another." in client.get(f"{CHART}?of=S-69").text


def test_what_a_finding_counted_is_offered_drawn_and_told_with_its_deliveries(served, called):
    client = served.client("analyst")
    page = client.get(f"{CHART}?of=S-70").text
    assert f'name="finding" value="{called.id}"' in page
    drawn = client.get(f"{CHART}?of=S-70&finding={called.id}").text
    assert "counted by a finding" in drawn
    assert f'data-source="finding:{called.id}"' in drawn
    assert "records/rows?of=" in drawn
    assert "does not say what days it covers" in drawn
    lines = client.get(f"{CHART}/links.json?of=S-70&finding={called.id}").json()["lines"]
    assert sum(line.get("finding") == called.id for line in lines) == drawn.count("counted by a finding")  # fmt: skip
    assert client.get(f"{CHART}?of=S-61&finding={called.id}").status_code == 404


def test_the_list_of_lines_goes_out_with_all_that_its_address_says(served, called):
    client = served.client("analyst")
    asked = f"of=S-70&finding={called.id}&standing=alleged&standing=disputed"
    page = client.get(f"{CHART}?{asked}").text
    menu = page.partition('class="stack drop-box"')[2].partition("</form>")[0]
    assert 'name="standing" value="alleged,disputed"' in menu
    assert f'name="finding" value="{called.id}"' in menu
    rows = client.get(f"{CHART}?{asked}&as=jsonl&purpose=to+test").text.splitlines()
    assert {json.loads(row)["relation"] for row in rows} == {"meets", "calls and messages"}


def test_a_long_table_stands_on_pages_and_every_line_is_on_one(served, lines, monkeypatch):
    monkeypatch.setattr(chart, "AT_ONCE", 1)
    client = served.client("analyst")
    first = client.get(f"{CHART}?of=S-60").text
    assert 'id="line-0"' in first
    assert 'id="line-1"' not in first
    assert "1 of 2" in first
    second = client.get(f"{CHART}?of=S-60&line=1").text
    assert 'id="line-1"' in second
    assert 'id="line-1"' in client.get(f"{CHART}?of=S-60&line=99").text
    assert client.get(f"{CHART}?of=S-60&line=x").status_code == 422


def kept(client, **typed):
    form = f"{CHART}/kept?of=S-60"
    sent = client.fill(f"{CHART}?of=S-60", form, **{"called": "Sample ties", **typed})
    assert sent.status_code == 303, sent.text
    return sent.headers["location"]


def test_a_chart_is_kept_once_listed_opened_again_corrected_and_withdrawn(fresh, quick_scene, tmp_path):  # fmt: skip
    tied(quick_scene.house, tmp_path)
    client = fresh.client("analyst")
    put = {"at": {"S-60": [7, 9]}, "hidden": [], "pinned": [], "groups": []}
    first = kept(client, called="<b>Sample</b> \u202eties", arrangement=json.dumps(put))
    name = first.rpartition("/")[2]
    page = client.get(first).text
    assert "&lt;b&gt;Sample&lt;/b&gt;" in page
    assert "\u202e" not in page
    assert "Every line is carried today as it was then." in page
    again = f"{CHART}?of=S-60&kept={name}"
    assert f'href="{again}"'.replace("&", "&amp;") in page
    assert "This is the kept chart" in client.get(again).text
    assert client.get(f"{CHART}/links.json?of=S-60&kept={name}").json()["arrangement"] == put
    form = {**client.form(again, f"{CHART}/kept?of=S-60"), "called": "Mended", "instead": name, "reason": "a better day"}  # fmt: skip
    answers = {client.post(f"{CHART}/kept?of=S-60", data=form).headers["location"] for _ in range(2)}  # fmt: skip
    [second] = answers
    assert "a better day" in client.get(first).text
    sent = client.fill(second, f"{second}/withdraw", reason="drawn of the wrong group")
    assert sent.headers["location"] == second
    listed = client.get(f"{CHART}/kept").text
    assert "2 of 2" in listed
    assert listed.count('data-state="withdrawn"') == listed.count('data-state="corrected"') == 1


def test_two_who_correct_one_chart_are_told_of_each_other(fresh, quick_scene, tmp_path):
    tied(quick_scene.house, tmp_path)
    one, other = fresh.client("analyst"), fresh.client("investigator")
    name = kept(one).rpartition("/")[2]
    page, action = f"{CHART}?of=S-60&kept={name}", f"{CHART}/kept?of=S-60"
    forms = [{**client.form(page, action), "called": f"By {n}", "instead": name, "reason": "a better day"} for n, client in enumerate((one, other))]  # fmt: skip
    assert one.post(action, data=forms[0]).status_code == 303
    late = other.post(action, data=forms[1])
    assert late.status_code == 409
    assert "By 1" in late.text


def test_a_kept_chart_of_another_compartment_is_the_same_nothing(served, lines):
    client = served.client("analyst")
    name = kept(client, called="Only here").rpartition("/")[2]
    paths = [f"{CHART}/kept/K-000000000000", f"/c/office/chart/kept/{name}", f"{CHART}?of=S-60&kept=K-0"]  # fmt: skip
    told = {(answer.status_code, "nothing here" in answer.text.lower()) for answer in map(client.get, paths)}  # fmt: skip
    assert {status for status, _ in told} == {404}
    assert served.client("reviewer").get(f"{CHART}/kept/{name}").status_code == 200
    assert 'data-open="keep"' not in served.client("reviewer").get(f"{CHART}?of=S-60").text


@pytest.mark.parametrize("put", ["[", "[]", '{"at": {"S-1": [1, 2]}}'])
def test_places_that_do_not_read_are_refused_with_what_was_typed(served, lines, put):
    client = served.client("analyst")
    sent = client.fill(f"{CHART}?of=S-60", f"{CHART}/kept?of=S-60", called="Odd places", arrangement=put)  # fmt: skip
    assert sent.status_code == 422
    assert "Odd places" in sent.text


def test_the_preview_is_handed_out_with_its_list_of_what_stays(served, called):
    client = served.client("analyst")
    page = f"{CHART}?of=S-70&recipient=foreign_authority"
    form = client.form(page, f"{CHART}/file?of=S-70&recipient=foreign_authority")
    told = {**form, "to": "Sample authority", "purpose": "asked for in a letter"}
    sent = client.post(f"{CHART}/file?of=S-70&recipient=foreign_authority", data=told)
    assert sent.headers["content-disposition"].endswith('.zip"')
    with zipfile.ZipFile(io.BytesIO(sent.content)) as made:
        names = set(made.namelist())
        withheld = json.loads(made.read("manifest.json"))["withheld"]
    assert names >= {"chart.svg", "chart.pdf", "chart.graphml", "chart.anx", "chart.csv", "manifest.json", "SHA256SUMS.sig"}  # fmt: skip
    assert withheld
    assert all(each["id"] in client.get(page).text for each in withheld)
    refused = client.post(f"{CHART}/file?of=S-70&recipient=foreign_authority", data={**told, "purpose": ""})  # fmt: skip
    assert refused.status_code == 422
    nobody = served.client("reviewer")
    assert 'data-open="share"' not in nobody.get(page).text
    assert nobody.post(f"{CHART}/file?of=S-70&recipient=foreign_authority", data=told).status_code == 403  # fmt: skip


def test_looking_at_a_chart_is_on_record(web_scene, lines):
    house = web_scene.house
    before = house.office.desk.newest
    house.do(Neighbours(by="analyst", compartment=CASE, scope=Scope(subjects=("S-60",))))
    assert house.office.desk.newest == before + 1


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 390, "dark"), ("ur", 1280, "light")])  # fmt: skip
def test_the_chart_can_be_used_by_everybody(web_scene, lines, person_at, language, width, scheme):
    officer = {"en": "analyst", "ur": "investigator"}[language]
    web_scene.house.do(ChoosePages(by=officer, language=language, theme="auto"))
    page = person_at(officer, width=width, language=language, scheme=scheme)
    for path in (f"{CHART}?of=S-60+S-61", f"{CHART}/command?organisation=O-60&on=2020-03-01"):
        page.goto_here(path)
        if "command" not in path:
            page.wait_for_selector(".chart-box canvas")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("refusedByPolicy") == []


COUNT = "document.querySelector('.chart-box').sanadChart.nodes().length"


def choose(page, one):
    """Choose an entry as the keyboard does, in the outline."""
    page.locator(f'[data-choose="{one}"]').focus()
    page.keyboard.press(" ")


def test_the_chart_is_worked_kept_and_opened_again_by_keyboard(lines, person_at):
    page = person_at("analyst")
    page.goto_here(f"{CHART}?of=S-60")
    page.wait_for_selector(".chart-box canvas")
    assert page.evaluate(COUNT) == 3
    choose(page, "S-61")
    assert "this adds: meets 1" in page.locator("[data-chart-says]").inner_text()
    page.keyboard.press("p")
    page.keyboard.press("h")
    assert page.evaluate(COUNT) == 2
    assert page.locator('[data-choose="S-61"]').is_disabled()
    page.keyboard.press("s")
    page.keyboard.type("By keyboard")
    page.keyboard.press("Enter")
    page.wait_for_url("**/chart/kept/K-*")
    page.keyboard.press("o")
    page.wait_for_url("**kept=K-*")
    page.wait_for_selector(".chart-box canvas")
    assert page.evaluate(COUNT) == 2
    page.goto_here(f"{CHART}?of=S-60")
    page.wait_for_selector(".chart-box canvas")
    choose(page, "S-61")
    page.keyboard.press("e")
    page.wait_for_url("**of=S-60%20S-61**")
    page.wait_for_selector(".chart-box canvas")
    page.keyboard.press("t")
    assert page.locator("#line-0 details").is_visible()


MANY = {
    "ends": [{"id": f"S-{n}", "kind": "person", "label": f"Sample {n}", "opened": n == 0} for n in range(2000)],
    "lines": [{"id": f"line-{n}", "source": f"S-{n // 3}", "target": f"S-{n}", "kind": "meets", "sources": 1, "claims": 1, "first": None, "last": None, "soft": [False, False], "thin": False, "contested": False, "then": "permit"} for n in range(1, 2000)],
    "together": [],
    "arrangement": None,
}  # fmt: skip
WHOLE = "(() => { const cy = document.querySelector('.chart-box').sanadChart; return JSON.stringify(cy.elements().map((each) => [each.id(), each.data('parent') ?? null, each.isNode() && [each.position('x'), each.position('y')], each.locked()]).sort()); })()"


@pytest.mark.slow
def test_every_step_with_two_thousand_ends_can_be_taken_back_and_none_is_dropped(lines, person_at):
    page = person_at("analyst")
    page.route("**/links.json*", lambda route: route.fulfill(json=MANY))
    page.goto_here(f"{CHART}?of=S-60")
    page.wait_for_selector(".chart-box canvas", timeout=60_000)
    assert page.evaluate(COUNT) == 2000
    before = page.evaluate(WHOLE)
    cy = "document.querySelector('.chart-box').sanadChart"
    for chosen, key in (("'#S-3,#S-4'", "g"), ("'node'", "l"), ("'node'", "h")):  # fmt: skip
        page.evaluate(f"{cy}.nodes().unselect(), {cy}.$({chosen}).select(), 0")
        page.keyboard.press(key)
    assert page.evaluate(COUNT) == 0
    for _ in range(3):
        page.keyboard.press("u")
    assert page.evaluate(WHOLE) == before


ALIKE = {
    **MANY,
    "ends": [{**end, "id": f"S-{n}", "label": f"Sample {n}"} for end, n in zip(MANY["ends"], (5585, 128435), strict=False)],
    "lines": [{**MANY["lines"][0], "source": "S-5585", "target": "S-128435"}],
}  # fmt: skip
"""Two ends whose names have one hash in Cytoscape, by which it would find the style of either."""


def test_no_end_bears_the_name_of_another(lines, person_at):
    page = person_at("analyst")
    page.route("**/links.json*", lambda route: route.fulfill(json=ALIKE))
    page.goto_here(f"{CHART}?of=S-60")
    page.wait_for_selector(".chart-box canvas")
    drawn = page.evaluate("document.querySelector('.chart-box').sanadChart.nodes().map((each) => each.style('label'))")  # fmt: skip
    assert sorted(drawn) == ["Sample 128435\nS-128435", "Sample 5585\nS-5585"]


CROWD = {
    **MANY,
    "ends": [{**end, "label": "عبداللہ خان"} for end in MANY["ends"][:61]],
    "lines": [{**line, "source": "S-0"} for line in MANY["lines"][:60]],
}
SPOKES = "document.querySelector('.chart-box').sanadChart.nodes('.spoke').map((each) => [each.position('x'), each.position('y'), each.numericStyle('text-rotation')])"


def test_names_of_a_crowd_point_outwards_each_on_a_line_of_its_own(lines, person_at):
    page = person_at("analyst")
    page.route("**/links.json*", lambda route: route.fulfill(json=CROWD))
    page.goto_here(f"{CHART}?of=S-60")
    page.wait_for_selector(".chart-box canvas")
    assert page.evaluate("document.fonts.check('11px \"Noto Nastaliq Urdu\"', 'ہ')")
    spokes = page.evaluate(SPOKES)
    assert len(spokes) == 60  # the one whose lines are drawn stands level in the middle
    hub = [sum(each[axis] for each in spokes) / 60 for axis in (0, 1)]
    around = sorted(spokes, key=lambda each: math.atan2(each[1] - hub[1], each[0] - hub[0]))
    for (x, y, turn), (other_x, other_y, _) in zip(around, around[1:] + around[:1], strict=True):
        assert math.hypot(x - other_x, y - other_y) > 13  # a line of 11 pixels and its lead
        across = math.cos(turn) * (y - hub[1]) - math.sin(turn) * (x - hub[0])
        assert abs(across) < 2  # the name lies along the line from the middle


WITHIN = """(() => {
  const cy = document.querySelector('.chart-box').sanadChart;
  const group = cy.nodes(':parent');
  const { x1, x2, y1, y2 } = group.boundingBox();
  const inside = ({ x, y }) => x > x1 && x < x2 && y > y1 && y < y2;
  return cy.nodes(':childless').difference(group.children()).filter((node) => inside(node.position())).length;
})()"""


def test_nothing_lies_in_the_box_of_a_group_to_which_it_does_not_belong(lines, person_at):
    page = person_at("analyst")
    page.route("**/links.json*", lambda route: route.fulfill(json=CROWD))
    page.goto_here(f"{CHART}?of=S-60")
    page.wait_for_selector(".chart-box canvas")
    before = page.evaluate(WHOLE)
    page.evaluate(
        "document.querySelector('.chart-box').sanadChart.$('#S-1,#S-30,#S-45').select(), 0"
    )
    page.keyboard.press("g")
    assert page.evaluate("document.querySelector('.chart-box').sanadChart.nodes(':parent').length") == 1  # fmt: skip
    assert page.evaluate(WITHIN) == 0
    page.keyboard.press("u")
    assert page.evaluate(WHOLE) == before


TWO_OPENED = {**CROWD, "ends": [{**end, "opened": n < 2} for n, end in enumerate(CROWD["ends"])]}
NAMED = "document.querySelector('.chart-box').sanadChart.nodes('.opened').map((each) => { const { x1, x2, y1, y2 } = each.boundingBox({ includeLabels: true }); return [x1, x2, y1, y2]; })"


def test_two_whose_links_are_drawn_do_not_lie_over_each_other(lines, person_at):
    page = person_at("analyst")
    page.route("**/links.json*", lambda route: route.fulfill(json=TWO_OPENED))
    page.goto_here(f"{CHART}?of=S-60")
    page.wait_for_selector(".chart-box canvas")
    [(x1, x2, y1, y2), (other_x1, other_x2, other_y1, other_y2)] = page.evaluate(NAMED)
    assert x2 <= other_x1 or other_x2 <= x1 or y2 <= other_y1 or other_y2 <= y1


def test_names_of_a_few_ends_are_not_drawn_smaller_than_can_be_read(lines, person_at):
    page = person_at("analyst")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto_here(f"{CHART}?of=S-60")
        page.wait_for_selector(".chart-box canvas")
        assert page.evaluate(COUNT) == 3
        assert page.evaluate(f"{COUNT.removesuffix('nodes().length')}zoom()") >= 0.9, width


def test_an_entry_is_found_by_its_name_and_a_second_one_stands_beside_it(lines, web_scene, person_at):  # fmt: skip
    page = person_at("analyst")
    page.goto_here(CHART)
    field = page.locator("input[name=of]")
    for name in ("S-60", "S-61"):  # typed in small letters: found, not known by heart
        field.press_sequentially(name.lower())
        page.wait_for_selector(f".pick-list [role=option]:has-text('{name}')")
        field.press("Enter")
    assert field.input_value() == "S-60 S-61 "
    field.press("Enter")
    page.wait_for_url("**of=S-60+S-61**")
    assert page.locator("h1").inner_text() == "Link chart"
