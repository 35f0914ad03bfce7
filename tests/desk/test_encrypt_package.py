# SPDX-License-Identifier: Apache-2.0
"""A package encrypted to its recipients: opened again it is the same bytes, nobody else opens it, and nothing broken, foreign or half-written goes out."""

import hashlib
import io
import resource
import shutil
import tarfile

import pyrage
import pytest
from pyrage import x25519

from cast import CASE
from sanad.desk.procedures import encrypt_package as procedure
from sanad.desk.procedures.build_dossier import write_package
from sanad.desk.procedures.encrypt_package import encrypt_package, read_recipients
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.dossier.envelope import encrypt
from sanad.errors import (
    AlreadyDone,
    BadValue,
    DiskFull,
    NoMandate,
    NotFound,
    PackageDiffers,
    Unreadable,
)
from sanad.ledger import read

COURT, COUNSEL = x25519.Identity.generate(), x25519.Identity.generate()
KEYS = tuple(sorted(str(each.to_public()) for each in (COURT, COUNSEL)))


@pytest.fixture
def house(quick_scene):
    return quick_scene.house


@pytest.fixture
def package(quick_scene, tmp_path):
    tools = quick_scene.house.office.tools
    order = DossierContents(by="drafter", compartment=CASE, brief=quick_scene.brief)
    return write_package(quick_scene.house.office.desk, tools, order, tmp_path / "S-01-court-1").folder  # fmt: skip


def send(house, package, recipient="Anti-Terrorism Court I", by="drafter"):
    order = {"by": by, "compartment": CASE}
    return encrypt_package(house.office.desk, house.office.tools, package, KEYS, recipient, **order)


def entries(house):
    with house.office.tools.database.reading() as connection:
        return list(read.entries(connection))


def opened(file, identity):
    return pyrage.decrypt(file.read_bytes(), [identity])


def left(package):
    return sorted(path.name for path in package.parent.iterdir() if path.name != "office")


@pytest.mark.parametrize("identity", [COURT, COUNSEL])
def test_each_recipient_opens_it_and_finds_every_file_of_the_package_byte_for_byte(house, package, identity):  # fmt: skip
    with tarfile.open(fileobj=io.BytesIO(opened(send(house, package).file, identity))) as archive:
        found = {each.name: archive.extractfile(each).read() for each in archive}
    assert found == {
        f"S-01-court-1/{path.relative_to(package)}": path.read_bytes()
        for path in package.rglob("*")
        if path.is_file()
    }


def test_a_key_to_which_it_was_not_encrypted_does_not_open_it(house, package):
    with pytest.raises(pyrage.DecryptError):
        opened(send(house, package).file, x25519.Identity.generate())


def test_the_tar_says_nothing_of_who_made_it_and_when_and_is_the_same_each_time(package, tmp_path):
    first = encrypt(package, KEYS, tmp_path / "one")
    (package / "manifest.json").touch()
    assert encrypt(package, KEYS, tmp_path / "two").tar == first.tar
    raw = opened(tmp_path / "one", COURT)
    assert hashlib.sha256(raw).hexdigest() == first.tar
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        members = archive.getmembers()
    assert [each.name for each in members] == sorted(each.name for each in members)
    assert {(each.mtime, each.uid, each.gid, each.uname, each.mode) for each in members} == {(0, 0, 0, "", 0o644)}  # fmt: skip


def test_to_whom_it_went_under_which_keys_and_the_digests_are_on_record(house, package):
    sent = send(house, package)
    kept = entries(house)[sent.dispatch]
    digest = hashlib.sha256(sent.file.read_bytes()).hexdigest()
    files = {"package.tar": sent.enveloped.tar, "package.tar.age": digest}
    assert kept.body["what"] == {"kind": "encrypted_package", "files": files}
    assert kept.private == {"recipient": "Anti-Terrorism Court I", "keys": list(KEYS)}


def damage(package):
    (package / "brief.json").write_bytes(b"{}")


def foreign(package):
    (package / "notes.txt").write_bytes(b"mine")


def link(package):
    (package / "notes.txt").symlink_to("/etc/passwd")


def link_in_place(package):
    (package.parent / "brief.json").write_bytes((package / "brief.json").read_bytes())
    (package / "brief.json").unlink()
    (package / "brief.json").symlink_to(package.parent / "brief.json")


def linked_folder(package):
    shutil.move(package / "ledger", package.parent / "elsewhere")
    (package / "ledger").symlink_to(package.parent / "elsewhere")


def empty(package):
    shutil.rmtree(package)
    package.mkdir()


@pytest.mark.parametrize("attack", [damage, foreign, link, link_in_place, linked_folder, empty])
def test_a_folder_that_is_not_the_whole_package_and_nothing_else_is_not_encrypted(house, package, attack):  # fmt: skip
    attack(package)
    before = entries(house)
    with pytest.raises(PackageDiffers):
        send(house, package)
    assert not any(".tar.age" in name for name in left(package))
    assert entries(house) == before


@pytest.mark.parametrize("attack", [damage, link_in_place])
def test_a_file_changed_after_it_was_verified_does_not_go_out(house, package, monkeypatch, attack):
    monkeypatch.setattr(procedure, "_verify", lambda folder, _: attack(folder))
    with pytest.raises((PackageDiffers, Unreadable)):
        send(house, package)
    assert not any(".tar.age" in name for name in left(package))


def test_a_package_of_another_office_is_refused(house, package, tmp_path):
    signed = house.office.tools.signer.fingerprint
    with pytest.raises(PackageDiffers):
        procedure._verify(package, "0" * 64)
    procedure._verify(package, signed)


def test_a_package_whose_brief_nobody_froze_here_is_refused(house, package, monkeypatch):
    monkeypatch.setattr(procedure, "brief_of", lambda _: "0" * 64)
    with pytest.raises(NotFound):
        send(house, package)
    assert left(package) == ["S-01-court-1"]


def test_who_may_not_build_sends_nothing(house, package):
    with pytest.raises(NoMandate):
        send(house, package, by="analyst")
    assert left(package) == ["S-01-court-1"]


def test_what_goes_to_nobody_is_refused(house, package):
    with pytest.raises(BadValue):
        send(house, package, recipient="")
    assert left(package) == ["S-01-court-1"]


def test_nothing_is_written_over(house, package):
    send(house, package)
    with pytest.raises(AlreadyDone):
        send(house, package)


@pytest.fixture
def small_files():
    """No file may grow beyond 64 KiB, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_is_full_leaves_nothing_behind_and_nothing_on_record(house, package, request):
    before = entries(house)
    request.getfixturevalue("small_files")
    with pytest.raises(DiskFull):
        send(house, package)
    assert left(package) == ["S-01-court-1"]
    assert entries(house) == before


@pytest.mark.parametrize(
    "given", [(), ("age1court",), (*KEYS, "me@example.org"), (str(COURT),), (str(COURT).lower(),)]
)
def test_a_recipient_that_is_none_is_refused_and_a_secret_key_is_not_repeated(given):
    with pytest.raises(BadValue) as refused:
        read_recipients(given, None)
    assert str(COURT).lower() not in str(refused.value).lower()


def test_recipients_of_a_file_count_once_and_comments_do_not(tmp_path):
    file = tmp_path / "keys.txt"
    file.write_text(f"# the court\n{KEYS[1]}\n\n{KEYS[0]}\n")
    assert read_recipients(KEYS[:1], file) == KEYS
    with pytest.raises(Unreadable):
        read_recipients((), tmp_path / "none.txt")
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(BadValue):
        read_recipients((), file)
