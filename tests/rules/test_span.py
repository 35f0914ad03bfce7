# SPDX-License-Identifier: Apache-2.0
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.rules.span import Span, days, days_of, equal, member, ordered, years

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
CUTS = st.sampled_from([4, 7, 10])
ORDERS = st.sampled_from(["<", "<=", ">", ">="])


def every_day(text):
    first, last = days_of(text)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@given(st.dates(date(2023, 11, 1), date(2025, 2, 1)), CUTS, DAYS, ORDERS)
def test_a_date_known_in_part_is_ordered_only_if_every_day_it_may_be_agrees(day, cut, other, order):
    vague = day.isoformat()[:cut]
    holds = {"<": date.__lt__, "<=": date.__le__, ">": date.__gt__, ">=": date.__ge__}[order]
    found = {holds(one, other) for one in every_day(vague)}
    expected = found.pop() if len(found) == 1 else None
    assert ordered(vague, order, other.isoformat()) is expected


def test_the_days_of_a_month_end_where_the_calendar_says():
    assert days_of("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert days_of("2023-02") == (date(2023, 2, 1), date(2023, 2, 28))
    assert days_of("2024-12") == (date(2024, 12, 1), date(2024, 12, 31))
    assert days_of("2024") == (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29",
        "2024-13",
        "2024-00",
        "2024-05-00",
        "0000",
        "24-02-01",
        "2024-2-1",
        "yesterday",
        "",
    ],
)
def test_what_is_no_date_is_not_taken_for_one(text):
    assert days_of(text) is None
    assert ordered(text, "<", "2025-01-01") is None


@pytest.mark.parametrize(
    ("left", "right"),
    [("1984", 1984), (True, 1), (True, "true"), (2, "2"), ([1], [1]), ({"a": 1}, "a")],
)
def test_values_of_different_kinds_are_neither_equal_nor_different(left, right):
    assert equal(left, right) is None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("2024-02", "2024-02-10", None),
        ("2024-02", "2024-02", None),
        ("2024-02", "2024-03-10", False),
        ("2024-02-10", "2024-02-10", True),
        ("2024-02-10", "2024-02-11", False),
        ("2024-02-10", "some day", False),
    ],
)
def test_a_month_may_be_each_of_its_days_and_is_the_same_as_none_of_them(left, right, same):
    assert equal(left, right) is same
    assert equal(right, left) is same


RIVALS = ["2024-02-01", "2024-02-09"]


def test_where_sources_differ_a_comparison_is_what_all_of_them_would_make_of_it():
    assert ordered(RIVALS, "<", "2024-02-10") is True
    assert ordered(RIVALS, "<", "2024-02-09") is None
    assert ordered(RIVALS, "<", "2024-02-01") is False
    assert ordered("2024-02-05", ">", RIVALS) is None
    assert equal(["PK", "AF"], "GB") is False
    assert equal(["PK", "AF"], "PK") is None
    assert member(["charged", "convicted"], ["charged", "convicted", "accused"]) is True
    assert member(["charged", "acquitted"], ["charged", "convicted"]) is None


def test_what_one_of_two_papers_does_not_say_leaves_every_comparison_open():
    assert ordered(["2024-02-01", None], "<", "2025-01-01") is None
    assert equal(["PK", None], "GB") is None
    assert member("PK", [["PK"], None]) is None


def test_sources_may_differ_on_a_list():
    assert member("PK", [["PK", "AF"], ["PK"]]) is True
    assert member("PK", [["PK"], ["AF"]]) is None
    assert member("GB", [["PK"], ["AF"]]) is False


def test_days_and_years_between_rival_dates_reach_from_the_least_to_the_most():
    assert days(RIVALS, "2024-02-10") == Span("number", 1, 9)
    assert years(["2007-03-05", "2006-03-05"], "2025-03-05") == Span("number", 18, 19)
    assert years(["2007-03-05", None], "2025-03-05") is None


def test_a_number_and_a_date_stand_in_no_order():
    assert ordered(2024, "<", "2025-01-01") is None
    assert ordered(True, "<", 2) is None  # noqa: FBT003 - a truth where a number belongs


def test_a_list_with_a_member_not_known_may_hold_anything():
    assert member("a", ["a", None]) is True
    assert member("a", ["b", None]) is None
    assert member("a", ["b"]) is False
    assert member("a", []) is False
    assert member("a", "abc") is None


def test_a_count_that_may_be_two_or_three_is_at_least_two_and_perhaps_three():
    count = Span("number", 2, 3)
    assert ordered(count, ">=", 2) is True
    assert ordered(count, ">=", 3) is None
    assert ordered(count, ">=", 4) is False
    assert equal(count, 2) is None
    assert equal(count, 5) is False


def test_eighteen_years_are_complete_on_the_birthday_and_not_the_day_before():
    assert years("2007-03-05", "2025-03-04") == Span("number", 17, 17)
    assert years("2007-03-05", "2025-03-05") == Span("number", 18, 18)


def test_somebody_born_in_a_year_has_one_of_two_ages():
    assert years("2007", "2025-03-05") == Span("number", 17, 18)
    assert years("2007", "2024-12-31") == Span("number", 17, 17)
    assert years("2007", "soon") is None
