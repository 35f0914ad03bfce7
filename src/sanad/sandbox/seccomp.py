# SPDX-License-Identifier: Apache-2.0
"""Calls to the kernel that no parser needs, refused for good: new sockets of any kind, other processes, namespaces, modules.

The other walls leave gaps that only this one closes: a socket in the file system reaches services of this machine, the
server that forks cells among them, without any network. See seccomp(2), capabilities(7).
"""

import ctypes
import platform
import struct

_SET_SECCOMP, _FILTER = 22, 2  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = (
    0x20,
    0x15,
    0x35,
    0x06,
)  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, JGE, BPF_RET|K
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EPERM
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4  # struct seccomp_data
_X32 = 0x40000000

_REFUSED = {
    # socket, connect, bind, setpgid, setsid, kill, ptrace, mount, unshare, setns, init_module, finit_module, kexec_load, bpf,
    # process_vm_readv, process_vm_writev, perf_event_open, add_key, keyctl, userfaultfd
    "x86_64": (0xC000003E, (41, 42, 49, 109, 112, 62, 101, 165, 272, 308, 175, 313, 246, 321, 310, 311, 298, 248, 250, 323)),
    "aarch64": (0xC00000B7, (198, 203, 200, 154, 157, 129, 117, 40, 97, 268, 105, 273, 104, 280, 270, 271, 241, 217, 219, 282)),
}  # fmt: skip
_EVERYWHERE = (425, 434, 438, 428, 429, 442)
"""io_uring_setup, pidfd_open, pidfd_getfd, open_tree, move_mount, mount_setattr: one number on every architecture."""
_CAPABILITY_VERSION = 0x20080522  # _LINUX_CAPABILITY_VERSION_3
_CAPSET = {"x86_64": 126, "aarch64": 91}


def refuse_calls(libc: ctypes.CDLL) -> bool:
    """Give up every capability and refuse the calls above, for this thread and what it starts; tell whether the kernel can.

    PR_SET_NO_NEW_PRIVS must be set.
    """
    machine = platform.machine()
    if machine not in _REFUSED:
        return False
    nothing = bytes(24)
    header = struct.pack("Ii", _CAPABILITY_VERSION, 0)
    libc.syscall(_CAPSET[machine], header, nothing)
    program = _program(machine)
    steps = ctypes.create_string_buffer(program)
    table = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(steps))
    closed: bool = libc.prctl(_SET_SECCOMP, _FILTER, table, 0, 0) == 0
    return closed


def _program(machine: str) -> bytes:
    """Return the filter: another architecture's calls and the listed ones are refused, the rest allowed."""
    architecture, own = _REFUSED[machine]
    calls = (*own, *_EVERYWHERE)
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _REFUSE),
    ]
    steps += [(_LOAD, 0, 0, _NUMBER_AT), (_IF_AT_LEAST, len(calls) + 1, 0, _X32)]
    steps += [(_IF_EQUAL, len(calls) - at, 0, call) for at, call in enumerate(calls)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
