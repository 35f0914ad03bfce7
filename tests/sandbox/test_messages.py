# SPDX-License-Identifier: Apache-2.0
"""Messages out of a cell: whole and in time, or an error."""

import multiprocessing
import os
import struct
import threading
import time

import pytest

from sanad.sandbox.messages import hear, tell


@pytest.fixture
def pipe():
    receive, send = multiprocessing.Pipe(duplex=False)
    with receive, send:
        yield receive, send


def soon() -> float:
    return time.monotonic() + 20


@pytest.mark.parametrize("size", [0, 1, 7, 8, 65_536, 300_000])
def test_a_message_arrives_as_it_was_told(pipe, size):
    receive, send = pipe
    message = os.urandom(size)
    thread = threading.Thread(target=tell, args=(send, message))  # more than a pipe holds
    thread.start()
    assert hear(receive, 300_000, soon()) == message
    thread.join()


def test_two_messages_stay_two(pipe):
    receive, send = pipe
    tell(send, b"walls")
    tell(send, b"answer")
    assert [hear(receive, 100, soon()), hear(receive, 100, soon())] == [b"walls", b"answer"]


def test_a_message_after_its_time_is_not_taken_though_it_is_there(pipe):
    receive, send = pipe
    tell(send, b"late")
    with pytest.raises(TimeoutError):
        hear(receive, 100, time.monotonic() - 1)


@pytest.mark.parametrize(
    "said", [b"", b"\0\0\0", struct.pack("!Q", 5), struct.pack("!Q", 5) + b"1234"]
)
def test_a_part_of_a_message_is_none(pipe, said):
    receive, send = pipe
    os.write(send.fileno(), said)
    with pytest.raises(TimeoutError):
        hear(receive, 100, time.monotonic() + 0.1)
    send.close()
    with pytest.raises(EOFError):
        hear(receive, 100, soon())


def test_the_length_is_believed_only_up_to_the_most(pipe):
    receive, send = pipe
    tell(send, b"12345")
    assert hear(receive, 5, soon()) == b"12345"
    os.write(send.fileno(), struct.pack("!Q", 1 << 63))
    with pytest.raises(OverflowError):
        hear(receive, 5, soon())
