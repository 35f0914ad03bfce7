# SPDX-License-Identifier: Apache-2.0
"""The ledger on its pages: the entries of one's own compartment with their proofs, words that were erased, and reading everything back."""

from zoneinfo import ZoneInfo

import pytest
from accessible import faults

from cast import CASE
from law_desk import claim
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.working.carry_out import carry_out, waiting
from sanad.ledger import read
from sanad.ledger.append import Pen
from sanad.values.moment import read as read_instant
from statements import counted

LEDGER = f"/c/{CASE}/ledger"
OFFICE = "/c/office/ledger"


def entries(served):
    with served.office.tools.database.reading() as connection:
        return list(read.entries(connection))


def of(served, act, compartment=CASE):
    return next(each for each in reversed(entries(served)) if each.act == act and each.body["compartment"] == compartment)  # fmt: skip


@pytest.mark.parametrize("officer", ["clerk", "analyst", "reviewer", "chief"])
def test_whoever_serves_here_sees_the_entries_of_here_alone(served, officer):
    page = served.client(officer).get(LEDGER)
    assert page.status_code == 200
    elsewhere = of(served, "enrol_officer", "office")
    assert f"{LEDGER}/{elsewhere.seq}" not in page.text
    client = served.client(officer)
    never = client.get(f"{LEDGER}/99999999")
    assert client.get(f"{LEDGER}/{elsewhere.seq}").status_code == never.status_code == 404


def test_entries_stand_on_the_clocks_of_the_office_whose_zone_is_named(served):
    one = of(served, "freeze_brief")
    zone = served.office.tools.zone
    here = read_instant(one.at).astimezone(ZoneInfo(zone))
    told = f"{here:%Y-%m-%d %H:%M %z}"
    assert not told.endswith("+0000")
    client = served.client("reviewer")
    page = client.get(LEDGER).text
    assert zone in page
    assert told in page
    assert "+0000" not in page
    assert f"{told} {zone}" in client.get(f"{LEDGER}/{one.seq}").text


def test_an_entry_is_shown_with_a_proof_that_leads_to_the_signed_root(served, web_scene):
    web_scene.house.do(MakeCheckpoint(by="auditor"))
    seq = of(served, "freeze_brief").seq
    page = served.client("reviewer").get(f"{LEDGER}/{seq}").text
    assert page.count('data-state="intact"') == 3
    assert "broken" not in page


def test_an_entry_that_was_altered_is_called_broken(fresh, quick_scene):
    import sqlalchemy as sa

    from sanad.ledger.tables import entry

    quick_scene.house.do(MakeCheckpoint(by="auditor"))
    found = of(fresh, "freeze_brief")
    database = fresh.office.tools.database
    guards = ("ledger_entry_keeps", "ledger_entry_stays") if database.is_sqlite else ("ledger_entry_guard on ledger_entry",)  # fmt: skip
    with database.writing() as connection:
        for guard in guards:
            connection.exec_driver_sql(f"drop trigger {guard}")
        body = connection.execute(sa.select(entry.c.body).where(entry.c.seq == found.seq)).scalar()
        changed = body.replace('"edition":1', '"edition":2')
        assert changed != body
        connection.execute(sa.update(entry).where(entry.c.seq == found.seq).values(body=changed))
    page = fresh.client("reviewer").get(f"{LEDGER}/{found.seq}").text
    assert page.count('data-state="broken"') == 1
    assert page.count('data-state="intact"') == 2


def test_before_a_head_is_signed_nothing_is_established_and_it_says_so(fresh, quick_scene):
    claim(quick_scene.house, "alias", "Another Name")
    page = fresh.client("reviewer").get(f"{LEDGER}/{of(fresh, 'record_claim').seq}").text
    assert page.count('data-state="not_established"') == 2
    assert "No head has been signed since." in page


def test_why_somebody_looked_is_told_to_them_and_to_whoever_they_answer_to(served):
    served.client("analyst").get(f"/c/{CASE}/documents")
    seq = of(served, "list_documents").seq
    assert "to test" in served.client("analyst").get(f"{LEDGER}/{seq}").text.partition("private-title")[2]  # fmt: skip
    assert "private-title" in served.client("chief").get(f"{LEDGER}/{seq}").text
    assert "private-title" not in served.client("clerk").get(f"{LEDGER}/{seq}").text


def test_words_that_were_erased_are_told_as_erased(fresh, quick_scene):
    from sanad.ledger.erase import erase

    seq = of(fresh, "freeze_brief").seq
    with fresh.office.tools.database.writing() as connection:
        erase(connection, seq)
    page = fresh.client("auditor").get(f"{OFFICE}/{seq}")
    assert "were erased on an order" in page.text
    assert fresh.client("analyst").get(f"{LEDGER}/{seq}").status_code == 404


def test_the_list_is_filtered_by_thing_act_officer_outcome_and_day(served):
    client = served.client("analyst")
    brief = of(served, "freeze_brief")
    thing = f"brief:{brief.body['what']['brief']}"
    for asked in (f"thing={thing}", "act=freeze_brief", "officer=drafter&outcome=done"):
        assert f"{LEDGER}/{brief.seq}" in client.get(f"{LEDGER}?{asked}").text, asked
    for asked in ("officer=nobody", "act=freeze", "until=1999-01-01", "since=2999-01-01"):
        assert "No entry is left" in client.get(f"{LEDGER}?{asked}").text, asked
    day = brief.at[:10]
    assert f"{LEDGER}/{brief.seq}" in client.get(f"{LEDGER}?act=freeze_brief&since={day}&until={day}").text  # fmt: skip
    assert client.get(f"{LEDGER}?outcome=maybe").status_code == 422
    assert "list_documents" not in client.get(f"{LEDGER}?changes=1").text
    assert f"{LEDGER}/{brief.seq}" in client.get(f"{LEDGER}?changes=1&act=freeze_brief").text


def test_an_officer_named_like_a_pattern_finds_only_their_own(served):
    client = served.client("analyst")
    assert "No entry is left" in client.get(f"{LEDGER}?officer=draft%25").text
    assert "No entry is left" in client.get(f"{LEDGER}?officer=d_after").text


def test_ten_thousand_entries_are_paged_and_leave_whole(fresh):
    for _ in range(3):
        fresh.client("analyst").get(LEDGER)
    client = fresh.client("analyst")
    few = counted(lambda: client.get(LEDGER))
    _append(fresh, 10_000)
    assert counted(lambda: client.get(LEDGER)) <= few + 1
    page = client.get(f"{LEDGER}?act=open_edition").text
    assert page.count("data-open-row") == 100
    before = page.partition("before=")[2].partition('"')[0]
    assert client.get(f"{LEDGER}?act=open_edition&before={before}").text.count("data-open-row") == 100  # fmt: skip
    file = client.get(f"{LEDGER}?act=open_edition&as=csv&purpose=for+the+auditor").text
    assert len(file.splitlines()) == 10_001


def _append(served, many):
    """Record so many looks at once, past the desk."""
    with served.office.tools.database.writing() as connection:
        pen = Pen(connection)
        for _ in range(many):
            body = {"act": "open_edition", "at": "2026-01-06T00:00:00.000000Z", "by": "analyst", "compartment": CASE, "outcome": "done", "what": {}, "rules": []}  # fmt: skip
            pen.write(body, ())
        pen.flush()


def test_the_head_is_signed_and_growth_is_proved_by_who_audits(fresh):
    auditor = fresh.client("auditor")
    for _ in range(2):
        assert auditor.fill(f"{OFFICE}/heads", f"{OFFICE}/heads").status_code == 303
    with fresh.office.tools.database.reading() as connection:
        from sanad.ledger import checkpoint

        first = checkpoint.queued(connection)[0].size
    proof = auditor.get(f"{OFFICE}/growth?since={first}")
    assert proof.headers["content-disposition"].startswith("attachment")
    assert proof.json()["proof"]
    assert auditor.get(f"{OFFICE}/growth?since=3").status_code == 404
    assert fresh.client("analyst").get(f"/c/{CASE}/ledger/heads").status_code == 404


def test_everything_is_read_back_in_a_job_and_the_verdict_is_told(fresh):
    auditor = fresh.client("auditor")
    job = auditor.fill(f"{OFFICE}/heads", f"{OFFICE}/audit").headers["location"]
    for each in waiting(fresh.office.tools):
        carry_out(fresh.office.tools, each.id)
    assert auditor.get(f"{job}/progress").json()["state"] == "done"
    assert 'data-state="intact"' in auditor.get(job).text


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("ur", 390, "dark")])  # fmt: skip
def test_the_ledger_can_be_read_by_everybody(web_scene, served, person_at, language, width, scheme):
    web_scene.house.do(ChoosePages(by="auditor", language=language, theme="auto"))
    page = person_at("auditor", width=width, language=language, scheme=scheme)
    seq = of(served, "enrol_officer", "office").seq
    for path in (OFFICE, f"{OFFICE}/{seq}", f"{OFFICE}/heads"):
        page.goto_here(path)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("refusedByPolicy") == []
        assert page.evaluate("document.documentElement.lang") == language


def test_an_entry_is_found_and_opened_by_keyboard_alone(served, person_at):
    page = person_at("drafter")
    page.goto_here(f"{LEDGER}?act=freeze_brief")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{LEDGER}/*")
    page.wait_for_selector("#proof-title")
