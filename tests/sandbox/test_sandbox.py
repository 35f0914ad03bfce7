# SPDX-License-Identifier: Apache-2.0
"""What a cell keeps in, tried from inside one."""

import os
import socket
import time
from pathlib import Path

import pytest

from intruder import (
    connect,
    crash,
    echo,
    leave_a_child,
    leave_the_group,
    look,
    pour,
    powers,
    reach_the_server,
    signal_outside,
    sleep,
    spin,
    spoil,
    swell,
)
from sanad.errors import ReaderStopped
from sanad.sandbox import Limits, Sandbox

SECRET = b"another exhibit"


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


def test_no_process_outside_can_be_signalled_and_the_group_cannot_be_left(cell):
    assert cell(signal_outside, str(os.getpid()).encode()).raw == b"PermissionError"
    assert cell(leave_the_group).raw == b"1"


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


def test_what_a_cell_forked_ends_with_it(cell):
    pid = int(cell(leave_a_child).raw)
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            break
        if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            break
        time.sleep(0.05)
    else:
        pytest.fail("the forked process still lives")
