# SPDX-License-Identifier: Apache-2.0
"""An answer on its page: panes that narrow each other and the table, a table of any length, the map of cells, flows of money, days of which nothing is known."""

import csv
import io

import pytest
from accessible import faults
from office import Served

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.web.narrowing import chosen, narrowed

NUMBER = "+923900000001"
RECORDS = f"/c/{CASE}/records"
ROWS = 10_500
CELL = "001-01-0011-00AF"
CALLS = "Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site\n" + "".join(
    f"{n},{'Outgoing' if n % 3 else 'Incoming'},923900000001,92390000{n % 40:04},{1 + n % 3}/{1 + n % 28}/2025 {n % 24:02}:{n % 60:02}:00,{n % 90},"
    f"{CELL},001001010001017,001010000010101,\n"
    for n in range(1, ROWS + 1)
)
CELLS = (
    "Site ID,MCC,MNC,LAC,CI,Latitude,Longitude,Azimuth,Beamwidth,Radius (km),Address,On Air,Off Air\n"
    "BT-1,001,01,0011,00af,30°11'24\"N,67°00'36\"E,120,65,2.5,Sample Road,01-Jan-2024,28-Feb-2025\n"
    "BT-1,001,01,0011,00af,30°12'24\"N,67°00'36\"E,240,65,2.5,Other Road,01-Mar-2025,\n"
)
STATEMENT = """:20:S1
:25:PK21NMNB0000000400334402
:28C:1/1
:60F:C250101PKR1000,00
:61:2501050105D250,00NTRFR1//B1
:86:payment one
:61:2502060206C900,50NTRFR2//B2
:86:payment two
:62F:C250228PKR1650,50
-
"""
FLOWS = (
    f"{RECORDS}/answer?method=flows&accounts=PK21NMNB0000000400334402&from=2025-01-01&to=2025-03-31"
)
EVENTS = (
    f"{RECORDS}/answer?method=call_events&numbers=%2B923900000001&from=2025-01-01&to=2025-04-30"
)
MAP = f"{RECORDS}/answer?method=cell_history&number=%2B923900000001&from=2025-01-01&to=2025-04-30"


@pytest.fixture(scope="module")
def web_scene(originals, tmp_path_factory):
    """An office that holds a long delivery of calls, and the table of the cells in it."""
    with originals.scene("sqlite", tmp_path_factory.mktemp("panes") / "office") as copy:
        for name, raw in (("long.csv", CALLS), ("cells.csv", CELLS)):
            copy.house.seal(copy.folder, name, raw.encode(), instrument="order-1")
        court = {"court": "anti_terrorism_court"}
        copy.house.instrument(
            "bank-1", kind="bank_records_order", offences=("ATA-11H",), facts=court
        )
        copy.house.seal(copy.folder, "bank.sta", STATEMENT.encode(), instrument="bank-1")
        copy.house.read()
        yield copy


@pytest.fixture(scope="module")
def served(web_scene) -> Served:
    return Served(web_scene.house.office)


def at(person_at, path, **given):
    """Open a page, which may hold ten thousand rows or a map."""
    page = person_at("analyst", **given)
    page.set_default_timeout(30_000)
    page.goto_here(path)
    return page


def rows_of(client, address):
    answer = client.get(f"{address}&as=csv&purpose=for+the+meeting")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.text)))


COLUMNS = ("at", "contact", "kind", "payer", "payee")
SOME = (
    ("2025-01-01 07:30", "T-0001", "call", "A", "B"),  # a Wednesday
    ("2025-01-02 07:59", "T-0002", "sms", "B", "C"),
    ("2025-02-05 07:00", "T-0001", "call", "C", "C\u202e"),
    ("", "", "", "A", "D"),
)


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({}, [0, 1, 2, 3]),
        ({"only.contact": "T-0001"}, [0, 2]),
        ({"only.slot": "2 7"}, [0, 2]),
        ({"only.slot": "- 7"}, [0, 1, 2]),
        ({"only.slot": "2 7", "only.month": "2025-01"}, [0]),
        ({"only.party": "B"}, [0, 1]),
        ({"only.payer": "A", "only.payee": "D"}, [3]),
        ({"only.words": "t-0001 CALL 02-05"}, [2]),
        ({"only.payee": "C\\u202e"}, [2]),  # as it is shown
        ({"only.nothing": "x"}, []),
        ({"only.slot": "x"}, []),
        ({"contact": "T-0001", "only.contact": ""}, [0, 1, 2, 3]),
    ],
)
def test_an_address_leaves_the_rows_that_hold_what_it_names(query, left):
    assert list(narrowed(COLUMNS, SOME, chosen(query))) == [SOME[n] for n in left]


def test_a_file_holds_what_the_address_leaves_and_no_more(served):
    some = rows_of(served.client("analyst"), f"{EVENTS}&only.month=2025-02&only.slot=-+7")
    assert 0 < len(some) < ROWS / 20
    assert {(each["at"][:7], each["at"][11:13]) for each in some} == {("2025-02", "07")}


def test_without_script_a_page_shows_some_rows_of_how_many_and_the_filters_in_force(served):
    page = served.client("analyst").get(f"{EVENTS}&only.month=2025-02").text
    table = page[page.index('id="answer"') : page.index('id="answer-pager"')]
    assert table.count("<tr data-row") == 200
    assert "Rows 1 to 200 of 3,500" in page
    assert "Take away the filter Month: 2025-02" in page


@pytest.mark.parametrize("kinds", ["kinds=data", "kinds=sms&kinds=data"])
def test_kinds_of_event_stand_in_the_address_and_narrow_the_question_itself(served, kinds):
    page = served.client("analyst").get(f"{EVENTS}&{kinds}").text
    assert "data sessions" in page
    assert "show 0 " in page


def test_a_map_has_a_sector_for_each_place_of_a_cell_and_the_days_of_its_table(served):
    told = served.client("analyst").get(f"{RECORDS}/cells.json?numbers=%2B923900000001&from=2025-01-01&to=2025-04-30").json()  # fmt: skip
    rows = [dict(zip(told["columns"], row, strict=True)) for row in told["rows"]]
    places = {(each["position"], each["valid by the tables"]) for each in rows if each["position"]}
    assert places == {("30.19, 67.01", "2024-01-01 – 2025-02-28"), ("30.206666666666667, 67.01", "2025-03-01 – …")}  # fmt: skip


def test_of_grey_days_no_absence_is_offered_or_kept(served):
    client = served.client("analyst")
    grey = EVENTS.replace("2025-01-01", "2025-05-01").replace("2025-04-30", "2025-05-31")
    page = client.get(grey)
    assert page.status_code == 200
    assert "no absence" in page.text
    assert "Nothing is known of some of these days" in page.text
    assert f'action="/c/{CASE}/findings"' not in page.text
    form = client.form(EVENTS, f"/c/{CASE}/findings")
    sent = {**form, "from": "2025-05-01", "to": "2025-05-31"}
    refused = client.post(f"/c/{CASE}/findings", data=sent)
    assert refused.status_code == 422
    assert "CALLER_ABSENCE_NOT_COVERED" in refused.text


def test_a_pane_narrows_the_others_and_the_table_and_the_way_back_lets_go(person_at):
    page = at(person_at, EVENTS)
    page.locator("#narrowing [data-left]").get_by_text("10,502 of 10,502 rows").wait_for()
    assert page.locator("#answer tbody tr").count() < 120
    page.locator("[data-pane=hours] .pane-head").nth(1).press("Enter")
    assert "only.slot=-+3" in page.url
    left = page.locator("#narrowing [data-left]")
    left.get_by_text("438 of 10,502 rows").wait_for()
    page.locator("[data-pane=rows] [data-only]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#narrowing .chip").count() == 2
    assert "only.contact=" in page.url
    assert page.locator(".drop form input[name='only.slot']").count() == 1
    page.go_back()
    left.get_by_text("438 of 10,502 rows").wait_for()
    page.keyboard.press("a")
    left.get_by_text("10,502 of 10,502 rows").wait_for()


def test_a_pane_that_cannot_hold_every_contact_says_of_how_many_it_shows_some(person_at):
    page = at(person_at, EVENTS)
    page.locator("[data-pane=hours] .counted").wait_for()
    told = {name: page.locator(f"[data-pane={name}] .counted").inner_text() for name in ("hours", "months", "rows")}  # fmt: skip
    assert told["hours"].startswith("15 of 40 contacts")
    assert told["months"].startswith("15 of 40 contacts")
    assert told["rows"].startswith("40 of 40 contacts")
    assert (
        page.locator("[data-pane=hours] .counted").get_attribute("dir") == "auto"
    )  # Urdu in a box from left to right
    assert page.locator("[data-pane=wheel] .pane-ring").all_text_contents()[0] == "Mon"


def test_ten_thousand_rows_are_scrolled_through_with_few_in_the_page(person_at):
    page = at(person_at, EVENTS)
    box = page.locator(".table-box:has(#answer)")
    page.locator("#narrowing [data-left]").get_by_text("10,502").wait_for()
    page.locator("#answer tr[aria-rowindex='2'] [data-party]").first.wait_for()
    box.evaluate("box => { box.scrollTop = box.scrollHeight }")
    page.locator("[data-pane=rows] svg").wait_for()  # panes are drawn later, and move nobody
    page.locator("#answer tr[aria-rowindex='10503']").wait_for()
    assert page.locator("#answer tbody tr").count() < 120
    page.locator("#answer tr[aria-rowindex='10503'] [data-party]").first.click(modifiers=["Shift"])
    assert page.locator("#unmask [name=pseudonym]").input_value().startswith("T-")


SEEN_PX = "(all) => all.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"


@pytest.mark.parametrize("asked", [EVENTS, FLOWS])
def test_words_of_a_drawing_are_large_enough_on_a_telephone_and_when_it_is_turned(person_at, asked):
    page = at(person_at, asked, width=390)
    for width in (390, 844):
        page.set_viewport_size({"width": width, "height": 844})
        words = page.locator(".pane-box text")
        words.first.wait_for()
        page.wait_for_timeout(100)  # the drawing is made anew
        assert min(words.evaluate_all(SEEN_PX)) >= 11, width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_rows_of_an_answer_are_cards_in_a_box_of_their_own_on_a_telephone(person_at):
    page = at(person_at, EVENTS, width=390)
    cell = page.locator("#answer tbody td[data-label='Contact']").first
    cell.wait_for()
    box = page.locator(".table-box:has(#answer)")
    assert box.evaluate(
        "(box) => box.clientHeight <= innerHeight && box.scrollWidth <= box.clientWidth"
    )
    assert page.locator("#answer tbody tr").count() < 120


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("ur", 390, "dark")])  # fmt: skip
def test_the_map_and_its_list_are_for_everybody(web_scene, person_at, language, width, scheme):
    web_scene.house.do(ChoosePages(by="analyst", language=language, theme="auto"))
    page = at(person_at, MAP, width=width, language=language, scheme=scheme)
    page.locator(".pane-map").scroll_into_view_if_needed()
    page.locator(".pane-map[data-drawn]").wait_for()
    assert page.locator("[data-cells] button").count() == 3
    page.locator("[data-cells] button").first.press("Enter")
    assert page.locator("[data-cells] button[aria-pressed=true]").count() == 2
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("refusedByPolicy") == []
    web_scene.house.do(ChoosePages(by="analyst", language="en", theme="auto"))


def test_a_flow_of_money_is_pressed_by_keyboard_and_leaves_its_rows(served, person_at):
    assert len(rows_of(served.client("analyst"), FLOWS)) == 2
    page = at(person_at, FLOWS)
    left = page.locator("#narrowing [data-left]")
    left.get_by_text("2 of 2 rows").wait_for()
    page.locator("[data-pane=sankey] .band").first.wait_for(state="attached")
    names = page.locator("[data-pane=sankey] .band").evaluate_all("all => all.map((each) => each.getAttribute('aria-label'))")  # fmt: skip
    assert any("250.00 PKR" in each for each in names)
    assert any("900.50 PKR" in each for each in names)
    page.locator("[data-pane=sankey] [data-only]").first.focus()
    page.keyboard.press("Enter")
    left.get_by_text("1 of 2 rows").wait_for()
    assert "only.payer=" in page.url
    assert faults(page) == []
    assert page.evaluate("refusedByPolicy") == []
