# SPDX-License-Identifier: Apache-2.0
"""What a cell keeps in, tried from inside one."""

import json
import os
import platform
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

import intruder
from intruder import (
    connect,
    crash,
    echo,
    look,
    pour,
    powers,
    reach_the_server,
    sleep,
    spin,
    spoil,
    swell,
)
from sanad.errors import ReaderStopped
from sanad.sandbox import Limits, Sandbox

SECRET = b"another exhibit"
BY_NUMBER = pytest.mark.skipif(platform.machine() != "x86_64", reason="calls by their numbers")
OFFICE = """
import sys
from multiprocessing import forkserver
from pathlib import Path
import intruder
from sanad.sandbox import Limits, Sandbox
if __name__ == "__main__":
    work, order, folder, *early = sys.argv[1:]
    if early:
        forkserver.ensure_running()
    run = Sandbox().run
    answer = run(getattr(intruder, work), order.encode(), reads=(), writes=Path(folder), limits=Limits(), where="x.bin")
    sys.stdout.buffer.write(answer.raw)
"""
"""An office in a process of its own: the work, the order and the folder to write into are its arguments.

One argument more, and something else started the server before any sandbox was made.
"""


@pytest.fixture(scope="module")
def sandbox():
    return Sandbox()


@pytest.fixture
def cell(sandbox, tmp_path):
    def run(work, order=b"", *, reads=(), **limits):
        writes = tmp_path / "writes"
        writes.mkdir(exist_ok=True)
        given = {"seconds": 20, "memory_bytes": 1 << 30, "file_bytes": 1 << 20, **limits}
        where = {"reads": reads, "writes": writes, "where": "x.bin"}
        return sandbox.run(work, order, limits=Limits(**given), **where)

    return run


def test_an_order_goes_in_and_an_answer_comes_out(cell):
    answer = cell(echo, b"abc\n")
    assert answer.raw == b"\ncba"
    assert answer.walls == {"network", "files", "calls"}


@pytest.mark.enable_socket
@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_nothing_leaves_by_the_network_not_even_to_this_machine(cell, kind):
    with socket.socket(socket.AF_INET, kind) as outside:
        outside.bind(("127.0.0.1", 0))
        if kind == socket.SOCK_STREAM:
            outside.listen()
        assert connect(str(outside.getsockname()[1]).encode()) == b"out"
        assert cell(connect, str(outside.getsockname()[1]).encode()).raw == b"nothing"


def test_the_process_that_forks_cells_cannot_be_reached_from_one(cell):
    assert cell(reach_the_server).raw == b"PermissionError"


@BY_NUMBER
def test_no_process_outside_can_be_signalled_by_any_call(cell):
    assert cell(intruder.signal_outside, str(os.getpid()).encode()).raw == b" ".join([b"EPERM"] * 6)


def test_no_process_outside_gets_another_limit(cell):
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as other:
        try:
            assert cell(intruder.limit_outside, str(other.pid).encode()).raw == b"EPERM"
            time.sleep(1.2)  # a process without any time left dies within a second
            assert other.poll() is None
        finally:
            other.kill()


@BY_NUMBER
def test_a_cell_starts_no_process_and_no_namespace(cell):
    assert cell(intruder.start_a_process).raw == b" ".join([b"EPERM"] * 5)


def test_a_cell_is_a_session_of_its_own(cell):
    pid, session, group = cell(intruder.session).raw.split()
    assert pid == session == group


def test_a_cell_may_run_threads_and_signal_itself(cell):
    assert cell(intruder.run_a_thread, b"abc").raw == b"cba"
    with pytest.raises(ReaderStopped, match="SIGABRT"):
        cell(intruder.abort)


@BY_NUMBER
def test_no_memory_is_taken_that_outlives_the_cell_or_is_not_counted(cell):
    assert cell(intruder.hold_memory).raw == b"EPERM EPERM"


def test_no_socket_is_made_not_even_a_pair(cell):
    assert cell(intruder.talk).raw == b"EPERM"


def test_a_cell_inherits_nothing_but_the_pipe_for_its_answer(cell):
    *streams, answer = cell(intruder.descriptors).raw.decode().splitlines()
    assert streams == [os.devnull] * 3
    assert answer.startswith("pipe:")


@pytest.mark.parametrize("early", [[], ["early"]])
def test_a_cell_knows_nothing_of_the_environment_of_its_office(tmp_path, early):
    mark = "never-" + "written"
    told = {
        "PGPASSWORD": mark + secrets.token_hex(16),
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "HOME": "/home/officer",
    }
    answer = office("environment", mark, tmp_path, told, *early).communicate(timeout=60)[0]
    kept = ["HOME", "LC_ALL", "PATH", "PYTHONPATH", "TMPDIR"]
    found = answer.decode().split()
    assert (
        found == kept if not early else found[: len(kept)] == kept
    )  # memory: only where it is said


def test_a_cell_ends_with_its_office(tmp_path):
    note = tmp_path / "note"
    with office("stay", str(note), tmp_path, dict(os.environ)) as one:
        try:
            assert within(30, lambda: note.exists() and note.read_text())
        finally:
            one.kill()
    assert within(10, lambda: is_gone(int(note.read_text())))


def test_a_cell_has_no_powers_even_when_the_office_runs_as_root(cell):
    assert int(cell(powers).raw, 16) == 0


def test_only_what_is_named_can_be_read(cell, tmp_path):
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    mine.write_bytes(b"mine")
    theirs.write_bytes(SECRET)
    assert cell(look, str(mine).encode(), reads=[mine]).raw == b"mine"
    assert cell(look, str(theirs).encode(), reads=[mine]).raw == b"PermissionError"


def test_nothing_can_be_written_but_below_its_own_folder(cell, tmp_path):
    sealed = tmp_path / "sealed"
    sealed.write_bytes(SECRET)
    assert cell(spoil, str(sealed).encode(), reads=[sealed]).raw == b"PermissionError"
    assert cell(spoil, str(tmp_path / "new").encode()).raw == b"PermissionError"
    assert cell(spoil, str(tmp_path / "writes" / "new").encode()).raw == b"spoilt"
    assert sealed.read_bytes() == SECRET


def test_what_is_sealed_cannot_be_changed_without_writing_to_it(cell, tmp_path):
    sealed = tmp_path / "sealed"
    sealed.write_bytes(SECRET)
    before = sealed.stat()
    assert cell(intruder.change_the_sealed, str(sealed).encode(), reads=[sealed]).raw == b" ".join(
        [b"EPERM"] * 5
    )
    after = sealed.stat()
    assert (after.st_mode, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_mode,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )
    assert sealed.read_bytes() == SECRET


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="no shared memory")
def test_what_others_share_in_memory_is_not_reached(cell):
    with tempfile.NamedTemporaryFile(dir="/dev/shm") as shared:
        assert cell(look, shared.name.encode()).raw == b"PermissionError"
        assert cell(spoil, shared.name.encode()).raw == b"PermissionError"


def test_memory_and_files_end_at_their_limits(cell, tmp_path):
    assert cell(swell).raw == b"MemoryError"
    assert cell(pour, str(tmp_path / "writes" / "big").encode()).raw == b"27"  # EFBIG


@pytest.mark.parametrize(
    ("work", "says"),
    [(sleep, "longer than 1 seconds"), (spin, "longer than 1 seconds"), (crash, "SIGSEGV")],
)
def test_what_never_ends_or_dies_is_stopped_and_named(cell, work, says):
    begun = time.monotonic()
    with pytest.raises(ReaderStopped, match=says) as stopped:
        cell(work, seconds=1 if work is not crash else 20)
    assert "x.bin" in str(stopped.value)
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize("work", [intruder.say_half, intruder.say_slowly])
def test_the_limit_of_waiting_is_over_the_whole_answer(cell, work):
    begun = time.monotonic()
    with pytest.raises(ReaderStopped, match="longer than 1 seconds"):
        cell(work, seconds=1)
    assert time.monotonic() - begun < 15


def test_an_answer_that_is_too_long_is_named_as_such(cell):
    with pytest.raises(ReaderStopped, match="its answer is longer than 1048576 bytes"):
        cell(intruder.say_much, b"x")


def test_work_cannot_say_that_other_walls_stood(cell):
    answer = cell(intruder.say_other_walls)
    assert answer.walls == {"network", "files", "calls"}


def test_processor_time_ends_and_is_named(cell):
    cores = os.cpu_count() or 1
    assert json.loads(cell(intruder.limits).raw) == [[20 * cores, 20 * cores + 1], [0, 0]]
    with pytest.raises(ReaderStopped, match="more of the processor"):
        cell(intruder.burn)


def test_memory_by_default_fits_the_machine():
    there = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    assert Limits().memory_bytes == min(8 << 30, there // 2)


def office(
    work: str, order: str, folder: Path, environment: dict[str, str], *early: str
) -> subprocess.Popen[bytes]:
    path = folder / "office.py"
    path.write_text(OFFICE)
    told = {**environment, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, path, work, order, folder, *early]
    return subprocess.Popen(command, env=told, stdout=subprocess.PIPE)


def within(seconds: float, holds) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.05)
    return False


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (ProcessLookupError, FileNotFoundError):
        return True
