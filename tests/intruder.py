# SPDX-License-Identifier: Apache-2.0
"""What hostile bytes would do if they ran: orders for a cell."""

import ctypes
import os
import socket
import time
from multiprocessing import forkserver
from pathlib import Path


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


def leave_the_group(order: bytes) -> bytes:
    del order
    if os.fork() == 0:
        try:
            os.setsid()
        except OSError:
            os._exit(1)
        os._exit(0)
    return str(os.waitstatus_to_exitcode(os.wait()[1])).encode()


def signal_outside(order: bytes) -> bytes:
    try:
        os.kill(int(order), 0)
    except OSError as error:
        return type(error).__name__.encode()
    return b"reached"


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


def leave_a_child(order: bytes) -> bytes:
    pid = os.fork()
    if pid == 0:
        time.sleep(60)
        os._exit(0)
    return str(pid).encode()
