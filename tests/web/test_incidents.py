# SPDX-License-Identifier: Apache-2.0
"""Incidents on screen: list, matrix, sentence, duplicates, map and time line, and nothing of another compartment."""

import json

import pytest
from accessible import faults
from lxml import html
from office import Served

from cast import CASE
from registers import POST, PROVINCE, ged
from sanad.claims import store
from sanad.claims.subject import Subject
from sanad.desk.acts.adopt_entry import AdoptEntry
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.working.carry_out import carry_out
from sanad.web import alike

LIST = f"/c/{CASE}/incidents"
ONE = f"{LIST}/I-01"
REPORT = (
    b"Sample Gazette: two people were killed at the post. Later three people were killed there."
)
WORDS = "two people were killed at the post"


def says(scene, about, name, value, said_by="Sample Gazette", words=WORDS, **given):
    act = RecordClaim(
        by="analyst",
        compartment=CASE,
        about=about,
        property=name,
        value=value,
        said_by=said_by,
        source=Quoted("report.txt", words),
        **{"valid_from": "2025-01-20", **given},
    )
    return scene.house.do(act)


def killed(low, said=WORDS):
    return {"category": "total", "low": low, "said": said}


def fill(scene):
    """Register two incidents of which the sources tell differently, and one of a register with coordinates."""
    house = scene.house
    house.seal(scene.folder, "report.txt", REPORT)
    house.seal(scene.folder, "register.csv", ged(POST, PROVINCE))
    house.read()
    for name in ("I-01", "I-02"):
        house.subject(name, "incident", f"Explosion {name}")
        says(scene, name, "date", "2025-01-18")
        says(scene, name, "place", {"name": "Sample post", "precision": "site"})
        says(scene, name, "killed", killed(2))
    later = "Later three people were killed there"
    says(scene, "I-01", "killed", killed(3, later), words=later, valid_from="2025-01-25")
    says(scene, "I-01", "killed", killed(4), said_by="Model Herald")
    says(scene, "I-01", "accused", "<script>alert(1)</script>")
    for entry, name in (("900001", "I-03"), ("900002", "I-04")):
        adopt = AdoptEntry(
            by="investigator", compartment=CASE, exhibits=("register.csv",), entry=entry, subject=name, label=f"Post {name}",
            authority="Test order 1", reason="it is of the register", kind="incident",
        )  # fmt: skip
        house.do(adopt)
    return scene


@pytest.fixture(scope="module")
def filled(web_scene):
    return fill(web_scene)


@pytest.fixture
def told(fresh, quick_scene):
    """An office of its own with the same incidents."""
    fill(quick_scene)
    return fresh


def shown(page, text):
    return any(text in row.text_content() for row in html.fromstring(page).xpath("//main//tr"))


@pytest.mark.parametrize(
    "path", ["", "/rows", "/map", "/map.json", "/timeline", "/timeline.json", "/duplicates", "/stories", "/I-01", "/I-01/copies", "/compare?left=I-01&right=I-02", "/outlines.json"],
)  # fmt: skip
def test_another_compartment_is_as_one_that_never_was(served, filled, path):
    client = served.client("analyst")
    assert client.get(LIST + path).status_code in {200, 303}
    other, never = (client.get(f"/c/{name}/incidents{path}") for name in ("op-other", "op-never"))
    assert other.status_code == never.status_code == 404
    assert other.text.replace("op-other", "") == never.text.replace("op-never", "")


def test_an_incident_of_another_compartment_is_as_one_that_never_was(served, filled):
    entry = ("elsewhere", "op-other", "Test order 1", "for the test", (filled.note,), "chief", 3)
    with filled.house.office.tools.database.writing() as connection:
        store.add_subject(connection, Subject("I-77", "incident", *entry))
    client = served.client("analyst")
    for path in ("{}", "{}/copies", "compare?left=I-01&right={}"):
        theirs, never = (client.get(f"{LIST}/{path.format(name)}") for name in ("I-77", "I-78"))
        assert theirs.status_code == never.status_code == 404
        assert theirs.text.replace("I-77", "") == never.text.replace("I-78", "")
    assert "elsewhere" not in client.get(LIST).text


def test_a_person_is_no_incident(served, filled):
    assert served.client("analyst").get(f"{LIST}/S-01").status_code == 422


def test_the_list_says_when_where_how_exactly_and_how_many_by_how_many_sources(served, filled):
    page = served.client("analyst").get(LIST).text
    [row] = [row for row in html.fromstring(page).xpath("//tr[@data-row]") if "I-01" in row.text_content()]  # fmt: skip
    text = row.text_content()
    assert all(each in text for each in ("2025-01-18", "Sample post", "site", "3–4", "2 sources"))


@pytest.mark.parametrize(
    ("query", "kept", "left"),
    [
        ("status=reported&until=2025-01-31", "I-01", "I-03"),
        ("since=2025-03-01", "I-03", "I-01"),
        ("text=sample+post", "I-01", "I-04"),
    ],
)
def test_a_filter_leaves_what_meets_it(served, filled, query, kept, left):
    page = served.client("analyst").get(f"{LIST}?{query}").text
    assert shown(page, kept)
    assert not shown(page, left)


def test_a_day_that_is_none_is_refused_in_words(served, filled):
    assert served.client("analyst").get(f"{LIST}?since=yesterday").status_code == 422


def test_the_list_leaves_as_a_file_just_as_it_is_filtered(served, filled):
    client = served.client("analyst")
    lines = client.get(f"{LIST}?text=post+i-03&as=jsonl&purpose=for+the+meeting").text.splitlines()
    [row] = [each for each in map(json.loads, lines) if each.get("incident")]
    assert row["incident"] == "I-03"
    assert (row["killed_low"], row["killed_high"]) == (4, 9)
    refused = served.client("reviewer").get(f"{LIST}?as=csv&purpose=for+the+test")
    assert refused.status_code == 403


def test_each_source_stands_in_its_column_the_latest_on_top_older_ones_behind(served, filled):
    tree = html.fromstring(served.client("analyst").get(ONE).text)
    heads = [each.text_content() for each in tree.xpath("//*[@id='matrix']//th[@scope='col']")]
    assert {"Sample Gazette", "Model Herald"} <= set(heads)
    [row] = [each for each in tree.xpath("//*[@id='matrix']//tr[@data-row]") if "Killed" in each.text_content()]  # fmt: skip
    gazette = row.xpath("td")[heads.index("Sample Gazette") - 1]
    on_top, behind = gazette.xpath("div"), gazette.xpath("details//div")
    assert "= 3" in on_top[0].text_content()
    assert "= 2" in behind[0].text_content()
    assert "3 – 3 – 4" in row.text_content() or "3 – 4 – 4" in row.text_content()


def test_script_in_a_statement_is_text(served, filled):
    page = served.client("analyst").get(ONE).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_edited_paragraph_is_held_to_the_matrix_and_kept_nowhere(served, filled):
    client = served.client("analyst")
    mine = client.get(ONE).text
    paragraph = html.fromstring(mine).xpath("//textarea[@name='edited']")[0].text
    good = client.post(ONE, data={"edited": paragraph})
    assert "It holds" in good.text
    bad = client.post(ONE, data={"edited": "Seventy were killed: 70."})
    assert bad.status_code == 200
    assert "no source says 70" in bad.text
    assert "Seventy were killed" in bad.text
    assert "Seventy" not in client.get(ONE).text


def test_two_that_may_be_one_are_laid_side_by_side_judged_and_parted_again(told):
    client = told.client("analyst")
    assert f"{LIST}/duplicates?with=I-01#f-right" in client.get(ONE).text
    chosen = html.fromstring(client.get(f"{LIST}/duplicates?with=I-01").text)
    assert chosen.xpath("//form[@method='get']//input[@name='left']/@value") == ["I-01"]
    assert "I-01" in client.get(f"{LIST}/duplicates").text
    side = f"{LIST}/compare?left=I-01&right=I-02"
    given = html.fromstring(client.get(side).text).xpath("//input[@name='evidence']/@value")
    hidden = client.form(side, f"{LIST}/compare")
    judge = {**hidden, "answer": "same", "reasons": "one post, one day", "evidence": given}
    assert client.post(f"{LIST}/compare", data=judge).headers["location"] == ONE
    reader = told.client("reviewer")
    assert "I-02" not in reader.get(f"{LIST}/duplicates").text
    apart = {**client.form(side, f"{LIST}/compare"), "answer": "different", "reasons": "two posts"}
    assert client.post(f"{LIST}/compare", data=apart).status_code == 303
    assert "Judged to be one with" not in client.get(ONE).text


def test_an_answer_that_is_none_is_refused_in_words_and_keeps_what_was_typed(told):
    client = told.client("analyst")
    side = f"{LIST}/compare?left=I-01&right=I-02"
    sent = {**client.form(side, f"{LIST}/compare"), "answer": "guilty", "reasons": "so they say"}
    answer = client.post(f"{LIST}/compare", data=sent)
    assert answer.status_code == 422
    assert "so they say" in answer.text


def test_whoever_may_not_judge_is_shown_no_form_and_refused(served, filled):
    client = served.client("clerk")
    assert "Your judgement" not in client.get(f"{LIST}/compare?left=I-01&right=I-02").text
    sent = {"_key": "k", "_seen": "1", "left": "I-01", "right": "I-02", "answer": "same", "reasons": "mine"}  # fmt: skip
    assert client.post(f"{LIST}/compare", data=sent).status_code == 403


def test_the_map_shows_points_as_wide_as_they_are_uncertain_and_guesses_none(served, filled):
    told = served.client("analyst").get(f"{LIST}/map.json").json()
    [mark] = told["marks"]
    assert (mark["incident"], mark["latitude"], mark["longitude"]) == ("I-03", 29.5, 66.25)
    assert mark["radius_m"] in {1_000, 25_000}
    asked = served.client("analyst").get(mark["calls"]).text
    assert 'value="29.5, 66.25"' in asked  # the hour is for whoever asks to say
    assert served.client("clerk").get(f"{LIST}/map.json").json()["marks"][0]["calls"] is None
    page = served.client("analyst").get(f"{LIST}/map").text
    assert shown(page, "I-04")
    assert "as they are held" in page


def test_the_office_may_put_outlines_of_its_own_in_place(told):
    client = told.client("analyst")
    away = client.get(f"{LIST}/outlines.json")
    assert away.headers["location"].startswith("/static/")
    own = {"type": "Topology", "objects": {"countries": {"type": "GeometryCollection"}}, "arcs": []}
    (told.office.path / "outlines.json").write_text(json.dumps(own))
    assert client.get(f"{LIST}/outlines.json").json() == own


def test_the_time_line_has_a_mark_for_each_dated_statement_and_the_table_says_the_same(
    served, filled
):
    client = served.client("analyst")
    told = client.get(f"{LIST}/timeline.json").json()
    first = [mark for mark in told["marks"] if mark["thing"] == "incident:I-01"]
    assert [(mark["lane"], mark["first"], mark["last"]) for mark in first] == [
        ("incident", "2025-01-18", "2025-01-18")
    ]
    assert first[0]["href"].startswith(f"/c/{CASE}/claims/C-")
    page = client.get(f"{LIST}/timeline").text
    assert page.count("<tr data-row") == len(told["marks"])
    assert client.get(f"{LIST}/timeline.json?until=2024-12-31").json()["marks"] == []
    file = client.get(f"{LIST}/timeline?as=jsonl&purpose=for+the+hearing").text.splitlines()
    rows = [row for row in map(json.loads, file) if "lane" in row]
    assert [row["said"] for row in rows] == [mark["said"] for mark in told["marks"]]


def test_calls_on_the_time_line_lead_to_the_finding_and_on_a_day_to_its_rows(served, filled):
    parameters = {"numbers": ["+923900000001"], "from": "2025-01-01", "to": "2025-03-31"}
    act = MakeFinding(by="analyst", compartment=CASE, subject="S-01", method="call_events", parameters=parameters)  # fmt: skip
    name = filled.house.do(act).id
    client = served.client("analyst")
    marks = client.get(f"{LIST}/timeline.json").json()["marks"]
    [day, *_] = [mark for mark in marks if mark["source"] == f"finding:{name}"]
    assert (day["lane"], day["first"], day["events"]) == ("calls", "2025-01-25", 1)
    assert day["href"] == f"/c/{CASE}/findings/{name}?only.words=2025-01-25"
    assert "2025-01-25" in client.get(day["href"]).text
    [long, *_] = [mark for mark in marks if mark["first"] != mark["last"] and mark["lane"] == "calls"]  # fmt: skip
    assert long["href"] == long["whole"] == f"/c/{CASE}/findings/{long['source'].removeprefix('finding:')}"  # fmt: skip


def test_the_time_line_names_months_in_the_language_of_the_page(person_at, filled):
    filled.house.do(ChoosePages(by="reviewer", language="ur", theme="auto"))
    page = person_at("reviewer", language="ur")
    page.goto_here(f"{LIST}/timeline?subject=I-01")
    page.locator(".vis-item").first.wait_for()
    assert "جنوری" in page.inner_text(".vis-time-axis.vis-foreground")


def test_reports_are_compared_as_long_work_and_shown_as_they_were_compared_last(served, filled):
    client = served.client("analyst")
    page = f"{LIST}/stories"
    assert "have not been compared yet" in client.get(page).text
    sent = client.form(page, f"/c/{CASE}/jobs")
    ordered = client.post(f"/c/{CASE}/jobs", data=sent)
    job = ordered.headers["location"].rpartition("/")[2]
    assert "being compared" in client.get(page).text
    carry_out(filled.house.office.tools, job)
    shown = client.get(page).text
    assert job in shown
    assert "stories, in" in shown
    assert "being compared" not in shown


def test_copies_open(served, filled):
    client = served.client("analyst")
    assert client.get(f"{ONE}/copies").status_code == 200


def file_of(client, path):
    """Return the rows of a list as it leaves as a file."""
    answer = client.get(path, params={"as": "jsonl", "purpose": "for the hearing"})
    return [json.loads(line) for line in answer.text.splitlines() if answer.is_success], answer


@pytest.mark.parametrize("path", ["duplicates", "map", "I-01/copies"])
def test_what_may_be_one_and_the_map_leave_as_files_just_as_they_are_shown(served, filled, path):
    client = served.client("analyst")
    shown = html.fromstring(client.get(f"{LIST}/{path}").text)
    offered = shown.xpath("//input[@id='export-purpose']")
    lines, answer = file_of(client, f"{LIST}/{path}")
    assert answer.status_code == 200
    assert bool(offered) == bool(shown.xpath("//main//*[@data-row]"))
    if path == "duplicates":
        rows = [each for each in lines if "against" in each]
        assert [{each["left"], each["right"]} for each in rows][:1] == [{"I-01", "I-02"}]
    assert file_of(served.client("reviewer"), f"{LIST}/{path}")[1].status_code == 403


def test_stories_leave_as_they_were_compared_last(served, filled):
    told = [{"of": 2, "independent": 1, "tellings": [{"report": "a", "name": "one.txt", "days": ["2025-01-18"], "places": ["Sample post"], "like": None, "reasons": ["both name the post", "and the day"]}, {"report": "b", "name": "two.txt", "days": [], "places": [], "like": "one.txt", "reasons": []}]}]  # fmt: skip
    rows = list(alike.stories({"stories": told}))
    assert [(row["story"], row["name"], row["like"], row["reasons"]) for row in rows] == [
        (1, "one.txt", None, "both name the post; and the day"),
        (1, "two.txt", "one.txt", ""),
    ]
    client = served.client("analyst")
    sent = client.form(f"{LIST}/stories", f"/c/{CASE}/jobs")
    job = client.post(f"/c/{CASE}/jobs", data=sent).headers["location"].rpartition("/")[2]
    carry_out(filled.house.office.tools, job)
    assert file_of(client, f"{LIST}/stories")[1].status_code == 200


def test_where_there_is_no_incident_the_page_says_so(fresh):
    client = fresh.client("investigator")
    page = client.get(LIST).text
    assert "No incident is on the register" in page
    assert f"/c/{CASE}/subjects/new?kind=incident" in page
    assert client.get(f"{LIST}/timeline").status_code == client.get(f"{LIST}/map").status_code == 200  # fmt: skip


def test_ten_thousand_incidents_are_fetched_as_they_are_scrolled_to(originals, tmp_path):
    with originals.scene("sqlite", tmp_path / "office") as scene:
        told = (CASE, "Test order 1", "for the test", (scene.note,), "investigator", 3)
        with scene.house.office.tools.database.writing() as connection:
            for n in range(10_000):
                entry = Subject(f"I-{n + 1000}", "incident", f"Sample {n}", *told)
                store.add_subject(connection, entry)
        client = Served(scene.house.office).client("analyst")
        page = client.get(LIST).text
        assert 'data-of="10000"' in page
        assert len(page) < 200_000
        assert client.get(f"{LIST}/rows?from=9950&most=100").text.count("<tr data-row") == 50


@pytest.mark.parametrize(("officer", "language"), [("analyst", "en"), ("drafter", "ur")])
def test_pages_of_incidents_are_accessible_and_as_wide_as_a_telephone(
    person_at, filled, officer, language
):
    filled.house.do(ChoosePages(by=officer, language=language, theme="auto"))
    page = person_at(officer, width=390, height=844, language=language)
    for path in (LIST, ONE, f"{LIST}/timeline"):
        page.goto_here(path)
        if path.endswith("timeline"):
            page.locator(".vis-item").first.wait_for()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("refusedByPolicy") == []


def test_the_map_is_drawn_from_this_office_alone_and_its_table_is_a_key_away(person_at, filled):
    page = person_at("analyst")
    page.goto_here(f"{LIST}/map")
    page.locator(".chart-box[data-drawn='1'] canvas").wait_for(timeout=30_000)
    assert page.evaluate("refusedByPolicy") == []
    assert page.get_by_role(
        "button", name="Closer"
    ).is_visible()  # a word of the page, in its language
    page.keyboard.press("t")
    page.locator("#incident-map-table tr[data-row]").first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/I-01")


def test_paper_takes_the_map_as_it_was_drawn_and_no_scale_of_the_screen(person_at, filled):
    page = person_at("analyst")
    page.goto_here(f"{LIST}/map")
    page.locator(".chart-box[data-drawn='1'] canvas").wait_for(timeout=30_000)
    page.wait_for_timeout(500)  # the frame that drew it is over
    painted = """() => {
        const [map, copy] = [document.querySelector(".chart-box canvas"), document.createElement("canvas")];
        [copy.width, copy.height] = [map.width, map.height];
        const pen = copy.getContext("2d");
        pen.drawImage(map, 0, 0);
        return pen.getImageData(0, 0, copy.width, copy.height).data.some((one) => one);
    }"""
    assert page.evaluate(painted)
    assert page.locator(".maplibregl-ctrl-scale").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".maplibregl-ctrl-scale").is_visible()


def test_a_paragraph_is_checked_by_the_keyboard_alone(person_at, filled):
    page = person_at("analyst")
    page.goto_here(ONE)
    page.locator("textarea[name=edited]").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" In all 99 were hurt.")
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    page.locator("text=no source says 99").wait_for()
