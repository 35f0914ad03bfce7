# SPDX-License-Identifier: Apache-2.0
"""The days of which findings speak: those that their rows tell, and none that they do not."""

from datetime import date

import pytest

from sanad.analysis.dated import Stretch, stretches
from sanad.analysis.finding import Finding


def told(method, columns, *rows):
    return stretches(Finding(method, 1, {}, (), tuple(columns), tuple(rows), "A sentence."))


def test_events_one_by_one_are_counted_by_day():
    found = told("call_events", ("at", "contact"), ("2025-02-09 23:59", "T-0001"), ("2025-02-09 00:00", "T-0002"), ("2025-02-11 08:00", "T-0001"))  # fmt: skip
    assert found == (
        Stretch("calls", date(2025, 2, 9), date(2025, 2, 9), 2),
        Stretch("calls", date(2025, 2, 11), date(2025, 2, 11), 1),
    )


def test_a_day_that_says_how_many_events_it_had_is_taken_by_its_word():
    [found] = told("daily_ends", ("day", "events"), ("2025-02-09", "12"))
    assert found.events == 12


def test_a_first_and_a_last_give_one_stretch_without_a_number():
    found = told("contacts", ("contact", "first", "last"), ("T-0001", "2025-02-10 10:00", "2025-02-20 10:00"), ("T-0002", "2025-01-31 10:00", "2025-02-01 10:00"))  # fmt: skip
    assert found == (Stretch("calls", date(2025, 1, 31), date(2025, 2, 20), 0),)


def test_a_line_of_time_gives_its_calls_and_payments_and_not_what_claims_say():
    columns = ("from", "to", "what", "details", "events")
    rows = [
        ("2025-02-09", "2025-02-09", "calls", "9 call(s), 3 message(s)", "12"),
        ("2025-02-10", "2025-02-10", "payment", "1,000.00 PKR", ""),
        ("2025-02-08", "2025-02-08", "incident", "date: 2025-02-08", ""),
    ]
    assert told("timeline", columns, *rows) == (
        Stretch("calls", date(2025, 2, 9), date(2025, 2, 9), 12, "9 call(s), 3 message(s)"),
        Stretch("payments", date(2025, 2, 10), date(2025, 2, 10), 1, "1,000.00 PKR"),
    )


@pytest.mark.parametrize(
    ("method", "columns", "row"),
    [
        ("silence", ("from", "to", "hours"), ("2025-02-25 20:49", "2025-04-01 00:00", "819:10")),
        ("coverage", ("delivery", "from", "to"), ("9a9aa549", "2025-01-01", "2025-03-31")),
        ("call_events", ("at", "contact"), ("", "T-0001")),
        ("contacts", ("first", "last"), ("", "")),
        ("command_structure", ("line", "day"), ("post", "2025-01-01")),
    ],
)
def test_silence_covered_days_and_what_has_no_day_stand_on_no_line(method, columns, row):
    assert told(method, columns, row) == ()
