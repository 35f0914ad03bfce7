# SPDX-License-Identifier: Apache-2.0
"""The template editor: a table that none fits is tried, what it rejects is told, and the template that is kept reads the next one."""

import pytest
from test_intake import begun, sent

from cast import CASE

TEMPLATES = f"/c/{CASE}/templates"
ROWS = "Report of 3 March\nA,B,When,Secs,What\n03001234567,03007654321,01/02/2025 10:00:00,12,OUT\n03001234567,03007654322,01/02/2025 10:05:00,7,IN\n03001234567,<b>x</b>,31/02/2025 10:05:00,7,FAX\n"  # fmt: skip
FILLED = {
    "operator": "Sample Operator", "id": "sample-1", "version": "1", "zone": "Asia/Karachi", "home": "PK", "date_format": "%d/%m/%Y %H:%M:%S",
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
    assert (kept.status_code, kept.headers["location"]) == (303, TEMPLATES)
    page = clerk.get(TEMPLATES).text
    assert page.index("sample-1") < page.index("alpha-mobile")  # the office's own are tried first
    again = clerk.post(f"{TEMPLATES}/new", data={**filled, **hidden(clerk, editor), **words, **MEANT, "operator": "Another", "step": "keep"})  # fmt: skip
    assert again.status_code == 409


@pytest.mark.parametrize("id_", ["../../x", "a/b", "", ".hidden"])
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
