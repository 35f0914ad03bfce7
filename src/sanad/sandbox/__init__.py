# SPDX-License-Identifier: Apache-2.0
"""Work on hostile bytes in a cell: a process of its own, made for one piece of work and ended with it.

Guarantees, on Linux: no network (an empty network namespace, and no new socket of any kind); files only as named
(Landlock: reads of the program, of the system's libraries and of `reads`, writes below `writes`); no other process
(seccomp, no capabilities, a process group that cannot be left); an end to memory, processor time, waiting time and the
size of a written file; whatever happens inside, the caller gets bytes or one error.
Does not guarantee: a wall that the kernel does not offer (`Answer.walls` names those that stood; the limits always do); an
end to the number of files written.
What a cell leaves in `writes`, and its answer, come from whoever made the bytes: parse them as such.

Cells are forked from a server that has loaded the libraries once: a cell costs about 5 ms.
See landlock(7), unshare(2), setrlimit(2).
"""

import ctypes
import multiprocessing
import os
import resource
import signal
import struct
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from sanad.errors import ReaderStopped
from sanad.sandbox.seccomp import refuse_calls

Work = Callable[[bytes], bytes]
"""A function of a module: it gets the order and returns the answer, both as plain bytes."""

WALLS = ("network", "files", "calls")
_STARTS_A_CELL = "multiprocessing.popen_forkserver"
_MOST_ANSWER = 1 << 20
_GRACE_S = 10
_NETWORK_NAMESPACE, _USER_NAMESPACE = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER
_DIE_WITH_PARENT, _NO_NEW_PRIVILEGES = 1, 38  # PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS
# /sys: DuckDB asks the control group for its memory, and dies where it may not
_SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/proc", "/sys")


@dataclass(frozen=True)
class Limits:
    """What one cell may use: waiting time in seconds, memory and the largest written file in bytes."""

    seconds: int = 600
    memory_bytes: int = 8 << 30
    file_bytes: int = 64 << 30


@dataclass(frozen=True)
class Answer:
    """What a cell gave back, and which of `WALLS` stood around it."""

    raw: bytes
    walls: frozenset[str]


class Sandbox:
    """Makes cells. It starts its server with the first one, and the server ends with this process."""

    def __init__(self, preload: Sequence[str] = ()) -> None:
        """Load the modules `preload` once, for every cell."""
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([__name__, _STARTS_A_CELL, *preload])

    def run(  # a cell has as many sides
        self,
        work: Work,
        order: bytes,
        *,
        reads: Iterable[Path],
        writes: Path,
        limits: Limits,
        where: str,
    ) -> Answer:
        """Return what `work(order)` gives in a cell of its own; safe to call from several threads.

        Raises:
            ReaderStopped: it passed a limit or died; `where` is named.
        """
        receive, send = self._context.Pipe(duplex=False)
        paths = tuple(str(path.resolve()) for path in reads)
        inside = (send, work, order, paths, str(writes.resolve()), limits)
        cell = self._context.Process(target=_live, args=inside, daemon=True)
        try:
            cell.start()
            send.close()
            if not receive.poll(limits.seconds):
                raise ReaderStopped(where, detail=f"it took longer than {limits.seconds} seconds")
            raw = receive.recv_bytes(_MOST_ANSWER)
        except (EOFError, OSError) as error:
            cell.join(_GRACE_S)
            raise ReaderStopped(where, detail=_ending(cell.exitcode)) from error
        finally:
            _end(cell)
            receive.close()
        walls, _, answer = raw.partition(b"\n")
        return Answer(answer, frozenset(walls.decode("ascii", "replace").split()))


def _end(cell: ForkServerProcess) -> None:
    """Kill whatever is left of a cell, what it forked included."""
    if cell.pid is not None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(cell.pid, signal.SIGKILL)
        cell.kill()
        cell.join()


def _ending(code: int | None) -> str:
    if code == -signal.SIGXCPU:
        return "it used more of the processor than it may"
    if code == -signal.SIGKILL:
        return "the system killed it, most likely for want of memory"
    if code is not None and code < 0:
        return f"it crashed ({signal.Signals(-code).name})"
    return f"it ended without an answer (exit code {code})"


def _live(  # runs in the cell
    send: Connection, work: Work, order: bytes, reads: tuple[str, ...], writes: str, limits: Limits
) -> None:
    os.setsid()
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # what hostile bytes make a library say is not for a terminal
        os.dup2(silence, stream)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    os.environ["TMPDIR"] = writes
    tempfile.tempdir = writes
    up = (_no_network(libc), _no_files(libc, reads, writes))
    _limit(limits)
    walls = [name for name, stands in zip(WALLS, (*up, refuse_calls(libc)), strict=True) if stands]
    send.send_bytes(" ".join(walls).encode() + b"\n" + work(order))
    send.close()


def _limit(limits: Limits) -> None:
    cores = os.cpu_count() or 1
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file_bytes, limits.file_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds * cores, limits.seconds * cores + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _no_network(libc: ctypes.CDLL) -> bool:
    """Move into a network namespace that has no way out; without root in a user namespace of its own."""
    for flags in (_NETWORK_NAMESPACE, _USER_NAMESPACE | _NETWORK_NAMESPACE):
        if libc.unshare(flags) == 0:
            return True
    return False


# --- landlock(7) ----------------------------------------------------------------------------------

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
_VERSION, _BENEATH = 1, 1
_SCOPING, _SCOPES = 6, 3  # from this version: no abstract sockets, no signals to processes outside
_READING = 1 << 0 | 1 << 2 | 1 << 3  # EXECUTE, READ_FILE, READ_DIR
_ALL = (0, (1 << 13) - 1, (1 << 14) - 1, (1 << 15) - 1, (1 << 15) - 1, (1 << 16) - 1)
"""Rights that each version of the interface knows, from version 1."""
_TO_A_FILE = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15  # EXECUTE, WRITE, READ, TRUNCATE, IOCTL


def _no_files(libc: ctypes.CDLL, reads: tuple[str, ...], writes: str) -> bool:
    """Close every path but those named, for this process and what it starts; tell whether the kernel can."""
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION)
    if version < 1:
        return False
    handled = _ALL[min(version, len(_ALL) - 1)]
    scoped = _SCOPES if version >= _SCOPING else 0
    attributes = struct.pack("QQQ", handled, 0, scoped) if scoped else struct.pack("Q", handled)
    rules = libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    if rules < 0:
        return False
    for path in {*open_to_all(), *reads}:
        _allow(libc, rules, path, handled & _READING)
    _allow(libc, rules, "/dev", handled & (_READING | _TO_A_FILE))
    _allow(libc, rules, writes, handled)
    closed: bool = libc.syscall(_RESTRICT_SELF, rules, 0) == 0
    os.close(rules)
    return closed


def open_to_all() -> tuple[str, ...]:
    """Return the folders that every cell may read: what is secret lies elsewhere."""
    return (*_SYSTEM, *_program())


def _program() -> list[str]:
    """Return where the interpreter, its libraries and this program lie; not `sys.path`, which may hold an office."""
    libraries = (
        sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")
    )
    own = Path(__file__).parent.parent
    return [sys.prefix, sys.base_prefix, *libraries, str(own)]


def _allow(libc: ctypes.CDLL, rules: int, path: str, rights: int) -> None:
    with suppress(OSError):  # a path that is not there needs no leave
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        whole = rights if os.path.isdir(descriptor) else rights & _TO_A_FILE  # noqa: PTH112  # a descriptor
        libc.syscall(_ADD_RULE, rules, _BENEATH, struct.pack("=Qi", whole, descriptor), 0)
        os.close(descriptor)
