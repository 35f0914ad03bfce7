# SPDX-License-Identifier: Apache-2.0
"""Receiving a folder: every file accounted for, whatever is wrong with it, whenever the machine stops."""

import os
import random
import signal
import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from cast import CASE, build_house
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.procedures.receive_folder import receive_folder
from sanad.desk.questions.audit_office import AuditOffice
from sanad.desk.sheets import load
from sanad.errors import BadSheet, EmptyFile, NoMandate, UnknownInstrument, Unreadable
from sanad.ledger import read
from sanad.values.verdict import Integrity
from sanad.vault import store
from sanad.wiring import open_office


def sheet(folder: Path, text: str):
    (folder / "delivery.toml").write_text(f'sheet = "sanad/delivery/1"\n{text}', encoding="utf-8")
    return load(folder / "delivery.toml", "delivery")


def deliver(folder: Path, files: dict[str, bytes]) -> Path:
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "delivery"
    path.mkdir()
    return path


def receive(house, folder, papers=None, by="clerk"):
    return receive_folder(house.office.desk, house.office.tools, folder, papers, by, CASE)


def kept(house):
    with house.office.tools.database.reading() as connection:
        return store.exhibits(connection)


def test_every_file_is_sealed_under_its_name_with_what_the_sheet_says(house, folder):
    deliver(folder, {"a/one.txt": b"one", "a/two.txt": b"two", "three.txt": b"three"})
    papers = sheet(folder, '[[delivery]]\nfiles = ["a/*"]\nhanded_by = "Nodal officer"\n')
    account = receive(house, folder, papers)
    assert [item.name for item in account.sealed] == ["a/one.txt", "a/two.txt", "three.txt"]
    told = {item.name: item.provenance.handed_by for item in kept(house)}
    assert told == {"a/one.txt": "Nodal officer", "a/two.txt": "Nodal officer", "three.txt": None}


def test_a_bad_file_never_stops_the_batch(house, folder):
    deliver(folder, {"a.txt": b"a", "empty.txt": b"", "z.txt": b"z"})
    (folder / "link.txt").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe")
    account = receive(house, folder)
    assert [item.name for item in account.sealed] == ["a.txt", "z.txt"]
    why = {each.act.delivered_as: type(each.error) for each in account.refused}
    assert why == {"empty.txt": EmptyFile, "link.txt": Unreadable, "pipe": Unreadable}


def test_a_name_that_is_no_text_is_shown_escaped(house, folder):
    for name in (b"caf\xe9.txt", b"line\nend.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(name)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_bytes(b"")
    account = receive(house, folder)
    assert [item.name for item in account.sealed] == ["caf\\xe9.txt", "line\\nend.txt"]
    [refused] = account.refused
    assert (refused.act.delivered_as, type(refused.error)) == ("\\xff.txt", EmptyFile)


def test_a_link_to_a_folder_and_a_closed_folder_are_accounted_for(house, folder, monkeypatch):
    deliver(folder, {"a.txt": b"a", "closed/b.txt": b"b"})
    (folder / "link").symlink_to("/etc")
    honest = os.scandir

    def scandir(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return honest(path)

    monkeypatch.setattr(os, "scandir", scandir)
    account = receive(house, folder)
    assert [item.name for item in account.sealed] == ["a.txt"]
    why = {each.act.delivered_as: type(each.error) for each in account.refused}
    assert why == {"closed": Unreadable, "link": Unreadable}


def test_a_file_that_vanishes_meanwhile_is_accounted_for(house, folder, monkeypatch):
    deliver(folder, {"a.txt": b"a", "b.txt": b"b"})
    module = sys.modules[receive_folder.__module__]
    files = module._files

    def look_and_lose(*arguments):
        found = files(*arguments)
        (folder / "b.txt").unlink()
        return found

    monkeypatch.setattr(module, "_files", look_and_lose)
    account = receive(house, folder)
    assert [item.name for item in account.sealed] == ["a.txt"]
    assert [type(each.error) for each in account.refused] == [Unreadable]


def test_a_stop_between_settling_and_recording_leaves_nothing_behind(house, folder, monkeypatch):
    deliver(folder, {"a.txt": b"a"})
    blobs = house.office.tools.blobs
    honest = blobs.settle

    def settle_and_stop(staged):
        honest(staged)
        raise KeyboardInterrupt

    monkeypatch.setattr(blobs, "settle", settle_and_stop)
    with pytest.raises(KeyboardInterrupt):
        receive(house, folder)
    monkeypatch.undo()
    [orphan] = blobs.stored()
    (folder / "a.txt").write_bytes(b"kept")
    [sealed] = receive(house, folder).sealed
    assert list(blobs.stored()) == [sealed.sha256] != [orphan]
    assert blobs.orphans() == [orphan]
    receive(house, folder)
    assert list(blobs.stored()) == [sealed.sha256]


def test_what_is_inside_a_mail_is_sealed_once_even_after_a_stop(house, folder, monkeypatch):
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "x"
    message.set_content("hello")
    message.add_attachment(b"inside", maintype="application", subtype="pdf", filename="in.pdf")
    house.seal(folder, "m.eml", bytes(message))

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(SealExhibit, "do", stop)
    with pytest.raises(KeyboardInterrupt):
        house.read()
    monkeypatch.undo()
    assert [item.name for item in kept(house)] == ["m.eml"]
    for _ in range(2):
        house.read()
        names = [came.name for item in kept(house) for came in item.deliveries]
        assert names == ["m.eml", "m.eml/in.pdf"]


def test_a_refused_file_leaves_a_ledger_entry(house, folder):
    deliver(folder, {"empty.txt": b""})
    receive(house, folder)
    with house.office.tools.database.reading() as connection:
        last = list(read.entries(connection))[-1]
    assert (last.act, last.outcome) == ("seal_exhibit", "refused")
    assert last.body["what"]["code"] == "EVIDENCE_EMPTY"
    assert last.body["what"]["name"] == "empty.txt"


def test_a_missing_folder_is_named(house, tmp_path):
    with pytest.raises(Unreadable, match="no such folder"):
        receive(house, tmp_path / "nowhere")


def test_the_same_bytes_from_two_senders_are_one_exhibit_with_two_provenances(house, folder):
    deliver(folder, {"a.txt": b"same", "b.txt": b"same"})
    papers = sheet(
        folder,
        '[[delivery]]\nfiles = ["a.txt"]\nhanded_by = "One"\n'
        '[[delivery]]\nfiles = ["b.txt"]\nhanded_by = "Two"\n',
    )
    account = receive(house, folder, papers)
    assert [item.new for item in account.sealed] == [True, False]
    [exhibit] = kept(house)
    assert [d.provenance.handed_by for d in exhibit.deliveries] == ["One", "Two"]


def test_a_file_named_by_two_deliveries_is_refused(house, folder):
    deliver(folder, {"a.txt": b"a"})
    papers = sheet(folder, '[[delivery]]\nfiles = ["a*"]\n[[delivery]]\nfiles = ["*.txt"]\n')
    account = receive(house, folder, papers)
    assert isinstance(account.refused[0].error, BadSheet)


def test_a_file_that_differs_from_its_senders_list_is_sealed_and_set_aside(house, folder):
    deliver(folder, {"a.txt": b"altered"})
    listed = "0" * 64
    papers = sheet(folder, f'[[delivery]]\nfiles = ["a.txt"]\nsha256 = {{"a.txt" = "{listed}"}}\n')
    account = receive(house, folder, papers)
    assert listed in account.sealed[0].quarantine
    assert "not the one its sender listed" in kept(house)[0].quarantine
    assert house.read() == []


def test_an_instrument_that_was_never_registered_is_named(house, folder):
    deliver(folder, {"a.txt": b"a"})
    papers = sheet(folder, '[[delivery]]\nfiles = ["a.txt"]\ninstrument = "order-404"\n')
    account = receive(house, folder, papers)
    assert isinstance(account.refused[0].error, UnknownInstrument)
    assert kept(house) == []


def test_without_a_mandate_nothing_is_sealed_and_no_bytes_stay(house, folder):
    deliver(folder, {"a.txt": b"a"})
    account = receive(house, folder, by="outsider")
    assert isinstance(account.refused[0].error, NoMandate)
    left = [path for path in (house.office.path / "vault").rglob("*") if path.is_file()]
    assert left == []


def test_a_transcript_knows_its_recording_whatever_the_order_of_names(house, folder):
    deliver(folder, {"z.wav": b"RIFF....", "a.vtt": b"WEBVTT\n"})
    papers = sheet(
        folder,
        '[[delivery]]\nfiles = ["z.wav"]\n[[delivery]]\nfiles = ["a.vtt"]\ntranscript_of = "z.wav"\n',
    )
    account = receive(house, folder, papers)
    recording = next(item for item in account.sealed if item.name == "z.wav")
    transcript = next(item for item in kept(house) if item.name == "a.vtt")
    assert (transcript.provenance.parent, transcript.provenance.relation) == (
        recording.sha256,
        "transcript",
    )


def test_a_translation_follows_the_transcript_it_is_of(house, folder):
    deliver(folder, {"z.wav": b"RIFF....", "b.vtt": b"WEBVTT\n", "a.vtt": b"WEBVTT\n\n"})
    papers = sheet(
        folder,
        '[[delivery]]\nfiles = ["z.wav"]\n'
        '[[delivery]]\nfiles = ["b.vtt"]\ntranscript_of = "z.wav"\n'
        '[[delivery]]\nfiles = ["a.vtt"]\ntranslation_of = "b.vtt"\n',
    )
    account = receive(house, folder, papers)
    assert [item.name for item in account.sealed] == ["z.wav", "b.vtt", "a.vtt"]


def test_a_transcript_of_something_that_did_not_come_is_refused(house, folder):
    deliver(folder, {"a.vtt": b"WEBVTT\n"})
    papers = sheet(folder, '[[delivery]]\nfiles = ["a.vtt"]\ntranscript_of = "z.wav"\n')
    account = receive(house, folder, papers)
    assert "z.wav" in str(account.refused[0].error)


def test_reading_back_finds_a_blob_that_changed_and_one_that_is_gone(house, folder):
    deliver(folder, {"a.txt": b"a", "b.txt": b"b", "c.txt": b"c"})
    sealed = receive(house, folder).sealed
    changed, gone = (house.office.tools.blobs.path(item.sha256) for item in sealed[:2])
    changed.chmod(0o600)
    changed.write_bytes(b"x")
    gone.unlink()
    audit = house.do(AuditOffice(by="auditor"))
    assert audit.verdict is Integrity.BROKEN
    assert "a.txt" in audit.faults[0]
    assert "b.txt" in audit.faults[1]
    assert len(audit.faults) == 2


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_whole_exhibits_with_their_entries_or_nothing(tmp_path, folder):
    house = build_house(tmp_path / "office")
    house.office.close()
    dice = random.Random(7)
    deliver(folder, {f"{n:04}.bin": dice.randbytes(40_000) for n in range(1500)})
    words = ["receive", folder, "--office", tmp_path / "office", "--as", "clerk"]
    words += ["--compartment", CASE]
    command = [sys.executable, "-m", "sanad.cli", *words]
    seen = []
    for delay in (0.5, 0.7, 0.9, 1.1, 1.3):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
        office = open_office(tmp_path / "office")
        audit = office.desk.ask(AuditOffice(by="auditor"))
        assert (audit.verdict, audit.faults) == (Integrity.INTACT, ())
        with office.tools.database.reading() as connection:
            sealed = store.exhibits(connection)
            for exhibit in sealed:
                for delivery in exhibit.deliveries:
                    entry = read.entry(connection, delivery.seq)
                    assert entry.body["what"]["sha256"] == exhibit.sha256
        seen.append(len(sealed))
        office.close()
    assert subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0
    office = open_office(tmp_path / "office")
    assert not list((tmp_path / "office" / "vault" / "staging").glob("*/*"))
    with office.tools.database.reading() as connection:
        assert len(store.exhibits(connection)) == 1500
    assert min(seen) < 1500, "every kill came too late to interrupt anything"
    office.close()
