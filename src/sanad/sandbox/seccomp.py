# SPDX-License-Identifier: Apache-2.0
"""Calls to the kernel that no parser needs, refused for good.

Sockets; other processes, made, signalled or slowed; memory that outlives the cell or passes its limit; namespaces; changes
of files that are not open for writing; keys; modules. The other walls leave gaps that only this one closes: a socket in
the file system reaches services of this machine, the server that forks cells among them, without any network.
Threads stay: `clone` is looked at, and `clone3`, whose arguments no filter can see, is said not to exist, so that the C
library takes `clone`. See seccomp(2), capabilities(7).
"""

import ctypes
import os
import platform
import struct

_SET_SECCOMP, _FILTER = 22, 2  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
_LOAD, _AND = 0x20, 0x54  # BPF_LD|W|ABS, BPF_ALU|AND|K
_IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x15, 0x35, 0x06  # BPF_JMP|JEQ|K, BPF_JMP|JGE|K, BPF_RET|K
_ALLOW, _REFUSE, _ABSENT = (
    0x7FFF0000,
    0x00050001,
    0x00050026,
)  # SECCOMP_RET_ALLOW; ERRNO with EPERM, with ENOSYS
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = (
    0,
    4,
    16,
)  # struct seccomp_data; little-endian: the low half is first
_X32 = 0x40000000
_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CAPABILITY_VERSION = 0x20080522  # _LINUX_CAPABILITY_VERSION_3

_Step = tuple[int, int, int, int]

CALLS: dict[str, tuple[int | None, int | None]] = {
    # sockets
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200),
    # other processes: made, left alone, signalled, looked at, slowed
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    "setpgid": (109, 154), "setsid": (112, 157),
    "kill": (62, 129), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434), "pidfd_getfd": (438, 438), "pidfd_send_signal": (424, 424),
    "ptrace": (101, 117), "kcmp": (312, 272), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "process_madvise": (440, 440), "process_mrelease": (448, 448), "migrate_pages": (256, 238), "move_pages": (279, 239),
    "setpriority": (141, 140), "ioprio_set": (251, 30), "sched_setparam": (142, 118), "sched_setscheduler": (144, 119),
    "sched_setaffinity": (203, 122), "sched_setattr": (314, 274),
    # memory and queues that outlive the cell or pass its limit
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "shmat": (30, 196), "shmctl": (31, 195),
    "semget": (64, 190), "semop": (65, 193), "semctl": (66, 191), "semtimedop": (220, 192),
    "msgget": (68, 186), "msgsnd": (69, 189), "msgrcv": (70, 188), "msgctl": (71, 187),
    "mq_open": (240, 180), "mq_unlink": (241, 181),
    # namespaces and mounts
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "fsopen": (430, 430), "fsconfig": (431, 431),
    "fsmount": (432, 432), "fspick": (433, 433), "open_tree": (428, 428), "move_mount": (429, 429),
    "mount_setattr": (442, 442), "open_tree_attr": (467, 467),
    # files, changed without being opened for writing
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88), "truncate": (76, 45),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7), "setxattrat": (463, 463),
    "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16), "removexattrat": (466, 466),
    "file_setattr": (469, 469),
    # the kernel itself
    "init_module": (175, 105), "finit_module": (313, 273), "kexec_load": (246, 104), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
}  # fmt: skip
"""Calls that are refused whatever they ask: the number on x86_64 and on aarch64, None where there is no such call."""

_ABSENT_CALLS = (435, 437)
"""clone3, openat2: what they ask stands in memory, where no filter looks. Libraries fall back to clone and openat."""
_CAPSET = (126, 91)
_CLONE, _PRLIMIT64, _TGKILL, _FCNTL = (56, 220), (302, 261), (234, 131), (72, 25)
_PRCTL, _OPEN, _OPENAT = (157, 167), (2, None), (257, 56)
_CLONE_THREAD, _CLONE_NEW = 0x00010000, 0x7E020000  # the second: every namespace that clone knows
_PDEATHSIG, _SETOWN, _SETOWN_EX = 1, 8, 15  # PR_SET_PDEATHSIG, F_SETOWN, F_SETOWN_EX
_HOW = os.O_ACCMODE | os.O_TRUNC
_TRUNCATES = (os.O_RDONLY | os.O_TRUNC, os.O_ACCMODE | os.O_TRUNC)
"""Ways to empty a file that is not open for writing; Landlock before version 3 lets them pass."""
_WHOLE = 0xFFFFFFFF


def drop_powers(libc: ctypes.CDLL) -> None:
    """Give up every capability, for good: no call that could bring one back is left."""
    machine = platform.machine()
    if machine in _MACHINES:
        header = struct.pack("Ii", _CAPABILITY_VERSION, 0)
        libc.syscall(_CAPSET[list(_MACHINES).index(machine)], header, bytes(24))


def refuse_calls(libc: ctypes.CDLL) -> bool:
    """Refuse the calls above, for this process and what it starts; tell whether the kernel can.

    PR_SET_NO_NEW_PRIVS must be set, and the death signal: it can be changed no more.
    """
    machine = platform.machine()
    if machine not in _MACHINES:
        return False
    program = _program(machine, os.getpid())
    steps = ctypes.create_string_buffer(program)
    table = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(steps))
    closed: bool = libc.prctl(_SET_SECCOMP, _FILTER, table, 0, 0) == 0
    return closed


def _program(machine: str, own: int) -> bytes:
    """Return the filter for the process `own`: another architecture's calls and those above are refused, the rest allowed."""
    at = list(_MACHINES).index(machine)
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_IF_EQUAL, 1, 0, _MACHINES[machine]),
        (_RETURN, 0, 0, _REFUSE),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_IF_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _REFUSE),
    ]
    for numbers in CALLS.values():
        steps += _call(numbers[at], [(_RETURN, 0, 0, _REFUSE)])
    for number in _ABSENT_CALLS:
        steps += _call(number, [(_RETURN, 0, 0, _ABSENT)])
    steps += _call(_CLONE[at], _only(0, _CLONE_THREAD, _CLONE_THREAD | _CLONE_NEW))
    steps += _call(_PRLIMIT64[at], _only(0, 0))  # 0: itself
    steps += _call(_TGKILL[at], _only(0, own))  # abort() signals itself so
    steps += _call(_FCNTL[at], _never(1, (_SETOWN, _SETOWN_EX)))  # whom the kernel signals
    steps += _call(_PRCTL[at], _never(0, (_PDEATHSIG,)))
    steps += _call(_OPEN[at], _never(1, _TRUNCATES, _HOW))
    steps += _call(_OPENAT[at], _never(2, _TRUNCATES, _HOW))
    return b"".join(struct.pack("HBBI", *step) for step in (*steps, (_RETURN, 0, 0, _ALLOW)))


def _call(number: int | None, verdict: list[_Step]) -> list[_Step]:
    return [] if number is None else [(_IF_EQUAL, 0, len(verdict), number), *verdict]


def _only(argument: int, value: int, mask: int = _WHOLE) -> list[_Step]:
    """Allow the call when the bits `mask` of an argument are `value`."""
    return _verdict(argument, mask, (value,), _ALLOW, _REFUSE)


def _never(argument: int, values: tuple[int, ...], mask: int = _WHOLE) -> list[_Step]:
    """Refuse the call when the bits `mask` of an argument are one of `values`."""
    return _verdict(argument, mask, values, _REFUSE, _ALLOW)


def _verdict(
    argument: int, mask: int, values: tuple[int, ...], found: int, otherwise: int
) -> list[_Step]:
    steps = [(_LOAD, 0, 0, _ARGUMENTS_AT + 8 * argument), (_AND, 0, 0, mask)]
    for value in values:
        steps += [(_IF_EQUAL, 0, 1, value), (_RETURN, 0, 0, found)]
    return [*steps, (_RETURN, 0, 0, otherwise)]
