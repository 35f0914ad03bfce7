# SPDX-License-Identifier: Apache-2.0
"""Who sits where, and how often: one that asks without end waits, and keeps nobody else from asking."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from limits import RateLimitItemPerMinute
from starlette.requests import HTTPConnection
from starlette.responses import Response

import sanad
from cast import CASE
from sanad.accounts import sessions, tokens
from sanad.errors import TooOften
from sanad.gate.seats import Seats
from sanad.gate.status import shown


def asked_with(seats: Seats, secret: str) -> HTTPConnection:
    cookie = f"{seats.cookie}={secret}".encode()
    return HTTPConnection({"type": "http", "headers": [(b"cookie", cookie)]})


def test_a_session_that_asks_without_end_waits_and_another_of_the_same_officer_does_not(
    quick_house, monkeypatch
):
    monkeypatch.setattr("sanad.gate.seats.ORDERS", RateLimitItemPerMinute(2))
    tools = quick_house.office.tools
    with tools.database.writing() as connection:
        first, second = (
            sessions.begin(connection, "analyst", "passkey", sessions.Browser(), tools.clock())
            for _ in range(2)
        )
    seats = Seats(quick_house.office, secure=True)
    endless = asked_with(seats, first.secret)
    assert [seats.of(endless).officer for _ in range(2)] == ["analyst", "analyst"]
    with pytest.raises(TooOften) as refused:
        seats.of(endless)
    assert shown(refused.value).status == 429
    assert 0 < int(refused.value.facts["wait"]) <= 60
    assert seats.of(asked_with(seats, second.secret)).officer == "analyst"
    assert seats.of(asked_with(seats, "x" * 43)) is None


def test_a_token_that_asks_without_end_waits_too(quick_house, monkeypatch):
    monkeypatch.setattr("sanad.gate.seats.ORDERS", RateLimitItemPerMinute(1))
    tools, seats = quick_house.office.tools, Seats(quick_house.office, secure=True)
    order = {"label": "a program", "scope": frozenset({"look_round"}), "compartments": frozenset({CASE})}  # fmt: skip
    with tools.database.writing() as connection:
        now = tools.clock()
        made = tokens.issue(connection, "analyst", **order, now=now, until=now + timedelta(days=1))
    bearer = f"Bearer {made.token}".encode()
    asking = HTTPConnection({"type": "http", "headers": [(b"authorization", bearer)]})
    assert seats.of_token(asking).officer == "analyst"
    with pytest.raises(TooOften):
        seats.of_token(asking)


def test_every_cookie_is_kept_from_scripts_and_over_tls_from_what_is_sent_in_clear(quick_house):
    for secure in (True, False):
        seats, answer = Seats(quick_house.office, secure=secure), Response()
        seats.sit(answer, "s" * 43)
        seats.give(answer, "said", "words", lasts_s=60)
        seats.rise(answer)
        seats.take(answer, "said")
        cookies = answer.headers.getlist("set-cookie")
        assert len(cookies) == 4
        for each in cookies:
            flags = {part.strip().lower() for part in each.split(";")}
            assert {"httponly", "samesite=lax", "path=/"} <= flags
            assert ("secure" in flags) is secure


def test_no_page_makes_a_cookie_but_by_the_gate():
    """So that no flag is forgotten."""
    src = Path(sanad.__file__).parent
    makers = {
        str(path.relative_to(src))
        for path in src.rglob("*.py")
        if re.search(r"\.(?:set|delete)_cookie\(", path.read_text())
    }
    assert makers == {"gate/seats.py"}
