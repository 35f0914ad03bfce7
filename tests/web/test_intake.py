# SPDX-License-Identifier: Apache-2.0
"""Intake: files that arrive in pieces and go on, how they came, sealing, and what became of each; nothing of another compartment."""

import hashlib
import os
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from accessible import faults
from lxml import html
from office import Served

from cast import CASE
from sanad.desk.acts.begin_delivery import BeginDelivery
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.consignments import uploads_of
from sanad.desk.door import Desk
from sanad.desk.working.carry_out import carry_out, waiting
from sanad.mandates.officer import Officer
from sanad.rules import load
from sanad.vault import consignment, store
from scene import SCENES

INTAKE = f"/c/{CASE}/intake"
ROOT = Path(__file__).parents[2]
NAME = "calls/<script>alert(1)</script>\u202efdp.exe"


def told(name: str, raw: bytes, sha256: str | None = None) -> dict[str, str]:
    pairs = {"filename": name, "sha256": sha256 or hashlib.sha256(raw).hexdigest()}
    metadata = ",".join(
        f"{key} {b64encode(value.encode()).decode()}" for key, value in pairs.items()
    )
    return {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(raw)), "Upload-Metadata": metadata}


def begun(client, handed_by="Sample Sender") -> str:
    """Begin a delivery and return its address."""
    return client.fill(INTAKE, INTAKE, handed_by=handed_by).headers["location"]


def sent(client, delivery: str, name: str, raw: bytes, **given):
    """Send a file whole."""
    made = client.post(f"{delivery}/uploads", headers=told(name, raw, **given))
    if made.status_code != 201:
        return made
    return client.patch(made.headers["location"], content=raw, headers={"Upload-Offset": "0"})


def sealed(served, client, delivery: str, **came):
    """Close a delivery, let the worker seal it, and return its page."""
    filled = {"handed_by": "Sample Sender", "instrument": "open-1", **came}
    answer = client.fill(delivery, f"{delivery}/seal", **filled)
    assert answer.status_code == 303, answer.text
    work(served)
    return client.get(delivery).text


def work(served) -> None:
    for job in waiting(served.office.tools):
        carry_out(served.office.tools, job.id)


@pytest.fixture
def clerk(fresh):
    return fresh.client("clerk")


def test_what_the_sender_does_not_supply_is_ticked_in_words_and_kept_as_comparisons_look_for_it(
    fresh, clerk, quick_scene
):
    delivery = begun(clerk)
    sent(clerk, delivery, "calls.txt", b"nothing incoming")
    ticks = html.fromstring(clerk.get(delivery).text).xpath("//input[@name='lacks']")
    offered = {tick.get("value"): tick.getparent().text_content().strip() for tick in ticks}
    assert {f"{kind}_{way}" for kind in ("call", "sms") for way in ("in", "out")} < offered.keys()
    assert offered["sms_in"] == "incoming SMS"
    sealed(fresh, clerk, delivery, lacks=["sms_in", "roaming"])
    came = exhibit(quick_scene, "calls.txt").provenance
    assert came.coverage == {"lacks": ["sms_in", "roaming"]}


@pytest.mark.parametrize(("paper", "told"), [("", True), ("open-1", False)])
def test_what_came_under_no_paper_is_told_before_it_is_read_in_vain_and_by_whom_it_is_mended(
    fresh, clerk, paper, told
):
    delivery = begun(clerk)
    sent(clerk, delivery, "unasked.txt", b"Nobody asked for it.")
    assert ("came under no legal paper" in sealed(fresh, clerk, delivery, instrument=paper)) is told


def test_why_a_file_was_not_read_is_told_in_the_language_of_whoever_reads(
    fresh, clerk, quick_scene
):
    delivery = begun(clerk)
    sent(clerk, delivery, "odd.csv", b"Their Day;Their Clock;Who\n1;2;3\n")
    sealed(fresh, clerk, delivery)
    clerk.fill(delivery, f"/c/{CASE}/jobs")
    work(fresh)
    assert "No reader or operator template fits this file" in clerk.get(delivery).text
    quick_scene.house.do(
        ChoosePages(by="clerk", compartment="office", purpose="", language="ur", theme="light")
    )
    assert "No reader or operator template fits this file" not in clerk.get(delivery).text


def test_a_word_that_no_comparison_knows_is_not_taken_for_what_a_sender_lacks(fresh, clerk):
    delivery = begun(clerk)
    sent(clerk, delivery, "calls.txt", b"nothing incoming, told in own words")
    told = clerk.fill(delivery, f"{delivery}/seal", handed_by="Sample Sender", lacks="incoming SMS")
    assert told.status_code == 422
    assert "files arrive" in clerk.get(delivery).text


@pytest.mark.parametrize(("officer", "status"), [("clerk", 200), ("investigator", 200), ("analyst", 403), ("reviewer", 403), (None, 303)])  # fmt: skip
def test_intake_is_for_whoever_may_receive(served, officer, status):
    assert served.client(officer).get(INTAKE).status_code == status


def test_whoever_may_not_receive_is_led_to_what_is_open_and_a_refusal_leaves_the_ways_on(served):
    reviewer = served.client("reviewer")
    desk = reviewer.get(f"/c/{CASE}/desk").text
    assert f'href="/c/{CASE}/readings" data-key="g i"' in desk
    assert f'href="{INTAKE}"' not in desk + reviewer.get(f"/c/{CASE}/readings").text
    assert f'href="/c/{CASE}/subjects"' in reviewer.get(INTAKE).text


def test_an_office_that_received_nothing_here_says_so(served):
    assert "Nothing was received" in served.client("clerk").get(INTAKE).text


def test_a_file_that_stopped_goes_on_where_it_was(clerk):
    delivery, raw = begun(clerk), b"half and half"
    at = clerk.post(f"{delivery}/uploads", headers=told("a.txt", raw)).headers["location"]
    assert (
        clerk.patch(at, content=raw[:4], headers={"Upload-Offset": "0"}).headers["upload-offset"]
        == "4"
    )
    head = clerk.head(at).headers
    assert (head["upload-offset"], head["upload-length"]) == ("4", "13")
    again = clerk.post(f"{delivery}/uploads", headers=told("a.txt", raw)).headers
    assert (again["location"], again["upload-offset"]) == (at, "4")
    gap = clerk.patch(at, content=raw, headers={"Upload-Offset": "9"})
    assert (gap.status_code, gap.json()["code"]) == (409, "CALLER_UPLOAD_GAP")
    assert "4 of 13 bytes" in clerk.get(delivery).text
    assert clerk.patch(at, content=raw[4:], headers={"Upload-Offset": "4"}).status_code == 204
    assert "here in full" in clerk.get(delivery).text


def test_a_file_that_is_not_what_was_announced_is_refused_in_words(clerk):
    refused = sent(clerk, begun(clerk), "a.txt", b"other bytes", sha256="0" * 64)
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert "is not the file that was announced" in refused.json()["detail"]


def test_an_empty_file_is_refused_at_once(clerk):
    refused = sent(clerk, begun(clerk), "a.txt", b"")
    assert (refused.status_code, refused.json()["code"]) == (422, "EVIDENCE_EMPTY")


@pytest.mark.parametrize("name", ["../up.txt", "/etc/passwd", "a/../../b", "CON", "a\0b"])
def test_a_name_that_leads_out_of_the_delivery_is_refused(clerk, name):
    assert sent(clerk, begun(clerk), name, b"x").status_code == 422


@pytest.mark.parametrize("headers", [{}, {"Upload-Length": "-1"}, {"Upload-Length": "4", "Upload-Metadata": "filename =="}])  # fmt: skip
def test_an_announcement_that_does_not_read_is_refused(clerk, headers):
    refused = clerk.post(f"{begun(clerk)}/uploads", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (422, "CALLER_BAD_VALUE")


def test_names_that_hold_script_or_turn_the_line_are_text(clerk):
    delivery = begun(clerk, handed_by="<b>Sender</b>")
    assert sent(clerk, delivery, NAME, b"x").status_code == 204
    page = clerk.get(delivery).text
    assert "<script>alert" not in page
    assert "<b>Sender" not in page
    assert "\u202e" not in page


def test_a_delivery_is_sealed_with_what_the_form_says_and_its_page_tells_what_became_of_it(fresh, clerk, quick_scene):  # fmt: skip
    delivery = begun(clerk)
    sent(clerk, delivery, "notes/one.txt", b"One.")
    sent(clerk, delivery, "notes/two.txt", b"One.")
    page = sealed(
        fresh,
        clerk,
        delivery,
        received_at="2026-01-05T10:00",
        seal="Q-17",
        grade_source="B",
        grade_information="2",
        coverage_note='operator says "no SMS"',
        covers_from="2025-01-01",
        handling="confidential",
    )
    assert "the same bytes as" in page
    came = exhibit(quick_scene, "notes/one.txt").provenance
    assert (came.received_at, came.seal, came.grade) == (
        "2026-01-05T10:00:00+05:00",
        "Q-17",
        "admiralty:B2",
    )
    assert came.coverage == {"from": "2025-01-01", "note": 'operator says "no SMS"'}
    assert (came.handling, came.instrument, came.handed_by) == (
        "confidential",
        "open-1",
        "Sample Sender",
    )
    receipt = clerk.fill(delivery, f"{delivery}/receipt")
    assert receipt.content.startswith(b"%PDF")
    urdu = clerk.fill(delivery, f"{delivery}/receipt", language="ur")
    assert urdu.content.startswith(b"%PDF")
    assert clerk.fill(delivery, f"{delivery}/receipt", language="xx").status_code == 422
    file = clerk.get(f"{delivery}?as=csv&purpose=for+the+file")
    assert "notes/two.txt" in file.text


def exhibit(scene, name):
    with scene.house.office.tools.database.reading() as connection:
        return store.by_name(connection, name)


def test_what_is_set_aside_waits_for_no_reading_and_the_page_says_who_releases_it(fresh, clerk, quick_scene):  # fmt: skip
    delivery = begun(clerk)
    sent(clerk, delivery, "note.txt", b"sample words")
    page = sealed(fresh, clerk, delivery)
    assert "1 of the files wait to be read" in page
    digest = hashlib.sha256(b"sample words").hexdigest()
    quick_scene.house.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=digest, reason="not the paper it came under"))  # fmt: skip
    page = clerk.get(delivery).text
    assert "wait to be read" not in page
    assert "1 of the files are set aside" in page
    custody = clerk.get(f"/c/{CASE}/exhibits/{digest}/custody").text
    assert "Whoever may release exhibits does so under Custody" in custody


def test_a_form_sent_twice_seals_once(fresh, clerk):
    delivery = begun(clerk)
    sent(clerk, delivery, "one.txt", b"One.")
    filled = {**clerk.form(delivery, f"{delivery}/seal"), "handed_by": "Sample Sender"}
    first, second = (clerk.post(f"{delivery}/seal", data=filled) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert "1 of 1" in clerk.get(f"/c/{CASE}/jobs").text


def test_what_does_not_read_is_refused_with_what_was_typed_and_nothing_is_closed(clerk):
    delivery = begun(clerk)
    sent(clerk, delivery, "one.txt", b"One.")
    wrong = clerk.fill(
        delivery, f"{delivery}/seal", handed_by="Sample Sender", grade="admiralty:Z9", seal="Q-17"
    )
    assert wrong.status_code == 422
    assert "Q-17" in wrong.text
    assert "Close and seal" in clerk.get(delivery).text


def test_a_delivery_with_a_part_missing_is_not_closed_and_asks_for_the_form_again(clerk):
    delivery = begun(clerk)
    clerk.post(f"{delivery}/uploads", headers=told("a.txt", b"half"))
    assert clerk.fill(delivery, f"{delivery}/seal", handed_by="Sample Sender").status_code == 409
    assert 'name="received_where"' in clerk.get(delivery).text


def test_a_sheet_among_the_files_speaks_instead_of_the_form(fresh, clerk, quick_scene):
    delivery = begun(clerk)
    sheet = (
        b'sheet = "sanad/delivery/1"\n[[delivery]]\nfiles = ["*.txt"]\nhanded_by = "Of the sheet"\n'
    )
    sent(clerk, delivery, "delivery.toml", sheet)
    sent(clerk, delivery, "one.txt", b"One.")
    assert 'name="received_where"' not in clerk.get(delivery).text
    clerk.fill(delivery, f"{delivery}/seal")
    work(fresh)
    assert exhibit(quick_scene, "one.txt").provenance.handed_by == "Of the sheet"


def test_a_file_brought_by_mistake_is_taken_away(clerk):
    delivery = begun(clerk)
    sent(clerk, delivery, "wrong.txt", b"x")
    at = clerk.post(f"{delivery}/uploads", headers=told("wrong.txt", b"x")).headers["location"]
    assert clerk.fill(delivery, at).status_code == 303
    assert "wrong.txt" not in clerk.get(delivery).text


def test_a_paper_is_registered_beside_the_delivery_and_offered_there(clerk):
    delivery = begun(clerk)
    paper = {"id": "order-9", "kind": "call_data_order", "number": "SP/9", "issuer": "SP", "legal_basis": "ATA 21EE", "issued_on": "2025-04-01", "in_force_until": "2025-06-30"}  # fmt: skip
    answer = clerk.fill(delivery, f"{delivery}/papers", **paper)
    assert answer.status_code == 303, answer.text
    assert (
        'value="order-9" data-from="2025-04-01" data-until="2025-06-30"' in clerk.get(delivery).text
    )
    assert clerk.fill(delivery, f"{delivery}/papers", **{**paper, "id": "../x"}).status_code == 422


def test_what_the_files_seem_to_be_is_told_before_they_are_sealed(clerk):
    delivery = begun(clerk)
    sent(clerk, delivery, "one.txt", b"One sentence of plain text.\n" * 20)
    sent(clerk, delivery, "two.bin", bytes(range(256)) * 20)
    page = clerk.get(f"{delivery}/recognised").text
    assert "by its content" in page
    assert "no reader knows it" in page


def test_a_delivery_of_another_compartment_is_as_one_that_never_was(fresh, quick_scene):
    house = quick_scene.house
    act = SCENES["enrol_officer"](quick_scene)
    house.do(
        replace(
            act,
            officer=Officer("other", "Other", "elsewhere"),
            roles=("clerk",),
            compartments=("op-other",),
        )
    )
    theirs = house.do(BeginDelivery(by="other", compartment="op-other", handed_by="Somebody"))
    client = fresh.client("clerk")
    for path in ("", "/recognised"):
        there, never = (client.get(f"{INTAKE}/{name}{path}") for name in (theirs, "DEL-990001"))
        assert there.status_code == never.status_code == 404
        assert there.text.replace(theirs, "") == never.text.replace("DEL-990001", "")
    told_of = told("a.txt", b"x")
    there, never = (
        client.post(f"{INTAKE}/{name}/uploads", headers=told_of) for name in (theirs, "DEL-990001")
    )
    assert (
        (there.status_code, there.json())
        == (never.status_code, never.json())
        == (404, there.json())
    )


def test_long_work_is_told_and_cancelled_and_what_failed_is_done_again(fresh, clerk):
    page = f"/c/{CASE}/jobs"
    job = clerk.fill(page, page, kind="read").headers["location"]
    assert clerk.get(f"{job}/progress").json() == {"state": "waiting", "word": "waiting", "done": 0, "of": 0, "failed": 0, "now": "", "left": None}  # fmt: skip
    assert clerk.fill(job, f"{job}/cancel").status_code == 303
    assert "cancelled" in clerk.get(job).text
    again = clerk.fill(job, f"{job}/retry").headers["location"]
    work(fresh)
    assert "What came of it" in clerk.get(again).text
    assert "1 of 1" in clerk.get(f"{page}?state=cancelled").text
    assert fresh.client("analyst").get(again).status_code == 200
    assert (
        clerk.get(f"{page}/JOB-990001").status_code
        == clerk.get(f"{page}/JOB-990001/progress").status_code
        == 404
    )


def test_thousands_of_files_are_listed_and_the_page_stays_as_short(fresh, clerk, quick_scene):
    delivery = begun(clerk)
    tools = quick_scene.house.office.tools
    with tools.database.reading() as connection:
        place = uploads_of(tools, consignment.get(connection, delivery.rpartition("/")[2]))
    place._parts.mkdir(parents=True)
    for n in range(2_000):
        (place._parts / f"{n:032x}.json").write_text(
            f'{{"id": "{n:032x}", "name": "calls/{n}.csv", "size": 9, "sha256": null, "received": 0, "finished": true}}'
        )
    page = clerk.get(delivery).text
    assert "2,000 files announced" in page
    assert "200 of 2,000" in page
    assert len(page) < 400_000


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("ur", 390, "dark")])  # fmt: skip
def test_a_folder_becomes_a_sealed_delivery_by_keyboard_alone(web_scene, served, person_at, tmp_path, language, width, scheme):  # fmt: skip
    web_scene.house.do(ChoosePages(by="clerk", language=language, theme="auto"))
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "یادداشت.txt").write_text(f"A note in {language}.")
    (tmp_path / "notes" / "empty.txt").touch()
    (tmp_path / "notes" / "turned\u202etxt.pdf").write_text(
        "A note whose name is not what it seems."
    )
    page = person_at("clerk", width=width, language=language, scheme=scheme)
    page.goto_here(INTAKE)
    readable(page)
    page.keyboard.press("n")
    page.keyboard.type("Sample Sender")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{INTAKE}/DEL-*")
    page.set_input_files("[data-upload] input[webkitdirectory]", str(tmp_path / "notes"))
    for state in ("arrived", "refused"):
        page.wait_for_selector(f"[data-upload-list] tr[data-state={state}]")
    page.get_by_text(r"turned\u202etxt.pdf").wait_for()
    page.keyboard.press("l")
    page.wait_for_selector("#recognised table")
    readable(page)
    page.keyboard.press("s")
    page.wait_for_selector(".progress")
    readable(page)
    work(served)
    page.wait_for_selector("#figures-title")
    readable(page)


PIECE = 4 << 20


def test_a_lost_connection_a_closed_page_and_two_pages_at_once_lose_no_byte(served, person_at, tmp_path):  # fmt: skip
    served.office.desk.perform(ChoosePages(by="clerk", language="en", theme="auto"))
    client = served.client("clerk")
    delivery = begun(client)
    folder = tmp_path / "drive"
    folder.mkdir()
    raw = {name: os.urandom(PIECE + 1000) for name in ("first.bin", "second.bin", "third.bin")}
    for name, each in raw.items():
        (folder / name).write_bytes(each)
    cut = []

    def broken(route) -> None:
        last = route.request.headers.get("upload-offset", "0") != "0"
        route.abort("connectionreset") if last and cut else route.continue_()

    def at_page(*names):
        page = person_at("clerk")
        page.context.route("**/uploads/*", broken)
        page.set_default_timeout(120_000)  # each try that fails is waited for longer, up to 30 s
        page.goto_here(delivery)
        page.set_input_files(CHOOSE, [str(folder / name) for name in names])
        return page

    cut.append("second piece")
    page = at_page("first.bin")
    page.wait_for_selector("tr[data-state=waiting]")
    cut.clear()
    page.wait_for_selector("tr[data-state=arrived]")

    cut.append("second piece")
    page.set_input_files(CHOOSE, str(folder / "second.bin"))
    page.wait_for_selector("tr[data-state=waiting]")
    page.close()
    cut.clear()
    page = at_page()
    assert "1 not here in full" in page.inner_text("main")
    both = [page, at_page("second.bin", "third.bin")]
    page.set_input_files(CHOOSE, [str(folder / name) for name in raw])
    for each, n in zip(both, (3, 2), strict=True):
        each.locator("tr[data-state=arrived]").nth(n - 1).wait_for()
    tools = served.office.tools
    with tools.database.reading() as connection:
        place = uploads_of(tools, consignment.get(connection, delivery.rpartition("/")[2]))
    assert {each.name: each.sha256 for each in place.listed() if each.finished} == {name: hashlib.sha256(each).hexdigest() for name, each in raw.items()}  # fmt: skip


CHOOSE = "[data-upload] input[type=file]:not([webkitdirectory])"


def test_what_the_inbox_has_no_room_for_is_refused_in_words(fresh, clerk):
    small = fresh.office.tools
    object.__setattr__(small, "inbox_bytes", 10)
    refused = sent(clerk, begun(clerk), "a.bin", b"more than ten bytes")
    assert (refused.status_code, refused.json()["code"]) == (422, "CALLER_INBOX_FULL")
    assert "19" in refused.json()["detail"]


def test_a_second_officer_seals_where_the_law_of_the_office_asks_for_two(fresh, clerk, quick_scene, tmp_path):  # fmt: skip
    delivery = begun(clerk)
    sent(clerk, delivery, "one.txt", b"One.")
    client = ruled(fresh, tmp_path).client
    clerk = client("clerk")
    refused = clerk.fill(delivery, f"{delivery}/seal", handed_by="Sample Sender")
    assert refused.status_code == 403
    assert "another officer" in refused.text
    page = clerk.get(delivery).text
    assert "nothing is added any more" in page
    assert "one.txt" in page
    assert clerk.fill(delivery, f"{delivery}/order").status_code == 403
    assert client("investigator").fill(delivery, f"{delivery}/order").status_code == 303
    work(fresh)
    assert "What was sealed" in clerk.get(delivery).text


def ruled(served, tmp_path) -> Served:
    """Return the office under a law of its own: the rule that the documentation prints."""
    page = (ROOT / "docs/howto/receive-evidence.md").read_text()
    rule = page.partition("```toml\nid = ")[2].partition("```")[0]
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "OFFICE-two-seal.toml").write_text(f"id = {rule}")
    tools = replace(served.office.tools, rulebook=load(rules))
    return Served(replace(served.office, tools=tools, desk=Desk(tools)))


def readable(page) -> None:
    """See that everybody can read the page, that it needs no sideways scroll, and that nothing was refused by its policy."""
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("refusedByPolicy") == []
