# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B, C, D
from sanad.errors import BadValue
from telephone import E, ask, covers, same_on


def delivered(records):
    return (
        records.calls(
            (A, C, "2025-01-02T10:00:00", "out", "call", 5),
            (A, C, "2025-01-05T10:00:00", "in", "sms", None),
            (A, D, "2025-01-03T10:00:00", "out", "call", 5),
            (A, "BANK", "2025-01-03T10:00:00", "in", "sms", None),
            coverage=covers(),
        ),
        records.calls(
            (B, C, "2025-01-04T10:00:00", "out", "call", 5),
            (B, "BANK", "2025-01-03T10:00:00", "in", "sms", None),
            numbers=(B,),
            coverage=covers(),
        ),
    )


def test_a_shared_contact_is_told_with_the_counts_of_each_target(records, opener):
    found = same_on(opener, "common_contacts", *delivered(records), numbers=[B, A])
    assert found.rows == (
        ("T-0001", "2", A, "2", "0", "2025-01-02 15:00", "2025-01-05 15:00", "00000000#1", "00000000#2"),
        ("T-0001", "2", B, "1", "0", "2025-01-04 15:00", "2025-01-04 15:00", "00000000#1", "00000000#1"),
    )  # fmt: skip
    assert "1 telephone numbers were in contact with at least 2 of 2 targets" in found.sentence


def test_of_many_targets_the_same_is_told_as_of_few(records):
    strangers = [f"+99900000{number:04}" for number in range(20)]
    few, many = (
        ask("common_contacts", *delivered(records), numbers=[A, B, *others])
        for others in ([], strangers)
    )
    assert many.rows == few.rows


def test_the_records_of_the_contact_speak_too_and_are_not_added_up(records):
    mirrored = records.calls(
        (C, A, "2025-01-02T10:00:01", "in", "call", 5),
        (C, E, "2025-01-02T10:00:01", "in", "call", 5),
        numbers=(C,),
    )
    found = ask("common_contacts", *delivered(records), mirrored, numbers=[A, B, E])
    assert [row[:5] for row in found.rows] == [
        ("T-0001", "3", A, "2", "1"), ("T-0001", "3", B, "1", "0"), ("T-0001", "3", "T-0003", "0", "1")
    ]  # fmt: skip
    assert "Of T-0003 nothing is known" in found.sentence


def test_a_contact_of_fewer_targets_than_asked_for_is_not_listed(records):
    found = ask("common_contacts", *delivered(records), numbers=[A, B, E], at_least=3)
    assert found.rows == ()


def test_a_target_that_rings_its_own_number_is_no_contact_of_itself(records):
    mailbox = records.calls((A, A, "2025-01-02T10:00:00", "out", "call", 5))
    other = records.calls((B, A, "2025-01-04T10:00:00", "out", "call", 5), numbers=(B,))
    assert ask("common_contacts", mailbox, other, numbers=[A, B]).rows == ()


def test_ties_for_the_most_are_told(records):
    more = records.calls((B, D, "2025-01-04T10:00:00", "out", "call", 5), numbers=(B,))
    found = ask("common_contacts", *delivered(records), more, numbers=[A, B])
    assert "2 of them with 2, the most, T-0001 first in the table" in found.sentence


@pytest.mark.parametrize(
    "more", [{"numbers": [A]}, {"at_least": 3}, {"at_least": 1}, {"numbers": "x"}]
)
def test_a_question_that_cannot_be_is_refused(records, more):
    with pytest.raises(BadValue):
        ask("common_contacts", *delivered(records), **{"numbers": [A, B], **more})
