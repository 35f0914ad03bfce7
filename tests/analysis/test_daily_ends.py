# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B, C
from sanad.errors import BadValue
from telephone import ask, covers, same_on


def test_each_day_has_its_first_and_last_event_on_the_wall_clock_of_the_zone(records, opener):
    one = records.calls(
        (A, B, "2025-01-02T19:30:00", "out", "call", 5),  # half past midnight of the 3rd
        (A, C, "2025-01-02T18:30:00", "in", "sms", None),
        (A, None, "2025-01-02T04:00:00", "in", "call", 5),
        (A, C, "2025-01-02T03:00:00", "in", "data", 5),
        coverage=covers(),
    )
    found = same_on(opener, "daily_ends", one, number=A)
    assert found.rows == (
        ("2025-01-02", "2", "09:00", "", "call", "in", "00000000#3", "23:30", "T-0001", "sms", "in", "00000000#2"),
        ("2025-01-03", "1", "00:30", B, "call", "out", "00000000#1", "00:30", B, "call", "out", "00000000#1"),
    )  # fmt: skip
    assert "on 2 days, and none on 29 others that the deliveries cover." in found.sentence


def test_a_day_that_nobody_covers_is_not_called_empty(records):
    one = records.calls(
        (A, B, "2025-01-02T10:00:00", "out", "call", 5),
        (
            A,
            B,
            "2025-01-20T10:00:00",
            "out",
            "call",
            5,
        ),  # a row outside what the delivery says it covers
        coverage=covers("2025-01-01", "2025-01-10"),
    )
    sentence = ask("daily_ends", one, number=A).sentence
    assert "on 2 days, and none on 9 others" in sentence
    assert f"Of {A} nothing is known on 2025-01-11 to 2025-01-31." in sentence


def test_a_period_that_ends_before_it_begins_is_refused(records):
    one = records.calls((A, B, "2025-01-02T10:00:00", "out", "call", 5))
    with pytest.raises(BadValue, match="ends before"):
        ask("daily_ends", one, number=A, **{"from": "2025-02-01"})
