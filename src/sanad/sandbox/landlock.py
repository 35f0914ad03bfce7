# SPDX-License-Identifier: Apache-2.0
"""Files only as named: a Landlock domain, which also keeps signals and abstract sockets inside (from version 6).

It does not hold what changes a file without opening it (chmod, chown, times, extended attributes): `seccomp` refuses that.
See landlock(7).
"""

import ctypes
import os
import struct
import sys
import sysconfig
from contextlib import suppress
from pathlib import Path

# /sys: DuckDB asks the control group for its memory, and dies where it may not
_SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/proc", "/sys")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
"""Not the folder: disks, terminals and /dev/shm lie there, and an office run as root owns them."""

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
_VERSION, _BENEATH = 1, 1
_SCOPING, _SCOPES = 6, 3  # from this version: no abstract sockets, no signals to processes outside
_READING = 1 << 0 | 1 << 2 | 1 << 3  # EXECUTE, READ_FILE, READ_DIR
_ALL = (0, (1 << 13) - 1, (1 << 14) - 1, (1 << 15) - 1, (1 << 15) - 1, (1 << 16) - 1)
"""Rights that each version of the interface knows, from version 1."""
_TO_A_FILE = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15  # EXECUTE, WRITE, READ, TRUNCATE, IOCTL


def close_files(libc: ctypes.CDLL, reads: tuple[str, ...], writes: str) -> bool:
    """Close every path but those named, for this process and what it starts; tell whether the kernel can.

    PR_SET_NO_NEW_PRIVS must be set.
    """
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
    for path in _DEVICES:
        _allow(libc, rules, path, handled)
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
