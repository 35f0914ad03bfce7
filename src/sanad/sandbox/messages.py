# SPDX-License-Identifier: Apache-2.0
"""Messages over the pipe out of a cell: eight bytes of length (big-endian), then as many bytes.

`multiprocessing.connection` frames alike, but once it has seen the first byte it waits for the last without an end.
"""

import os
import struct
import time
from multiprocessing.connection import Connection

_LENGTH = struct.Struct("!Q")


def tell(pipe: Connection, message: bytes) -> None:
    """Write one message."""
    with open(pipe.fileno(), "wb", closefd=False) as file:
        file.write(_LENGTH.pack(len(message)) + message)


def hear(pipe: Connection, most: int, until: float) -> bytes:
    """Return one message of at most `most` bytes, whole before the monotonic clock shows `until` (in seconds).

    Raises:
        TimeoutError: it did not come in time, however much of it did.
        OverflowError: it is announced to be longer.
        EOFError: the other side ended first.
    """
    [size] = _LENGTH.unpack(_exactly(pipe, _LENGTH.size, until))
    if size > most:
        raise OverflowError(size)
    return _exactly(pipe, size, until)


def _exactly(pipe: Connection, size: int, until: float) -> bytes:
    got = bytearray()
    while len(got) < size:
        left = until - time.monotonic()
        if left <= 0 or not pipe.poll(left):
            raise TimeoutError
        chunk = os.read(pipe.fileno(), size - len(got))  # what is there; it waits for no more
        if not chunk:
            raise EOFError
        got += chunk
    return bytes(got)
