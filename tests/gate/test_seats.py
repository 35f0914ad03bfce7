# SPDX-License-Identifier: Apache-2.0
"""Who sits where, and how often: one that asks without end waits, and keeps nobody else from asking."""

import pytest
from limits import RateLimitItemPerMinute
from starlette.requests import HTTPConnection

from sanad.accounts import sessions
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
