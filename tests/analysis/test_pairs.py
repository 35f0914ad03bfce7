# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B, C, D
from sanad.errors import BadValue
from telephone import ask, covers, same_on

TEN = "2025-01-10T10:00:00"
CALL = (A, B, TEN, "out", "call", 60)
SEEN = (B, A, "2025-01-10T10:00:04", "in", "call", 60)


def both(records, ours, theirs, our_cover=None, their_cover=None):
    return (
        records.calls(*ours, numbers=(A,), coverage=our_cover or covers()),
        records.calls(*theirs, numbers=(B,), coverage=their_cover or covers()),
    )


def counts(found):
    """In both, only in the one's, only in the other's, nothing known."""
    [row] = found.rows
    return row[4:8]


def test_an_event_in_both_sides_records_is_one(records, opener):
    extra = (B, A, "2025-01-12T09:00:00", "out", "sms", None)
    inputs = both(records, [CALL, (A, C, TEN, "out", "call", 5)], [SEEN, extra])
    found = same_on(opener, "pairs", *inputs, numbers=[A, B, D])
    assert found.rows == (
        (A, B, "1", "1", "1", "0", "1", "0", "2025-01-10 15:00", "2025-01-12 14:00",
         "00000000#1", "00000000#2", "00000000#2"),
    )  # fmt: skip
    assert (
        "in 1 of the 3 pairs of 3 targets; 1 of these events stand in the records of one side"
        in found.sentence
    )
    assert "Of T-0002 nothing is known on 2025-01-01 to 2025-01-31." in found.sentence


@pytest.mark.parametrize(
    "seen",
    [
        (B, A, "2025-01-10T10:00:31", "in", "call", 60),  # later than clocks differ
        (B, A, TEN, "out", "call", 60),  # the other way
        (B, A, TEN, "in", "sms", None),  # of another kind
    ],
)
def test_what_differs_is_no_counterpart(records, seen):
    assert counts(ask("pairs", *both(records, [CALL], [seen]), numbers=[A, B])) == (
        "0",
        "1",
        "1",
        "0",
    )


def test_clocks_may_differ_by_as_much_as_is_said(records):
    inputs = both(records, [CALL], [(B, A, "2025-01-10T10:02:00", "in", "call", 60)])
    assert counts(ask("pairs", *inputs, numbers=[A, B], seconds=120)) == ("1", "0", "0", "0")


def test_a_row_is_the_counterpart_of_one_row_only(records):
    again = (A, B, "2025-01-10T10:00:10", "out", "call", 60)
    assert counts(ask("pairs", *both(records, [CALL, again], [SEEN]), numbers=[A, B])) == (
        "1",
        "1",
        "0",
        "0",
    )


def test_rows_are_matched_so_that_the_fewest_lack_a_counterpart(records):
    ours = [(A, B, f"2025-01-10T10:00:{s}", "out", "sms", None) for s in ("00", "20")]
    theirs = [(B, A, f"2025-01-10T10:00:{s}", "in", "sms", None) for s in ("20", "45")]
    assert counts(ask("pairs", *both(records, ours, theirs), numbers=[A, B])) == (
        "2",
        "0",
        "0",
        "0",
    )


@pytest.mark.parametrize(
    "cover",
    [
        covers("2025-01-11"),  # the other side begins a day later
        covers(lacks=["call_in"]),  # or is never given what came in
        {"numbers": []},  # or says nothing
    ],
)
def test_nothing_is_missing_where_nothing_is_known(records, cover):
    inputs = both(records, [CALL], [], their_cover=cover)
    found = ask("pairs", *inputs, numbers=[A, B])
    assert counts(found) == ("0", "0", "0", "1")
    assert found.rows[0][-1] == ""


def test_near_the_edge_of_coverage_nothing_is_missing_that_a_clock_may_have_moved(records):
    midnight = (A, B, "2025-01-10T18:59:50", "out", "call", 60)  # ten seconds before midnight
    inputs = both(records, [midnight], [], their_cover=covers("2025-01-01", "2025-01-10"))
    assert counts(ask("pairs", *inputs, numbers=[A, B])) == ("0", "0", "0", "1")


def test_a_delivery_that_repeats_another_makes_nothing_missing(records):
    inputs = both(records, [CALL], [SEEN])
    again = records.calls((C, D, TEN, "out", "sms", None), CALL, numbers=(A, C), coverage=covers())
    assert counts(ask("pairs", *inputs, again, numbers=[A, B])) == ("1", "0", "0", "0")


@pytest.mark.parametrize("numbers", [[A], [], A, [A, 7], None])
def test_a_pair_takes_two_numbers(records, numbers):
    with pytest.raises(BadValue):
        ask("pairs", *both(records, [CALL], [SEEN]), numbers=numbers)
