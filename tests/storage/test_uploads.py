# SPDX-License-Identifier: Apache-2.0
"""Files that arrive in pieces: they go on where they stopped, stay in their folder, and are whole or not there."""

import hashlib
import os
import signal
import subprocess
import sys
import time

import pytest

from sanad.errors import (
    AlreadyDone,
    AlreadyRunning,
    BadValue,
    DiskFull,
    InboxFull,
    NotFound,
    UploadDiffers,
    UploadGap,
)
from sanad.storage import uploads as module
from sanad.storage.uploads import Uploads, check_name

RAW = b"Bytes of a recording. " * 50
SHA = hashlib.sha256(RAW).hexdigest()
GIB = 1 << 30


@pytest.fixture
def uploads(tmp_path):
    return Uploads(tmp_path / "inbox", "case/DEL-1", GIB)


def arrived(uploads, name, raw=RAW, sha256=None):
    begun = uploads.begin(name, len(raw), sha256)
    uploads.append(begun.id, 0, [raw])
    return uploads.finish(begun.id)


def outside(uploads) -> list[str]:
    """Return every file that is neither in the folder nor a note about what arrives."""
    root = uploads.folder.parents[1]
    allowed = (uploads.folder, root / ".arriving")
    files = [path for path in root.parent.rglob("*") if not path.is_dir()]
    return [str(path) for path in files if not any(path.is_relative_to(each) for each in allowed)]


def test_a_file_arrives_whole_with_its_digest_below_its_folders(uploads):
    done = arrived(uploads, "calls/2025/ledger.csv", sha256=SHA)
    assert (done.finished, done.sha256) == (True, SHA)
    assert (uploads.folder / "calls" / "2025" / "ledger.csv").read_bytes() == RAW
    assert [each.name for each in uploads.listed()] == ["calls/2025/ledger.csv"]


def test_a_connection_that_breaks_in_the_middle_goes_on_at_the_byte_that_came(uploads):
    def breaks():
        yield RAW[:300]
        raise ConnectionError

    begun = uploads.begin("a.bin", len(RAW), SHA)
    with pytest.raises(ConnectionError):
        uploads.append(begun.id, 0, breaks())
    again = uploads.begin("a.bin", len(RAW), SHA)
    assert (again.id, again.received) == (begun.id, 300)
    assert uploads.append(again.id, 300, [RAW[300:]]) == len(RAW)
    assert uploads.finish(again.id).sha256 == SHA


@pytest.mark.parametrize("offset", [0, 99, 101, 10_000])
def test_bytes_that_leave_a_gap_or_come_twice_are_refused_and_told_where_to_go_on(uploads, offset):
    begun = uploads.begin("a.bin", len(RAW))
    uploads.append(begun.id, 0, [RAW[:100]])
    with pytest.raises(UploadGap, match="from byte 100") as refused:
        uploads.append(begun.id, offset, [b"x"])
    assert refused.value.facts["offset"] == 100
    assert uploads.get(begun.id).received == 100


def test_more_bytes_than_announced_are_not_taken(uploads):
    begun = uploads.begin("a.bin", 10)
    with pytest.raises(UploadDiffers):
        uploads.append(begun.id, 0, [b"12345", b"678901"])
    assert uploads.get(begun.id).received == 5


def test_fewer_bytes_than_announced_are_no_file(uploads):
    begun = uploads.begin("a.bin", 10)
    uploads.append(begun.id, 0, [b"12345"])
    with pytest.raises(UploadGap):
        uploads.finish(begun.id)
    assert not (uploads.folder / "a.bin").exists()


def test_a_wrong_digest_takes_the_bytes_away_and_the_file_may_come_again(uploads):
    begun = uploads.begin("a.bin", len(RAW), SHA)
    uploads.append(begun.id, 0, [RAW[:-1] + b"!"])
    with pytest.raises(UploadDiffers, match=SHA):
        uploads.finish(begun.id)
    assert uploads.listed() == []
    assert arrived(uploads, "a.bin", sha256=SHA).finished


@pytest.mark.parametrize(
    "name",
    [
        "", "/", "..", "../a", "a/../../b", "/etc/passwd", "a//b", "a/", "./a", "a/.", "a\0b", "x" * 256, "سند" * 100,
        "a/" * 41 + "b", "d" * 250 + "/" + "/".join(["e" * 250] * 9), "NUL", "con.txt", "a/LPT1/b", "aux .c", "com¹.csv", "\ud800",
    ],
)  # fmt: skip
def test_a_name_that_leads_out_or_is_none_is_refused(uploads, name):
    with pytest.raises(BadValue):
        uploads.begin(name, 1)
    assert outside(uploads) == []
    assert uploads.listed() == []


@pytest.mark.parametrize(
    "name",
    ["evil\u202efdp.exe", "line\nbreak.txt", "back\\slash\\..\\x", "~root", "$(id)", "con-tract.txt", "console", "-rf", "سند/گواہ.pdf", "a" * 255],
)  # fmt: skip
def test_a_strange_name_is_kept_as_it_came(uploads, name):
    assert arrived(uploads, name).name == name
    assert (uploads.folder / name).read_bytes() == RAW
    assert outside(uploads) == []


def test_a_strange_name_shows_as_escapes_wherever_it_is_told(uploads):
    begun = uploads.begin("evil\u202efdp.exe", 1)
    with pytest.raises(UploadGap, match=r"evil\\u202efdp"):
        uploads.finish(begun.id)


def test_a_file_is_never_put_over_another(uploads):
    arrived(uploads, "Report.txt")
    arrived(uploads, "report.TXT", b"other")
    assert (uploads.folder / "Report.txt").read_bytes() == RAW
    with pytest.raises(AlreadyDone):
        uploads.begin("Report.txt", 3)
    with pytest.raises(AlreadyDone):
        arrived(uploads, "Report.txt/inside")
    assert (uploads.folder / "Report.txt").read_bytes() == RAW


def test_a_name_that_a_disk_takes_for_another_does_not_overwrite_it(uploads):
    """As on a disk that knows no difference of case: something stands under the name already."""
    begun = uploads.begin("report.txt", len(RAW))
    uploads.append(begun.id, 0, [RAW])
    uploads.folder.mkdir(parents=True)
    (uploads.folder / "report.txt").write_bytes(b"first")
    with pytest.raises(AlreadyDone):
        uploads.finish(begun.id)
    assert (uploads.folder / "report.txt").read_bytes() == b"first"


def test_a_link_in_the_folder_is_not_followed(uploads, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    uploads.folder.mkdir(parents=True)
    (uploads.folder / "out").symlink_to(elsewhere)
    with pytest.raises(AlreadyDone):
        arrived(uploads, "out/file.txt")
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("made_up", ["", "../../x", "a" * 32, "A" * 32, "0" * 31 + "/"])
def test_an_upload_that_nobody_began_is_not_found(uploads, made_up):
    with pytest.raises(NotFound):
        uploads.append(made_up, 0, [b"x"])
    with pytest.raises(NotFound):
        uploads.discard(made_up)


def test_two_connections_do_not_write_one_file_at_once(uploads):
    begun = uploads.begin("a.bin", len(RAW))

    def slow():
        yield RAW[:1]
        with pytest.raises(AlreadyRunning):
            uploads.append(begun.id, 0, [RAW])

    uploads.append(begun.id, 0, slow())


def test_what_is_announced_counts_against_quota_and_disk_before_it_comes(
    uploads, tmp_path, monkeypatch
):
    other = Uploads(tmp_path / "inbox", "case/DEL-2", GIB)
    other.begin("a.bin", GIB - 10)
    with pytest.raises(InboxFull):
        uploads.begin("b.bin", 11)
    uploads.begin("b.bin", 10)
    monkeypatch.setattr(module, "_SPARE", 1 << 60)
    with pytest.raises(DiskFull):
        Uploads(tmp_path / "inbox", "case/DEL-3", 1 << 62).begin("c.bin", 1)


def test_a_finish_that_was_cut_off_is_finished_again(uploads, monkeypatch):
    begun = uploads.begin("a.bin", len(RAW))
    uploads.append(begun.id, 0, [RAW])
    whole = Uploads._keep
    monkeypatch.setattr(Uploads, "_keep", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        uploads.finish(begun.id)
    monkeypatch.setattr(Uploads, "_keep", whole)
    assert uploads.finish(begun.id).finished
    assert uploads.finish(begun.id).sha256 == SHA
    assert (uploads.folder / "a.bin").read_bytes() == RAW


def test_discarding_takes_the_file_away_and_nothing_else(uploads):
    first, second = arrived(uploads, "a.bin"), arrived(uploads, "b.bin")
    uploads.discard(first.id)
    assert [each.id for each in uploads.listed()] == [second.id]
    assert [path.name for path in uploads.folder.iterdir()] == ["b.bin"]


def test_a_process_killed_in_the_middle_of_a_piece_leaves_a_file_that_goes_on(uploads):
    begun = uploads.begin("a.bin", len(RAW), SHA)
    program = """
import sys, time, pathlib
from sanad.storage.uploads import Uploads
def pieces():
    yield sys.stdin.buffer.read(500)
    time.sleep(60)
Uploads(pathlib.Path(sys.argv[1]), "case/DEL-1", 1 << 30).append(sys.argv[2], 0, pieces())
"""
    words = [sys.executable, "-c", program, str(uploads.folder.parents[1]), begun.id]
    process = subprocess.Popen(words, stdin=subprocess.PIPE)
    process.stdin.write(RAW[:500])
    process.stdin.flush()
    time.sleep(1)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    here = uploads.get(begun.id).received
    assert here in {0, 500}  # what was not flushed did not come
    uploads.append(begun.id, here, [RAW[here:]])
    assert uploads.finish(begun.id).sha256 == SHA


def test_names_are_checked_without_a_disk():
    check_name("a/b/c.txt")
    with pytest.raises(BadValue):
        check_name("a/\u0000")


def test_bytes_that_all_came_before_a_crash_are_compared_when_an_empty_piece_asks(uploads):
    begun = uploads.begin("a.bin", len(RAW), SHA)
    uploads.append(begun.id, 0, [RAW])
    again = Uploads(uploads._root, "case/DEL-1", GIB)  # nobody had finished it
    assert again.begin("a.bin", len(RAW), SHA).received == len(RAW)
    assert again.append(begun.id, len(RAW), [b""]) == len(RAW)
    assert again.finish(begun.id).sha256 == SHA


def test_a_piece_that_comes_to_a_finished_file_leaves_nothing_beside_it(uploads):
    done = arrived(uploads, "a.bin")
    assert uploads.append(done.id, len(RAW), [b""]) == len(RAW)
    with pytest.raises(UploadGap):
        uploads.append(done.id, 0, [RAW])
    with pytest.raises(UploadDiffers):
        uploads.append(done.id, len(RAW), [b"more"])
    assert not list(uploads._parts.glob("*.part"))


def test_of_two_who_finish_a_file_one_waits_and_is_told_the_same_afterwards(uploads):
    begun = uploads.begin("a.bin", len(RAW))
    uploads.append(begun.id, 0, [RAW])
    with uploads._alone(begun), pytest.raises(AlreadyRunning):
        uploads.finish(begun.id)
    assert uploads.finish(begun.id) == uploads.finish(begun.id)


def test_a_file_that_another_finishes_while_it_is_looked_at_is_told_as_finished(uploads, monkeypatch):  # fmt: skip
    begun = uploads.begin("a.bin", len(RAW))
    uploads.append(begun.id, 0, [RAW])
    read, seen = module._read, []

    def late(path):
        told = read(path)
        if not seen:
            seen.append(path)
            uploads.finish(begun.id)
        return told

    monkeypatch.setattr(module, "_read", late)
    assert uploads.get(begun.id).finished
