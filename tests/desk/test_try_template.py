# SPDX-License-Identifier: Apache-2.0
"""A template is tried on a file that nobody received: in a cell, with nothing stored, by officers who write the next template."""

import json
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from sanad.cli.main import main
from sanad.desk.procedures.try_template import templates, try_template
from sanad.errors import BadSheet, NotFound, OtherHeader, ReaderStopped, Unreadable
from sanad.readers.trial import understood
from sanad.wiring import open_bench
from scene import CALLS

SHIPPED = Path(__file__).parents[2] / "src" / "sanad" / "rulebook" / "pk" / "templates"


@pytest.fixture(scope="module")
def bench():
    return open_bench()


@pytest.fixture
def calls(tmp_path):
    path = tmp_path / "calls.csv"
    path.write_bytes(CALLS + b"3,Nonsense,923900000001,1,1/26/2025 11:00:00,30,1,1,1,Q\n")
    return path


def test_the_account_the_rows_and_the_rejects_are_those_of_the_real_reading(bench, calls):
    [table] = try_template(bench, calls, "alpha-mobile", None)
    account = table.outcome.receipt
    assert (account.read, account.stored, account.rejected) == (3, 2, 1)
    assert [row["owner"] for row in table.outcome.rows] == ["+923900000001"] * 2
    assert table.outcome.rows[0]["started_at"].startswith("2025-01-25 05:00:00")
    [reject] = table.outcome.rejects
    assert (reject["code"], reject["row"]) == ("unknown_call_type", 3)


def test_a_template_may_be_a_file_that_no_rulebook_has(bench, calls, tmp_path):
    text = (SHIPPED / "alpha-mobile.toml").read_text().replace('id = "alpha-mobile"', 'id = "mine"')
    text = text.replace("[set_aside]", '[set_aside]\n"Nonsense" = "Ask what it is."')
    (tmp_path / "mine.toml").write_text(text)
    [table] = try_template(bench, calls, str(tmp_path / "mine.toml"), None)
    assert table.outcome.receipt.version.endswith("/mine/2")
    assert table.outcome.rejects[0]["reason"] == "Ask what it is."


def test_another_header_is_told_letter_by_letter(bench, calls, tmp_path):
    calls.write_bytes(CALLS.replace(b"Sr #", b"Sr#"))
    with pytest.raises(OtherHeader) as told:
        try_template(bench, calls, "alpha-mobile", None)
    assert "Sr#," in str(told.value)
    assert "Sr #,Call Type,A-Party" in str(told.value)


def test_each_sheet_of_a_workbook_is_tried(bench, tmp_path):
    path = tmp_path / "calls.xlsx"
    with xlsxwriter.Workbook(path) as book:
        first, second = book.add_worksheet("Calls"), book.add_worksheet("Notes")
        for number, line in enumerate(CALLS.decode().splitlines()):
            first.write_row(number, 0, line.split(","))
        second.write_row(0, 0, ["something", "else"])
    tables = try_template(bench, path, "alpha-mobile", None)
    assert [(one.name, type(one.outcome).__name__) for one in tables] == [
        ("calls.xlsx/Calls.csv", "Trial"),
        ("calls.xlsx/Notes.csv", "UnknownLayout"),
    ]
    assert tables[0].outcome.receipt.stored == 2


def test_a_broken_template_a_wrong_name_and_a_missing_file_are_refused(bench, calls, tmp_path):
    (tmp_path / "broken.toml").write_text('template = "sanad/template/1"\n')
    with pytest.raises(BadSheet):
        try_template(bench, calls, str(tmp_path / "broken.toml"), None)
    with pytest.raises(NotFound):
        try_template(bench, calls, "no-such", None)
    with pytest.raises(Unreadable):
        try_template(bench, tmp_path / "nowhere.csv", "alpha-mobile", None)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense",
        b"[1]",
        b'{"code": "NO_SUCH"}',
        b'[{"name": "x", "receipt": {}, "rows": [], "rejects": []}]',
        b'[{"name": {}, "error": {}}]',
        b"[" * 100_000,
    ],
)
def test_an_answer_that_no_trial_gives_is_not_believed(answer):
    assert isinstance(understood(answer, "x.csv"), ReaderStopped)


def test_the_list_names_every_template_with_a_fingerprint_of_its_own_header(bench):
    known = templates(bench)
    assert {path.stem for path in SHIPPED.glob("*.toml")} <= {one.id for one in known}
    alpha = next(one for one in known if one.id == "alpha-mobile")
    assert (alpha.records, alpha.header[0], len(alpha.fingerprint)) == ("calls", "Sr #", 64)


def test_the_command_shows_rows_and_reasons_and_needs_no_office(calls, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words = ["template", str(calls), "--template", "alpha-mobile"]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0, told.output
    assert "read 3 = stored 2 + rejected 1" in told.output
    assert "set aside 3: unknown_call_type" in told.output
    document = json.loads(CliRunner().invoke(main, [*words, "--rows", "1", "--json"]).output)
    [table] = document["tables"]
    assert (table["stored"], len(table["rows"]), len(table["rejects"])) == (2, 1, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["calls.csv"]


@pytest.mark.parametrize(
    "words", [[], ["--list", "--template", "x"], ["f.csv"], ["f.csv", "--list"]]
)
def test_half_an_order_is_a_wrong_call(words):
    assert CliRunner().invoke(main, ["template", *words]).exit_code == 2
