# SPDX-License-Identifier: Apache-2.0
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from record_files import ZONE, A, B, C, D, Records
from sanad.analysis.finding import compute
from sanad.errors import BadValue

PERIOD = {"from": "2025-01-01", "to": "2025-01-31"}
COVERED = {"from": "2025-01-01", "to": "2025-01-31"}


def ask(inputs, opener=None, zone=ZONE, **parameters):
    asked = {**PERIOD, "numbers": [A, B], **parameters}
    return compute("co_presence", asked, inputs, zone, {A, B, C}, str.lower, opener)


def event(owner, at, cell="X1", site="S1"):
    return (owner, D, at, "out", "call", 5, {"cell": cell, "site": site})


def test_events_at_one_cell_within_the_minutes_are_told_once_per_day_and_pair(records, opener):
    one = records.calls(
        event(A, "2025-01-02T10:00:00"),
        event(B, "2025-01-02T10:30:00"),  # exactly 30 minutes later
        event(B, "2025-01-02T09:45:00"),
        event(C, "2025-01-02T10:05:00", "X2"),
        event(A, "2025-01-03T10:00:00"),
        event(B, "2025-01-03T10:30:01"),  # a second too late
        numbers=(A, B, C),
        coverage=COVERED,
    )
    found = ask([one], opener, numbers=[A, B, C])
    assert found.rows == (
        ("2025-01-02", "X1", A, B, "1", "2", "2025-01-02 14:45", "2025-01-02 15:30", "00000000#1", "00000000#3"),
    )  # fmt: skip
    assert f"the records of 1 of 3 pairs of {A}, {B}, {C} name the same cell" in found.sentence
    assert "that anybody met is not shown" in found.sentence
    assert found.sha256 == ask([one], numbers=[A, B, C]).sha256


def test_two_cells_of_one_site_are_one_place_only_when_sites_are_asked_for(records):
    one = records.calls(
        event(A, "2025-01-02T10:00:00"), event(B, "2025-01-02T10:00:00", "X2"), numbers=(A, B)
    )
    assert ask([one]).rows == ()
    assert [row[1] for row in ask([one], by="site").rows] == ["S1"]


def test_events_without_a_cell_are_together_nowhere(records):
    one = records.calls(
        event(A, "2025-01-02T10:00:00", None), event(B, "2025-01-02T10:00:00", None)
    )
    assert ask([one]).rows == ()


def test_that_nothing_is_known_of_a_number_is_said_beside_nothing_found(records):
    one = records.calls(event(A, "2025-01-02T10:00:00"), coverage=COVERED)
    assert f"Of {B} nothing is known on 2025-01-01 to 2025-01-31" in ask([one]).sentence


def test_a_pair_on_two_sides_of_midnight_is_found(records):
    one = records.calls(event(A, "2025-01-02T18:55:00"), event(B, "2025-01-02T19:05:00"))
    assert [row[6:8] for row in ask([one]).rows] == [("2025-01-02 23:55", "2025-01-03 00:05")]


@pytest.mark.parametrize("bad", [{"numbers": [A]}, {"numbers": [A, A]}, {"numbers": A}, {"by": "room"}, {"minutes": -1}])  # fmt: skip
def test_a_question_that_makes_no_sense_is_refused(records, bad):
    with pytest.raises(BadValue):
        ask([records.calls(event(A, "2025-01-02T10:00:00"))], **bad)


MINUTES = st.lists(
    st.tuples(st.sampled_from([A, B]), st.integers(0, 2000), st.sampled_from(["X1", "X2"])),
    min_size=1,
    max_size=12,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(MINUTES)
def test_pairs_are_those_that_two_loops_find_whatever_the_zone(tmp_path, drawn):
    begin = datetime(2025, 1, 10)  # noqa: DTZ001  # record files hold naive UTC
    rows = [event(who, str(begin + timedelta(minutes=at)), cell) for who, at, cell in drawn]
    one = Records(tmp_path).calls(*rows)
    looped = {
        (cell, at, other_at)
        for who, at, cell in drawn
        for other, other_at, there in drawn
        if (who, other, cell) == (A, B, there) and abs(at - other_at) <= 30
    }
    for zone in (ZONE, "America/New_York"):
        found = ask([one], zone=zone).rows
        assert {row[1] for row in found} == {cell for cell, *_ in looped}
        assert bool(found) == bool(looped)
