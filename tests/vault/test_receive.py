# SPDX-License-Identifier: Apache-2.0
"""Receiving a folder: every file accounted for, whatever is wrong with it, whenever the machine stops."""

import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest

from cast import CASE, build_house
from sanad.desk.account import Account, Taken
from sanad.desk.acts.release_exhibit import ReleaseExhibit
from sanad.desk.acts.seal_exhibit import Sealed, SealExhibit
from sanad.desk.door import Refused
from sanad.desk.folder import files
from sanad.desk.procedures.receive_folder import receive_folder
from sanad.desk.questions.audit_office import AuditOffice
from sanad.desk.questions.office_status import OfficeStatus
from sanad.desk.sheets import load
from sanad.errors import (
    BadSheet,
    ChangedWhileRead,
    EmptyFile,
    InstrumentDiffers,
    NoMandate,
    UnknownInstrument,
    Unreadable,
)
from sanad.ledger import read
from sanad.mandates import instrument
from sanad.values.verdict import Integrity
from sanad.vault import store
from sanad.vault.exhibit import SHEET
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


@dataclass
class Received:
    """What `receive_folder` told, with its account; the sheet itself is left out of `sealed` and `kept`."""

    account: Account
    taken: list[Taken]

    @property
    def sealed(self):
        own = self.account.sheet
        every = [one.outcome for one in self.taken if isinstance(one.outcome, Sealed)]
        return [one for one in every if one.sha256 != own]

    @property
    def refused(self):
        return [one.outcome for one in self.taken if isinstance(one.outcome, Refused)]


def receive(house, folder, papers=None, by="clerk"):
    taken = []
    order = (house.office.desk, house.office.tools, folder, papers, by, CASE)
    return Received(receive_folder(*order, told=taken.append), taken)


def kept(house):
    with house.office.tools.database.reading() as connection:
        found = store.exhibits(connection)
    return [one for one in found if one.provenance.relation != SHEET]


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
    blobs = house.office.tools.blobs
    honest = blobs.stage

    def stage_and_lose(source):
        (folder / "b.txt").unlink(missing_ok=True)
        return honest(source)

    monkeypatch.setattr(blobs, "stage", stage_and_lose)
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
    assert last.private["name"] == "empty.txt"


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
    with pytest.raises(NoMandate):
        receive(house, folder, by="outsider")
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


def test_the_sheet_is_sealed_too_and_every_file_names_it(house, folder):
    deliver(folder, {"a.txt": b"a"})
    papers = sheet(folder, '[[delivery]]\nfiles = ["**"]\ninstrument = "open-1"\n')
    account = receive(house, folder, papers)
    own = account.taken[0].outcome
    assert (own.name, own.sha256, account.account.sheet) == (
        "delivery.toml",
        papers.sha256,
        own.sha256,
    )
    assert kept(house)[0].provenance.sheet == own.sha256
    with house.office.tools.database.reading() as connection:
        exhibit = store.get(connection, own.sha256)
    assert (exhibit.provenance.relation, exhibit.provenance.instrument) == (SHEET, None)


def test_a_sheet_is_not_read_as_evidence_and_does_not_wait(house, folder):
    deliver(folder, {"a.txt": b"a", "work.toml": b'# mine\nsheet = "sanad/worksheet/1"\n'})
    papers = sheet(folder, '[[delivery]]\nfiles = ["a.*"]\ninstrument = "open-1"\n')
    account = receive(house, folder, papers)
    assert account.account.unnamed == 1
    assert [reading.name for reading in house.read()] == ["a.txt"]
    status = house.do(OfficeStatus(by="auditor"))
    assert (status["unread"], status["exhibits"]) == ([], 3)


def test_a_sheet_from_elsewhere_is_sealed_beside_the_folder(house, folder, tmp_path):
    deliver(folder, {"a.txt": b"a", "delivery.toml": b"not the sheet that was used"})
    (tmp_path / "other").mkdir()
    papers = sheet(tmp_path / "other", '[[delivery]]\nfiles = ["**"]\n')
    account = receive(house, folder, papers)
    assert [one.name for one in account.taken] == ["../delivery.toml", "a.txt", "delivery.toml"]


def test_a_sheet_that_changed_since_it_was_read_stops_everything(house, folder):
    deliver(folder, {"a.txt": b"a"})
    papers = sheet(folder, '[[delivery]]\nfiles = ["**"]\n')
    sheet(folder, '[[delivery]]\nfiles = ["a.txt"]\n')
    with pytest.raises(ChangedWhileRead):
        receive(house, folder, papers)
    assert kept(house) == []


def test_a_file_that_is_only_called_like_a_sheet_is_a_file_like_any_other(house, folder):
    deliver(folder, {"roster.toml": b"evidence", "worksheet.toml": b'sheet = "other/1"'})
    account = receive(house, folder, sheet(folder, '[[delivery]]\nfiles = ["r*"]\n'))
    assert [item.name for item in account.sealed] == ["roster.toml", "worksheet.toml"]
    assert [one.name for one in account.taken if not one.named] == ["worksheet.toml"]
    assert {item.provenance.relation for item in kept(house)} == {None}


def test_what_the_sheet_says_and_the_folder_lacks_is_named_and_the_other_way_round(house, folder):
    deliver(folder, {"a.txt": b"a", "x/b.txt": b"b"})
    rows = f'files = ["a.txt", "*.csv", "y/**"]\nsha256 = {{ "gone.txt" = "{"0" * 64}" }}\n'
    account = receive(house, folder, sheet(folder, f"[[delivery]]\n{rows}")).account
    assert account.missing == ["gone.txt"]
    assert account.unmet == ["*.csv", "y/**"]
    assert account.unnamed == 1


def test_a_listed_digest_counts_whichever_row_meets_the_file(house, folder):
    deliver(folder, {"a.txt": b"altered"})
    papers = sheet(
        folder,
        f'[[delivery]]\nfiles = ["b.txt"]\nsha256 = {{ "a.txt" = "{"0" * 64}" }}\n'
        '[[delivery]]\nfiles = ["a.txt"]\n',
    )
    assert receive(house, folder, papers).sealed[0].quarantine is not None


def test_two_digests_for_one_file_refuse_the_sheet(house, folder):
    deliver(folder, {"a.txt": b"a"})
    rows = [
        f'[[delivery]]\nfiles = ["{n}"]\nsha256 = {{ "a.txt" = "{str(n) * 64}" }}\n' for n in (1, 2)
    ]
    with pytest.raises(BadSheet, match="two digests"):
        receive(house, folder, sheet(folder, "".join(rows)))


PAPER = """[[instrument]]
id = "order-1"
kind = "open_source"
number = "{number}"
issuer = "Nobody"
legal_basis = "none"
issued_on = 2025-01-01
[[delivery]]
files = ["{files}"]
instrument = "order-1"
"""


def test_an_instrument_that_comes_again_with_other_contents_is_refused_with_what_comes_under_it(
    house, folder
):
    deliver(folder, {"a.txt": b"a"})
    assert not receive(
        house, folder, sheet(folder, PAPER.format(number="1", files="a.txt"))
    ).refused
    deliver(folder, {"b.txt": b"b"})
    assert not receive(
        house, folder, sheet(folder, PAPER.format(number="1", files="b.txt"))
    ).refused
    deliver(folder, {"c.txt": b"c", "d.txt": b"d"})
    account = receive(house, folder, sheet(folder, PAPER.format(number="2", files="c.txt")))
    assert [type(each.error) for each in account.refused] == [InstrumentDiffers, InstrumentDiffers]
    assert "number 1, here 2" in str(account.refused[0].error)
    assert account.refused[1].act.delivered_as == "c.txt"
    assert [item.name for item in account.sealed] == ["a.txt", "b.txt", "d.txt"]
    with house.office.tools.database.reading() as connection:
        assert instrument.get(connection, "order-1").number == "1"


def listing(folder: Path, digest: str, note: str = ""):
    handed = f'handed_by = "{note or "sender"}"\n'
    return sheet(
        folder, f'[[delivery]]\nfiles = ["a.txt"]\n{handed}sha256 = {{"a.txt" = "{digest}"}}\n'
    )


RIGHT, WRONG = hashlib.sha256(b"bytes").hexdigest(), "0" * 64


def test_a_wrong_list_after_a_right_one_is_evidence_and_sets_nothing_aside(house, folder):
    deliver(folder, {"a.txt": b"bytes"})
    assert receive(house, folder, listing(folder, RIGHT)).sealed[0].quarantine is None
    [again] = receive(house, folder, listing(folder, WRONG)).sealed
    assert (again.quarantine, again.differs, again.new) == (None, True, False)
    [exhibit] = kept(house)
    assert not exhibit.differs_from_list
    with house.office.tools.database.reading() as connection:
        entry = read.entry(connection, again.entry)
    assert entry.body["what"]["differs_from_list"] is True
    assert entry.body["what"]["set_aside"] is False


def test_a_right_list_after_a_wrong_one_does_not_release_by_itself(house, folder):
    deliver(folder, {"a.txt": b"bytes"})
    receive(house, folder, listing(folder, WRONG))
    [again] = receive(house, folder, listing(folder, RIGHT)).sealed
    assert WRONG in again.quarantine
    assert not again.differs


def test_what_an_officer_released_is_not_set_aside_by_the_same_list_again_but_by_another(
    house, folder
):
    deliver(folder, {"a.txt": b"bytes"})
    receive(house, folder, listing(folder, WRONG))
    order = {"by": "chief", "compartment": CASE, "reason": "the list was mistyped"}
    house.do(ReleaseExhibit(**order, exhibit=RIGHT))
    [same] = receive(house, folder, listing(folder, WRONG, "another clerk")).sealed
    assert (same.quarantine, same.differs) == (None, True)
    [other] = receive(house, folder, listing(folder, "1" * 64)).sealed
    assert "1" * 64 in other.quarantine


def test_the_same_folder_again_is_the_same_delivery(house, folder):
    deliver(folder, {"a.txt": b"a", "b.txt": b"b", "empty.txt": b""})
    papers = sheet(folder, '[[delivery]]\nfiles = ["*.txt"]\nhanded_by = "One"\n')
    first = receive(house, folder, papers)
    again = receive(house, folder, papers)
    assert [item.entry for item in again.sealed] == [item.entry for item in first.sealed]
    assert (again.account.new, again.account.again, again.account.refused) == (0, 3, 1)
    assert again.account.list_sha256 == first.account.list_sha256
    assert [len(item.deliveries) for item in kept(house)] == [1, 1]
    assert not list((house.office.path / "vault" / "staging").glob("*/*"))


def test_the_same_file_in_other_words_is_another_delivery(house, folder):
    deliver(folder, {"a.txt": b"a"})
    for giver in ("One", "Two"):
        receive(
            house,
            folder,
            sheet(folder, f'[[delivery]]\nfiles = ["a.txt"]\nhanded_by = "{giver}"\n'),
        )
    [exhibit] = kept(house)
    assert [one.provenance.handed_by for one in exhibit.deliveries] == ["One", "Two"]


def test_a_file_that_comes_again_mends_its_damaged_blob(house, folder):
    deliver(folder, {"a.txt": b"a"})
    [sealed] = receive(house, folder).sealed
    place = house.office.tools.blobs.place(sealed.sha256)
    place.chmod(0o600)
    place.write_bytes(b"x")
    receive(house, folder)
    assert place.read_bytes() == b"a"


def test_what_was_received_in_another_compartment_is_not_told(house, folder):
    deliver(folder, {"a.txt": b"a"})
    receive(house, folder)
    order = (house.office.desk, house.office.tools, folder, None, "clerk", "office")
    taken = []
    receive_folder(*order, told=taken.append)
    assert [(one.outcome.again, one.outcome.new) for one in taken] == [(False, False)]


def test_the_list_of_digests_is_what_sha256sum_prints(house, folder):
    deliver(folder, {"b/c.txt": b"1", "a.txt": b"2"})
    account = receive(house, folder).account
    lines = subprocess.run(
        ["sha256sum", "a.txt", "b/c.txt"], cwd=folder, check=True, capture_output=True
    ).stdout
    assert account.list_sha256 == hashlib.sha256(lines).hexdigest()


def test_files_come_in_the_order_of_their_names_whatever_their_folders(folder):
    names = ["a.txt", "a/b.txt", "a/c/d.txt", "a-b.txt", "b.txt", "a/c.txt"]
    deliver(folder, dict.fromkeys(names, b"x"))
    assert [one.name for one in files(folder)] == sorted(names)


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
        exhibits = store.exhibits(connection)
    assert [len(exhibit.deliveries) for exhibit in exhibits] == [1] * 1500
    assert min(seen) < 1500, "every kill came too late to interrupt anything"
    office.close()


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_files(tmp_path):
    """The peak of a process of its own: 4,000 files against 12,000, each of them told in the document."""
    build_house(tmp_path / "office").office.close()
    program = (
        "import sys; from sanad.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: print(open('/proc/self/status').read(), file=sys.stderr)"
    )
    peaks = []
    for many in (4000, 12_000):  # by the first the database has filled its cache
        folder = deliver(tmp_path / f"in-{many}", {f"{n:05}.txt": b"%d" % n for n in range(many)})
        words = ["receive", folder, "--office", tmp_path / "office", "--as", "clerk", "--json"]
        command = [sys.executable, "-c", program, *words, "--compartment", CASE]
        out = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        told = subprocess.run(command, check=True, **out).stderr
        peaks.append(int(re.search(rb"VmHWM:\s+(\d+) kB", told).group(1)))
    assert peaks[1] - peaks[0] < 4 * 1024, peaks  # KiB; a list of what was sealed would take more
