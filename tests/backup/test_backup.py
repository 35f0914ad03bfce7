# SPDX-License-Identifier: Apache-2.0
"""A backup is whole at every moment, holds what one moment held, and every kind of damage to it is named; what comes back is the office."""

import errno
import json
import multiprocessing
import os
import shutil
import signal
import sqlite3
import threading
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest
from click.testing import CliRunner
from pyrage import x25519

from cast import CASE, Clock, build_house
from sanad import wiring
from sanad.backup.database import bring_back as fill
from sanad.backup.store import Store
from sanad.cli.main import main
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.procedures.back_up import Wanted, back_up
from sanad.desk.procedures.destroy_exhibit import destroy_exhibit
from sanad.desk.procedures.progress import silent
from sanad.desk.procedures.restore import Return, restore, try_backup
from sanad.desk.questions.list_backups import ListBackups
from sanad.desk.questions.list_subjects import ListSubjects
from sanad.desk.questions.prepare_backup import PrepareBackup
from sanad.errors import (
    AlreadyDone,
    AlreadyRunning,
    BackupBroken,
    BackupOfAnother,
    BadValue,
    DiskFull,
    KeysDoNotFit,
    NoMandate,
    NotAnOffice,
    Unreadable,
)
from sanad.ledger import checkpoint, read
from sanad.storage import files, schema, written
from sanad.storage.database import Database
from sanad.values.verdict import Integrity
from sanad.wiring import Encryption, kept_settings, open_office
from scene import SCENES


def backed_up(house, folder, by="supervisor", recipients=()):
    office = house.office
    wanted = Wanted(office.path, kept_settings(office.path), recipients)
    return back_up(office.desk, office.tools, PrepareBackup(by=by, place="safe"), wanted, folder, silent)  # fmt: skip


@contextmanager
def opened(into):
    with closing(open_office(into, Clock())) as office:
        yield office.desk, office.tools


def tried(house, folder, into, **given):
    office = house.office
    order = PrepareBackup(by="supervisor", place="safe", drill=True)
    wanted = Return(folder, into, **given)
    return try_backup(office.desk, office.tools, order, wanted, opened, silent)


def returned(folder, into, **given):
    return restore(Return(folder, into, **given), opened, "supervisor", "the disk burnt", silent)


def entries(house):
    with house.office.tools.database.reading() as connection:
        return list(read.entries(connection))


@pytest.fixture(scope="module")
def kept(originals, tmp_path_factory):
    """An office in the middle of its work and a backup of it; tests that damage the backup take a copy."""
    folder = tmp_path_factory.mktemp("kept")
    with originals.scene("sqlite", folder / "office") as scene:
        scene.house.do(MakeCheckpoint(by="supervisor"))
        made = backed_up(scene.house, folder / "safe")
        yield scene.house, folder / "safe", made


@pytest.fixture
def damaged(kept, tmp_path):
    """The office, a copy of its backup to damage, and what the backup states."""
    house, folder, made = kept
    shutil.copytree(folder, tmp_path / "safe")
    return house, tmp_path / "safe", made.statement


def place(folder, sha256):
    return folder / "objects" / sha256[:2] / sha256


def of(folder, statement, beginning):
    """Return where the bytes of the first file whose path begins so lie."""
    listed = Store(folder).listed(statement)
    return place(folder, next(each.sha256 for each in listed if each.path.startswith(beginning)))


def overwrite(path, raw):
    path.chmod(0o600)
    path.write_bytes(raw)


def test_an_office_comes_back_entry_by_entry_and_byte_by_byte_on_either_database(scene, tmp_path):
    made = backed_up(scene.house, tmp_path / "safe")
    before = entries(scene.house)[: made.statement.entries]
    found = returned(tmp_path / "safe", tmp_path / "back", keys=scene.house.office.tools.keys)
    assert found.looked.faults == ()
    with opened(tmp_path / "back") as (desk, tools):
        with tools.database.reading() as connection:
            back = list(read.entries(connection))
        assert back[: len(before)] == before
        assert back[-1].act == "record_restore"
        assert tools.blobs.digest(scene.note) == scene.note
        order = ListSubjects(by="investigator", compartment=CASE)
        assert desk.ask(order) == scene.house.do(order)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_backup_of_sqlite_fills_an_empty_postgresql_and_no_other(kept, database_url, tmp_path):
    _, folder, made = kept
    shutil.copy(of(folder, made.statement, "sanad.db"), tmp_path / "copy.db")
    with closing(Database(database_url)) as database:
        fill(tmp_path / "copy.db", database)
        with database.reading() as connection:
            size = made.statement.entries
            assert read.root(connection, size).hex() == made.statement.root
        with pytest.raises(AlreadyDone):
            fill(tmp_path / "copy.db", database)


def test_a_backup_made_while_officers_work_is_of_one_moment(quick_scene, tmp_path):
    house, stop, done = quick_scene.house, threading.Event(), []

    def work():
        while not stop.is_set():
            name = f"W-{len(done)}"
            house.seal(tmp_path, f"{name}.txt", name.encode(), reader="none")
            done.append(name)

    officer = threading.Thread(target=work)
    officer.start()
    try:
        while not done:
            stop.wait(0.01)
        made = backed_up(house, tmp_path / "safe")
        after = len(done)
    finally:
        stop.set()
        officer.join()
    assert after > 1, "nobody worked meanwhile"
    found = tried(house, tmp_path / "safe", tmp_path / "drill")
    assert (found.looked.verdict, found.looked.faults) == (Integrity.INTACT, ())
    assert found.looked.entries == made.statement.entries


def test_the_next_run_copies_what_is_new_and_removes_what_was_erased(quick_scene, tmp_path):
    house, folder = quick_scene.house, tmp_path / "safe"
    sealed = house.seal(tmp_path, "new.bin", b"N" * 3_000_000, reader="none")
    first = backed_up(house, folder)
    assert place(folder, sealed).stat().st_size == 3_000_000
    second = backed_up(house, folder)
    assert second.copied < first.copied - 3_000_000
    destroyed(quick_scene, sealed)
    third = backed_up(house, folder)
    assert third.removed >= 1
    assert not place(folder, sealed).exists()
    assert tried(house, folder, tmp_path / "drill").looked.verdict is Integrity.INTACT


def destroyed(scene, sealed):
    house = scene.house
    order = replace(SCENES["erase_exhibit"](scene), exhibit=sealed)
    destroy_exhibit(house.office.desk, house.office.tools, order)


def test_a_run_that_is_stopped_leaves_the_backup_before(quick_house, tmp_path, monkeypatch):
    folder = tmp_path / "safe"
    before = backed_up(quick_house, folder).statement
    quick_house.complaint()

    def fails(*given):
        del given
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as machine:
        machine.setattr(Store, "finish", fails)
        with pytest.raises(OSError, match="No space"):
            backed_up(quick_house, folder)
    assert Store(folder).statement() == before
    drill = tried(quick_house, folder, tmp_path / "drill")
    assert drill.looked.verdict is Integrity.INTACT
    assert drill.looked.lost.acts["seal_exhibit"] == 1


def test_keys_leave_only_when_asked_and_only_for_whom(quick_house, tmp_path):
    secret = (quick_house.office.path / "keys/ledger.ed25519").read_bytes()
    backed_up(quick_house, tmp_path / "safe")
    kept = [path.read_bytes() for path in (tmp_path / "safe").rglob("*") if path.is_file()]
    assert not any(secret in raw for raw in kept)
    with pytest.raises(KeysDoNotFit):
        returned(tmp_path / "safe", tmp_path / "back", identity="AGE-SECRET-KEY-1")
    mine, other = x25519.Identity.generate(), x25519.Identity.generate()
    backed_up(quick_house, tmp_path / "safe", recipients=[str(mine.to_public())])
    kept = [path.read_bytes() for path in (tmp_path / "safe").rglob("*") if path.is_file()]
    assert not any(secret in raw for raw in kept)
    with pytest.raises(KeysDoNotFit):
        returned(tmp_path / "safe", tmp_path / "back", identity=str(other))
    assert list((tmp_path / "back").iterdir()) == []
    returned(tmp_path / "safe", tmp_path / "back", identity=str(mine))
    key = tmp_path / "back/keys/ledger.ed25519"
    assert (key.read_bytes(), key.stat().st_mode & 0o777) == (secret, 0o600)
    with pytest.raises(BadValue):
        backed_up(quick_house, tmp_path / "other", recipients=["nobody"])


def test_who_does_not_govern_takes_nothing_out(quick_house, tmp_path):
    with pytest.raises(NoMandate):
        backed_up(quick_house, tmp_path / "safe", by="analyst")
    assert not (tmp_path / "safe").exists()


def test_sessions_do_not_live_again_in_an_office_that_was_brought_back(quick_scene, tmp_path):
    from account_scenes import signed_in
    from sanad.desk.seat import by_session

    house = quick_scene.house
    session = signed_in(quick_scene)
    backed_up(house, tmp_path / "safe")
    assert by_session(house.office.tools, session.secret, house.clock.now) is not None
    returned(tmp_path / "safe", tmp_path / "back", keys=house.office.tools.keys)
    with opened(tmp_path / "back") as (_, tools):
        assert by_session(tools, session.secret, house.clock.now) is None


@pytest.mark.parametrize("late", [False, True])
def test_a_restore_that_was_killed_leaves_no_office(quick_house, tmp_path, late):
    backed_up(quick_house, tmp_path / "safe")

    @contextmanager
    def killed(into):
        with opened(into) as office:
            if late:
                yield office
            os.kill(os.getpid(), signal.SIGKILL)

    wanted = Return(tmp_path / "safe", tmp_path / "back", quick_house.office.tools.keys)
    done = (wanted, killed, "supervisor", "the disk burnt", silent)
    process = multiprocessing.get_context("fork").Process(target=restore, args=done)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with pytest.raises(NotAnOffice):
        open_office(tmp_path / "back")
    with pytest.raises(AlreadyDone):
        returned(tmp_path / "safe", tmp_path / "back", keys=wanted.keys)


def test_a_missing_object_is_named(damaged, tmp_path):
    house, folder, statement = damaged
    of(folder, statement, "vault/sha256").unlink()
    looked = tried(house, folder, tmp_path / "drill").looked
    assert looked.verdict is Integrity.BROKEN
    assert "vault/sha256" in looked.faults[0]
    assert "missing" in looked.faults[0]


def test_a_flipped_byte_is_named(damaged, tmp_path):
    house, folder, statement = damaged
    path = of(folder, statement, "vault/sha256")
    raw = bytearray(path.read_bytes())
    raw[0] ^= 1
    overwrite(path, bytes(raw))
    looked = tried(house, folder, tmp_path / "drill").looked
    assert looked.verdict is Integrity.BROKEN
    assert "its bytes are others" in looked.faults[0]
    with pytest.raises(BackupBroken, match="others"):
        returned(folder, tmp_path / "back", keys=house.office.tools.keys)
    assert list((tmp_path / "back").iterdir()) == []


def test_an_older_database_in_its_place_is_named(damaged, quick_house, tmp_path):
    house, folder, statement = damaged
    overwrite(of(folder, statement, "sanad.db"), (quick_house.office.path / "sanad.db").read_bytes())  # fmt: skip
    with pytest.raises(BackupBroken, match=r"sanad\.db: its bytes are others"):
        returned(folder, tmp_path / "back", keys=house.office.tools.keys)


def test_a_list_or_a_statement_that_is_cut_is_refused(damaged, tmp_path):
    house, folder, statement = damaged
    listed = place(folder, statement.listed)
    whole = listed.read_bytes()
    overwrite(listed, whole[: len(whole) // 2])
    with pytest.raises(BackupBroken, match="cut short"):
        returned(folder, tmp_path / "back", keys=house.office.tools.keys)
    listed.unlink()
    with pytest.raises(BackupBroken, match="missing"):
        returned(folder, tmp_path / "back", keys=house.office.tools.keys)
    note = (folder / "statement.note").read_text()
    for end in range(0, len(note) - 1, 23):
        (folder / "statement.note").write_text(note[:end])
        with pytest.raises(BackupBroken):
            Store(folder).statement()
    (folder / "statement.note").unlink()
    with pytest.raises(Unreadable, match="never finished"):
        returned(folder, tmp_path / "back", keys=house.office.tools.keys)


def test_a_statement_that_was_changed_is_refused(damaged):
    _, folder, statement = damaged
    note = (folder / "statement.note").read_text()
    changed = note.replace(f'"entries":{statement.entries}', f'"entries":{statement.entries - 1}')
    assert changed != note
    (folder / "statement.note").write_text(changed)
    with pytest.raises(BackupBroken, match="not signed"):
        Store(folder).statement()


def test_the_backup_of_another_office_is_refused_here_and_never_written_over(damaged, tmp_path):
    house, folder, statement = damaged
    stranger = build_house(tmp_path / "stranger")
    with pytest.raises(BackupOfAnother):
        backed_up(stranger, folder)
    assert Store(folder).statement() == statement
    looked = tried(stranger, folder, tmp_path / "drill").looked
    assert looked.verdict is Integrity.BROKEN
    assert "another office" in looked.faults[0]
    stranger.office.close()
    with pytest.raises(BackupOfAnother):
        returned(folder, tmp_path / "back", keys=house.office.tools.keys, fingerprint="0" * 64)


def test_keys_of_another_office_are_found_out(damaged, quick_house, tmp_path):
    _, folder, _ = damaged
    build_house(tmp_path / "stranger").office.close()
    with pytest.raises(KeysDoNotFit, match="of another office"):
        returned(folder, tmp_path / "back", keys=tmp_path / "stranger/keys")
    assert list((tmp_path / "back").iterdir()) == []


def test_keys_that_are_no_keys_say_nothing_of_the_backup(damaged, tmp_path):
    house, folder, _ = damaged
    (tmp_path / "token").mkdir()
    shutil.copytree(house.office.tools.keys, tmp_path / "token/keys")
    before = entries(house)
    with pytest.raises(KeysDoNotFit, match="not there"):
        returned(folder, tmp_path / "back", keys=tmp_path / "token")
    with pytest.raises(KeysDoNotFit, match="holds none") as refused:
        returned(folder, tmp_path / "back")
    assert "--keys" in str(refused.value)
    (tmp_path / "token/keys/ledger.ed25519").write_bytes(b"short")
    with pytest.raises(KeysDoNotFit, match="something else"):
        tried(house, folder, tmp_path / "drill", keys=tmp_path / "token/keys")
    assert [each.act for each in entries(house)[len(before) :]] == ["prepare_backup"]


def test_a_file_that_is_no_head_says_nothing_of_the_backup(damaged, tmp_path):
    house, folder, _ = damaged
    keys = house.office.tools.keys
    for text in ("", "a letter\nof two lines\n\n"):
        with pytest.raises(BadValue, match="--head"):
            returned(folder, tmp_path / "back", keys=keys, head=text)
    stranger = build_house(tmp_path / "stranger")
    stranger.do(MakeCheckpoint(by="supervisor"))
    theirs = head(stranger.office.tools)
    stranger.office.close()
    with pytest.raises(BackupBroken, match="one of the two is of another office"):
        returned(folder, tmp_path / "back", keys=keys, head=theirs)


def test_a_list_that_leads_out_of_the_office_is_refused(kept, tmp_path):
    _, folder, made = kept
    each = next(Store(folder).listed(made.statement))
    with pytest.raises(BackupBroken, match="outside"):
        Store(folder).read_back(replace(each, path="../../escaped"), tmp_path / "into")
    assert not (tmp_path.parent / "escaped").exists()


def test_an_altered_ledger_is_found_though_every_file_is_what_was_signed(quick_scene, tmp_path):
    house = quick_scene.house
    with closing(sqlite3.connect(house.office.path / "sanad.db")) as raw, raw:
        for trigger in [row[0] for row in raw.execute("select name from sqlite_master where type='trigger'")]:  # fmt: skip
            raw.execute(f"drop trigger {trigger}")
        raw.execute("""update ledger_entry set body = replace(body, 'supervisor', 'sopervisor') where seq = 5""")  # fmt: skip
    backed_up(house, tmp_path / "safe")
    looked = tried(house, tmp_path / "safe", tmp_path / "drill").looked
    assert looked.verdict is Integrity.BROKEN
    assert any("ledger entry 5" in fault for fault in looked.faults)


def test_what_was_sealed_and_is_another_now_is_told_when_it_is_backed_up(quick_scene, tmp_path):
    house = quick_scene.house
    overwrite(house.office.tools.blobs.place(quick_scene.note), b"another")
    made = backed_up(house, tmp_path / "safe")
    assert made.damaged == (quick_scene.note,)
    assert house.do(ListBackups(by="supervisor")).backups[0].facts["damaged"] == 1


def test_a_head_kept_elsewhere_tells_what_is_lost_and_what_is_another_history(quick_house, tmp_path):  # fmt: skip
    tools = quick_house.office.tools
    quick_house.do(MakeCheckpoint(by="supervisor"))
    held = head(tools)
    backed_up(quick_house, tmp_path / "safe")
    quick_house.do(MakeCheckpoint(by="supervisor"))
    later = head(tools)
    known = {"keys": tools.keys, "fingerprint": tools.signer.fingerprint}
    looked = returned(tmp_path / "safe", tmp_path / "one", head=held, **known).looked
    assert (looked.verdict, looked.not_established) == (Integrity.INTACT, ())
    looked = returned(tmp_path / "safe", tmp_path / "two", head=later, **known).looked
    assert looked.verdict is Integrity.NOT_ESTABLISHED
    assert "are lost" in looked.not_established[0]
    size = held.split("\n")[1]
    forged = tools.signer.sign("\n".join(["Test-cell", size, "A" * 43 + "=", "at x", ""]))
    with pytest.raises(BackupBroken, match="not those whose head"):
        returned(tmp_path / "safe", tmp_path / "three", head=forged, **known)
    looked = returned(tmp_path / "safe", tmp_path / "four", **known).looked
    assert looked.verdict is Integrity.NOT_ESTABLISHED


def head(tools):
    with tools.database.reading() as connection:
        return checkpoint.latest(connection).note


def test_an_encrypted_vault_without_its_passphrase_is_not_established(tmp_path):
    recovery = str(x25519.Identity.generate().to_public())
    house = build_house(tmp_path / "office", encryption=Encryption(lambda: None, recovery))
    house.complaint()
    backed_up(house, tmp_path / "safe")
    shutil.copytree(house.office.tools.keys, tmp_path / "keys")
    (tmp_path / "keys/vault/identity").write_bytes(b"age-encryption.org/v1\n-> scrypt")
    looked = tried(house, tmp_path / "safe", tmp_path / "drill", keys=tmp_path / "keys").looked
    assert looked.verdict is Integrity.NOT_ESTABLISHED
    assert "not opened" in looked.not_established[0]
    looked = tried(house, tmp_path / "safe", tmp_path / "drill").looked
    assert looked.verdict is Integrity.INTACT
    house.office.close()


def test_two_runs_into_one_folder_do_not_meet(quick_house, tmp_path):
    with Store(tmp_path / "safe").alone(), pytest.raises(AlreadyRunning):
        backed_up(quick_house, tmp_path / "safe")


def test_nothing_is_brought_back_over_something(kept, tmp_path):
    house, folder, _ = kept
    (tmp_path / "back").mkdir()
    (tmp_path / "back/mine").write_text("mine")
    with pytest.raises(AlreadyDone):
        returned(folder, tmp_path / "back", keys=house.office.tools.keys)
    assert (tmp_path / "back/mine").read_text() == "mine"


def test_a_disk_that_fills_while_an_office_comes_back_is_that_of_the_office(kept, tmp_path, monkeypatch):  # fmt: skip
    house, folder, _ = kept

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "copied", full)
    with pytest.raises(DiskFull, match=r"the office that comes back \(.*/back/"):
        returned(folder, tmp_path / "back", keys=house.office.tools.keys)
    assert list((tmp_path / "back").iterdir()) == []


def test_backups_and_drills_are_on_record_with_what_came_of_them(kept, tmp_path):
    house, folder, made = kept
    tried(house, folder, tmp_path / "drill")
    found = house.do(ListBackups(by="supervisor"))
    assert found.backups[-1].facts["list"] == made.statement.listed
    assert found.drills[0].facts["verdict"] == "intact"
    assert list((tmp_path / "drill").iterdir()) == []
    assert found.since.entries >= 2


def test_the_address_of_the_database_stays_at_home(quick_house, tmp_path):
    settings = quick_house.office.path / "office.toml"
    kept = settings.read_text()
    settings.write_text(kept + 'database = "postgresql+psycopg://cell:secret@host/cell"\n')
    try:
        backed_up(quick_house, tmp_path / "safe")
    finally:
        settings.write_text(kept)
    files = [path.read_bytes() for path in (tmp_path / "safe").rglob("*") if path.is_file()]
    assert not any(b"secret@host" in raw for raw in files)
    assert any(b"Test cell" in raw and json.dumps("Test cell").encode() in raw for raw in files)


def test_an_office_of_an_older_program_is_backed_up_before_it_is_upgraded(tmp_path, monkeypatch):
    with monkeypatch.context() as program:
        program.setattr(wiring, "upgrade", lambda connection: schema.upgrade(connection, "0012"))
        program.setattr(written, "keep", lambda *_: None)  # what that program did not note
        founder = {"officer": "boss", "officer_name": "The boss", "order": "1"}
        wiring.found_office(tmp_path / "old", name="Old cell", **founder).close()
    old = ("--office", str(tmp_path / "old"), "--as", "boss", "--json")
    safe, back = str(tmp_path / "safe"), str(tmp_path / "back")
    made = CliRunner().invoke(main, ["backup", "--to", safe, *old])
    assert made.exit_code == 0, made.output
    assert Store(tmp_path / "safe").statement().revision == "0012"
    keys = ("--keys", str(tmp_path / "old/keys"), "--reason", "to see", "--as", "boss", "--json")
    found = CliRunner().invoke(main, ["restore", safe, "--into", back, *keys])
    assert json.loads(found.output)["faults"] == []
    with opened(tmp_path / "back") as (_, tools), tools.database.reading() as connection:
        assert [each.act for each in read.entries(connection)][-2:] == ["upgrade_office", "record_restore"]  # fmt: skip
