# SPDX-License-Identifier: Apache-2.0
"""Each wall alone, in a forked child: none of them may stand only because another does."""

import ctypes
import os
import signal
import socket
import time
from pathlib import Path

import pytest

from sanad.sandbox import cell, landlock, seccomp

NNP = 38  # PR_SET_NO_NEW_PRIVS


def libc() -> ctypes.CDLL:
    found = ctypes.CDLL(None, use_errno=True)
    found.prctl(NNP, 1, 0, 0, 0)
    return found


def error_of(work) -> str:
    try:
        work()
    except OSError as error:
        return type(error).__name__
    return ""


@pytest.mark.enable_socket
def test_the_network_namespace_alone_keeps_a_process_from_this_machine(in_a_child):
    with socket.create_server(("127.0.0.1", 0)) as outside:
        place = outside.getsockname()

        def reach():
            return error_of(lambda: socket.create_connection(place, timeout=5).close())

        def tried():
            return [cell.no_network(libc()), reach()]

        assert in_a_child(reach) == ""
        stands, error = in_a_child(tried)
    assert stands
    assert error == "OSError"  # ENETUNREACH: there is no way out


@pytest.mark.enable_socket
def test_landlock_alone_keeps_signals_and_abstract_sockets_inside(in_a_child, tmp_path):
    if libc().syscall(444, None, ctypes.c_size_t(0), 1) < 6:
        pytest.skip("the kernel scopes nothing")
    own = os.getpid()
    name = f"\0sanad-test-{own}"
    with socket.socket(socket.AF_UNIX) as outside:
        outside.bind(name)
        outside.listen()

        def reach():
            with socket.socket(socket.AF_UNIX) as line:
                line.connect(name)

        def tried():
            stands = landlock.close_files(libc(), (), str(tmp_path))
            return [stands, error_of(lambda: os.kill(own, 0)), error_of(reach)]

        assert in_a_child(lambda: error_of(reach)) == ""
        assert in_a_child(tried) == [True, "PermissionError", "PermissionError"]


def test_every_descriptor_is_closed_but_the_one_that_is_kept():
    pid = os.fork()
    if pid == 0:
        opened = [os.open("/", os.O_RDONLY) for _ in range(5)]
        cell.keep_only(opened[2])
        left = {int(path.name) for path in Path("/proc/self/fd").iterdir()}
        os._exit(len(left & {*opened}) if opened[2] in left else 9)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1


def test_a_filter_is_not_said_to_stand_where_the_machine_is_unknown(in_a_child, monkeypatch):
    monkeypatch.setattr(seccomp.platform, "machine", lambda: "riscv64")
    assert in_a_child(lambda: seccomp.refuse_calls(libc())) is False


def test_the_limit_of_processor_time_ends_a_process(monkeypatch):
    monkeypatch.setattr(cell.os, "cpu_count", lambda: 1)
    pid = os.fork()
    if pid == 0:
        cell.limit(1, 8 << 30, 1 << 20)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            pass
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGXCPU
