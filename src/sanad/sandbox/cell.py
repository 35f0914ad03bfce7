# SPDX-License-Identifier: Apache-2.0
"""The inside of a cell: what a fresh process gives up before it touches hostile bytes.

The order matters: namespaces first, for they need the powers and the calls that go last.
See unshare(2), setrlimit(2), prctl(2).
"""

import ctypes
import os
import resource
import signal
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection

from sanad.sandbox.landlock import close_files
from sanad.sandbox.messages import tell
from sanad.sandbox.seccomp import drop_powers, refuse_calls

WALLS = ("network", "files", "calls")
_NETWORK_NAMESPACE, _USER_NAMESPACE = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER
_DIE_WITH_PARENT, _NO_NEW_PRIVILEGES = 1, 38  # PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS

_KEPT = {"PATH", "LANG", "TZ", "LD_LIBRARY_PATH", "OMP_THREAD_LIMIT"}
_KEPT_KINDS = ("LC_", "PYTHON")


def live(  # runs in the cell
    send: Connection,
    work: Callable[[bytes], bytes],
    order: bytes,
    reads: tuple[str, ...],
    writes: str,
    limits: tuple[int, int, int],
) -> None:
    """Close the cell, tell through `send` which walls stand, then what `work(order)` gives.

    Args:
        limits: seconds, bytes of memory, bytes of the largest file.
    """
    os.setsid()
    keep_only(send.fileno())
    kept = {**bare(), "TMPDIR": writes}
    os.environ.clear()
    os.environ.update(kept)
    tempfile.tempdir = writes
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    up = [no_network(libc), close_files(libc, reads, writes)]
    limit(*limits)
    drop_powers(libc)
    libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)  # after the powers: a change of them may undo it
    up.append(refuse_calls(libc))
    walls = [name for name, stands in zip(WALLS, up, strict=True) if stands]
    tell(send, " ".join(walls).encode())  # before the work: afterwards nothing it says is certain
    tell(send, work(order))


def bare() -> dict[str, str]:
    """Return what of the environment the interpreter and the libraries need."""
    kept = {
        name: text
        for name, text in os.environ.items()
        if name in _KEPT or name.startswith(_KEPT_KINDS)
    }
    return {**kept, "HOME": "/nonexistent"}


def keep_only(answer: int) -> None:
    """Close every descriptor but `answer`; the standard streams lead nowhere: what libraries say is not for a terminal."""
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    last = max(map(int, os.listdir("/proc/self/fd")))  # noqa: PTH208  # names, not paths
    os.closerange(3, answer)
    os.closerange(answer + 1, last + 1)


def limit(seconds: int, memory_bytes: int, file_bytes: int) -> None:
    """Set an end to processor time (over all cores), address space and the size of a file; no core dumps."""
    busy = seconds * (os.cpu_count() or 1)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (busy, busy + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def no_network(libc: ctypes.CDLL) -> bool:
    """Move into a network namespace that has no way out; without root in a user namespace of its own."""
    for flags in (_NETWORK_NAMESPACE, _USER_NAMESPACE | _NETWORK_NAMESPACE):
        if libc.unshare(flags) == 0:
            return True
    return False
