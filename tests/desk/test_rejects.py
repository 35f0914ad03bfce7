# SPDX-License-Identifier: Apache-2.0
"""What was set aside, for the sender; the list of readings as a table; and what may be kept no longer."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from click.testing import CliRunner

from cast import CASE
from sanad.cli.main import main
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.procedures.every_reading import every_reading
from sanad.desk.questions.list_rejects import ListRejects
from sanad.desk.questions.retention_due import RetentionDue
from sanad.errors import NotFound, Quarantined
from sanad.ledger import read
from sanad.readers import rejected
from scene import CALLS, ORDER

CLERK = {"by": "clerk", "compartment": CASE}
FORMULA = '"=HYPERLINK(""http://x.example"")"'


@pytest.fixture
def house(quick_house):
    scope = {
        "covers": ("+923900000001",),
        "covers_from": date(2025, 1, 1),
        "offences": ("ATA-11H",),
    }
    quick_house.instrument("order-1", kind="call_data_order", **scope, facts=ORDER)
    return quick_house


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    return place


@pytest.fixture
def calls(house, folder):
    """A table of calls of which 30 records are of a kind that no template knows; they begin as formulas do."""
    row = f"1,{FORMULA},923900000001,1,1/26/2025 11:00:00,30,1,1,1,Q\n"
    sha256 = house.seal(folder, "calls.csv", CALLS + row.encode() * 30, instrument="order-1")
    house.read()
    return sha256


def run(house, *words, code=0):
    office = ("--office", house.office.path, "--as", "clerk", "--compartment", CASE)
    told = CliRunner().invoke(main, [str(word) for word in (*words, *office)])
    assert told.exit_code == code, told.output
    return told.output


def test_each_record_comes_with_its_code_the_reason_and_as_it_was_written(house, calls):
    found = house.do(ListRejects(**CLERK, exhibit=calls))
    rows = list(found.rows())
    assert (found.read, found.rejected, found.by_code) == (32, 30, {"unknown_call_type": 30})
    assert [row["row"] for row in rows] == list(range(3, 33))
    assert rows[0]["written"].startswith('1 | =HYPERLINK("http://x.example") | 923900000001')


def test_records_are_taken_from_the_file_batch_by_batch(house, calls, monkeypatch):
    monkeypatch.setattr(rejected, "_AT_A_TIME", 7)
    found = house.do(ListRejects(**CLERK, exhibit=calls))
    assert len(list(found.rows())) == 30


def test_the_command_shows_some_of_all_and_writes_all_with_formulas_disarmed(
    house, calls, tmp_path
):
    out = tmp_path / "rejects.csv"
    told = run(house, "rejects", "calls.csv", "--out", out)
    assert "30 of 32 records set aside" in told
    assert "the first 20 of 30" in told
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"), newline="")))
    assert len(rows) == 30
    document = json.loads(run(house, "rejects", calls[:12], "--json"))
    assert (document["rejected"], len(document["rejects"]), document["written"]) == (30, 20, None)
    run(house, "rejects", "calls.csv", "--out", out, code=2)


def test_the_looking_is_on_record(house, calls):
    house.do(ListRejects(**CLERK, exhibit=calls))
    with house.office.tools.database.reading() as connection:
        last = list(read.entries(connection))[-1]
    assert (last.act, last.body["what"]) == (
        "list_rejects",
        {"exhibit": calls, "step": "content", "rejected": 30},
    )


def test_nothing_is_shown_of_what_is_set_aside_or_was_not_read(house, folder, calls):
    note = house.seal(folder, "note.txt", b"words")
    with pytest.raises(NotFound):
        house.do(ListRejects(**CLERK, exhibit=note))
    house.do(QuarantineExhibit(**CLERK, exhibit=calls, reason="doubt"))
    with pytest.raises(Quarantined):
        house.do(ListRejects(**CLERK, exhibit=calls))


def locked() -> bytes:
    """Return an archive whose member is marked as encrypted."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("secret.txt", "words")
    raw = bytearray(box.getvalue())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + flags] |= 1
    return bytes(raw)


def test_a_locked_file_says_that_it_needs_a_password_and_its_open_copy_is_read_beside_it(
    house, folder
):
    house.seal(folder, "box.zip", locked())
    house.read()
    [reading] = every_reading(house.office.desk, **CLERK, states=("failed",))
    assert (reading["name"], reading["needs"], reading["reader"]) == (
        "box.zip",
        "password",
        "archive",
    )
    assert "failed  needs a password  content  box.zip" in run(house, "readings")
    house.seal(folder, "box (opened).txt", b"words")
    assert [one.name for one in house.read()] == ["box (opened).txt"]


def test_the_table_of_readings_holds_each_with_its_cause_and_no_formula(house, folder, tmp_path):
    house.seal(folder, "=cmd.dat", b"\0\1\2 nothing known")
    house.seal(folder, "a.txt", b"words")
    house.read()
    out = tmp_path / "readings.csv"
    document = json.loads(
        run(house, "readings", "--state", "failed", "--state", "done", "--csv", out, "--json")
    )
    assert (document["written"], document["readings"]) == (2, [])
    failed, done = csv.DictReader(io.StringIO(out.read_text("utf-8"), newline=""))
    assert (failed["name"], failed["code"], failed["reader"]) == (
        "'=cmd.dat",
        "EVIDENCE_LAYOUT_UNKNOWN",
        "",
    )
    assert (done["name"], done["reader"], done["stored"], done["says"]) == (
        "a.txt",
        "text",
        "1",
        "",
    )


# --- retention ------------------------------------------------------------------------------------


def due(house, on, compartment=CASE):
    found = house.do(RetentionDue(by="chief", compartment=compartment, on=on))
    return [one.name for one in found.due], found.total


def test_an_exhibit_is_due_the_day_after_the_last_of_all_its_papers(house, folder):
    house.instrument("short", retain_until=date(2030, 1, 1))
    house.instrument("long", retain_until=date(2031, 1, 1))
    house.seal(folder, "a.txt", b"a", instrument="short")
    house.seal(folder, "both.txt", b"b", instrument="short")
    house.seal(folder, "both again.txt", b"b", instrument="long")
    assert due(house, date(2030, 1, 1)) == ([], 2)
    assert due(house, date(2030, 1, 2)) == (["a.txt"], 2)
    assert due(house, date(2031, 1, 2)) == (["a.txt", "both.txt"], 2)
    assert due(house, None) == ([], 2)


@pytest.mark.parametrize("other", ["open-1", None])
def test_one_delivery_that_names_no_day_keeps_an_exhibit(house, folder, other):
    house.instrument("short", retain_until=date(2030, 1, 1))
    house.seal(folder, "a.txt", b"a", instrument="short")
    house.seal(folder, "b.txt", b"a", instrument=other)
    assert due(house, date(2040, 1, 1)) == ([], 1)


def test_another_compartments_paper_counts_and_its_exhibits_are_not_listed(house, folder):
    house.instrument("short", retain_until=date(2030, 1, 1))
    house.seal(folder, "a.txt", b"a", instrument="short")
    assert due(house, date(2040, 1, 1), "office") == ([], 0)


def test_what_was_erased_is_no_longer_due_and_the_command_names_the_act(house, folder):
    house.instrument("short", retain_until=date(2030, 1, 1))
    sha256 = house.seal(folder, "a.txt", b"a", instrument="short")
    told = run(house, "retention", "--on", "2030-01-02")
    assert "1 of 1 exhibits are due on 2030-01-02" in told
    assert f"sanad destroy {sha256} --order" in told
    order = {"by": "chief", "compartment": CASE, "order": "Order 1", "witness": "auditor"}
    house.do(EraseExhibit(**order, exhibit=sha256))
    assert due(house, date(2030, 1, 2)) == ([], 0)
    assert "1 of 1" not in run(house, "retention", "--on", "2030-01-02")
