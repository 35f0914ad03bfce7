# SPDX-License-Identifier: Apache-2.0
"""What hostile bytes would do if they ran: orders for a cell."""

import ctypes
import errno
import json
import os
import re
import resource
import signal
import socket
import struct
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from multiprocessing import forkserver
from pathlib import Path

_CLONE, _CLONE_NEWUSER, _SHMGET = 56, 0x10000000, 29


def echo(order: bytes) -> bytes:
    return order[::-1]


def connect(order: bytes) -> bytes:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            with socket.socket(socket.AF_INET, kind) as line:
                line.connect(("127.0.0.1", int(order)))
                line.send(b"out")
        except OSError:
            continue
        return b"out"
    return b"nothing"


def reach_the_server(order: bytes) -> bytes:
    """Go to the unwalled process that forks cells, by the address that every cell inherits."""
    del order
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(forkserver._forkserver._forkserver_address)
    except OSError as error:
        return type(error).__name__.encode()
    return b"reached"


def start_a_process(order: bytes) -> bytes:
    """Try every door: what came of each, in words."""
    del order
    doors = (
        os.fork,
        lambda: os.posix_spawn("/bin/true", ["true"], {}),
        lambda: os.execv("/bin/true", ["true"]),
        lambda: _raw(_CLONE, signal.SIGCHLD),
        lambda: _raw(_CLONE, _CLONE_NEWUSER | signal.SIGCHLD),
    )
    return b" ".join(_tried(door) for door in doors)


def powers(order: bytes) -> bytes:
    del order
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("CapEff")]  # fmt: skip
    return line.split()[1].encode()


def look(order: bytes) -> bytes:
    try:
        return Path(order.decode()).read_bytes()
    except OSError as error:
        return type(error).__name__.encode()


def spoil(order: bytes) -> bytes:
    try:
        Path(order.decode()).write_bytes(b"spoilt")
    except OSError as error:
        return type(error).__name__.encode()
    return b"spoilt"


def swell(order: bytes) -> bytes:
    del order
    try:
        held = bytearray(2 << 30)
    except MemoryError:
        return b"MemoryError"
    return b"held" + bytes([held[0]])


def pour(order: bytes) -> bytes:
    try:
        Path(order.decode()).write_bytes(bytes(2 << 20))
    except OSError as error:
        return str(error.errno).encode()
    return b"poured"


def sleep(order: bytes) -> bytes:
    time.sleep(60)
    return order


def spin(order: bytes) -> bytes:
    while True:
        pass


def crash(order: bytes) -> bytes:
    ctypes.string_at(0)
    return order


def session(order: bytes) -> bytes:
    del order
    return f"{os.getpid()} {os.getsid(0)} {os.getpgid(0)}".encode()


def run_a_thread(order: bytes) -> bytes:
    with ThreadPoolExecutor(2) as beside:
        return beside.submit(echo, order).result()


def abort(order: bytes) -> bytes:
    os.abort()
    return order


def signal_outside(order: bytes) -> bytes:
    """Try every call that signals the process `order`: what came of each, in words."""
    pid = int(order)
    nothing = ctypes.create_string_buffer(128)
    calls = ((62, pid, 0), (200, pid, 0), (234, pid, pid, 0), (129, pid, 0, nothing), (297, pid, pid, 0, nothing), (434, pid, 0))  # fmt: skip
    return b" ".join(_tried(partial(_raw, *call)) for call in calls)


def limit_outside(order: bytes) -> bytes:
    return _tried(lambda: resource.prlimit(int(order), resource.RLIMIT_CPU, (0, 0)))


def hold_memory(order: bytes) -> bytes:
    """Take memory that no limit counts, or that stays when the cell is gone."""
    del order
    doors = (partial(_raw, _SHMGET, 0x5A5A0, 1 << 20, 0o1600), partial(os.memfd_create, "x"))
    return b" ".join(_tried(door) for door in doors)


def talk(order: bytes) -> bytes:
    del order
    return _tried(socket.socketpair)


def change_the_sealed(order: bytes) -> bytes:
    """Change a file that may be read, without writing to it."""
    doors = (
        partial(os.chmod, order, 0),
        partial(os.utime, order),
        partial(os.truncate, order, 0),
        partial(os.open, order, os.O_RDONLY | os.O_TRUNC),
        partial(os.setxattr, order, b"user.x", b""),
    )
    return b" ".join(_tried(door) for door in doors)


def descriptors(order: bytes) -> bytes:
    """Tell where each descriptor leads."""
    del order
    told = []
    for path in sorted(Path("/proc/self/fd").iterdir(), key=lambda path: int(path.name)):
        with suppress(OSError):  # of the listing itself
            told.append(str(path.readlink()))
    return "\n".join(told).encode()


def say_half(order: bytes) -> bytes:
    """Announce an answer and never give it."""
    _say(struct.pack("!Q", 100))
    return sleep(order)


def say_slowly(order: bytes) -> bytes:
    """Give an answer a byte at a time, each well within any limit."""
    _say(struct.pack("!Q", 1000))
    for _ in range(1000):
        _say(b"x")
        time.sleep(0.1)
    return order


def say_other_walls(order: bytes) -> bytes:
    """Say what a cell says first, and then an answer."""
    for message in (b"none", b"answer"):
        _say(struct.pack("!Q", len(message)) + message)
    return sleep(order)


def say_much(order: bytes) -> bytes:
    return order * ((1 << 20) + 1)


def limits(order: bytes) -> bytes:
    del order
    kinds = (resource.RLIMIT_CPU, resource.RLIMIT_CORE)
    return json.dumps([resource.getrlimit(kind) for kind in kinds]).encode()


def burn(order: bytes) -> bytes:
    """Use up the processor time, of which little is left."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (1, hard))
    return spin(order)


def environment(order: bytes) -> bytes:
    """Tell the variables, and whether `order` with 32 hexadecimal digits behind it stands anywhere in memory."""
    wanted = re.compile(re.escape(order) + rb"[0-9a-f]{32}")
    found = sorted(os.environ)
    for line in Path("/proc/self/maps").read_text().splitlines():
        ends, rights = line.split()[:2]
        begin, end = (int(edge, 16) for edge in ends.split("-"))
        if rights.startswith("rw") and wanted.search(ctypes.string_at(begin, end - begin)):
            found.append("in memory")
    return " ".join(found).encode()


def stay(order: bytes) -> bytes:
    """Say who this is, and outlive the office."""
    Path(order.decode()).write_text(str(os.getpid()))
    return sleep(order)


def _say(words: bytes) -> None:
    for path in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            if path.readlink().name.startswith("pipe:"):
                os.write(int(path.name), words)


def _raw(number: int, *arguments: object) -> int:
    """Make a call of x86_64 by its number."""
    libc = ctypes.CDLL(None, use_errno=True)
    given = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    answer: int = libc.syscall(number, *given, *[ctypes.c_long(0)] * (6 - len(given)))
    if number == _CLONE and answer == 0:
        os._exit(0)
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer


def _tried(door: Callable[[], object]) -> bytes:
    try:
        door()
    except OSError as error:
        return errno.errorcode[error.errno or 0].encode()
    return b"open"
