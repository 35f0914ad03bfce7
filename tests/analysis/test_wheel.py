# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B
from sanad.errors import BadValue, NotFound
from telephone import ask, covers, same_on


def test_events_are_counted_by_weekday_and_hour_of_the_zone(records, opener):
    one = records.calls(
        (A, B, "2025-01-05T18:59:59", "out", "call", 5),  # Sunday, 23:59:59 in Karachi
        (A, B, "2025-01-05T19:00:00", "out", "sms", None),  # Monday, midnight
        (A, None, "2025-01-12T19:59:59", "in", "call", 5),  # Monday a week later
        (A, B, "2025-01-05T19:00:00", "out", "data", 5),
        coverage=covers(lacks=["sms_in"]),
    )
    found = same_on(opener, "wheel", one, number=A)
    assert found.rows == (
        ("Monday", "00", "2", "1", "1", "00000000#2", "00000000#3"),
        ("Sunday", "23", "1", "1", "0", "00000000#1", "00000000#1"),
    )
    assert "show 3 calls and messages, begun in 2 of the 168 hours" in found.sentence
    assert (
        "most in an hour: 2, from Monday 00:00. Not supplied by the operators, and so not seen here: sms_in."
        in found.sentence
    )


def test_hours_and_weekdays_are_those_of_a_zone_that_is_not_whole_hours_away(records, opener):
    one = records.calls(
        (A, B, "2025-01-05T18:14:59", "out", "call", 5),  # Sunday, 23:59:59 in Kathmandu
        (A, B, "2025-01-05T18:15:00", "out", "call", 5),
    )
    found = ask("wheel", one, number=A, zone="Asia/Kathmandu", opener=opener)
    assert [row[:3] for row in found.rows] == [("Monday", "00", "1"), ("Sunday", "23", "1")]


def test_hours_that_tie_for_the_most_are_counted(records):
    one = records.calls(
        (A, B, "2025-01-06T05:00:00", "out", "call", 5),
        (A, B, "2025-01-07T05:00:00", "out", "call", 5),
    )
    assert "most in an hour: 1, in each of 2 hours" in ask("wheel", one, number=A).sentence


def test_the_hour_of_a_night_in_which_clocks_go_back_holds_both(records):
    one = records.calls(
        (A, B, "2025-10-26T00:30:00", "out", "call", 5),
        (A, B, "2025-10-26T01:30:00", "out", "call", 5),
    )
    october = {"from": "2025-10-01", "to": "2025-10-31"}
    [row] = ask("wheel", one, number=A, zone="Europe/London", **october).rows
    assert row[:3] == ("Sunday", "01", "2")


def test_a_number_that_nobody_delivered_is_refused(records):
    one = records.calls((A, B, "2025-01-06T05:00:00", "out", "call", 5))
    with pytest.raises(NotFound):
        ask("wheel", one, number=B)
    with pytest.raises(BadValue):
        ask("wheel", one)
