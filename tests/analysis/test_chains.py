# SPDX-License-Identifier: Apache-2.0
import pytest

from record_files import A, B, C, D
from sanad.errors import BadValue
from telephone import ask, covers, same_on

FIRST = (A, C, "2025-01-02T10:00:00", "in", "call", 300)  # ends at 10:05


def pairs(found):
    return [row[:4] for row in found.rows]


def test_a_call_that_follows_within_minutes_makes_a_chain(records, opener):
    one = records.calls(
        FIRST,
        (A, D, "2025-01-02T10:15:00.700", "out", "call", 5),
        (A, C, "2025-01-09T10:00:00", "out", "call", None),
        (A, D, "2025-01-09T10:10:00", "out", "sms", None),
        (A, D, "2025-01-09T10:10:00", "out", "sms", None),
        coverage=covers(),
    )
    found = same_on(opener, "chains", one, number=A)
    assert found.rows == (
        ("T-0001", "T-0002", "2", "1", "2025-01-02 15:00", "2025-01-09 15:00",
         "00000000#1 00000000#2", "00000000#3 00000000#5"),
    )  # fmt: skip
    assert "1 pair(s) of contacts" in found.sentence
    assert "1 of them 2 time(s), the most, T-0001 and then T-0002" in found.sentence


@pytest.mark.parametrize(
    "then",
    [
        (A, D, "2025-01-02T10:15:01", "out", "call", 5),  # a second too late
        (A, D, "2025-01-02T10:04:59", "out", "call", 5),  # the first is still going
        (A, D, "2025-01-02T09:59:00", "out", "call", 60),  # before, and so the other way round
        (A, C, "2025-01-02T10:06:00", "out", "call", 5),  # the same number
        (A, None, "2025-01-02T10:06:00", "out", "call", 5),  # nobody knows who
        (B, D, "2025-01-02T10:06:00", "out", "call", 5),  # somebody else's
        (A, D, "2025-01-02T10:06:00", "out", "data", 5),  # no call
    ],
)
def test_what_does_not_follow_is_no_chain(records, then):
    found = ask("chains", records.calls(FIRST, then), number=A)
    assert ("T-0001", "T-0002") not in [row[:2] for row in found.rows]
    assert len(found.rows) == (then[2] == "2025-01-02T09:59:00")


def test_of_one_instant_neither_came_first(records):
    same = "2025-01-02T10:00:00"
    one = records.calls((A, C, same, "out", "sms", None), (A, D, same, "out", "sms", None))
    assert ask("chains", one, number=A).rows == ()


@pytest.mark.parametrize("minutes", [1, 2, 7, 60])
@pytest.mark.parametrize("late", [0, 1])
def test_every_length_of_time_reaches_to_its_last_second(records, minutes, late):
    # begun at odd seconds, so that slots of no length begin with it
    seconds = 37 + 60 * minutes + late
    then = f"2025-01-02T{10 + seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    one = records.calls(
        (A, C, "2025-01-02T10:00:37", "in", "sms", None), (A, D, then, "out", "sms", None)
    )
    assert len(ask("chains", one, number=A, minutes=minutes).rows) == 1 - late


def test_chains_seen_less_often_than_asked_for_are_left_out(records):
    one = records.calls(FIRST, (A, D, "2025-01-02T10:06:00", "out", "call", 5))
    assert pairs(ask("chains", one, number=A, at_least=2)) == []
    assert pairs(ask("chains", one, number=A)) == [("T-0001", "T-0002", "1", "1")]


def test_a_delivery_that_repeats_another_adds_no_chain(records):
    rows = FIRST, (A, D, "2025-01-02T10:06:00", "out", "call", 5)
    found = ask("chains", records.calls(*rows), records.calls(*rows), number=A)
    assert pairs(found) == [("T-0001", "T-0002", "1", "1")]


@pytest.mark.parametrize("minutes", [0, -1, 10**30, "ten", 1.5])
def test_minutes_that_are_none_are_refused(records, minutes):
    with pytest.raises(BadValue):
        ask("chains", records.calls(FIRST), number=A, minutes=minutes)
