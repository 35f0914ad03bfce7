# SPDX-License-Identifier: Apache-2.0
"""Blobs: what staging refuses, what settling guarantees, and what a kill at any moment leaves."""

import errno
import hashlib
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from sanad.errors import ChangedWhileRead, DiskFull, EmptyFile, Unreadable
from sanad.storage import blobs as blobs_module
from sanad.storage.blobs import Blobs
from sanad.storage.records import Records


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "vault")


def source(tmp_path, raw, name="source"):
    path = tmp_path / name
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("size", [1, (1 << 20) - 1, 1 << 20, (17 << 20) + 3])
def test_a_settled_blob_holds_the_bytes_of_its_name(tmp_path, blobs, size):
    raw = os.urandom(size)
    staged = blobs.stage(source(tmp_path, raw))
    blobs.settle([staged])
    assert staged.sha256 == hashlib.sha256(raw).hexdigest()
    assert staged.size == size
    assert blobs.path(staged.sha256).read_bytes() == raw


def test_nothing_is_in_place_before_it_is_settled(tmp_path, blobs):
    staged = blobs.stage(source(tmp_path, b"bytes"))
    assert not blobs.path(staged.sha256).exists()
    blobs.drop(staged)
    assert not staged.path.exists()


def test_equal_bytes_are_kept_once(tmp_path, blobs):
    pair = [blobs.stage(source(tmp_path, b"same", name)) for name in ("a", "b")]
    blobs.settle(pair)
    assert list(blobs.stored()) == [pair[0].sha256]
    assert not any(staged.path.exists() for staged in pair)


def test_a_sealed_blob_is_not_writable(tmp_path, blobs):
    staged = blobs.stage(source(tmp_path, b"bytes"))
    blobs.settle([staged])
    assert blobs.path(staged.sha256).stat().st_mode & 0o222 == 0


def test_an_empty_file_is_refused_and_leaves_nothing(tmp_path, blobs):
    with pytest.raises(EmptyFile):
        blobs.stage(source(tmp_path, b""))
    assert not [path for path in (tmp_path / "vault").rglob("*") if path.is_file()]


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path, blobs):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "missing", tmp_path, tmp_path / "pipe"):
        with pytest.raises(Unreadable):
            blobs.stage(path)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path, blobs):
    (tmp_path / "link").symlink_to("/etc/hostname")
    with pytest.raises(Unreadable):
        blobs.stage(tmp_path / "link")


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, blobs, monkeypatch):
    path = source(tmp_path, b"x" * (3 << 20))
    honest = blobs_module.copied

    def copy_and_grow(*arguments):
        result = honest(*arguments)
        with path.open("ab") as file:
            file.write(b"more")
        return result

    monkeypatch.setattr(blobs_module, "copied", copy_and_grow)
    with pytest.raises(ChangedWhileRead):
        blobs.stage(path)


def test_a_file_rewritten_in_place_at_the_same_length_is_refused(tmp_path, blobs, monkeypatch):
    path = source(tmp_path, b"x" * 100)
    honest = blobs_module.copied

    def copy_and_rewrite(*arguments):
        result = honest(*arguments)
        time.sleep(0.01)
        path.write_bytes(b"y" * 100)
        return result

    monkeypatch.setattr(blobs_module, "copied", copy_and_rewrite)
    with pytest.raises(ChangedWhileRead):
        blobs.stage(path)


def test_a_full_disk_is_named_and_leaves_no_copy(tmp_path):
    mount = tmp_path / "small"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount]
    if subprocess.run(command, check=False, capture_output=True).returncode != 0:
        pytest.skip("this machine does not let tests mount a small disk")
    try:
        small = Blobs(mount / "vault")
        with pytest.raises(DiskFull):
            small.stage(source(tmp_path, b"x" * (4 << 20)))
        assert not [path for path in mount.rglob("*") if path.is_file()]
    finally:
        subprocess.run(["umount", "-l", mount], check=True)


def test_a_good_copy_takes_the_place_of_a_damaged_blob(tmp_path, blobs):
    first = blobs.stage(source(tmp_path, b"bytes"))
    blobs.settle([first])
    blobs.path(first.sha256).chmod(0o600)
    blobs.path(first.sha256).write_bytes(b"rotten")
    blobs.settle([blobs.stage(source(tmp_path, b"bytes"))])
    blobs.check(first.sha256, "x")
    assert blobs.path(first.sha256).stat().st_mode & 0o222 == 0


def test_a_disk_that_lets_nobody_in_is_named(tmp_path):
    (tmp_path / "vault").write_bytes(b"no folder")
    with pytest.raises(Unreadable):
        Blobs(tmp_path / "vault").stage(source(tmp_path, b"bytes"))
    with pytest.raises(Unreadable):
        Records(tmp_path / "vault").fresh()


def test_a_disk_that_fills_up_while_settling_is_named(tmp_path, blobs, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    staged = blobs.stage(source(tmp_path, b"bytes"))
    monkeypatch.setattr(blobs_module, "flush", full)
    with pytest.raises(DiskFull):
        blobs.settle([staged])


def test_sweeping_removes_what_a_dead_process_left_and_spares_a_living_one(tmp_path, blobs):
    code = (
        "import sys, time; from pathlib import Path; from sanad.storage.blobs import Blobs;"
        "Blobs(Path(sys.argv[1])).stage(Path(sys.argv[2])); print('staged', flush=True); time.sleep(60)"
    )
    path = source(tmp_path, b"bytes")
    words = [sys.executable, "-c", code, tmp_path / "vault", path]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        left = lambda: len(list((tmp_path / "vault" / "staging").glob("*/*")))  # noqa: E731
        blobs.sweep()
        assert left() == 1
        other.send_signal(signal.SIGKILL)
        other.wait()
        blobs.sweep()
        assert left() == 0


def test_staging_a_large_file_does_not_hold_it_in_memory(tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(300 << 20)
    code = (
        "import resource, sys; from pathlib import Path; from sanad.storage.blobs import Blobs;"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "Blobs(Path(sys.argv[1])).stage(Path(sys.argv[2]));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    words = [sys.executable, "-c", code, tmp_path / "vault", path]
    grown = int(subprocess.run(words, check=True, capture_output=True).stdout)
    assert grown < 40 << 10  # kilobytes


def test_two_threads_staging_the_same_file_do_not_disturb_each_other(tmp_path, blobs):
    path = source(tmp_path, os.urandom(5 << 20))
    staged = []
    threads = [threading.Thread(target=lambda: staged.append(blobs.stage(path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({item.sha256 for item in staged}) == 1
    assert len({item.path for item in staged}) == 4
