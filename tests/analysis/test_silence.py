# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B
from sanad.errors import BadValue
from telephone import ask, covers, same_on

PERIOD = {"from": "2025-01-10", "to": "2025-01-12"}


def at(written, seconds=0, kind="call"):
    return (A, B, written, "out", kind, seconds)


def test_a_window_runs_from_the_end_of_one_event_to_the_beginning_of_the_next(records, opener):
    one = records.calls(
        at("2025-01-10T00:00:00", 3600),  # 05:00 to 06:00 in Karachi
        at("2025-01-10T00:10:00.900", 60),  # ends while the other goes on
        at("2025-01-11T06:30:30", 0, "sms"),  # 11:30:30
        at("2025-01-12T18:00:00", 600),  # 23:00
        coverage=covers(),
    )
    found = same_on(opener, "silence", one, number=A, hours=24, **PERIOD)
    assert found.rows == (
        ("2025-01-10 06:00", "2025-01-11 11:30", "29:30", "00000000#1", "00000000#3"),
        ("2025-01-11 11:30", "2025-01-12 23:00", "35:29", "00000000#3", "00000000#4"),
    )
    assert "On the 3 days" in found.sentence
    assert "2 window(s) longer than 24 hours" in found.sentence
    assert "the longest is of 35:29 hours, from 2025-01-11 11:30" in found.sentence


def test_a_window_of_just_the_hours_asked_for_is_not_longer(records):
    one = records.calls(
        at("2025-01-10T06:00:00"),
        at("2025-01-11T06:00:00"),
        at("2025-01-12T06:00:01"),
        coverage=covers(),
    )
    [row] = ask("silence", one, number=A, hours=24, **PERIOD).rows
    assert row[0] == "2025-01-11 11:00"


def test_a_covered_day_without_events_is_not_longer_than_a_day(records):
    one = records.calls(at("2025-01-05T06:00:00"), coverage=covers("2025-01-11", "2025-01-11"))
    assert ask("silence", one, number=A, hours=24, **PERIOD).rows == ()
    assert len(ask("silence", one, number=A, hours=23, **PERIOD).rows) == 1


def test_a_window_ends_where_coverage_ends(records):
    one = records.calls(
        at("2025-01-05T06:00:00"),
        at("2025-01-30T06:00:00"),
        coverage=covers("2025-01-03", "2025-01-10"),
    )
    two = records.calls(at("2025-01-21T06:00:00"), coverage=covers("2025-01-20", "2025-01-21"))
    found = ask("silence", one, two, number=A, hours=24)
    assert found.rows == (
        ("2025-01-03 00:00", "2025-01-05 11:00", "59:00", "edge of coverage", "00000000#1"),
        ("2025-01-05 11:00", "2025-01-11 00:00", "133:00", "00000000#1", "edge of coverage"),
        ("2025-01-20 00:00", "2025-01-21 11:00", "35:00", "edge of coverage", "00000000#1"),
    )
    assert (
        "nothing is known on 2025-01-01 to 2025-01-02, 2025-01-11 to 2025-01-19, 2025-01-22 to 2025-01-31"
        in found.sentence
    )


def test_without_coverage_no_silence_is_stated(records):
    one = records.calls(at("2025-01-05T06:00:00"), coverage={"lacks": []})
    found = ask("silence", one, number=A, hours=1)
    assert found.rows == ()
    assert "On the 0 days" in found.sentence
    assert "nothing is known on 2025-01-01 to 2025-01-31" in found.sentence


def test_covered_days_without_any_event_are_one_window(records):
    one = records.calls(at("2024-12-05T06:00:00"), coverage=covers("2024-12-01"))
    [row] = ask("silence", one, number=A, **PERIOD).rows
    assert row == (
        "2025-01-10 00:00",
        "2025-01-13 00:00",
        "72:00",
        "edge of coverage",
        "edge of coverage",
    )


def test_data_sessions_break_no_silence_and_somebody_elses_calls_do_not_either(records):
    one = records.calls(
        at("2025-01-11T06:00:00", 5, "data"), (B, A, "2025-01-11T06:00:00", "out", "call", 5),
        numbers=(A, B), coverage=covers(),
    )  # fmt: skip
    assert len(ask("silence", one, number=A, hours=71, **PERIOD).rows) == 1


def test_a_day_of_twenty_three_hours_is_counted_as_one(records):
    one = records.calls(at("2025-01-05T06:00:00"), coverage=covers("2025-01-01", "2025-12-31"))
    night = {"from": "2025-03-30", "to": "2025-03-30"}
    [row] = ask("silence", one, number=A, hours=20, zone="Europe/London", **night).rows
    assert row[:3] == ("2025-03-30 00:00", "2025-03-31 00:00", "23:00")


@pytest.mark.parametrize("hours", [0, -3, 10**12, "6", True])
def test_hours_that_are_none_are_refused(records, hours):
    with pytest.raises(BadValue):
        ask("silence", records.calls(at("2025-01-05T06:00:00")), number=A, hours=hours)
