# SPDX-License-Identifier: Apache-2.0
"""What no request passes: another site's, another host's, one without end; and what every answer says."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from sanad.gate.limits import CHUNK_BYTES, FORM_BYTES, Pace, RateLimitItemPerMinute
from sanad.gate.server import UPLOADS, Listening, behind_the_gate

HOST = "cell.example"


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{len(await request.body())}")


def served(hosts):
    inner = Starlette(
        routes=[
            Route("/order", echo, methods=["GET", "POST", "DELETE"]),
            Route(f"/{UPLOADS}/1", echo, methods=["PATCH"]),
            Route("/api/v1/order", echo, methods=["POST"]),
        ]
    )
    return behind_the_gate({"": inner}, hosts)


@pytest.fixture
def client():
    with TestClient(served([HOST]), base_url=f"https://{HOST}") as opened:
        yield opened


COOKIE = {"Cookie": "__Host-sanad=secret"}


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense", ""])
def test_what_another_site_makes_a_browser_send_changes_nothing(client, site):
    answer = client.post("/order", content=b"x", headers={**COOKIE, "Sec-Fetch-Site": site})
    assert answer.status_code == 403


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_our_own_page_may_send(client, method):
    headers = {"Sec-Fetch-Site": "same-origin"}
    assert (
        client.request(method, "/order", content=b"x", headers={**COOKIE, **headers}).status_code
        == 200
    )


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", f"http://{HOST}", f"https://{HOST}.evil.example", f"https://{HOST}:444"]
)  # fmt: skip
def test_an_older_browser_is_believed_only_from_our_own_origin(client, origin):
    assert (
        client.post("/order", content=b"x", headers={**COOKIE, "Origin": origin}).status_code == 403
    )


def test_an_older_browser_from_our_own_origin_may_send(client):
    assert (
        client.post(
            "/order", content=b"x", headers={**COOKIE, "Origin": f"https://{HOST}"}
        ).status_code
        == 200
    )


def test_a_cookie_without_a_word_of_where_it_comes_from_is_not_believed(client):
    assert client.post("/order", content=b"x", headers=COOKIE).status_code == 403


def test_a_cookie_that_does_not_read_is_a_cookie(client):
    headers = {"Cookie": 'a="'}
    assert client.post("/order", content=b"x", headers=headers).status_code in {200, 403}
    headers = {"Cookie": "__Host-sanad=secret; ][=1"}
    assert client.post("/order", content=b"x", headers=headers).status_code == 403


def test_a_program_without_a_cookie_may_send(client):
    headers = {"Authorization": "Bearer sanad_x"}
    assert client.post("/order", content=b"x", headers=headers).status_code == 200


def test_looking_from_another_site_is_no_harm(client):
    assert client.get("/order", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_another_name_for_this_server_finds_nothing(client):
    """A name that points here without our knowing would make another site's pages our own (DNS rebinding)."""
    answer = client.get("/order", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "sanad serve --name" in answer.text, "the one who serves it reads what to do"
    assert "evil" not in answer.text


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("order", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("order", {"Content-Length": f"{FORM_BYTES + 1}"}, 413),
        ("order%00", {}, 400),
    ],
)
def test_a_program_is_refused_in_the_one_shape_of_the_api_also_by_the_gate(
    client, path, headers, status
):
    answer = client.post(f"/api/v1/{path}", content=b"x", headers=headers)
    told = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, told["status"], told["code"]) == (
        status,
        status,
        "CALLER_BAD_REQUEST",
    )
    assert told.keys() == {"type", "title", "status", "detail", "instance", "code", "where", "facts"}  # fmt: skip


def test_a_person_is_refused_in_a_sentence(client):
    answer = client.post("/order", content=b"x", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.endswith("send it again.\n")


@pytest.mark.parametrize("host", ["[::1]:8000", "127.0.0.1:8000", "localhost:8000"])
def test_an_office_of_this_machine_is_reached_by_each_of_its_numbers(host):
    with TestClient(served(Listening("::1", 8000).hosts)) as opened:
        assert opened.get("/order", headers={"Host": host}).status_code == 200


def test_an_office_is_reached_by_its_number_of_ipv6_as_its_address_writes_it():
    at = Listening("fd00::7", 8443, certificate=Path("cell.pem"), key=Path("cell.key"))
    assert at.address == "https://[fd00::7]:8443/"
    with TestClient(served(at.hosts)) as opened:
        assert opened.get("/order", headers={"Host": "[fd00::7]:8443"}).status_code == 200


def test_a_form_that_says_it_is_too_long_is_refused_before_it_is_read(client):
    headers = {"Sec-Fetch-Site": "same-origin"}
    assert (
        client.post("/order", content=b"x" * (FORM_BYTES + 1), headers=headers).status_code == 413
    )
    assert client.post("/order", content=b"x" * FORM_BYTES, headers=headers).status_code == 200


def test_a_form_that_does_not_say_how_long_it_is_ends_at_the_limit(client):
    def endless():
        for _ in range(FORM_BYTES // 1024 + 2):
            yield b"x" * 1024

    headers = {"Sec-Fetch-Site": "same-origin"}
    assert client.post("/order", content=endless(), headers=headers).status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e3", "½", ""])
def test_a_length_that_is_no_number_is_refused(client, length):
    headers = {"Sec-Fetch-Site": "same-origin", "Content-Length": length.encode("utf-8")}
    assert client.post("/order", headers=headers).status_code in {200, 413}


def test_a_piece_of_an_upload_may_be_longer_than_a_form_and_not_longer_than_a_piece(client):
    headers = {"Sec-Fetch-Site": "same-origin"}
    address = f"/{UPLOADS}/1"
    assert (
        client.patch(address, content=b"x" * (FORM_BYTES + 1), headers=headers).status_code == 200
    )
    assert (
        client.patch(address, content=b"x" * (CHUNK_BYTES + 1), headers=headers).status_code == 413
    )


@pytest.mark.parametrize("path", ["/order", "/nowhere"])
def test_every_answer_forbids_what_is_not_ours(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_a_refused_request_carries_the_headers_too(client):
    refused = client.post(
        "/order", content=b"x", headers={**COOKIE, "Sec-Fetch-Site": "cross-site"}
    )
    assert "default-src 'none'" in refused.headers["content-security-policy"]


def test_who_asks_too_often_waits_and_nobody_else_does():
    pace, three = Pace(), RateLimitItemPerMinute(3)
    assert [pace.wait(three, "a") for _ in range(3)] == [0, 0, 0]
    assert 0 < pace.wait(three, "a") <= 60
    assert pace.wait(three, "b") == 0
