# SPDX-License-Identifier: Apache-2.0
"""The link chart and the command view: each line with its claims, the day, what a recipient would not see; drawn by a browser, told by a table."""

import time

import pytest
from accessible import faults

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.questions.neighbours import Neighbours

CHART = f"/c/{CASE}/chart"
MISLEADING = "<script>alert(1)</script> تنظیم"
WORDS = (
    "Sample Sixty leads the Sample Group. Sample Sixty-One leads it too, and meets Sample Sixty."
)


def said(house, about, name, value, **more):
    source = Quoted("sixty.txt", "leads the Sample Group")
    given = {"about": about, "property": name, "value": value, "said_by": "Records office"}
    return house.do(RecordClaim(by="analyst", compartment=CASE, **given, source=source, **more))


def tied(house, folder):
    """Enter two persons who are both said to lead one organisation, at other times; one meets the other, and somebody else."""
    house.seal(folder, "sixty.txt", WORDS.encode(), handling="confidential")
    house.read()
    for one in ("S-60", "S-61", "S-62"):
        house.subject(one)
    house.subject("O-60", "organisation", MISLEADING)
    role = {"organisation": "O-60", "role": "amir", "post": "leader"}
    first = said(house, "S-60", "role", role, valid_from="2019-01", valid_to="2020-06")
    second = said(house, "S-61", "role", role, valid_from="2020-01")
    met = said(house, "S-61", "meets", {"subject": "S-60"})
    beyond = said(house, "S-61", "meets", {"subject": "S-62"})
    return first, second, met, beyond


@pytest.fixture(scope="module")
def lines(web_scene, tmp_path_factory):
    return tied(web_scene.house, tmp_path_factory.mktemp("chart"))


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


def test_of_an_entry_with_many_neighbours_a_hundred_are_drawn_and_the_others_are_counted():
    from sanad.claims.links import Link
    from sanad.desk.questions import neighbours

    near = [Link("S-01", f"S-{n:04}", "meets", ()) for n in range(2, 252)]
    drawn, together = neighbours._at_most(near, ["S-01"])
    assert len(drawn) == neighbours.MOST
    assert together == [("S-01", "meets", 150)]


def test_looking_at_a_chart_is_on_record(web_scene, lines):
    house = web_scene.house
    before = house.office.desk.newest
    house.do(Neighbours(by="analyst", compartment=CASE, subjects=("S-60",)))
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


def test_the_chart_is_worked_by_keyboard_and_every_step_can_be_undone(lines, person_at):
    page = person_at("analyst")
    page.goto_here(f"{CHART}?of=S-60")
    page.wait_for_selector(".chart-box canvas")
    count = "document.querySelector('.chart-box').sanadChart.nodes().length"
    assert page.evaluate(count) == 3
    page.evaluate("document.querySelector('.chart-box').sanadChart.getElementById('S-61').select()")
    page.keyboard.press("h")
    assert page.evaluate(count) == 2
    page.keyboard.press("z")
    assert page.evaluate(count) == 3
    page.keyboard.press("e")
    page.wait_for_url("**of=S-60%20S-61**")
    page.wait_for_selector(".chart-box canvas")
    page.keyboard.press("t")
    assert page.locator("#line-0 details").is_visible()


def test_two_thousand_ends_are_drawn_within_two_seconds(lines, person_at):
    page = person_at("analyst")
    many = {
        "ends": [{"id": f"S-{n}", "kind": "person", "label": f"Sample {n}", "opened": n == 0, "ahead": 0} for n in range(2000)],
        "lines": [{"id": f"line-{n}", "source": f"S-{n // 3}", "target": f"S-{n}", "kind": "meets", "sources": 1, "claims": 1, "first": None, "last": None, "soft": [False, False], "thin": False, "contested": False, "then": "permit"} for n in range(1, 2000)],
        "together": [],
    }  # fmt: skip
    page.route("**/links.json*", lambda route: route.fulfill(json=many))
    page.goto_here(f"{CHART}?of=S-60")
    count = "document.querySelector('.chart-box').sanadChart?.nodes().length ?? 0"
    began = time.monotonic()
    while page.evaluate(count) < 2000 and time.monotonic() - began < 6:
        time.sleep(0.02)
    assert page.evaluate(count) == 2000
    assert time.monotonic() - began < 4  # two seconds on a machine of its own
