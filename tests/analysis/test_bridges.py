# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B, C, D
from sanad.errors import BadValue
from telephone import E, F, ask, covers, same_on


def delivered(records):
    """A of the first group knows C and D, B of the second C and E; A and B know each other; F calls both, by its own records."""
    return (
        records.calls(
            (A, C, "2025-01-02T10:00:00", "out", "call", 5),
            (A, D, "2025-01-03T10:00:00", "out", "call", 5),
            (A, B, "2025-01-03T11:00:00", "out", "call", 5),
            (A, "BANK", "2025-01-03T10:00:00", "in", "sms", None),
            coverage=covers(),
        ),
        records.calls(
            (B, C, "2025-01-04T10:00:00", "out", "sms", None),
            (B, E, "2025-01-04T10:00:00", "out", "call", 5),
            (B, A, "2025-01-03T11:00:00", "in", "call", 5),
            (B, "BANK", "2025-01-03T10:00:00", "in", "sms", None),
            numbers=(B,),
            coverage=covers(),
        ),
        records.calls(
            (F, A, "2025-01-02T10:00:00", "out", "call", 5),
            (F, B, "2025-01-02T11:00:00", "out", "call", 5),
            (F, B, "2025-02-02T11:00:00", "out", "call", 5),
            numbers=(F,),
        ),
    )


def test_a_number_in_contact_with_both_groups_is_found_by_either_sides_records(records, opener):
    found = same_on(opener, "bridges", *delivered(records), first_group=[A], second_group=[B])
    assert found.rows == (
        ("T-0001", "1", "1", "first", A, "1", "0", "2025-01-02 15:00", "2025-01-02 15:00", "00000000#1", "00000000#1"),
        ("T-0001", "1", "1", "second", B, "1", "0", "2025-01-04 15:00", "2025-01-04 15:00", "00000000#1", "00000000#1"),
        ("T-0004", "1", "1", "first", A, "0", "1", "2025-01-02 15:00", "2025-01-02 15:00", "00000000#1", "00000000#1"),
        ("T-0004", "1", "1", "second", B, "0", "1", "2025-01-02 16:00", "2025-01-02 16:00", "00000000#2", "00000000#2"),
    )  # fmt: skip
    assert "2 telephone numbers of neither group were in contact with both groups" in found.sentence
    assert "2 with 2 members, the most, T-0001 first in the table" in found.sentence


def test_a_member_is_no_bridge_though_it_knows_its_own_and_the_other_group(records):
    known = records.calls((A, E, "2025-01-05T10:00:00", "out", "call", 5), coverage=covers())
    found = ask("bridges", *delivered(records), known, first_group=[A, E], second_group=[B, D])
    assert {row[0] for row in found.rows} == {"T-0001", "T-0004"}


def test_a_number_of_one_group_only_is_not_asserted(records):
    found = ask("bridges", *delivered(records), first_group=[A], second_group=[D])
    assert found.rows == ()
    assert "Of T-0002 nothing is known" in found.sentence


@pytest.mark.parametrize(("one", "two"), [([A, B], [B]), ([], [B]), ([A], None)])
def test_groups_that_overlap_or_are_empty_are_refused(records, one, two):
    with pytest.raises(BadValue):
        ask("bridges", *delivered(records), first_group=one, second_group=two)
