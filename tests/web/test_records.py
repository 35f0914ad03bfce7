# SPDX-License-Identifier: Apache-2.0
"""Calls and money on their pages: a question with its answer, a finding that is kept and asked again, rows, third parties, long work."""

from functools import partial

import pytest
from accessible import faults

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.questions.list_methods import ListMethods
from sanad.desk.questions.records_held import Delivered, Held
from sanad.desk.working.carry_out import carry_out, waiting
from sanad.ledger import read
from sanad.web import asked
from sanad.web.cells import pieces
from sanad.web.ribbon import widths
from statements import counted

RECORDS = f"/c/{CASE}/records"
FINDINGS = f"/c/{CASE}/findings"
ASKED = "method=contacts&number=%2B923900000001&from=2025-01-01&to=2025-03-31"
ANSWER = f"{RECORDS}/answer?{ASKED}"
METHODS = {
    "number": "+923900000001",
    "from": "2025-01-01",
    "to": "2025-03-31",
}


def entries(served):
    with served.office.tools.database.reading() as connection:
        return list(read.entries(connection))


def methods(scene):
    return scene.house.do(ListMethods(by="analyst", compartment=CASE))


def kept(served):
    return served.client("analyst").fill(ANSWER, FINDINGS)


def test_every_method_has_a_form_with_all_that_it_takes(web_scene, served):
    client = served.client("analyst")
    for known in methods(web_scene):
        page = client.get(f"{RECORDS}?method={known.name}").text
        for name in known.parameters.split():
            assert f'name="{name.strip("[]")}"' in page, (known.name, name)


def test_a_field_that_must_be_there_is_marked_and_the_period_stands_first(web_scene):
    known = {each.name: each for each in methods(web_scene)}
    fields = asked.fields_of(known["around"])
    assert [each.name for each in fields if each.required] == ["at"]
    assert [each.name for each in asked.fields_of(known["contacts"])] == ["from", "to", "number"]


def test_what_was_typed_is_read_as_the_command_reads_it(web_scene):
    known = {each.name: each for each in methods(web_scene)}
    fields = asked.fields_of(known["common_contacts"])
    typed = {"numbers": "+92300, +92301\n+92302", "from": "2025-01-01", "to": "", "at_least": "2"}
    given = asked.parameters(fields, typed)
    assert given == {
        "from": "2025-01-01",
        "numbers": ["+92300", "+92301", "+92302"],
        "at_least": 2,
    }
    assert asked.typed_again(given)["numbers"] == "+92300, +92301, +92302"


def test_a_table_in_a_question_is_typed_again_as_it_was_meant(web_scene):
    known = {each.name: each for each in methods(web_scene)}
    fields = asked.fields_of(known["reconcile"])
    balances = [{"on": "2025-01-31", "amount": "1250.00"}]
    typed = asked.typed_again({"account": "A", "balances": balances})
    assert asked.parameters(fields, typed) == {"account": "A", "balances": balances}


def test_cells_lead_to_rows_claims_and_third_parties():
    found = list(pieces("T-0417 called: 9a9aa549#547, C-0123456789ab"))
    assert found == [
        ("party", "T-0417"),
        ("text", " called: "),
        ("row", "9a9aa549#547"),
        ("text", ", "),
        ("claim", "C-0123456789ab"),
    ]


@pytest.mark.parametrize("lengths", [[], [1], [90], [1, 1, 300], [1] * 12, [5] * 20, [31, 28, 31]])
def test_a_ribbon_is_as_wide_as_its_days_and_every_stretch_is_seen(lengths):
    found = widths(lengths)
    assert all(each >= 1 for each in found)
    assert sum(found) == (max(12, len(lengths)) if lengths else 0)


def test_an_answer_shows_sentence_coverage_rows_and_picture_and_who_asked_is_on_record(served):
    before = len(entries(served))
    page = served.client("analyst").get(ANSWER)
    assert page.status_code == 200
    assert "T-00" in page.text
    assert "+923900000002" not in page.text  # a third party
    assert 'class="w-' in page.text
    assert "data:image/svg+xml" in page.text
    assert "records/rows?of=" in page.text
    assert [each.act for each in entries(served)[before:]].count("ask_records") == 1


def test_days_that_no_delivery_covers_are_grey(served):
    page = served.client("analyst").get(ANSWER).text
    assert "uncovered" in page


@pytest.mark.parametrize(
    ("officer", "asks"), [("analyst", True), ("clerk", False), ("reviewer", False)]
)
def test_whoever_may_not_ask_sees_findings_and_no_number(served, officer, asks):
    client = served.client(officer)
    page = client.get(RECORDS)
    assert page.status_code == client.get(FINDINGS).status_code == 200
    assert ("calls.csv" in page.text) == asks
    assert (client.get(ANSWER).status_code == 200) == asks


def test_elsewhere_and_what_never_was_are_the_same_nothing(served):
    client = served.client("analyst")
    for path in (f"{FINDINGS}/F-000000000000", f"{RECORDS}/jobs/JOB-990001", f"{RECORDS}/rows?of=00000000%231"):  # fmt: skip
        assert client.get(path).status_code == 404, path
    for path in ("records", "findings", f"records/answer?{ASKED}", "records/unmasked"):
        assert client.get(f"/c/op-other/{path}").status_code == 404, path


@pytest.mark.parametrize(
    "typed",
    ["+92300 111, +92301", "+92300 111;+92301\r\n", "+92300 111 +92301", "+92300 111\n\n  +92301"],
)
def test_several_numbers_are_read_however_they_were_pasted(typed):
    assert asked.several(typed) == ["+92300 111", "+92301"]
    assert asked.several("cash + transfer") == ["cash + transfer"]


def test_somebody_nobody_may_ask_about_is_refused_in_words_and_the_question_stays(served):
    page = served.client("analyst").get(ANSWER.replace("0001", "7777"))
    assert page.status_code == 403
    assert "AUTHORITY_TARGET" in page.text
    assert 'value="+923900007777"' in page.text


def test_where_nothing_was_delivered_the_page_says_so_and_states_no_absence(served):
    page = served.client("analyst").get(f"{RECORDS}/answer?method=flows&accounts=%2B923900000001&from=2025-01-01&to=2025-03-31")  # fmt: skip
    assert page.status_code == 200
    assert "not even that nothing happened" in page.text


def test_what_does_not_read_is_refused_and_what_was_typed_is_there(served):
    page = served.client("analyst").get(ANSWER.replace("2025-03-31", "never"))
    assert page.status_code == 422
    assert 'value="never"' in page.text


def test_script_and_marks_of_direction_in_a_question_are_text(served):
    page = served.client("analyst").get(
        f"{RECORDS}?method=around&area=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%E2%80%AE"
    )
    assert "<script>alert(1)" not in page.text


def test_an_answer_is_kept_once_however_often_it_is_sent_and_asked_again_gives_the_same(fresh):
    client = fresh.client("analyst")
    filled = client.form(ANSWER, FINDINGS) | {"subject": "S-01"}
    first, second = (client.post(FINDINGS, data=filled) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert [each.act for each in entries(fresh)][-2:].count("make_finding") <= 1
    page = client.get(f"{first.headers['location']}?again=1")
    assert "the same bytes" in page.text
    assert "calls.csv" in page.text


def test_findings_are_listed_with_filters_and_go_out_as_a_file_for_a_purpose(served):
    kept(served)
    client = served.client("analyst")
    assert client.get(FINDINGS).text.count("<tr data-row") >= 2
    assert client.get(f"{FINDINGS}?method=wheel").text.count("<tr data-row") == 0
    assert "<tr data-row" in client.get(f"{FINDINGS}?method=contacts&subject=S-01").text
    assert client.get(f"{FINDINGS}?as=csv").status_code == 422
    assert "contacts" in client.get(f"{FINDINGS}?as=csv&purpose=for+the+meeting").text


def test_a_finding_goes_out_as_picture_table_and_graph_and_its_digest_stands_before(served):
    page = kept(served).headers["location"]
    client = served.client("analyst")
    for form, begins in (("svg:activity", b"<svg"), ("csv", b"contact"), ("graphml", b"<?xml")):
        file = client.fill(page, f"{page}/file", form=form, purpose="for the hearing")
        assert file.status_code == 200
        assert file.headers["content-disposition"].startswith("attachment")
        assert begins in file.content[:200]
    assert entries(served)[-1].act == "export_list"
    assert client.fill(page, f"{page}/file", form="csv", purpose="").status_code == 422


def test_a_row_is_shown_as_it_was_read_and_third_parties_masked(served):
    client = served.client("analyst")
    link = client.get(ANSWER).text.split("records/rows?of=")[1].split('"')[0]
    page = client.get(f"{RECORDS}/rows?of={link}")
    assert "calls.csv" in page.text
    assert "T-000" in page.text
    assert "+923900000002" not in page.text


def test_a_third_party_is_unmasked_for_a_reason_and_stands_on_the_list_for_the_judge(fresh):
    client = fresh.client("analyst")
    client.get(ANSWER)
    page = f"{RECORDS}/unmasked"
    assert client.fill(page, page, pseudonym="T-0001", reason=" ").status_code == 422
    done = client.fill(page, page, pseudonym="T-0001", reason="named by the complainant")
    assert done.headers["location"].startswith(page)
    assert "923900" not in str(done.headers)
    told = client.get(page).text
    assert "named by the complainant" in told
    assert "+92390000000" in told
    assert fresh.client("reviewer").get(page).status_code != 200


def test_long_records_are_asked_by_the_worker_and_the_answer_has_an_address(fresh, monkeypatch):
    monkeypatch.setattr("sanad.web.screens.records.AT_ONCE", dict.fromkeys((True, False), 1))
    client = fresh.client("analyst")
    asking = f"{RECORDS}?{ASKED}"
    assert f'action="{RECORDS}/orders"' in client.get(asking).text
    job = client.fill(asking, f"{RECORDS}/orders", method="contacts", **METHODS)
    assert job.status_code == 303
    page = job.headers["location"]
    assert client.get(f"{page}/progress").json()["state"] == "waiting"
    for each in waiting(fresh.office.tools):
        carry_out(fresh.office.tools, each.id)
    assert "T-0001" in client.get(page).text
    before = len(entries(fresh))
    client.get(page)
    assert "ask_records" not in [each.act for each in entries(fresh)[before:]]


def test_a_finding_of_long_records_is_made_and_computed_again_by_the_worker(fresh, monkeypatch):
    monkeypatch.setattr("sanad.web.screens.records.AT_ONCE", dict.fromkeys((True, False), 1))
    monkeypatch.setattr("sanad.web.screens.findings.AT_ONCE", 1)
    client = fresh.client("analyst")
    given = {"method": "contacts", **METHODS, "keep": "1", "subject": "S-01"}
    made = client.fill(f"{RECORDS}?{ASKED}", f"{RECORDS}/orders", **given)
    finding = worked(fresh, client, made)
    again = client.fill(finding, f"{finding}/again")
    assert worked(fresh, client, again) == finding
    assert "the same bytes" in client.get(again.headers["location"]).text
    assert client.fill(finding, f"{finding}/again").status_code == 303


def worked(served, client, ordered):
    """Carry out what was ordered; return the address of the finding that its page leads to."""
    for each in waiting(served.office.tools):
        carry_out(served.office.tools, each.id)
    return client.get(ordered.headers["location"]).text.split('class="button main" href="')[1].split('"')[0]  # fmt: skip


def test_of_whom_one_question_was_asked_the_next_is_asked_as_well(web_scene):
    known = {each.name: each for each in methods(web_scene)}
    for typed, name, given in (
        ({"number": "+92300"}, "common_contacts", {"numbers": "+92300"}),
        ({"numbers": "+92300"}, "contacts", {"number": "+92300"}),
        ({"accounts": "PK1"}, "money_paths", {"account": "PK1"}),
    ):
        found = asked.carried(known[name], typed)
        assert {key: found[key] for key in given} == given
    assert "number" not in asked.carried(known["contacts"], {"numbers": "+92300, +92301"})


def test_a_ready_question_asks_at_once_or_for_what_it_needs_besides(served):
    client = served.client("analyst")
    page = client.get(f"{RECORDS}?numbers=%2B923900000001&from=2025-01-01&to=2025-03-31").text
    for known in ("call_events", "contacts", "structuring", "around"):
        assert f'name="method" value="{known}"' in page
    ready = "numbers=%2B923900000001&accounts=&from=2025-01-01&to=2025-03-31"
    assert (
        "show 2 calls and messages" in client.get(f"{RECORDS}/answer?{ready}&method=contacts").text
    )
    asks = client.get(f"{RECORDS}/answer?{ready}&method=co_presence&kinds=call&kinds=sms")
    assert asks.status_code in {200, 422}
    needs = client.get(f"{RECORDS}/answer?{ready}&method=structuring")
    assert needs.status_code == 200
    assert 'name="threshold"' in needs.text


def test_where_no_period_is_typed_the_days_that_the_deliveries_cover_are_asked(web_scene):
    known = {each.name: each for each in methods(web_scene)}

    def delivered(kind, number, first, last):
        return Delivered("9" * 64, "a file", kind, 1, (number,), first, last, ())

    held = Held(
        (
            delivered("calls", "+92300", "2025-01-01", "2025-03-31"),
            delivered("calls", "+92300", "2025-04-01", "2025-06-30"),
            delivered("calls", "+92301", "2024-01-01", None),
            delivered("payments", "PK1", "2023-01-01", "2023-12-31"),
        ),
        (),
        (),
    )
    days = partial(asked.covered_days, held)
    assert days(None, {"numbers": "+92300"}) == {"from": "2025-01-01", "to": "2025-06-30"}
    assert days(known["contacts"], {}) == {"from": "2024-01-01", "to": "2025-06-30"}
    assert days(known["flows"], {"numbers": ""}) == {"from": "2023-01-01", "to": "2023-12-31"}
    assert days(None, {"numbers": "+92300", "from": "2025-02-01"}) == {}
    assert days(None, {"numbers": "+92309"}) == {}
    assert asked.covered_days(None, None, {}) == {}


EVENTS = (
    f"{RECORDS}/answer?method=call_events&numbers=%2B923900000001&from=2025-01-01&to=2025-03-31"
)


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("ur", 390, "dark")])  # fmt: skip
def test_the_records_can_be_used_by_everybody_who_asks_them(
    web_scene, served, person_at, language, width, scheme
):
    finding = kept(served).headers["location"]
    web_scene.house.do(ChoosePages(by="analyst", language=language, theme="auto"))
    page = person_at("analyst", width=width, language=language, scheme=scheme)
    for path in (f"{RECORDS}?{ASKED}", EVENTS, FINDINGS, finding):
        page.goto_here(path)
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate("refusedByPolicy") == []
        assert page.evaluate("document.documentElement.lang") == language
    web_scene.house.do(ChoosePages(by="analyst", language="en", theme="auto"))


def test_a_question_is_asked_narrowed_and_kept_by_keyboard_alone(person_at):
    page = person_at("analyst")
    page.goto_here(f"{RECORDS}?{ASKED.replace('contacts', 'call_events')}")
    page.keyboard.press("q")
    page.wait_for_url("**/records/answer?**")
    page.locator("[data-pane=rows] [data-only]").first.focus()
    page.keyboard.press("Enter")
    page.locator("#narrowing [data-left]").get_by_text("1 of 2 rows").wait_for()
    assert page.locator("#answer tr[data-row]").count() == 1
    page.keyboard.press("a")
    page.locator("#narrowing [data-left]").get_by_text("2 of 2 rows").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("m")
    assert page.locator("#unmask [name=pseudonym]").input_value().startswith("T-")
    page.keyboard.press("Escape")
    page.locator("#answer [data-party]").first.click(modifiers=["Shift"])
    assert page.locator("#unmask [name=pseudonym]").input_value().startswith("T-")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.locator("#keep select").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/F-*")


def test_no_query_is_sent_for_each_row_of_a_list(served):
    client = served.client("analyst")
    kept(served)
    few = counted(lambda: client.get(f"{FINDINGS}?method=wheel"))
    assert counted(lambda: client.get(FINDINGS)) <= few + 3
