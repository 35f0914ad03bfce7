# SPDX-License-Identifier: Apache-2.0
"""The job ledger: what waits, what failed and why, what is read again, and what a stopped run leaves."""

import io
import json
import os
import subprocess
import sys
import threading
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from cast import CASE
from sanad.desk.acts.queue_readings import QueueReadings
from sanad.desk.acts.read_exhibit import ReadExhibit
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.procedures import read_pending as procedure
from sanad.desk.questions.list_readings import ListReadings
from sanad.errors import (
    AlreadyRunning,
    BadValue,
    DiskFull,
    NoMandate,
    ReaderStopped,
    SanadError,
    TooMuchInside,
    UnknownLayout,
)
from sanad.readers.outcome import carry_out, order_for, understood
from sanad.readers.rows import Hints, Receipt
from sanad.storage import held as held_module
from sanad.storage.held import Held
from sanad.vault import readings, store

ORDER = {"by": "clerk", "compartment": CASE}


@pytest.fixture
def house(quick_house):
    return quick_house


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    return place


def listed(house, *states):
    found = house.do(ListReadings(**ORDER, states=states or ("waiting", "done", "failed")))
    return {(job.name, job.step): (job.state, job.document) for job in found.jobs}


def again(house, which, reader=None):
    return house.do(QueueReadings(**ORDER, which=which, reader=reader))


def nested(levels: int) -> bytes:
    raw = b"words at the bottom"
    for level in range(levels):
        box = io.BytesIO()
        with zipfile.ZipFile(box, "w") as archive:
            archive.writestr(f"{level}.{'zip' if level else 'txt'}", raw)
        raw = box.getvalue()
    return raw


def test_what_is_sealed_waits_until_its_outcome_is_recorded(house, folder):
    house.seal(folder, "a.txt", b"words")
    assert listed(house) == {("a.txt", "content"): ("waiting", None)}
    house.read()
    [(state, document)] = listed(house).values()
    assert (state, document["reader"], document["stored"]) == ("done", "text", 1)
    assert house.read() == []


def test_a_failure_is_kept_with_its_cause_and_is_not_tried_again_by_itself(house, folder):
    house.seal(folder, "a.dat", b"\0\1\2 nothing known")
    [failed] = house.read()
    assert isinstance(failed.outcome, UnknownLayout)
    [(state, document)] = listed(house, "failed").values()
    assert (state, document["code"]) == ("failed", "EVIDENCE_LAYOUT_UNKNOWN")
    assert house.read() == []
    assert again(house, "failed") == 1
    assert len(house.read()) == 1


def test_one_reader_or_what_an_older_version_read_is_read_again(house, folder, monkeypatch):
    house.seal(folder, "a.txt", b"words")
    house.seal(folder, "b.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n")
    house.read()
    assert again(house, "outdated") == 0
    assert again(house, "all", reader="webvtt") == 1
    assert [reading.name for reading in house.read()] == ["b.vtt"]
    with house.office.tools.database.writing() as connection:
        newer = {"text": "999"}
        states = (readings.DONE,)
        count = readings.requeue(connection, CASE, seq=1, states=states, current=newer)
    assert count == 1
    assert [reading.name for reading in house.read()] == ["a.txt"]


def test_what_was_read_stays_in_use_until_the_new_reading_is_there(house, folder, monkeypatch):
    digest = house.seal(folder, "a.txt", b"words")
    house.read()
    again(house, "all")
    layer = house.office.tools.records.folder(digest) / "layer.json"
    assert layer.exists()

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(ReadExhibit, "do", stop)
    with pytest.raises(KeyboardInterrupt):
        house.read()
    monkeypatch.undo()
    assert layer.exists()
    assert listed(house, "waiting")
    assert len(house.read()) == 1


def test_a_reading_that_is_stopped_is_an_outcome_and_the_others_go_on(house, folder, monkeypatch):
    house.seal(folder, "a.txt", b"words")
    house.seal(folder, "b.txt", b"other words")
    run = type(house.office.tools.sandbox).run

    def one_dies(sandbox, work, order, **cell):
        if cell["where"] == "a.txt":
            raise ReaderStopped(cell["where"], detail="it crashed (SIGSEGV)")
        return run(sandbox, work, order, **cell)

    monkeypatch.setattr(type(house.office.tools.sandbox), "run", one_dies)
    outcomes = {reading.name: reading.outcome for reading in house.read()}
    assert isinstance(outcomes["a.txt"], ReaderStopped)
    assert isinstance(outcomes["b.txt"], Receipt)
    assert listed(house, "failed")["a.txt", "content"][1]["code"] == "EVIDENCE_READER_STOPPED"


def test_files_inside_files_end_at_a_depth(house, folder):
    house.seal(folder, "deep.zip", nested(readings.MOST_DEPTH + 4))
    outcomes = house.read()
    assert len(outcomes) == readings.MOST_DEPTH + 1
    [(_, document)] = listed(house, "failed").values()
    assert document["code"] == TooMuchInside.code


def test_a_run_leaves_nothing_in_its_working_folders(house, folder):
    house.seal(folder, "a.zip", nested(2))
    house.seal(folder, "b.dat", b"\0\1")
    house.read()
    records = house.office.path / "records"
    assert not list(records.glob("work/*/*"))
    assert not list(records.glob("??/*/children"))


def test_a_batch_of_readings_waits_for_no_slow_one(monkeypatch):
    monkeypatch.setattr(procedure, "_BATCH", 3)
    assert [len(batch) for batch in procedure._batches(iter(range(7)))] == [3, 3, 1]
    monkeypatch.setattr(procedure, "_BATCH_S", -1)
    assert [len(batch) for batch in procedure._batches(iter(range(3)))] == [1, 1, 1]


# --- what a cell may answer -----------------------------------------------------------------------


def test_an_account_and_an_error_survive_the_way_out_of_a_cell(tmp_path):
    for name, raw in (("a.txt", b"words"), ("b.dat", b"\0")):
        sealed, into = tmp_path / name, tmp_path / f"{name}.into"
        sealed.write_bytes(raw)
        into.mkdir()
        outcome = understood(carry_out(order_for(sealed, into, Hints(name))), name)
        if raw == b"words":
            assert (outcome.reader, outcome.stored) == ("text", 1)
        else:
            assert isinstance(outcome, UnknownLayout)
            assert outcome.where == "b.dat"


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"[]", b"null", b'"x"', b"{}", b'{"code": "NO_SUCH_CODE", "where": "x", "facts": {}}', b'{"code": "EVIDENCE_EMPTY"}',
        b'{"code": "EVIDENCE_MALFORMED", "where": "x", "facts": {}}', b'{"code": "EVIDENCE_EMPTY", "where": 3, "facts": {}}',
        b'{"reader": "text"}', b"\xff\xfe", b"[" * 100_000,
    ],
)  # fmt: skip
def test_an_answer_that_no_reader_gives_is_a_stopped_reading(answer):
    outcome = understood(answer, "x.bin")
    assert isinstance(outcome, SanadError)
    assert isinstance(outcome, ReaderStopped)


@pytest.mark.parametrize(
    ("field", "value"),
    [("read", -1), ("read", True), ("stored", "1"), ("notes", [3]), ("first", "yesterday"), ("numbers", ["x" * 200_000]), ("kind", None)],
)  # fmt: skip
def test_an_account_with_a_field_of_another_type_is_a_stopped_reading(field, value):
    good = Receipt("text", "1", "text", read=1, stored=1, rejected=0).as_json()
    assert isinstance(understood(json.dumps(good).encode(), "x"), Receipt)
    assert isinstance(understood(json.dumps({**good, field: value}).encode(), "x"), ReaderStopped)


# --- what hostile hands and other processes do ---------------------------------------------------


def another(work, records):
    """Hold `work` of the records in a process of its own, as a second `sanad read` would."""
    code = (
        "import sys; from pathlib import Path; from sanad.storage.records import Records\n"
        "with Records(Path(sys.argv[1])).alone(sys.argv[2]): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(records), work]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"held\n"
    return process


def test_two_processes_do_not_read_one_compartment_at_once(house, folder):
    house.seal(folder, "a.txt", b"words")
    with another(f"reading-{CASE}", house.office.path / "records") as other:
        with pytest.raises(AlreadyRunning):
            house.read()
        other.kill()
    assert len(house.read()) == 1


def test_a_folder_swept_before_it_was_locked_is_made_again(tmp_path, monkeypatch):
    held, flock = Held(tmp_path), held_module.fcntl.flock

    def sweep_first(descriptor, how):
        monkeypatch.setattr(held_module.fcntl, "flock", flock)
        held._mine.rmdir()
        flock(descriptor, how)

    monkeypatch.setattr(held_module.fcntl, "flock", sweep_first)
    assert held.folder().is_dir()
    Held(tmp_path).sweep()
    assert held.folder().is_dir()


def told_inside(into: Path, told: bytes) -> None:
    """Leave one file found inside, and a list that tells `told` of it."""
    (into / "children").mkdir()
    (into / "children" / "1").write_bytes(b"words")
    (into / "children.jsonl").write_bytes(told)


@pytest.mark.parametrize(
    "plant",
    [
        lambda into: (into / "x").symlink_to("/etc/passwd"),
        lambda into: ((into / "x").mkdir(), (into / "x" / "y").symlink_to("/etc")),
        lambda into: os.link(into / "layer.json", into / "twice"),
        lambda into: os.mkfifo(into / "pipe"),
        lambda into: told_inside(into, b"{}\n"),
        lambda into: told_inside(into, b"[" * 100_000),
        lambda into: told_inside(into, b'{"name": "../../x", "file": "../../../../etc/passwd"}\n'),
        lambda into: (into / "children.jsonl").symlink_to("/etc/passwd"),
        lambda into: (into.rename(into.with_name("away")), into.symlink_to("away")),
    ],
)  # fmt: skip
def test_what_no_reader_leaves_is_a_stopped_reading_and_nothing_of_it_stays(
    house, folder, monkeypatch, plant
):
    digest = house.seal(folder, "a.txt", b"words")
    run = type(house.office.tools.sandbox).run

    def plants(sandbox, work, order, **cell):
        answer = run(sandbox, work, order, **cell)
        plant(Path(json.loads(order)["into"]))
        return answer

    monkeypatch.setattr(type(house.office.tools.sandbox), "run", plants)
    [reading] = house.read()
    assert isinstance(reading.outcome, ReaderStopped)
    assert not house.office.tools.records.folder(digest).exists()
    assert not list((house.office.path / "records").glob("work/*/*"))


def test_a_disk_that_fills_up_stops_the_run_and_the_file_goes_on_waiting(
    house, folder, monkeypatch
):
    house.seal(folder, "a.txt", b"words")

    def full(*_, **__):
        raise DiskFull("records", what_for="records")

    monkeypatch.setattr(type(house.office.tools.sandbox), "run", full)
    with pytest.raises(DiskFull):
        house.read()
    monkeypatch.undo()
    assert listed(house, "waiting")
    assert len(house.read()) == 1


def test_one_file_in_two_archives_of_one_name_is_read_once_and_came_twice(house, folder):
    def packed(*members):
        box = io.BytesIO()
        with zipfile.ZipFile(box, "w") as archive:
            for name, raw in members:
                archive.writestr(name, raw)
        return box.getvalue()

    inside = ("note.txt", b"the same words")
    house.seal(folder, "a.zip", packed(inside))
    house.seal(folder, "b/a.zip", packed(inside, ("other.txt", b"other words")))
    names = sorted(reading.name for reading in house.read())
    assert names == ["a.zip", "a.zip/note.txt", "b/a.zip", "b/a.zip/other.txt"]
    with house.office.tools.database.reading() as connection:
        [twice] = [one for one in store.exhibits(connection) if len(one.deliveries) > 1]
    assert {each.name for each in twice.deliveries} == {"a.zip/note.txt", "b/a.zip/note.txt"}


# --- what is found inside, and what is said again --------------------------------------------------


def mail_with(attachment: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@b.example", "x", "Thu, 10 Apr 2025 11:00:00 +0500"  # fmt: skip
    message.set_content("hello")
    message.add_attachment(attachment, maintype="text", subtype="plain", filename="in.txt")
    return bytes(message)


def test_whoever_may_read_may_seal_what_reading_finds(house, folder):
    house.seal(folder, "a.eml", mail_with(b"the attached words"))
    office = house.office
    readings_ = list(procedure.read_pending(office.desk, office.tools, "analyst", CASE))
    assert {each.name for each in readings_} == {"a.eml", "a.eml/in.txt"}


def test_what_may_not_be_sealed_is_named_and_waits_beside_its_parent(house, folder, monkeypatch):
    house.seal(folder, "a.eml", mail_with(b"the attached words"))
    do = SealExhibit.do

    def refuse(act, work):
        told = {"power": "read", "compartment": CASE, "on": work.today}
        raise NoMandate("seal_exhibit", officer=act.by, act="seal", **told)

    monkeypatch.setattr(SealExhibit, "do", refuse)
    outcomes = {each.name: each.outcome for each in house.read()}
    assert isinstance(outcomes["a.eml/in.txt"], NoMandate)
    monkeypatch.setattr(SealExhibit, "do", do)
    assert [each.name for each in house.read()] == ["a.eml/in.txt"]


def test_a_full_disk_while_sealing_what_was_found_loses_nothing_of_it(house, folder, monkeypatch):
    house.seal(folder, "a.eml", mail_with(b"the attached words"))

    def full(*_):
        raise DiskFull("vault", what_for="the sealed copies")

    monkeypatch.setattr(type(house.office.tools.blobs), "stage_own", full)
    with pytest.raises(DiskFull):
        house.read()
    monkeypatch.undo()
    assert [each.name for each in house.read()] == ["a.eml/in.txt"]


def test_a_reader_that_fills_its_own_room_stops_itself_and_nobody_else(house, folder, monkeypatch):
    house.seal(folder, "a.txt", b"words")
    house.seal(folder, "b.txt", b"other words")
    real = procedure.understood

    def fills(raw, where):
        return DiskFull(where, what_for="the rows") if where == "a.txt" else real(raw, where)

    monkeypatch.setattr(procedure, "understood", fills)
    outcomes = {each.name: each.outcome for each in house.read()}
    assert isinstance(outcomes["a.txt"], ReaderStopped)
    assert isinstance(outcomes["b.txt"], Receipt)


def test_a_slow_file_holds_back_no_quick_one(house, folder, monkeypatch):
    for number in range(12):
        house.seal(folder, f"{number:02}.txt", f"words {number}".encode())
    monkeypatch.setattr(procedure, "_BATCH", 1)
    run = type(house.office.tools.sandbox).run
    go = threading.Event()

    def slow(sandbox, work, order, **cell):
        if cell["where"] == "00.txt":
            assert go.wait(60)
        return run(sandbox, work, order, **cell)

    monkeypatch.setattr(type(house.office.tools.sandbox), "run", slow)
    names = []
    for each in procedure.read_pending(house.office.desk, house.office.tools, "clerk", CASE):
        names.append(each.name)
        if len(names) == 11:
            go.set()
    assert names[-1] == "00.txt"


def test_an_encoding_named_in_a_later_sheet_is_used_and_the_file_waits_again(house, folder):
    raw = "شهد الرجل أنه كان في المدينة يوم الجمعة".encode("cp1256")
    digest = house.seal(folder, "a.txt", raw)
    [first] = house.read()
    assert isinstance(first.outcome, SanadError)
    house.seal(folder, "a.txt", raw, encoding="cp1256")
    [second] = house.read()
    assert isinstance(second.outcome, Receipt)
    layer = json.loads((house.office.tools.records.folder(digest) / "layer.json").read_bytes())
    assert "المدينة" in layer["parts"][0]["text"]


@pytest.mark.parametrize(
    "wrong",
    [{"reader": "nosuch"}, {"encoding": "klingon"}, {"encoding": "punycode"}, {"received_at": "2035-01-01T00:00:00+05:00"}, {"coverage": {"from": "2025-02-01", "to": "2025-01-01"}}],
)  # fmt: skip
def test_a_sheet_that_says_what_cannot_be_is_refused_when_it_is_received(house, folder, wrong):
    with pytest.raises(BadValue):
        house.seal(folder, "a.txt", b"words", **wrong)
