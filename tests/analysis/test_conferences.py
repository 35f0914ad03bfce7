# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B, C, D
from sanad.errors import BadValue
from telephone import ask, covers, same_on


def call(other, minute, direction="out", seconds=60, kind="call"):
    return (A, other, f"2025-01-02T10:{minute}", direction, kind, seconds)


def told(*inputs, **more):
    return [row[:3] for row in ask("conferences", *inputs, number=A, **more).rows]


def test_overlapping_calls_and_a_call_passed_on_are_asked_about(records, opener):
    one = records.calls(
        call(C, "00:00", "in", 600),
        call(D, "05:00.700", "out", 60),
        call(B, "20:05", "out", 30),  # written down before the call that it passes on
        call(C, "20:00", "in", 0),
        call(None, "40:00", "in", 100),
        call(D, "41:00", "in", 100),
        coverage=covers(),
    )
    found = same_on(opener, "conferences", one, number=A)
    waiting, at = "conference or call waiting?", "2025-01-02 15:"
    assert found.rows == (
        (waiting, "300", "60", f"{at}00:00", "in", "T-0001", "00000000#1", f"{at}05:00", "out", "T-0002", "00000000#2"),
        ("forwarded?", "5", "0", f"{at}20:00", "in", "T-0001", "00000000#4", f"{at}20:05", "out", B, "00000000#3"),
        (waiting, "60", "40", f"{at}40:00", "in", "", "00000000#5", f"{at}41:00", "in", "T-0002", "00000000#6"),
    )  # fmt: skip
    assert "2 time(s) a call that overlaps one with another number, 0 time(s)" in found.sentence
    assert "they do not say." in found.sentence


@pytest.mark.parametrize(
    "second",
    [
        call(D, "01:00"),  # begins as the first ends
        call(D, "00:30", kind="sms", seconds=None),
        (B, D, "2025-01-02T10:00:30", "out", "call", 60),  # of another line
    ],
)
def test_calls_that_do_not_overlap_raise_no_question(records, second):
    assert told(records.calls(call(C, "00:00"), second)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (call(C, "00:00", "in", 0), call(D, "00:11", "out")),  # later than asked about
        (call(C, "00:00", "in", 0), call(C, "00:05", "out")),  # called back
        (call(C, "00:00", "out", 0), call(D, "00:05", "out")),  # none came in
        (call(C, "00:05", "in", 0), call(D, "00:00", "out", 1)),  # the outgoing one was first
    ],
)
def test_other_calls_within_seconds_are_not_asked_about(records, first, second):
    assert told(records.calls(first, second)) == []


def test_a_call_is_compared_with_whichever_earlier_one_ended_last(records):
    one = records.calls(
        call(C, "00:00", seconds=600), call(D, "01:00", seconds=5), call(B, "05:00")
    )
    assert [row[5] for row in ask("conferences", one, number=A).rows] == ["T-0001", "T-0001"]


def test_two_records_of_one_call_are_called_that(records):
    assert told(records.calls(call(C, "00:00"), call(C, "00:30"))) == [
        ("one call in two records?", "30", "30")
    ]


def test_a_call_in_two_deliveries_does_not_overlap_with_itself(records):
    rows = call(C, "00:00"), call(D, "05:00")
    assert told(records.calls(*rows), records.calls(*rows)) == []


def test_in_and_out_of_one_second_are_a_call_passed_on(records):
    one = records.calls(call(D, "00:00", "out", 30), call(C, "00:00", "in", 30))
    assert told(one) == [("conference or call waiting?", "0", "30"), ("forwarded?", "0", "30")]


@pytest.mark.parametrize("seconds", [-1, 3601, "10"])
def test_seconds_that_are_none_are_refused(records, seconds):
    with pytest.raises(BadValue):
        told(records.calls(call(C, "00:00")), seconds=seconds)
