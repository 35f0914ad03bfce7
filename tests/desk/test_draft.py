# SPDX-License-Identifier: Apache-2.0
"""The draft of a delivery sheet: it says what is there, guesses nothing, and once filled in speaks of every file once."""

import re

import pytest
from click.testing import CliRunner

from sanad.cli.main import main
from sanad.desk.delivery import Delivery
from sanad.desk.folder import files
from sanad.desk.procedures.draft_sheet import draft_sheet
from sanad.desk.sheets import load
from sanad.errors import AlreadyDone, BadSheet, Unreadable
from sanad.wiring import open_bench
from scene import CALLS

FILLED = {
    "id": '"order-1"', "kind": '"consent"', "number": '"1"', "issuer": '"x"', "legal_basis": '"x"',
    "issued_on": "2025-01-01", "received_at": "2025-04-09T10:30:00+05:00", "instrument": '"order-1"',
    "grade": '"admiralty:B2"', "handling": '"open"', "handed_by": '"x"', "received_by": '"x"',
    "received_where": '"x"', "language": '"en"',
}  # fmt: skip


@pytest.fixture(scope="module")
def bench():
    return open_bench()


@pytest.fixture
def drive(tmp_path):
    names = [
        "a.csv",
        "b.CSV",
        "calls/x.csv",
        "calls/deep/y.pdf",
        "odd [1]*/z.txt",
        "odd [1]*/plain",
        'q"\\uote/a.txt',
    ]
    for name in [*names, "rtl\u202egpj/a.exe", "قلعہ/خط.txt"]:
        path = tmp_path / "drive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"words")
    (tmp_path / "drive" / "calls" / "x.csv").write_bytes(CALLS)
    (tmp_path / "drive" / "calls" / "raw.bin").write_bytes(b"\0\1\2")
    return tmp_path / "drive"


def filled(text: str) -> str:
    return re.sub(r'^(\w+) = ""', lambda m: f"{m[1]} = {FILLED[m[1]]}", text, flags=re.MULTILINE)


def test_a_draft_is_refused_until_its_blanks_are_filled_and_then_meets_every_file_once(
    bench, drive, tmp_path
):
    out = tmp_path / "draft.toml"
    made = draft_sheet(bench, drive, out)
    assert (made.files, made.folders) == (10, 7)
    with pytest.raises(BadSheet, match="is blank"):
        load(out, "delivery")
    text = filled(out.read_text("utf-8"))
    out.write_text(text, "utf-8")
    delivery = Delivery(load(out, "delivery"))
    met = {one.name: len(delivery.of(one.name).rows) for one in files(drive)}
    assert set(met.values()) == {1}
    assert len(met) == 10
    assert (delivery.unmet, delivery.missing) == ([], [])


def test_what_would_read_the_files_is_proposed_by_their_content_in_comments_only(
    bench, drive, tmp_path
):
    out = tmp_path / "draft.toml"
    draft_sheet(bench, drive, out)
    text = out.read_text("utf-8")
    assert "# *.csv: 1 file: 1 calls by template alpha-mobile" in text
    assert "# *.bin: 1 file: 1 that no reader knows" in text
    assert "\nreader" not in text
    assert "\u202e" not in text
    assert '"rtl\\\\u202egpj/*.exe"' in text


def test_of_many_files_the_first_are_looked_at_and_the_draft_says_so(bench, tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(25):
        (tmp_path / "in" / f"{number:02}.txt").write_text(f"words {number}")
    draft_sheet(bench, tmp_path / "in", tmp_path / "draft.toml")
    assert (
        "# *.txt: 25 files; the first 20 looked at: 20 text"
        in (tmp_path / "draft.toml").read_text()
    )


def test_a_file_that_ends_the_cell_is_told_apart_from_the_others(bench, tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "bad.txt", "c.txt"):
        (tmp_path / "in" / name).write_text("words")
    run = type(bench).run

    def bad_one_dies(self, work, order, reads, where):
        if any("bad" in str(path) for path in reads):
            return b"nonsense"
        return run(self, work, order, reads, where)

    monkeypatch.setattr(type(bench), "run", bad_one_dies)
    draft_sheet(bench, tmp_path / "in", tmp_path / "draft.toml")
    assert "2 text, 1 that no reader knows" in (tmp_path / "draft.toml").read_text()


def test_a_draft_never_overwrites_and_wants_a_folder(bench, drive, tmp_path):
    (tmp_path / "there.toml").write_text("kept")
    with pytest.raises(AlreadyDone):
        draft_sheet(bench, drive, tmp_path / "there.toml")
    with pytest.raises(Unreadable):
        draft_sheet(bench, tmp_path / "nowhere", tmp_path / "new.toml")
    assert (tmp_path / "there.toml").read_text() == "kept"


def test_the_command_names_the_next_step(drive, tmp_path):
    words = ["receive", str(drive), "--draft", str(tmp_path / "d.toml")]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0, told.output
    assert f"sanad receive {drive} --sheet {tmp_path / 'd.toml'}" in told.output
