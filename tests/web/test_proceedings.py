# SPDX-License-Identifier: Apache-2.0
"""The board of proceedings and one proceeding: whose move it is, each event with its source, corrections that leave what they correct."""

import pytest
from accessible import faults

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.record_event import RecordEvent

BOARD = f"/c/{CASE}/proceedings"
MISLEADING = "عدالت <script>alert(1)</script>"


def opened(house, authority="Anti-Terrorism Court I", reference="41/2025"):
    order = {"by": "clerk", "compartment": CASE, "kind": "criminal", "country": "PK"}
    return house.do(
        OpenProceeding(**order, authority=authority, reference=reference, subjects=("S-01",))
    )


def happened(house, proceeding, kind, on, **more):
    order = {"by": "clerk", "compartment": CASE, "proceeding": proceeding, "kind": kind, "on": on}
    return house.do(RecordEvent(**order, said=f"It was {kind}.", **more))


@pytest.fixture(scope="module")
def docket(web_scene):
    """A proceeding at a stage with a next day that has passed, and one with a name that tries to mislead."""
    house = web_scene.house
    name = opened(house)
    happened(house, name, "charges_filed", "2025-02-03", exhibit="note.txt", waits_for="court")
    happened(house, name, "hearing", "2025-05", next="the charge", next_on="2025-06-01")
    return name, opened(house, MISLEADING, "9/2025")


@pytest.mark.parametrize("officer", ["clerk", "analyst", "reviewer", "liaison", "auditor"])
def test_whoever_serves_here_sees_what_is_pending_and_whose_move_it_is(served, docket, officer):
    page = served.client(officer).get(BOARD)
    assert page.status_code == 200
    assert docket[0] in page.text
    assert "Court" in page.text
    assert "2 of 2 open proceedings" in page.text
    assert "overdue" in page.text


def test_the_board_is_filtered_by_its_address(served, docket):
    page = served.client("clerk").get(f"{BOARD}?stage=charge&waits_for=court").text
    assert docket[0] in page
    assert docket[1] not in page
    assert served.client("clerk").get(f"{BOARD}?stage=nowhere").status_code == 422


def test_an_authority_whose_name_would_mislead_is_isolated_text(served, docket):
    for path in (BOARD, f"{BOARD}/{docket[1]}"):
        page = served.client("clerk").get(path).text
        assert "<script>alert(1)" not in page
        assert f"<bdi>{MISLEADING.split(' ', maxsplit=1)[0]}" in page


def test_each_event_opens_its_source_and_one_without_a_paper_says_so(served, docket, web_scene):
    page = served.client("clerk").get(f"{BOARD}/{docket[0]}").text
    assert f"/c/{CASE}/exhibits/{web_scene.note}" in page
    assert "report by clerk, no paper yet" in page


def test_a_proceeding_as_it_stood_on_a_day(served, docket):
    page = served.client("clerk").get(f"{BOARD}/{docket[0]}?as_of=2025-03-01").text
    assert "charges_filed" in page
    assert "hearing" not in page.partition("What happened</h3>")[2].partition("</section>")[0].partition("<tbody>")[2].partition("</tbody>")[0]  # fmt: skip
    assert served.client("clerk").get(f"{BOARD}/{docket[0]}?as_of=yesterday").status_code == 422


def test_everything_about_a_person_stands_on_one_page(served, docket):
    page = served.client("clerk").get(f"{BOARD}/S-01").text
    assert docket[0] in page
    assert docket[1] in page


def test_a_proceeding_that_never_was_and_one_of_another_compartment_are_nothing(served, docket):
    client = served.client("clerk")
    assert client.get(f"{BOARD}/P-999999").status_code == 404
    assert client.get(f"/c/office/proceedings/{docket[0]}").status_code == 404


def test_an_event_is_recorded_and_corrected_and_both_stay(fresh, quick_scene):
    page = f"{BOARD}/{opened(quick_scene.house)}"
    client = fresh.client("clerk")
    typed = {"kind": "hearing", "on": "2025-03-01", "said": "A hearing was held.", "waits_for": "defence"}  # fmt: skip
    assert client.fill(page, page, **typed).headers["location"] == page
    form = client.form(f"{page}?correct={page.rpartition('/')[2]}/1", page)
    told = client.post(page, data=form | {"corrects": "1", "kind": "adjourned", "on": "2025-03-01", "said": "It was adjourned."})  # fmt: skip
    assert told.status_code == 303
    text = client.get(page).text
    assert "It was adjourned." in text
    assert "A hearing was held." in text
    assert "Corrected" in text


def test_what_does_not_read_is_told_and_kept(fresh, quick_scene):
    page = f"{BOARD}/{opened(quick_scene.house)}"
    client = fresh.client("clerk")
    typed = {"kind": "hearing", "on": "2025-03-01", "said": "A hearing.", "page": "x"}
    answer = client.post(page, data=client.form(page, page) | typed)
    assert answer.status_code == 422
    assert "A hearing." in answer.text


def test_whoever_may_not_record_has_no_form_and_is_refused(served, docket):
    client, page = served.client("reviewer"), f"{BOARD}/{docket[0]}"
    assert f'method="post" action="{page}"' not in client.get(page).text
    hidden = {"_key": "k-reviewer", "_seen": "0"}
    told = {"kind": "hearing", "on": "2025-07-01", "said": "A hearing."}
    assert client.post(page, data=hidden | told).status_code == 403


def test_a_proceeding_is_opened_once_however_often_the_form_is_sent(fresh):
    client = fresh.client("clerk")
    told = {"kind": "criminal", "country": "PK", "authority": "Sample Court", "subjects": "S-01"}
    filled = client.form(BOARD, BOARD) | told
    first, second = (client.post(BOARD, data=filled) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert client.get(BOARD).text.count("Sample Court") == 1


def test_an_empty_docket_says_so(fresh):
    assert "No proceeding is on the docket." in fresh.client("clerk").get(BOARD).text


def test_a_docket_of_thousands_is_fetched_by_rows_and_leaves_whole(fresh, quick_scene):
    many = 3_000
    _docket(quick_scene, many)
    client = fresh.client("clerk")
    page = client.get(BOARD).text
    assert f'data-of="{many}"' in page
    assert page.count("<tr data-row") == 50  # the first, without a second look
    rows = client.get(f"{BOARD}/rows?from=2900&most=50").text
    assert rows.count("<tr data-row") == 50
    file = client.get(f"{BOARD}?as=csv&purpose=for+the+meeting").text
    assert file.count("\n") == many + 1


def _docket(scene, many):
    """Put proceedings on the docket as rows: what acts would have written, without their hours."""
    import sqlalchemy as sa

    from sanad.casework import tables

    first = opened(scene.house, reference="0/2025")
    tools = scene.house.office.tools
    with tools.database.writing() as connection:
        row = dict(connection.execute(sa.select(tables.proceeding).where(tables.proceeding.c.id == first)).mappings().one())  # fmt: skip
        rows = [{**row, "id": f"P-{10_000 + n}", "seq": 10_000 + n, "reference": f"{n}/2025"} for n in range(1, many)]  # fmt: skip
        connection.execute(sa.insert(tables.proceeding), rows)
        about = [{"proceeding": each["id"], "subject": "S-01"} for each in rows]
        connection.execute(sa.insert(tables.proceeding_subject), about)


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 390, "dark"), ("ur", 1280, "light")])  # fmt: skip
def test_the_boards_can_be_used_by_everybody_who_reads_them(web_scene, docket, person_at, language, width, scheme):  # fmt: skip
    officer = {"en": "clerk", "ur": "investigator"}[language]
    web_scene.house.do(ChoosePages(by=officer, language=language, theme="auto"))
    page = person_at(officer, width=width, language=language, scheme=scheme)
    for path in ("proceedings", f"proceedings/{docket[0]}", "directives", "clocks", "drift", "cell"):  # fmt: skip
        page.goto_here(f"/c/{CASE}/{path}")
        assert page.locator("html").get_attribute("lang") == language
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("refusedByPolicy") == []


def test_an_event_is_recorded_by_keyboard_alone(docket, person_at):
    page = person_at("clerk")
    page.goto_here(BOARD)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/proceedings/{docket[0]}")
    page.keyboard.press("r")
    page.locator("dialog[open] select[name=kind]").focus()
    page.keyboard.type("Bail refused")
    page.keyboard.press("Tab")
    page.keyboard.type("2025-08-01")
    page.keyboard.press("Tab")
    page.keyboard.type("Bail was refused in a short order.")
    page.locator("dialog[open] button.main").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Bail was refused in a short order.")
