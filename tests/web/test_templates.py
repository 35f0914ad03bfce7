# SPDX-License-Identifier: Apache-2.0
"""The template editor: a table that none fits is tried, what it rejects is told, and the template that is kept reads the next one."""

from io import BytesIO

import pytest
import xlsxwriter
from accessible import faults
from test_intake import begun, sent

from cast import CASE

TEMPLATES = f"/c/{CASE}/templates"
ROWS = "Report of 3 March\nA,B,When,Secs,What\n03001234567,03007654321,01/02/2025 10:00:00,12,OUT\n03001234567,03007654322,01/02/2025 10:05:00,7,IN\n03001234567,<b>x</b>,31/02/2025 10:05:00,7,FAX\n"  # fmt: skip
FILLED = {
    "records": "calls", "operator": "Sample Operator", "id": "sample-1", "version": "1", "o-zone": "Asia/Karachi", "o-home": "PK", "o-date_format": "%d/%m/%Y %H:%M:%S",
    "column-0": "owner", "column-1": "other", "column-2": "started", "column-3": "duration", "column-4": "type",
}  # fmt: skip
MEANT = {"means-0": "call out", "means-1": "call in"}


@pytest.fixture
def clerk(fresh):
    return fresh.client("clerk")


@pytest.fixture
def editor(clerk) -> str:
    delivery = begun(clerk)
    sent(clerk, delivery, "calls.csv", ROWS.encode())
    return f"{TEMPLATES}/new?delivery={delivery.rpartition('/')[2]}&file=calls.csv"


def hidden(clerk, page: str) -> dict[str, str]:
    return clerk.form(page, f"{TEMPLATES}/new")


def test_the_templates_stand_in_the_order_in_which_they_are_tried(served):
    page = served.client("analyst").get(TEMPLATES).text
    assert "alpha-mobile" in page
    assert "the rulebook" in page


def test_a_table_shows_its_columns_past_what_stands_before_the_header(clerk, editor):
    page = clerk.get(editor).text
    assert 'name="name-4" value="What"' in page
    assert 'name="preamble" value="1"' in page
    assert "<b>x</b>" not in page


def test_a_template_is_tried_and_kept_and_reads_the_table(fresh, clerk, editor, quick_scene):
    filled = {**hidden(clerk, editor), **FILLED}
    tried = clerk.post(f"{TEMPLATES}/new", data={**filled, "step": "test"}).text
    assert 'name="word-2" value="FAX"' in tried  # the words of the type stand there to be named
    words = {"word-0": "OUT", "word-1": "IN", "word-2": "FAX"}
    tried = clerk.post(f"{TEMPLATES}/new", data={**filled, **words, **MEANT, "step": "test"}).text
    assert "3 read = 2 stored + 1 rejected" in tried
    kept = clerk.post(f"{TEMPLATES}/new", data={**filled, **words, **MEANT, "step": "keep"})
    assert kept.status_code == 303
    assert kept.headers["location"].endswith("/recognised")
    assert "its header is exactly that of the template" in clerk.get(kept.headers["location"]).text
    page = clerk.get(TEMPLATES).text
    assert page.index("sample-1") < page.index("alpha-mobile")  # the office's own are tried first
    again = clerk.post(f"{TEMPLATES}/new", data={**filled, **hidden(clerk, editor), **words, **MEANT, "operator": "Another", "step": "keep"})  # fmt: skip
    assert again.status_code == 409


@pytest.mark.parametrize("id_", ["../../x", "a/b", ".hidden"])
def test_an_id_that_leads_out_of_the_folder_is_kept_nowhere(clerk, editor, quick_scene, id_):
    own = quick_scene.house.office.tools.templates[0]
    filled = {**hidden(clerk, editor), **FILLED, "word-0": "OUT", "means-0": "call out", "id": id_, "step": "keep"}  # fmt: skip
    assert clerk.post(f"{TEMPLATES}/new", data=filled).status_code == 422
    assert list(own.iterdir()) == []


def test_whoever_may_not_read_keeps_no_template(fresh, clerk, editor):
    filled = {**hidden(clerk, editor), **FILLED, "word-0": "OUT", "means-0": "call out", "step": "keep"}  # fmt: skip
    assert fresh.client("reviewer").post(f"{TEMPLATES}/new", data=filled).status_code == 403


@pytest.mark.parametrize("query", ["delivery=DEL-990001&file=a.csv", f"exhibit={'0' * 64}"])
def test_a_table_that_is_not_here_is_not_found(served, query):
    assert served.client("clerk").get(f"{TEMPLATES}/new?{query}").status_code == 404


def test_a_template_without_a_name_is_called_by_its_sender_and_version(clerk, editor):
    filled = {**hidden(clerk, editor), **FILLED, "id": "", "version": "2.1", "word-0": "OUT", "means-0": "call out", "step": "keep"}  # fmt: skip
    assert clerk.post(f"{TEMPLATES}/new", data=filled).status_code == 303
    assert "sample-operator-2-1" in clerk.get(TEMPLATES).text


def test_columns_and_words_are_proposed_as_other_templates_call_them(clerk):
    rows = "Sr #,Call Type,a-party,B-Party,Date  & Time,New\n1,incoming,03001234567,03007654321,01/02/2025 10:00:00,x\n"
    page = clerk.get(of_file(clerk, "new.csv", rows.encode())).text
    for n, name in enumerate(("type", "owner", "other", "started"), 1):
        assert chosen(page, f"column-{n}") == name
    assert chosen(page, "column-5") == ""
    assert chosen(page, "means-0") == "call in"


BANK = 'Account No : 0001-22\nDay,Text,Out,In,Left\n02/01/2025,Cash,100.00,,900.00\n31/01/2025,Pay,,"1,000.00",1900.00\n01/02/2025,Odd,x,,\n'


def test_a_bank_statement_has_fields_of_its_own_and_is_tried_as_one(clerk):
    page = of_file(clerk, "bank.csv", BANK.encode())
    filled = {**hidden(clerk, page), "records": "payments", "step": "kind", **{f"name-{n}": name for n, name in enumerate(("Day", "Text", "Out", "In", "Left"))}}  # fmt: skip
    fields = clerk.post(f"{TEMPLATES}/new", data=filled).text
    assert "day of booking" in fields
    assert "subscriber</option>" not in fields
    columns = {f"column-{n}": name for n, name in enumerate(("booked", "details", "debit", "credit", "balance"))}  # fmt: skip
    options = {"o-date_format": "%d/%m/%Y", "o-currency": "PKR", "o-thousands": ",", "o-preamble.account": "Account No"}  # fmt: skip
    asked = {
        **filled,
        **columns,
        **options,
        "operator": "Sample Bank",
        "version": "1",
        "step": "test",
    }
    tried = clerk.post(f"{TEMPLATES}/new", data=asked).text
    assert "3 read = 2 stored + 1 rejected" in tried
    assert "0001-22" in tried
    assert clerk.post(f"{TEMPLATES}/new", data={**asked, **hidden(clerk, page), "step": "keep"}).status_code == 303  # fmt: skip


def test_cells_in_parts_are_joined_and_a_sheet_of_a_workbook_is_tried_by_itself(clerk):
    book = workbook(("Cover", [["Nothing here"]]), ("Cells", [["LAC", "CI", "Lat", "Long"], ["11", "22", "33.5", "73.1"], ["11", "23", "x", "73.1"]]))  # fmt: skip
    page = f"{of_file(clerk, 'cells.xlsx', book)}&sheet=1"
    text = clerk.get(page).text
    assert 'aria-current="page"><bdi>Cells' in text
    names = {f"name-{n}": name for n, name in enumerate(("LAC", "CI", "Lat", "Long"))}
    columns = {f"column-{n}": name for n, name in enumerate(("cell", "cell", "latitude", "longitude"))}  # fmt: skip
    filled = {**hidden(clerk, page), **names, **columns, "records": "cells", "operator": "Sample", "version": "1", "step": "test"}  # fmt: skip
    tried = clerk.post(f"{TEMPLATES}/new", data=filled).text
    assert "2 read = 1 stored + 1 rejected" in tried
    assert "11-22" in tried
    assert clerk.get(f"{page}9").status_code == 404


@pytest.mark.parametrize(
    ("form", "first", "says"),
    [
        ("%d/%m/%Y %H:%M:%S", "31/02/2025 10:05:00", "no date by this form"),
        ("%m/%d/%Y %H:%M:%S", "31/02/2025 10:05:00", "no date by this form"),
        ("", "31/02/2025 10:05:00", "may be"),
        ("%d/%q", "", "is not a"),
    ],
)
def test_the_worst_dates_are_read_while_the_form_is_typed(clerk, editor, form, first, says):
    page = clerk.post(f"{TEMPLATES}/dates", data={**hidden(clerk, editor), **FILLED, "o-date_format": form}).text  # fmt: skip
    assert says in page
    assert page.index(first) < page.index("10:00:00") if form != "%d/%q" else "<tr" not in page


@pytest.mark.parametrize("odd", ["{", "[1]", "[" * 5000, '"x"'])
def test_records_that_no_page_holds_are_refused(clerk, editor, odd):
    asked = {**hidden(clerk, editor), **FILLED, "odd": odd}
    assert clerk.post(f"{TEMPLATES}/dates", data=asked).status_code == 200


def test_kinds_that_are_none_are_refused(clerk, editor):
    asked = {**hidden(clerk, editor), **FILLED, "records": "people", "step": "test"}
    assert clerk.post(f"{TEMPLATES}/new", data=asked).status_code == 422


def test_a_draft_that_lacks_a_column_is_told_without_a_place_of_this_machine(clerk, editor):
    words = {"word-0": "OUT", "word-1": "IN", **MEANT}
    asked = {**hidden(clerk, editor), **FILLED, **words, "column-2": "", "step": "test"}
    told = clerk.post(f"{TEMPLATES}/new", data=asked)
    assert "CALLER_BAD_TEMPLATE" in told.text
    assert "[columns]: no started" in told.text
    assert "draft.toml" not in told.text


def test_the_fields_of_another_kind_are_shown_before_the_sender_is_named(
    web_scene, served, person_at
):
    path = of_file(served.client("clerk"), "bank.csv", b"Day,Text,Out,In\n01/02/2025,a,1,\n")
    page = person_at("clerk")
    page.goto_here(path)
    assert page.input_value("#f-operator") == ""
    with page.expect_navigation():
        page.select_option("#records", "payments")
    assert page.locator("[data-field=booked]").count() == 1


def test_a_template_is_made_by_mouse_and_by_keyboard(web_scene, served, person_at):
    client = served.client("clerk")
    path = of_file(client, "calls.csv", ROWS.encode())
    page = person_at("clerk")
    page.goto_here(path)
    page.drag_and_drop("[data-field=owner]", "tr:has(#column-0)")
    page.drag_and_drop("tr:has(#column-1)", "[data-field=other]")
    page.focus("#column-2")
    for key in ("4", "5", "3"):  # start, duration, type: the focus goes on by itself
        page.keyboard.press(key)
    assert [page.input_value(f"#column-{n}") for n in range(5)] == ["owner", "other", "started", "duration", "type"]  # fmt: skip
    page.select_option("#means-0", "call out")
    page.select_option("#means-1", "call in")
    page.fill("[name='o-date_format']", "%d/%m/%Y %H:%M:%S")
    page.wait_for_selector("[data-dated='0']")
    page.wait_for_selector("[data-dated='1']")
    page.fill("#f-operator", "Sample Operator")
    assert faults(page) == []
    page.locator("#f-operator").press("Escape")
    page.locator("button[value=test]").click()
    page.wait_for_selector("#tried-title")
    assert faults(page) == []
    assert page.evaluate("refusedByPolicy") == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def of_file(client, name: str, raw: bytes) -> str:
    """Bring one file in, and return the address of its editor."""
    delivery = begun(client)
    assert sent(client, delivery, name, raw).status_code == 204
    return f"{TEMPLATES}/new?delivery={delivery.rpartition('/')[2]}&file={name}"


def chosen(page: str, name: str) -> str:
    from lxml import html

    [value] = html.fromstring(page).xpath(f"//select[@name='{name}']/option[@selected]/@value") or [""]  # fmt: skip
    return value


def workbook(*sheets) -> bytes:
    """Return a workbook of sheets, each a name and its rows of texts."""
    raw = BytesIO()
    with xlsxwriter.Workbook(raw) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    return raw.getvalue()
