# SPDX-License-Identifier: Apache-2.0
"""The events of a number one by one: each once, in order, on the wall clock of the question, third parties masked."""

from record_files import A, B
from telephone import ask, covers, same_on


def test_each_event_stands_once_in_order_of_time_with_its_row(records, opener):
    one = records.calls(
        (A, B, "2025-01-05T19:00:00", "out", "sms", None),
        (A, B, "2025-01-05T18:59:59", "out", "call", 5),
        (A, None, "2025-01-12T19:59:59", "in", "call", 0),
        (A, B, "2025-01-05T19:00:00", "out", "data", 5),
        coverage=covers(lacks=["sms_in"]),
    )
    found = same_on(opener, "call_events", one, number=A)
    contact = found.rows[0][1]
    assert found.rows == (
        ("2025-01-05 23:59", contact, "call", "out", "5", "00000000#2"),
        ("2025-01-06 00:00", contact, "sms", "out", "", "00000000#1"),
        ("2025-01-13 00:59", "", "call", "in", "0", "00000000#3"),
    )
    assert "show 3 calls and messages." in found.sentence
    assert "Not supplied by the operators, and so not seen here: sms_in." in found.sentence


def test_an_event_that_two_deliveries_carry_stands_once(records):
    event = (A, B, "2025-01-05T10:00:00", "out", "call", 5)
    later = (A, B, "2025-01-06T10:00:00", "out", "call", 5)
    one, other = records.calls(event), records.calls(event, later)
    assert len(ask("call_events", one, other, number=A).rows) == 2
