# SPDX-License-Identifier: Apache-2.0
"""Administration, one's own account and emergency access: who sees what, secrets shown once, two persons, and the run by the keyboard."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from accessible import faults

from accounts_cast import with_passkey
from cast import CASE, Officer
from sanad.accounts import invitations
from sanad.desk.acts.ask_emergency import AskEmergency
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.questions.my_account import MyAccount
from sanad.desk.questions.office_in_force import OfficeInForce
from sanad.desk.questions.office_status import OfficeStatus
from sanad.values.verdict import Integrity
from scene import SCENES, TEMPLATE
from statements import statements

OFFICE = "/c/office/office"
SECRET = re.compile(r'class="secret">.*?<bdi dir="ltr" class="id">([^<]+)</bdi>', re.DOTALL)


def enrolled(scene, officer, office="province", compartments=("office",), roles=("analyst",)):
    act = EnrolOfficer(
        by="supervisor",
        officer=Officer(officer, f"The {officer}", office),
        roles=roles,
        compartments=compartments,
        from_day=scene.house.clock.now.date(),
        until=None,
        order="Test order 2",
    )
    return scene.house.do(act)


@pytest.mark.parametrize(
    ("officer", "status"), [("supervisor", 200), ("chief", 200), ("auditor", 200), ("analyst", 403)]
)
def test_who_governs_or_audits_sees_who_serves(served, officer, status):
    for page in (OFFICE, f"{OFFICE}/powers", f"{OFFICE}/officers/analyst"):
        assert served.client(officer).get(page).status_code == status


def test_an_auditor_sees_who_serves_and_not_how_they_sign_in(served):
    page = served.client("auditor").get(f"{OFFICE}/officers/analyst").text
    assert "Test order 1" in page
    assert "/invite" not in page


def test_the_administration_is_in_the_compartment_of_the_office_alone(served):
    assert served.client("chief").get(f"/c/{CASE}/office").status_code == 404


def test_whoever_governs_the_office_is_led_to_its_administration_from_every_compartment(served):
    desk = f"/c/{CASE}/desk"
    assert f'href="{OFFICE}"' in served.client("chief").get(desk).text
    assert f'href="{OFFICE}"' not in served.client("analyst").get(desk).text


def test_the_side_shows_both_letters_of_the_way_to_a_part(served):
    page = served.client("analyst").get(f"/c/{CASE}/desk").text
    assert '<kbd aria-hidden="true">g i</kbd>' in page


def test_an_officer_that_never_was_is_nothing(served):
    assert served.client("chief").get(f"{OFFICE}/officers/nobody").status_code == 404


def test_the_table_of_powers_says_what_the_policy_says(served):
    from lxml import html

    from sanad.mandates.powers import POWERS

    tree = html.fromstring(served.client("chief").get(f"{OFFICE}/powers").text)
    [table, *_] = tree.xpath("//table")
    roles = [head.text_content() for head in table.xpath(".//thead//th")][1:]
    shown = {
        role: frozenset(
            row.xpath("./th")[0].text_content()
            for row in table.xpath(".//tbody/tr")
            if row.xpath("./td")[at].text_content().strip() == "yes"
        )
        for at, role in enumerate(roles)
    }
    assert shown == dict(POWERS)


def test_an_officer_is_enrolled_and_appointed_on_an_order(fresh):
    client = fresh.client("chief")
    told = {
        "officer": "new.one", "name": "<b>New</b> One", "office": "cell", "compartments": f"office {CASE}",
        "roles": "clerk", "from_day": "2026-01-01", "order": "Order 7/2026",
    }  # fmt: skip
    answer = client.fill(OFFICE, f"{OFFICE}/officers", **told)
    assert answer.headers["location"] == f"{OFFICE}/officers/new.one"
    page = client.get(f"{OFFICE}/officers/new.one").text
    assert "&lt;b&gt;New&lt;/b&gt; One" in page
    assert "Order 7/2026" in page
    ended = client.fill(
        f"{OFFICE}/officers/new.one",
        f"{OFFICE}/officers/new.one/end",
        last="2026-01-05",
        order="Order 8",
    )
    assert ended.status_code == 303


def test_a_code_is_shown_once_as_a_letter_and_no_answer_is_kept_with_it(fresh, quick_scene):
    client, page = fresh.client("chief"), f"{OFFICE}/officers/analyst"
    filled = client.form(page, f"{page}/invite")
    letter = client.post(f"{page}/invite", data=filled)
    [code] = SECRET.findall(letter.text)
    again = client.post(f"{page}/invite", data=filled)
    assert (again.status_code, again.headers["location"]) == (303, page)
    with quick_scene.house.office.tools.database.reading() as connection:
        assert invitations.invited(connection, "analyst", code, quick_scene.house.clock.now)
        from sanad.storage.database import metadata

        kept = [
            str(row).replace("-", "").upper()
            for table in metadata.sorted_tables
            for row in connection.execute(table.select())
        ]
    assert not any(code.replace("-", "").upper() in row for row in kept)


def test_a_token_is_shown_once_and_speaks_for_its_officer(fresh, quick_scene):
    client = fresh.client("analyst")
    told = {
        **client.form("/me/tokens/new", "/me/tokens"),
        "label": "Sample program", "days": "30", "scope": ["list_subjects"], "compartments": [CASE],
    }  # fmt: skip
    [token] = SECRET.findall(client.post("/me/tokens", data=told).text)
    assert token not in client.post("/me/tokens", data=told).text
    assert "Sample program" in client.get("/me").text
    assert client.get("/me").text.count("Sample program") == 1


@pytest.mark.parametrize("days", ["0", "366", "9999", "-1", "x", ""])
def test_a_token_for_ever_or_for_no_time_is_refused_with_what_was_typed(served, days):
    client = served.client("analyst")
    told = {**client.form("/me/tokens/new", "/me/tokens"), "label": "Sample", "days": days}
    answer = client.post("/me/tokens", data={**told, "scope": "list_tasks", "compartments": CASE})
    assert answer.status_code == 422
    assert "Sample" in answer.text


def test_what_is_another_officers_cannot_be_ended(served):
    client = served.client("analyst")
    for path in ("sessions/abc", "tokens/abc", "passkeys/abc"):
        answer = client.post(f"/me/{path}/end", data={"_key": "k-1", "_seen": ""})
        assert answer.status_code == 404


def test_who_was_enrolled_before_an_operation_began_is_appointed_to_it_on_their_page(fresh):
    supervisor, page = fresh.client("supervisor"), "/c/office/office/officers/clerk"
    today = fresh.office.tools.clock().date().isoformat()
    told = {"wanted_compartment": "op-second", "roles": "clerk", "from_day": today, "order": "4"}
    assert supervisor.fill(page, f"{page}/appoint", **told).status_code == 303
    assert "op-second" in supervisor.get(page).text
    assert fresh.client("clerk").get("/c/op-second/intake").status_code == 200
    own = "/c/office/office/officers/supervisor"
    assert 'id="appoint"' not in supervisor.get(own).text
    form = supervisor.form(page, f"{page}/appoint")
    assert supervisor.post(f"{own}/appoint", data={**form, **told}).status_code == 403
    later = {**told, "wanted_compartment": "op-third", "from_day": "2031-01-01"}
    supervisor.fill(page, f"{page}/appoint", **later)
    assert "to begin" in supervisor.get(page).text


def test_emergency_access_is_asked_seen_by_all_confirmed_by_another_office_and_ends(
    fresh, quick_scene
):
    enrolled(quick_scene, "visitor")
    visitor, chief = fresh.client("visitor"), fresh.client("chief")
    assert visitor.get(f"/c/{CASE}/desk").status_code == 404
    told = {
        "wanted_compartment": CASE,
        "hours": "2",
        "reason": "an attack is announced for tonight",
    }
    assert visitor.fill("/me/emergency", "/me/emergency", **told).status_code == 303
    assert visitor.get(f"/c/{CASE}/desk").status_code == 404
    for officer in ("analyst", "chief"):
        assert "visitor asks to look here" in fresh.client(officer).get(f"/c/{CASE}/tasks").text
    here = f"/c/{CASE}/emergency"
    [confirm] = re.findall(rf'action="({here}/[^"]+/confirm)"', chief.get(here).text)
    assert confirm not in fresh.client("analyst").get(here).text
    assert chief.fill(here, confirm).status_code == 303
    assert visitor.get(f"/c/{CASE}/tasks").status_code == 200
    assert "Emergency access: visitor may look here until" in chief.get(f"/c/{CASE}/desk").text
    end = confirm.replace("/confirm", "/end")
    assert chief.fill(here, end, reason="the danger is over").status_code == 303
    assert visitor.get(f"/c/{CASE}/tasks").status_code == 404
    assert 'class="emergency"' not in chief.get(f"/c/{CASE}/desk").text


def test_the_reason_of_an_emergency_is_text(fresh, quick_scene):
    enrolled(quick_scene, "visitor")
    reason = "<script>alert(1)</script> in words"
    order = {"wanted_compartment": CASE, "reason": reason, "hours": 1}
    quick_scene.house.do(AskEmergency(by="visitor", **order))
    page = fresh.client("chief").get(f"/c/{CASE}/emergency").text
    assert "<script>alert(1)" not in page


def test_what_the_office_holds_names_no_exhibit_of_a_compartment(served):
    page = served.client("chief").get(f"{OFFICE}/keeping").text
    assert "note.txt" not in page
    assert "calls.csv" not in page


def test_who_serves_in_the_office_alone_reads_no_name_out_of_a_compartment(quick_scene):
    enrolled(quick_scene, "visitor")
    quick_scene.house.seal(quick_scene.folder, "secret-name.bin", b"unread so far")
    told = quick_scene.house.do(OfficeStatus(by="visitor"))
    assert (told["unread"], told["quarantined"], told["requests"]) == ([], [], [])
    assert told["waiting"] >= 1
    assert "secret-name.bin" in quick_scene.house.do(OfficeStatus(by="auditor"))["unread"]


def test_the_page_of_keeping_says_that_there_is_no_backup_and_then_how_old_it_is(fresh, quick_scene):  # fmt: skip
    client, page = fresh.client("chief"), f"{OFFICE}/keeping"
    assert "There is no backup." in client.get(page).text
    assert "Nobody has tried" in client.get(page).text
    quick_scene.house.do(SCENES["record_backup"](quick_scene))
    quick_scene.house.subject("S-77")
    shown = client.get(page).text
    assert "There is no backup." not in shown
    assert "register subject: 1" in shown
    drill = SCENES["record_drill"](quick_scene)
    quick_scene.house.do(replace(drill, verdict=Integrity.BROKEN, faults=("<b>it</b> burnt",)))
    shown = client.get(page).text
    assert 'data-state="broken"' in shown
    assert "It was of another backup" not in shown
    assert fresh.client("analyst").get(page).text.count("There is no backup.") == 0


def test_what_is_in_force_says_where_each_thing_comes_from(fresh, quick_scene):
    house = quick_scene.house
    (house.office.tools.templates[0] / "alpha-mobile.toml").write_text(TEMPLATE)
    house.instrument("W-9", kind="official_letter", number="<b>W</b> 9/2026")
    house.do(SCENES["erase_exhibit"](quick_scene))
    page = f"{OFFICE}/in-force"
    shown = fresh.client("chief").get(page).text
    assert "&lt;b&gt;W&lt;/b&gt; 9/2026" in shown
    assert "an exhibit was destroyed" in shown
    rows = {row[0]: row[-1] for row in cells(shown)}
    assert rows["zone"] == rows["origin"] == "office.toml"
    assert rows["session_hours"] == "the program"
    assert (rows["alpha-mobile"], rows["beta-telecom-cells"]) == ("the office's own", "came with the program")  # fmt: skip
    assert fresh.client("analyst").get(f"{page}?as=csv&purpose=audit").text.startswith("id,kind")


def test_papers_of_a_compartment_are_counted_to_who_serves_in_the_office_alone(quick_scene):
    enrolled(quick_scene, "visitor")
    found = quick_scene.house.do(OfficeInForce(by="visitor"))
    assert "open-1" not in {each.id for each in found.papers}
    assert found.unnamed >= 1
    found = quick_scene.house.do(OfficeInForce(by="auditor"))
    assert "open-1" in {each.id for each in found.papers}


def cells(page):
    """Yield the words of each row of each table."""
    from lxml import html

    for row in html.fromstring(page).xpath("//tbody/tr"):
        yield [" ".join(cell.text_content().split()) for cell in row.xpath("./td")]


def test_a_clock_that_was_set_back_is_told_on_every_page_and_at_the_door(fresh, quick_scene):
    assert "clock of this machine is wrong" not in fresh.client("analyst").get("/me").text
    quick_scene.house.clock.now -= timedelta(hours=3)
    assert "clock of this machine is wrong" in fresh.client("analyst").get("/me").text
    assert "clock of this machine is wrong" in fresh.client().get("/sign-in").text


def test_ones_own_sessions_are_ended_but_this_and_the_only_way_in_is_not(fresh, quick_scene):
    key, _ = with_passkey(quick_scene.house, "analyst")
    del key
    client = fresh.client("analyst")
    page = client.get("/me").text
    assert page.count("this device") == 1
    assert "your only way in" in page
    ended = client.fill("/me", "/me/sessions/end-others")
    assert (ended.status_code, ended.headers["location"]) == (303, "/me#sessions")
    page = client.get("/me").text
    assert "sessions ended" in page or "session ended" in page
    assert "end-others" not in page
    [passkey] = quick_scene.house.do(MyAccount(by="analyst")).passkeys
    client.fill("/me", f"/me/passkeys/{passkey.id}/name", label="<i>On my belt</i>")
    assert "&lt;i&gt;On my belt&lt;/i&gt;" in client.get("/me").text
    stranger = fresh.client("clerk")
    sent = {**stranger.form("/me", "/me/look"), "label": "Mine now"}
    assert stranger.post(f"/me/passkeys/{passkey.id}/name", data=sent).status_code == 404


def test_figures_for_publication_are_of_a_quarter_that_is_over(served):
    client = served.client("chief")
    shown = client.get(f"{OFFICE}/statistics?first=2026-01-01&last=2026-12-31").text
    assert "acts" in shown
    refused = client.get(f"{OFFICE}/statistics?first=2026-01-01&last=2026-12-31&publish=1").text
    assert "CALLER_BAD_VALUE" in refused
    assert "CALLER_BAD_VALUE" in client.get(f"{OFFICE}/statistics?first=soon&last=later").text


def test_the_list_of_officers_costs_the_same_however_many_there_are(fresh, quick_scene):
    client = fresh.client("chief")
    client.get(OFFICE)

    def cost():
        with statements("ledger_") as sent:
            assert client.get(OFFICE).status_code == 200
        return len(sent)

    before = cost()
    for number in range(5):
        enrolled(quick_scene, f"more.{number}")
    assert cost() <= before


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_administration_is_accessible_and_narrow(person_at, language):
    page = person_at("chief", width=390, language=language)
    parts = (OFFICE, f"{OFFICE}/officers/analyst", f"{OFFICE}/keeping", f"{OFFICE}/in-force")
    for path in (*parts, "/me", "/me/tokens/new"):
        page.goto_here(path)
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert page.evaluate("refusedByPolicy") == []


def test_a_supervisor_invites_by_the_keyboard_alone(person_at):
    page = person_at("chief")
    page.goto_here(OFFICE)
    page.locator("tr", has_text="The drafter").locator("a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/officers/drafter")
    page.keyboard.press("i")
    page.wait_for_selector("dialog[open]")
    page.locator("dialog[open] button.main").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".secret")
    assert re.fullmatch(r"[A-Z0-9]{5}(-[A-Z0-9]{5})+", page.locator(".secret .id").inner_text())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_alarm_of_an_emergency_is_read_and_followed_by_everybody(web_scene, person_at, scheme):
    visitor = f"visitor.{scheme}"
    enrolled(web_scene, visitor)
    order = {"wanted_compartment": CASE, "reason": "a child is missing", "hours": 1}
    asked = web_scene.house.do(AskEmergency(by=visitor, **order))
    page = person_at("chief", scheme=scheme)
    page.goto_here(f"/c/{CASE}/tasks")
    assert faults(page) == []
    alarm = page.locator(".emergency", has_text=f"{visitor} asks").first
    assert "confirms it. Look at it" in alarm.inner_text()
    alarm.get_by_role("link").click()
    page.wait_for_url(f"**/c/{CASE}/emergency")
    assert asked in page.content()
