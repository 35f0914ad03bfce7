# SPDX-License-Identifier: Apache-2.0
"""The filter of calls with every other wall off, in forked children: what it refuses by itself."""

import ctypes
import errno
import mmap
import os
import platform
import re
import threading
from pathlib import Path

import pytest

from sanad.sandbox import seccomp

pytestmark = pytest.mark.skipif(
    platform.machine() != "x86_64", reason="these are calls of x86_64 by their numbers"
)
NAMES = """
socket socketpair connect bind
fork vfork execve execveat setpgid setsid kill tkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_open pidfd_getfd
pidfd_send_signal ptrace kcmp process_vm_readv process_vm_writev process_madvise process_mrelease migrate_pages move_pages
setpriority ioprio_set sched_setparam sched_setscheduler sched_setaffinity sched_setattr
memfd_create memfd_secret shmget shmat shmctl semget semop semctl semtimedop msgget msgsnd msgrcv msgctl mq_open mq_unlink
unshare setns mount fsopen fsconfig fsmount fspick open_tree move_mount mount_setattr open_tree_attr
chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat utimensat truncate
setxattr lsetxattr fsetxattr setxattrat removexattr lremovexattr fremovexattr removexattrat file_setattr
init_module finit_module kexec_load bpf perf_event_open userfaultfd io_uring_setup add_key request_key keyctl
""".split()  # noqa: SIM905  # a list to read
"""What the filter must refuse; kept beside its own list, so that none leaves that unseen."""
FORKS = ("fork", "vfork")
SYS = {"open": 2, "getpid": 39, "clone": 56, "fcntl": 72, "prctl": 157, "tgkill": 234, "openat": 257, "prlimit64": 302,
       "clone3": 435, "openat2": 437}  # fmt: skip
NNP, PDEATHSIG, GET_DUMPABLE = 38, 1, 3  # of prctl
SETOWN, SETOWN_EX, GETFL = 8, 15, 3  # of fcntl
THREAD, NEWUSER, NEWNS = 0x10000, 0x10000000, 0x20000
HEADERS = ("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", "/usr/include/asm-generic/unistd.h")


def call(number: int, *arguments: object) -> str:
    """Make a call and return the name of its error, "" for none."""
    libc = ctypes.CDLL(None, use_errno=True)
    given = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    answer = libc.syscall(ctypes.c_long(number), *given)
    if answer == 0 and number in {57, 58, SYS["clone"]}:
        os._exit(0)  # a process that should not be
    return errno.errorcode[ctypes.get_errno()] if answer == -1 else ""


def close() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(NNP, 1, 0, 0, 0)
    assert seccomp.refuse_calls(libc)


@pytest.fixture(scope="module")
def errors(in_a_child):
    """The error of each call with impossible arguments, without the filter and with it."""
    ask = {name: seccomp.CALLS[name][0] for name in NAMES}

    def bare():
        return {name: call(number, *[-1] * 6) for name, number in ask.items() if name not in FORKS}

    def filtered():
        close()
        return {name: call(number, *[-1] * 6) for name, number in ask.items()}

    return in_a_child(bare), in_a_child(filtered)


@pytest.mark.parametrize("name", NAMES)
def test_a_call_that_no_parser_needs_is_refused_by_the_filter_alone(errors, name):
    bare, filtered = errors
    if bare.get(name) == "EPERM":
        pytest.skip("this user may not make the call anyway")
    assert filtered[name] == "EPERM"


def test_every_refused_call_is_tried_here():
    assert sorted(seccomp.CALLS) == sorted(NAMES)


@pytest.mark.parametrize(("header", "machine"), [(HEADERS[0], 0), (HEADERS[1], 1)])
def test_the_numbers_are_those_of_the_kernel(header, machine):
    if not Path(header).exists():
        pytest.skip("no headers of the kernel")
    lines = re.findall(
        r"#define __NR3?2?6?4?_?(\w+)\s+(\d+)\s*$", Path(header).read_text(), re.MULTILINE
    )
    known = {name: int(number) for name, number in lines}
    for name, numbers in seccomp.CALLS.items():
        newer = name not in known and (numbers[machine] or 0) > max(known.values())
        assert numbers[machine] == known.get(name) or newer, name


@pytest.mark.parametrize(
    ("name", "arguments", "error"),
    [
        ("clone", (THREAD,), "EINVAL"),  # past the filter: the kernel itself asks for more
        ("clone", (0,), "EPERM"),
        ("clone", (NEWUSER,), "EPERM"),
        ("clone", (THREAD | NEWUSER,), "EPERM"),
        ("clone", (THREAD | NEWNS,), "EPERM"),
        ("clone3", (0, 0), "ENOSYS"),
        ("openat2", (0, 0, 0, 0), "ENOSYS"),
        ("prlimit64", (0, 0, 0, 0), ""),
        ("prlimit64", (1, 0, 0, 0), "EPERM"),
        ("fcntl", (0, GETFL, 0), ""),
        ("fcntl", (0, SETOWN, 0), "EPERM"),
        ("fcntl", (0, SETOWN_EX, 0), "EPERM"),
        ("prctl", (GET_DUMPABLE, 0, 0, 0, 0), ""),
        ("prctl", (PDEATHSIG, 0, 0, 0, 0), "EPERM"),
        ("open", (b"/dev/null", os.O_RDONLY), ""),
        ("open", (b"/dev/null", os.O_WRONLY | os.O_TRUNC), ""),
        ("open", (b"/dev/null", os.O_RDONLY | os.O_TRUNC), "EPERM"),
        ("open", (b"/dev/null", os.O_ACCMODE | os.O_TRUNC), "EPERM"),
        ("openat", (-100, b"/dev/null", os.O_RDONLY | os.O_CLOEXEC), ""),
        ("openat", (-100, b"/dev/null", os.O_RDWR | os.O_TRUNC), ""),
        ("openat", (-100, b"/dev/null", os.O_RDONLY | os.O_TRUNC | os.O_CLOEXEC), "EPERM"),
        ("openat", (-100, b"/dev/null", os.O_ACCMODE | os.O_TRUNC), "EPERM"),
    ],
)
def test_what_a_call_asks_decides(in_a_child, name, arguments, error):
    def tried():
        close()
        return call(SYS[name], *arguments)

    assert in_a_child(tried) == error


def test_a_process_signals_itself_and_no_other(in_a_child):
    own = os.getpid()

    def tried():
        close()
        mine = os.getpid()
        return [call(SYS["tgkill"], mine, mine, 0), call(SYS["tgkill"], own, own, 0)]

    assert in_a_child(tried) == ["", "EPERM"]


def test_threads_run(in_a_child):
    def tried():
        close()
        heard = []
        thread = threading.Thread(target=heard.append, args=("ran",))
        thread.start()
        thread.join()
        return heard

    assert in_a_child(tried) == ["ran"]


def test_calls_by_the_numbers_of_x32_are_refused(in_a_child):
    def tried():
        close()
        return call(0x40000000 | SYS["getpid"])

    assert in_a_child(tried) == "EPERM"


def test_calls_of_another_architecture_are_refused(in_a_child):
    def getpid_of_i386():
        code = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")  # mov eax, 20; int 0x80; ret
        return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()

    def tried():
        close()
        return getpid_of_i386()

    if in_a_child(getpid_of_i386) is None:
        pytest.skip("this kernel knows no calls of i386")
    assert in_a_child(tried) == -errno.EPERM
