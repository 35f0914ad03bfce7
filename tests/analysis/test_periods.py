# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B, C, D
from sanad.errors import BadValue
from telephone import E, ask, covers, same_on

HALVES = {
    "first_from": "2025-01-01", "first_to": "2025-01-15", "second_from": "2025-01-16", "second_to": "2025-01-31",
}  # fmt: skip


def delivered(records, **cover):
    days = [(B, 2), (B, 3), (B, 20), (C, 5), (D, 25), (D, 26), (D, 27), (E, 15)]
    rows = [(A, who, f"2025-01-{day:02}T18:59:00", "out", "call", 5) for who, day in days]
    return records.calls(*rows, coverage=covers(**cover))


def test_contacts_of_the_first_the_second_and_both_periods_are_told_apart(records, opener):
    found = same_on(opener, "periods", delivered(records), number=A, **HALVES)
    assert found.rows == (
        (B, "both", "2", "1", "0.13", "0.06", "00000000#1", "00000000#3"),
        ("T-0002", "only the second", "0", "3", "0.00", "0.19", "00000000#5", "00000000#7"),
        ("T-0001", "only the first", "1", "0", "0.07", "0.00", "00000000#4", "00000000#4"),
        ("T-0003", "only the first", "1", "0", "0.07", "0.00", "00000000#8", "00000000#8"),
    )
    assert "2025-01-01 to 2025-01-15 (15 of 15 days covered)" in found.sentence
    assert "1 in both, 2 in only the first, 1 in only the second" in found.sentence


def test_of_a_period_that_nobody_covers_nothing_is_said(records):
    found = ask("periods", delivered(records, end="2025-01-15"), number=A, **HALVES)
    seen = {row[0]: (row[1], row[5]) for row in found.rows}
    assert seen["T-0001"] == ("the first; of the other nothing is known", "not known")
    assert "0 in only the first, 1 in only the second" in found.sentence
    assert "nothing is known on 2025-01-16 to 2025-01-31" in found.sentence


def test_rates_are_of_the_days_that_are_covered(records):
    found = ask("periods", delivered(records, start="2025-01-12"), number=A, **HALVES)
    [row] = [row for row in found.rows if row[0] == B]
    assert row[2:6] == ("2", "1", "0.50", "0.06")


def test_a_call_before_midnight_of_the_zone_is_of_the_day_before(records):
    # 18:59 UTC is a minute before midnight in Karachi, and after it in Bishkek
    found = ask("periods", delivered(records), number=A, zone="Asia/Bishkek", **HALVES)
    assert [row[1] for row in found.rows if row[0] == "T-0003"] == ["only the second"]


@pytest.mark.parametrize(
    "more", [{"second_from": "2025-01-15"}, {"first_to": "2024-12-31"}, {"second_to": None}]
)
def test_periods_that_overlap_or_have_no_end_are_refused(records, more):
    with pytest.raises(BadValue):
        ask("periods", delivered(records), number=A, **{**HALVES, **more})
