# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B, C, D
from sanad.errors import BadValue
from telephone import E, F, ask, covers, same_on


def call(owner, other, day):
    return (owner, other, f"2025-01-{day:02}T10:00:00", "out", "call", 5)


def of_one(records, **cover):
    """C is known throughout, D from the 16th, E until the 14th; F on the 15th alone."""
    rows = [(C, 2), (C, 15), (C, 30), (D, 16), (D, 25), (E, 3), (E, 14), (F, 15)]
    return records.calls(*(call(A, who, day) for who, day in rows), coverage=covers(**cover))


def test_contacts_first_or_last_seen_around_a_date_are_found(records, opener):
    found = same_on(opener, "starts_and_stops", of_one(records), number=A, on="2025-01-15", days=2)
    assert found.rows == (
        ("first seen", "T-0004", "2025-01-15 15:00", "12", "12", "00000000#8"),
        ("first seen", "T-0002", "2025-01-16 15:00", "12", "12", "00000000#4"),
        ("last seen", "T-0003", "2025-01-14 15:00", "14", "14", "00000000#7"),
        ("last seen", "T-0004", "2025-01-15 15:00", "14", "14", "00000000#8"),
    )
    assert "2 are first seen and 2 last seen from 2025-01-13 to 2025-01-17" in found.sentence


def test_only_the_side_that_deliveries_cover_is_told(records):
    found = ask(
        "starts_and_stops",
        of_one(records, start="2025-01-10", end="2025-01-17"),
        number=A,
        on="2025-01-15",
        days=2,
    )
    assert [row[0] for row in found.rows] == ["first seen"] * 2
    assert {row[3:5] for row in found.rows} == {("3", "12")}
    assert "2 more are left out, because nothing is known on the other side" in found.sentence


def test_without_a_number_it_is_the_delivered_lines_that_start_and_stop(records, opener):
    lines = [
        records.calls(call(A, C, 3), call(A, C, 14), numbers=(A,), coverage=covers()),
        records.calls(
            call(B, C, 16), call(B, C, 29), numbers=(B,), coverage=covers(lacks=["roaming"])
        ),
        records.calls(call(D, C, 16), call(D, C, 29), numbers=(D,), coverage=covers("2025-01-15")),
        records.calls(call(E, C, 2), call(E, C, 29), numbers=(E,), coverage=covers()),
    ]
    found = same_on(opener, "starts_and_stops", *lines, on="2025-01-15", days=2)
    assert [row[:3] for row in found.rows] == [
        ("first seen", B, "2025-01-16 15:00"),
        ("last seen", A, "2025-01-14 15:00"),
    ]
    assert "1 more are left out" in found.sentence
    assert "not seen here: roaming." in found.sentence


def test_a_row_before_the_window_makes_a_contact_no_new_one(records):
    known = records.calls(call(A, D, 1), coverage=covers())
    found = ask("starts_and_stops", of_one(records), known, number=A, on="2025-01-15", days=2)
    assert ("first seen", "T-0002") not in [row[:2] for row in found.rows]


@pytest.mark.parametrize(
    ("on", "days"),
    [("2025-01-01", 2), ("2025-01-31", 0), ("2025-01-15", 14), ("2025-01-15", 10**20), ("2026-01-15", 2), ("2025-01-32", 2), ("", 2)],
)  # fmt: skip
def test_a_date_without_days_before_and_after_it_is_refused(records, on, days):
    with pytest.raises(BadValue):
        ask("starts_and_stops", of_one(records), number=A, on=on, days=days)
