# SPDX-License-Identifier: Apache-2.0
"""A day of the cell, from the drive of an operator to the clerk of the court who opens the package offline: by pages alone, at a real browser.

The office is that of the demonstration, served as the README serves it: `sanad serve`, its worker beside it. Whoever acts is the officer whose work it is.
"""

import re
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browsers import WHOLE, chromium
from sanad.accounts import sessions
from sanad.accounts.sessions import Browser
from sanad.desk.questions.audit_office import AuditOffice
from sanad.desk.questions.read_log import ReadLog
from sanad.values.verdict import Integrity
from sanad.wiring import open_office

CASE = "/c/op-kohzard"
WAIT_MS = 60_000
"""What long work may take on a slow machine."""
CLINIC = "Four dead were brought to the Sample Clinic from the Sangreza post on 18 January 2025, and nine injured.\n"
OFFICERS = {"clerk.one", "analyst.one", "drafter.one", "reviewer.one", "approver.one"}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(operation) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    office = operation[0] / "office"
    words = ["-m", "sanad.cli", "serve", "--office", str(office), "--port", str(port)]
    server = subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True)
    try:
        assert "serving" in server.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()


@pytest.fixture(scope="module")
def browser():
    with chromium(WHOLE) as opened:
        yield opened


class Day:
    """The office at a browser: `officer` gives the page of one, in a context of its own."""

    def __init__(self, operation: Path, address: str, browser) -> None:
        self.operation, self.address, self._browser = operation, address, browser
        self._pages: dict[str, Page] = {}

    def officer(self, name: str, path: str) -> Page:
        """Return the page of an officer, at an address of the case."""
        if name not in self._pages:
            context = self._browser.new_context(viewport={"width": 1280, "height": 900})
            context.add_cookies([{"name": "sanad", "value": self._secret(name), "url": self.address}])  # fmt: skip
            self._pages[name] = context.new_page()
            self._pages[name].set_default_timeout(20_000)
        self._pages[name].goto(f"{self.address}{CASE}{path}")
        return self._pages[name]

    def offline(self) -> Page:
        """Return a page of a browser that reaches nothing."""
        return self._browser.new_context(offline=True).new_page()

    def _secret(self, name: str) -> str:
        office = open_office(self.operation / "office")
        with office.tools.database.writing() as connection:
            begun = sessions.begin(connection, name, "passkey", Browser(), office.tools.clock())
            sessions.state_purpose(connection, begun.session, "the work of this day")
        office.close()
        return begun.secret


@pytest.fixture(scope="module")
def day(operation, address, browser) -> Day:
    return Day(operation[0], address, browser)


def test_a_day_from_the_drive_of_an_operator_to_the_page_that_verifies(day, tmp_path):
    before = _newest(day)
    _amber_on_the_desk(day)
    _a_drive_is_received(day, tmp_path)
    _a_third_party_is_unmasked_and_a_record_asked_for(day)
    _a_first_edition_is_built(day)
    _a_clinic_hands_in_its_list(day, tmp_path)
    _its_figure_becomes_a_claim(day)
    _a_question_of_law_is_answered(day)
    _two_lawyers_sign(day)
    package = _a_second_edition_goes_out(day, tmp_path)
    _a_bundle_is_bound(day)
    _the_clerk_of_the_court_opens_it_offline(day, package)
    _every_step_left_its_line(day, before)


def _amber_on_the_desk(day):
    page = day.officer("drafter.one", "/desk")
    amber = page.locator("article.amber-item")
    assert amber.count() >= 2
    assert "RN-01" in amber.nth(0).inner_text()
    assert "S-01" in amber.nth(1).inner_text()


def _deliver(page: Page, folder: Path, sender: str, *, paper: str, **told: str) -> None:
    """Bring a folder, look what it seems to be, and seal it under a paper."""
    page.keyboard.press("n")
    page.fill("dialog[open] [name=handed_by]", sender)
    page.keyboard.press("Enter")
    page.wait_for_url("**/intake/DEL-*")
    page.set_input_files("[data-upload] input[webkitdirectory]", str(folder))
    page.wait_for_selector("[data-upload-list] tr[data-state=arrived]")
    page.keyboard.press("l")
    page.wait_for_selector("#recognised table")
    page.select_option("#came [name=instrument]", paper)
    for kind in told.pop("lacks", "").split():
        page.check(f"#came [name=lacks][value={kind}]")
    for name, value in told.items():
        tag = page.locator(f"#came [name={name}]").evaluate("(field) => field.tagName")
        (page.select_option if tag == "SELECT" else page.fill)(f"#came [name={name}]", value)
    page.locator("#came button[type=submit]").click()
    page.wait_for_selector("#figures-title", timeout=WAIT_MS)


def _a_drive_is_received(day, tmp_path):
    """The template of the operator is found by the header; of what the operator does not supply it says so; every row is accounted for."""
    drive = tmp_path / "drive"
    drive.mkdir()
    lines = (day.operation / "delivery" / "calls" / "alpha" / "3920657314.csv").read_text().splitlines()  # fmt: skip
    (drive / "3920657314-march.csv").write_text("\n".join([lines[0], *lines[200:320]]) + "\n")
    page = day.officer("clerk.one", "/intake")
    _deliver(
        page, drive, "Nodal officer, Alpha Mobile (fictional)", paper="order-2025-014",
        received_at="2025-04-20T10:00", covers_from="2025-01-01", covers_to="2025-03-31", numbers="+923920657314", lacks="sms_in roaming",
        coverage_note="No incoming SMS.", grade_source="B", grade_information="2", evidence_type="call_records",
    )  # fmt: skip
    page.get_by_role("button", name="Read what waits").click()
    _done(page)
    page.go_back()
    page.wait_for_url("**/intake/DEL-*")
    page.reload()
    assert re.search(r"120 = 120\b|120 of 120|\b120\b", page.inner_text("main"))


def _done(page: Page) -> None:
    """Wait for the long work whose page this is."""
    page.locator(".state", has_text=re.compile("^done$")).first.wait_for(timeout=WAIT_MS)


def _a_third_party_is_unmasked_and_a_record_asked_for(day):
    """Whom two targets share is asked; who a third party is stands behind a reason; a name alone decides nothing, and what is lacking becomes a task."""
    page = _asked(day, "common_contacts", "+923910412207, +923920657314")
    assert "1 telephone numbers were in contact with at least 2 of 2 targets" in page.inner_text("main")  # fmt: skip
    page = _asked(day, "contacts", "+923910412207")
    page.locator("#answer [data-party]").first.click(modifiers=["Shift"])
    masked = page.input_value("#unmask [name=pseudonym]")
    assert masked.startswith("T-")
    page.fill("#unmask [name=reason]", "Both targets call this number; whose it is decides what is asked for.")  # fmt: skip
    page.locator("#unmask button[type=submit]").click()
    page.wait_for_url("**/records/unmasked**")
    assert masked in page.inner_text("main")
    page = day.officer("analyst.one", "/identity/M-01/M-04")
    page.keyboard.press("3")
    page.fill(".judge [name=reasons]", "Only the name agrees; there is no second thing that tells them apart.")  # fmt: skip
    page.locator(".judge button.main").click()
    page.wait_for_selector("text=What was judged of this pair")
    page = day.officer("analyst.one", "/tasks")
    page.keyboard.press("n")
    page.fill("dialog[open] [name=action]", f"Obtain the subscriber record of {masked}")
    page.fill("dialog[open] [name=about]", "subject:M-04")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"text=Obtain the subscriber record of {masked}")


def _asked(day, method: str, numbers: str) -> Page:
    """Ask the records a ready question of the first three months."""
    page = day.officer("analyst.one", "/records")
    for name, value in (("numbers", numbers), ("from", "2025-01-01"), ("to", "2025-03-31")):
        page.fill(f"main [name={name}]", value)
    page.click(f"button[value={method}]")
    page.wait_for_selector("#answer")
    return page


def _a_document_is_built(day, about: str, kind: str) -> str:
    """Prepare, build, and return the address of the edition."""
    wish = f"subjects={about}&kind={kind}&recipient=court&language=en&purpose=the+hearing"
    page = day.officer("drafter.one", f"/documents/new?{wish}")
    assert "Nothing stands in the way." in page.inner_text("main")
    page.keyboard.press("b")
    page.wait_for_url("**/documents/jobs/**")
    page.locator("#built-title").wait_for(timeout=WAIT_MS)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#package-title")
    return page.url.removeprefix(f"{day.address}{CASE}")


def _a_first_edition_is_built(day):
    _a_document_is_built(day, "I-01", "incident_dossier")


def _a_clinic_hands_in_its_list(day, tmp_path):
    (tmp_path / "clinic").mkdir()
    (tmp_path / "clinic" / "clinic-list.txt").write_text(CLINIC)
    page = day.officer("clerk.one", "/intake")
    _deliver(
        page, tmp_path / "clinic", "Sample Clinic (invented)", paper="letters-2025", received_at="2025-09-20T10:00", grade_source="B", grade_information="2",
        evidence_type="document", language="en",
    )  # fmt: skip
    page.get_by_role("button", name="Read what waits").click()
    _done(page)


def _its_figure_becomes_a_claim(day):
    """From selected words, by the keyboard; the matrix of the incident spans both figures, and the dossier on it turns amber."""
    page = day.officer("analyst.one", "/exhibits?words=clinic-list")
    page.locator("main a", has_text="clinic-list.txt").first.click()
    page.wait_for_url(re.compile("/exhibits/[0-9a-f]{64}"))
    page.wait_for_load_state("networkidle")
    page.locator("#words").focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "c"):
        page.keyboard.press(key)
    page.wait_for_selector("#claim[open]")
    assert page.input_value("#claim-quote") == "Four dead"
    page.locator("#claim-about").press_sequentially("I-01")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    page.select_option("#claim-property", "killed")
    page.wait_for_selector("#claim-value [name='value.low']")
    page.fill("#claim-value [name='value.category']", "total")
    for end in ("low", "high"):
        page.fill(f"#claim-value [name='value.{end}']", "4")
    assert page.input_value("#claim-value [name='value.said']") == "Four dead"
    page.fill("#claim-said-by", "Sample Clinic (invented)")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    matrix = day.officer("analyst.one", "/incidents/I-01").inner_text("main")
    assert re.search(r"2 – \d – 4", matrix)
    assert "changed underneath" in day.officer("drafter.one", "/documents").inner_text("main")


def _a_question_of_law_is_answered(day):
    """A rule that waits for judgement gets an answer with a reason, under a name; the next officer reads it beside the rule."""
    page = day.officer("reviewer.one", "/requests/RN-02?rules=undecided")
    question = page.locator("form[data-act]:has(input[name=answer][value=no_grounds_found])").first
    page.locator("details:has(form)", has=question).evaluate_all("(every) => every.forEach((each) => { each.open = true; })")  # fmt: skip
    question.locator("input[value=no_grounds_found]").check()
    question.locator("textarea").fill(
        "Nothing on file says that he would be tried for anything else."
    )
    question.locator("button[type=submit]").click()
    page.wait_for_selector("text=The answer is on record.")


def _two_lawyers_sign(day):
    """Each signs what the page shows, under their own name; the second only after the first."""
    for name, step in (("reviewer.one", "review"), ("approver.one", "approve")):
        page = day.officer(name, "/requests/RN-02")
        page.keyboard.press("s")
        with page.expect_navigation():
            page.locator(f"#sign-{step} button[type=submit]").click()
        signed = page.locator(".signatures").inner_text()
        assert name in signed
    assert "reviewer.one" in signed
    assert "lapsed" not in signed


def _a_second_edition_goes_out(day, tmp_path) -> Path:
    """What changed is said in words; the package is taken for a purpose."""
    _a_document_is_built(day, "I-01", "incident_dossier")
    page = day.officer("drafter.one", "/documents")
    page.locator("main a", has_text="Explosion at the Sangreza post").first.click()
    page.wait_for_selector("#package-title")
    assert "Sample Clinic" in page.inner_text("main")
    page.keyboard.press("d")
    page.fill("#package-purpose", "for the hearing")
    with page.expect_download(timeout=WAIT_MS) as going:
        page.keyboard.press("Enter")
    going.value.save_as(tmp_path / "package.zip")
    zipfile.ZipFile(tmp_path / "package.zip").extractall(tmp_path / "package")
    [folder] = (tmp_path / "package").iterdir()
    return folder


def _a_bundle_is_bound(day):
    """Exhibits are bound under tabs, with a late one between two."""
    page = day.officer("drafter.one", "/bundles/new")
    for name, value in (
        ("title", "Bundle A"),
        ("matter", "Case 12/2025"),
        ("purpose", "the hearing"),
    ):
        page.fill(f"main [name={name}]", value)
    rows = (("A/1", "news/n1-sample-gazette.txt"), ("A/2", "news/n2-model-herald.txt"), ("A/1A", "news/n4-draft-observer.txt"))  # fmt: skip
    for at, (tab, name) in enumerate(rows):
        page.locator("[name=row_tab]").nth(at).fill(tab)
        page.locator("[name=row_tab_title]").nth(at).fill(f"Tab {tab}")
        page.locator("[name=row_item]").nth(at).fill(name)
    page.get_by_role("button", name="Look at what the recipient would find").click()
    found = page.locator("section:has(#found-title) tbody tr")
    assert [row.split()[0] for row in found.all_inner_texts()] == ["A/1/1", "A/1A/1", "A/2/1"]
    page.get_by_role("button", name="Bind").click()
    page.wait_for_url("**/bundles/jobs/**")
    page.get_by_text("bundle.pdf").first.wait_for(timeout=WAIT_MS)


def _the_clerk_of_the_court_opens_it_offline(day, package):
    page = day.offline()
    page.goto((package / "verify.html").as_uri())
    office = open_office(day.operation / "office")
    page.fill("#fingerprint", office.tools.signer.fingerprint)
    office.close()
    page.set_input_files("#folder", str(package))
    until = time.monotonic() + WAIT_MS / 1000
    while (report := page.evaluate("window.report")) is None and time.monotonic() < until:
        page.wait_for_timeout(50)
    assert report["counts"]["broken"] == 0
    assert {each["code"] for each in report["checks"] if each["verdict"] == "not established"} <= {"TIMESTAMP", "EXHIBIT"}  # fmt: skip


def _newest(day) -> int:
    office = open_office(day.operation / "office")
    newest = office.desk.newest
    office.close()
    return newest


STEPS = {
    "begin_delivery", "close_delivery", "seal_exhibit", "read_exhibit", "ask_records", "unmask_party", "judge_identity", "raise_task", "freeze_brief",
    "record_claim", "answer_question", "sign_request", "export_made", "bind_bundle", "list_drift", "incident_matrix",
}  # fmt: skip


def _every_step_left_its_line(day, before):
    """Also each look; and what was sealed and signed before this day is what it was."""
    office = open_office(day.operation / "office")
    every = office.desk.ask(ReadLog(by="auditor.one", start=before + 1))
    audit = office.desk.ask(AuditOffice(by="auditor.one"))
    office.close()
    assert {each.act for each in every if each.outcome == "done"} >= STEPS
    assert {each.body["by"] for each in every if each.act in STEPS} <= OFFICERS
    assert audit.verdict is Integrity.INTACT
