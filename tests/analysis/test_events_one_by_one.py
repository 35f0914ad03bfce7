# SPDX-License-Identifier: Apache-2.0
"""The events of a number one by one: each once, in order, on the wall clock of the question, third parties masked."""

import pytest

from record_files import A, B, C
from sanad.errors import BadValue
from telephone import ask, covers, same_on


def test_each_event_stands_once_in_order_of_time_with_its_row(records, opener):
    one = records.calls(
        (A, B, "2025-01-05T19:00:00", "out", "sms", None),
        (A, B, "2025-01-05T18:59:59", "out", "call", 5, {"cell": "X1"}),
        (A, None, "2025-01-12T19:59:59", "in", "call", 0),
        (A, B, "2025-01-05T19:00:00", "out", "data", 5),
        coverage=covers(lacks=["sms_in"]),
    )
    found = same_on(opener, "call_events", one, numbers=[A])
    me, contact = found.rows[0][1:3]
    assert found.rows == (
        ("2025-01-05 23:59", me, contact, "call", "out", "5", "X1", "00000000#2"),
        ("2025-01-06 00:00", me, contact, "sms", "out", "", "", "00000000#1"),
        ("2025-01-13 00:59", me, "", "call", "in", "0", "", "00000000#3"),
    )
    assert "show 3 calls and messages." in found.sentence
    assert "Not supplied by the operators, and so not seen here: sms_in." in found.sentence


def test_an_event_that_two_deliveries_carry_stands_once(records):
    event = (A, B, "2025-01-05T10:00:00", "out", "call", 5)
    later = (A, B, "2025-01-06T10:00:00", "out", "call", 5)
    one, other = records.calls(event), records.calls(event, later)
    assert len(ask("call_events", one, other, numbers=[A]).rows) == 2


def test_data_sessions_are_told_only_to_whoever_asks_for_them(records, opener):
    one = records.calls(
        (A, B, "2025-01-05T10:00:00", "out", "call", 5),
        (A, None, "2025-01-06T10:00:00", "out", "data", 5),
    )
    assert [row[3] for row in ask("call_events", one, numbers=[A]).rows] == ["call"]
    found = same_on(opener, "call_events", one, numbers=[A], kinds=["data"])
    assert [row[3] for row in found.rows] == ["data"]
    assert "show 1 data sessions." in found.sentence
    with pytest.raises(BadValue):
        ask("call_events", one, numbers=[A], kinds=["visit"])


def test_the_events_of_several_numbers_stand_in_one_order_each_under_its_number(records):
    one = records.calls((A, C, "2025-01-06T10:00:00", "out", "call", 5))
    other = records.calls((B, C, "2025-01-05T10:00:00", "out", "call", 5), numbers=(B,))
    whose = [ask("call_events", each, numbers=[number]).rows[0][1] for each, number in ((other, B), (one, A))]  # fmt: skip
    found = ask("call_events", one, other, numbers=[A, B])
    assert [row[1] for row in found.rows] == whose
