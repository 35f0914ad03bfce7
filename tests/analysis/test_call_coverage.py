# SPDX-License-Identifier: Apache-2.0
"""What deliveries cover: the days on which an absence may be stated."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sanad.analysis.calls.coverage import covered, days, gaps, not_supplied
from sanad.analysis.frozen import Input

START = date(2025, 1, 1)
DAYS = [START + timedelta(days=n) for n in range(40)]
STRETCH = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(sorted)


def delivery(first, last, **more):
    stated = {"from": str(first), "to": str(last), **more}
    return Input("a" * 64, "a.csv", "calls", Path("a"), ("+1",), stated)


@given(st.lists(STRETCH, max_size=6), STRETCH)
def test_every_day_of_a_period_is_either_covered_or_a_gap(stretches, period):
    inputs = [delivery(*stretch) for stretch in stretches]
    known = covered(inputs, *period)
    by_day = {day for day in DAYS if any(first <= day <= last for first, last in stretches)}
    inside = {day for day in DAYS if period[0] <= day <= period[1]}
    assert {day for day in DAYS if any(a <= day <= b for a, b in known)} == by_day & inside
    assert days(known) == len(by_day & inside)
    missing = [tuple(map(date.fromisoformat, gap.split(" to "))) for gap in gaps(inputs, *period)]
    assert {day for day in DAYS if any(a <= day <= b for a, b in missing)} == inside - by_day
    edges = [day for stretch in sorted([*known, *missing]) for day in stretch]
    assert edges == sorted(edges)
    assert all(b - a > timedelta(days=1) for (_, a), (b, _) in pairwise(known))


def test_deliveries_that_follow_day_upon_day_are_one_stretch():
    first, second = delivery(DAYS[0], DAYS[4]), delivery(DAYS[5], DAYS[9])
    assert covered([second, first], DAYS[0], DAYS[20]) == [(DAYS[0], DAYS[9])]
    apart = delivery(DAYS[6], DAYS[9])
    assert covered([apart, first], DAYS[0], DAYS[20]) == [(DAYS[0], DAYS[4]), (DAYS[6], DAYS[9])]


def test_a_delivery_that_states_no_days_covers_none():
    silent = Input("a" * 64, "a.csv", "calls", Path("a"), ("+1",), {"from": "2025-01-01"})
    assert covered([silent], START, START) == []


def test_what_operators_do_not_supply_is_named_once():
    one, two = (
        delivery(START, START, lacks=["sms_in", "roaming"]),
        delivery(START, START, lacks=["sms_in"]),
    )
    assert not_supplied([two, one]) == ["roaming", "sms_in"]
    assert not_supplied([delivery(START, START, lacks="sms_in")]) == []
