# SPDX-License-Identifier: Apache-2.0
"""What no browser sends, written to a socket by hand: two lengths, half a head, a body that never ends, signs that end an address."""

import logging
import socket
import threading
import time
from contextlib import closing

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from sanad.gate import limits, patience
from sanad.gate.server import Listening, behind_the_gate, settled

HEAD = b"Host: localhost\r\n"
BROWSER = HEAD + b"Cookie: sanad=x\r\nSec-Fetch-Site: same-origin\r\n"
PATIENCE_S = 0.3


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.url.path} {len(await request.body())}")


async def fails(_: Request) -> PlainTextResponse:
    number = 923900000009
    raise RuntimeError(f"+{number}")


async def slowly(_: Request) -> StreamingResponse:
    """Answer for longer than a body may take to come."""

    async def pieces():
        import asyncio

        for _ in range(4):
            await asyncio.sleep(PATIENCE_S / 2)
            yield b"piece"

    return StreamingResponse(pieces())


@pytest.fixture(scope="module")
def port():
    """Serve as an office is served, but in a hurry."""
    routes = [
        Route("/echo", echo, methods=["GET", "POST"]),
        Route("/echo/{rest:path}", echo, methods=["GET", "POST"]),
        Route("/fails", fails),
        Route("/slowly", slowly, methods=["POST"]),
    ]
    with pytest.MonkeyPatch.context() as patched, socket.create_server(("127.0.0.1", 0)) as at:
        patched.setattr(patience, "HEAD_S", PATIENCE_S)
        patched.setattr(limits, "SLOWEST", limits.FORM_BYTES / PATIENCE_S)
        number = at.getsockname()[1]
        app = behind_the_gate({"": Starlette(routes=routes)}, ["localhost"])
        server = uvicorn.Server(settled(app, Listening("127.0.0.1", number)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield number
        server.should_exit = True
        thread.join(10)


def said(port: int, *pieces: bytes) -> bytes:
    """Send pieces one after the other, and return all that came back before the server ended the connection."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as talk:
        for piece in pieces:
            talk.sendall(piece)
            time.sleep(0.01)
        came = b""
        while more := talk.recv(1 << 16):
            came += more
        return came


def statuses(raw: bytes) -> list[int]:
    return [int(each[:3]) for each in raw.split(b"HTTP/1.1 ")[1:]]


def test_a_request_with_two_lengths_is_refused_and_what_follows_is_none(port):
    """A proxy that counts the other way would take the second for the first of somebody else (RFC 9112, section 11.2)."""
    lengths = b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"
    hidden = b"0\r\n\r\nGET /echo HTTP/1.1\r\n" + HEAD + b"\r\n"
    assert statuses(said(port, b"POST /echo HTTP/1.1\r\n" + BROWSER + lengths + hidden)) == [400]


@pytest.mark.parametrize(
    "lines",
    [
        b"Content-Length: 1\r\nContent-Length: 2\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"Content-Length: +1\r\n",
        b"X: a\0b\r\n",
        b"Host: evil.example\r\n",
    ],
    ids=["two numbers", "another coding", "a blank", "a sign", "a NUL", "two hosts"],
)
def test_a_head_that_does_not_read_is_refused_and_the_connection_ended(port, lines):
    sent = b"POST /echo HTTP/1.1\r\n" + BROWSER + lines + b"\r\nx"
    assert statuses(said(port, sent)) == [400]


def test_a_head_without_end_is_not_read_to_its_end(port):
    with pytest.raises(ConnectionError):  # it hangs up
        said(port, b"GET /echo HTTP/1.1\r\n" + HEAD, *(b"X: " + b"a" * 50_000 + b"\r\n",) * 20)


@pytest.mark.parametrize("path", [b"/echo/%00", b"/echo?after=%00", b"/echo/a%00/b"])
def test_an_address_with_a_nul_is_refused_before_any_database_sees_it(port, path):
    assert statuses(said(port, b"GET " + path + b" HTTP/1.1\r\n" + HEAD + b"\r\n")) == [400]


@pytest.mark.parametrize("sent", [b"", b"GET /echo HTTP/1.1\r\nHost: loc", b"GET"])
def test_whoever_does_not_finish_a_head_is_not_waited_for(port, sent):
    begun = time.monotonic()
    assert said(port, sent) == b""
    assert time.monotonic() - begun < 10 * PATIENCE_S


def test_nor_is_whoever_does_not_finish_the_second(port):
    first = b"GET /echo HTTP/1.1\r\n" + HEAD + b"\r\n"
    assert statuses(said(port, first, b"GET /echo HTTP/1.1\r\nHost: loc")) == [200]


def test_a_body_that_does_not_come_is_not_waited_for(port):
    head = (
        b"POST /echo HTTP/1.1\r\n" + BROWSER + b"Connection: close\r\nContent-Length: 500\r\n\r\n"
    )
    assert statuses(said(port, head, b"a")) == [408]


def test_an_answer_may_take_longer_than_a_body(port):
    head = (
        b"POST /slowly HTTP/1.1\r\n" + BROWSER + b"Connection: close\r\nContent-Length: 1\r\n\r\n"
    )
    answer = said(port, head, b"x")
    assert statuses(answer) == [200]
    assert answer.count(b"piece") == 4


def test_a_fault_of_the_program_is_told_without_what_it_was_about(port, caplog):
    with caplog.at_level(logging.ERROR):
        answer = said(port, b"GET /fails HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n")
    assert statuses(answer) == [500]
    assert b"default-src 'none'" in answer
    assert b"+92390" not in answer
    logged = "\n".join(f"{each.getMessage()} {each.exc_text} {each.exc_info}" for each in caplog.records)  # fmt: skip
    assert "RuntimeError" in logged
    assert "test_raw.py" in logged
    assert "+92390" not in logged


def test_whoever_goes_away_in_the_middle_of_a_form_leaves_no_word_in_the_log(port, caplog):
    head = b"POST /echo HTTP/1.1\r\n" + BROWSER + b"Content-Length: 500\r\n\r\n"
    with caplog.at_level(logging.WARNING):
        with closing(socket.create_connection(("127.0.0.1", port))) as talk:
            talk.sendall(head + b"a")
        time.sleep(0.05)
        said(port, b"GET /echo HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n")
    assert caplog.records == []
