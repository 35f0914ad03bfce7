# SPDX-License-Identifier: Apache-2.0
"""Whatever paper leaves the office is signed, holds its own plain text, and is on record with its digest and for whom, before it is written."""

import hashlib
import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from cast import CASE
from sanad.casework.origin import Cause
from sanad.casework.statistics import _HOW, NO_DEPARTMENT, NO_GROUND, OTHERS, Figure
from sanad.desk.account import Account
from sanad.desk.acts.dispatch_files import POWERS
from sanad.desk.procedures.dispatch import dispatch_folder
from sanad.desk.procedures.state_custody import write_custody
from sanad.desk.procedures.write_receipt import write_receipt
from sanad.desk.procedures.write_report import write_report
from sanad.dossier.papers.oversight import oversight_report
from sanad.dossier.papers.paper import Made
from sanad.dossier.papers.words import languages, words
from sanad.errors import AlreadyDone, BadValue, NoMandate, Unreadable
from sanad.ledger import read
from sanad.mandates.powers import POWERS as ROLES
from sanad.rules.grounds import GROUNDS
from sanad.rules.outcomes import Status
from scene import SCENES

QUARTER = {"first": date(2025, 10, 1), "last": date(2025, 12, 31)}
COURT = "Anti-Terrorism Court I"
PERIOD = {"period": {"from": "2025-10-01", "to": "2025-12-31"}}
MADE = Made("Test cell", "0" * 64, "2026-01-05T08:00:00.000000Z", PERIOD)


@pytest.fixture
def house(quick_scene):
    return quick_scene.house


def custody(house, out, recipient=COURT, by="clerk"):
    order = {"by": by, "compartment": CASE}
    return write_custody(house.office.desk, house.office.tools, "note.txt", out, recipient, **order)


def report(
    house, folder, language="en", by="auditor", recipient="Public Accounts Committee", **days
):
    order = {"by": by, "compartment": "office", "recipient": recipient, "language": language}
    return write_report(house.office.desk, house.office.tools, folder=folder, **{**QUARTER, **days}, **order)  # fmt: skip


def entry(house, seq):
    with house.office.tools.database.reading() as connection:
        return read.entry(connection, seq)


def last(house):
    with house.office.tools.database.reading() as connection:
        return read.entry(connection, read.size(connection) - 1)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def attached(path):
    with pypdfium2.PdfDocument(path) as pdf:
        [one] = [pdf.get_attachment(at) for at in range(pdf.count_attachments())]
        return bytes(one.get_data()).decode()


def signed(path):
    program = shutil.which("pdfsig")
    assert program is not None
    said = subprocess.run([program, path], capture_output=True, text=True, check=False).stdout
    return "Signature is Valid." in said and "Total document signed" in said


def test_a_statement_of_custody_goes_out_signed_and_its_entry_holds_its_digest_and_for_whom(
    house, tmp_path
):
    out = tmp_path / "custody.pdf"
    kept = entry(house, custody(house, out).dispatch)
    assert signed(out)
    assert kept.body["what"] == {"kind": "custody_statement", "files": {"custody.pdf": digest(out)}}
    assert kept.private["recipient"] == COURT
    assert "sha256:" in attached(out)


def test_a_signed_page_is_still_an_accessible_archival_pdf(house, tmp_path):
    out = tmp_path / "custody.pdf"
    custody(house, out)
    raw = out.read_bytes()
    for said in (b"pdfaid:part>3<", b"pdfaid:conformance>A<", b"pdfuaid:part>1<"):
        assert said in raw


def test_for_whom_a_paper_went_does_not_go_out_with_the_exhibit_it_is_about(house, tmp_path):
    kept = entry(house, custody(house, tmp_path / "custody.pdf").dispatch)
    assert COURT not in json.dumps(kept.body)


def test_the_next_statement_of_custody_tells_that_one_went_out_and_to_whom(house, tmp_path):
    custody(house, tmp_path / "one.pdf")
    steps = custody(house, tmp_path / "two.pdf").document["steps"]
    assert (steps[-1]["words"], steps[-1]["to"]) == ("its custody was stated on paper", COURT)


def test_a_paper_for_nobody_is_not_written(house, tmp_path):
    with pytest.raises(BadValue):
        custody(house, tmp_path / "custody.pdf", recipient=" ")
    assert not (tmp_path / "custody.pdf").exists()


def test_a_paper_is_written_over_no_file_and_nothing_is_recorded_then(house, tmp_path):
    out = tmp_path / "custody.pdf"
    out.write_bytes(b"another")
    before = last(house).seq
    with pytest.raises(AlreadyDone):
        custody(house, out)
    assert (out.read_bytes(), last(house).seq) == (b"another", before)


def test_a_place_where_nothing_can_be_written_is_named(house, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unreadable):
        custody(house, tmp_path / "file/custody.pdf")


def test_a_receipt_goes_out_signed_and_is_on_record_for_whoever_handed_over(house, tmp_path):
    out = tmp_path / "receipt.pdf"
    order = {"by": "clerk", "compartment": CASE}
    write_receipt(
        house.office.desk, house.office.tools, out, tmp_path, None, Account(None), [], **order
    )
    assert signed(out)
    assert last(house).body["what"] == {"kind": "receipt", "files": {"receipt.pdf": digest(out)}}
    assert last(house).private["recipient"] == "whoever handed it over: not named"


@pytest.mark.parametrize("language", languages())
def test_the_report_of_a_quarter_is_a_signed_paper_with_its_words_attached(
    house, tmp_path, language
):
    folder = tmp_path / "report"
    _, dispatch = report(house, folder, language)
    assert signed(folder / "paper.pdf")
    assert words(language)("measures.tasks_filed") in attached(folder / "paper.pdf")
    kept = entry(house, dispatch).body["what"]["files"]
    assert kept["paper.pdf"] == digest(folder / "paper.pdf")
    assert kept["figures.csv"] == digest(folder / "figures.csv")


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"last": date(2025, 12, 30)}, BadValue),
        ({"first": date(2026, 1, 1), "last": date(2026, 3, 31)}, BadValue),
        ({"language": "xx"}, BadValue),
        ({"recipient": ""}, BadValue),
        ({"by": "drafter"}, NoMandate),
    ],
)
def test_a_report_of_what_is_no_quarter_or_by_whom_does_not_attest_is_not_written(house, tmp_path, given, refusal):  # fmt: skip
    with pytest.raises(refusal):
        report(house, tmp_path / "report", **given)
    assert not (tmp_path / "report").exists()


def test_the_report_prints_the_figures_given_and_no_small_number(house, tmp_path):
    found, _ = report(house, tmp_path / "report")
    document = json.loads((tmp_path / "report/paper.json").read_bytes())
    cells = [row for each in document["sections"] for block in each["blocks"] for row in block["table"]["rows"]]  # fmt: skip
    assert len(cells) == len(found)
    assert not {cell for _, cell in cells} & {"1", "2", "3", "4"}


def test_every_figure_and_every_class_of_the_program_has_words_in_the_report():
    english = words("en")
    assert english.group("counted") == _HOW
    assert english.group("measures").keys() == _HOW.keys()
    known = {*GROUNDS, *Status, *Cause, OTHERS, NO_GROUND, NO_DEPARTMENT}
    assert known <= english.group("classes").keys()
    assert {name: english.group("classes")[name] for name in GROUNDS} == GROUNDS


def test_a_class_of_several_parts_is_said_part_by_part_and_a_code_without_words_stays():
    figures = [Figure("requests", "red_notice, sent, READY", 1234), Figure("acts_refused", "LAW_REFUSED", 7)]  # fmt: skip
    document = oversight_report(figures, MADE, 41, "Committee", "en")
    rows = [each["blocks"][0]["table"]["rows"] for each in document["sections"]]
    assert rows == [[["Red Notice, sent, ready", "1,234"]], [["LAW_REFUSED", "7"]]]
    assert document["sources"] == [{"id": "ledger:41", "says": "The office's ledger up to entry 41"}]  # fmt: skip


def test_every_kind_that_leaves_needs_a_power_that_some_role_holds():
    assert set(POWERS.values()) <= frozenset().union(*ROLES.values())


def test_a_kind_that_is_not_known_is_refused(quick_scene):
    with pytest.raises(BadValue):
        quick_scene.house.do(replace(SCENES["dispatch_files"](quick_scene), kind="letter"))


def test_a_disk_that_does_not_let_us_leaves_the_entry_and_no_file(quick_scene, tmp_path):
    house = quick_scene.house
    order = SCENES["dispatch_files"](quick_scene)
    files = {"paper.pdf": b"one", "no such folder/paper.json": b"two"}
    with pytest.raises(Unreadable):
        dispatch_folder(house.office.desk, house.office.tools, order, files, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["office"]
    assert last(house).act == "dispatch_files"
