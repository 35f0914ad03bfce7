# SPDX-License-Identifier: Apache-2.0
"""Days: resolved against the day of publication (Monday, 2 February 2026), never without one."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("words", "value", "precision"),
    [
        ("18 January 2025", "2025-01-18", "day"),
        ("January 18, 2025", "2025-01-18", "day"),
        ("2026-01-18", "2026-01-18", "day"),
        ("18.01.2026", "2026-01-18", "day"),
        ("18 January", "2026-01-18", "day"),
        ("18 December", "2025-12-18", "day"),
        ("Saturday", "2026-01-31", "day"),
        ("Monday", "2026-02-02", "day"),
        ("yesterday", "2026-02-01", "day"),
        ("last night", "2026-02-01/2026-02-02", "days"),
        ("last week", "2026-01-26/2026-02-01", "days"),
        ("last month", "2026-01", "month"),
        ("last year", "2025", "year"),
        ("night between Friday and Saturday", "2026-01-30/2026-01-31", "days"),
        ("night between January 30 and 31", "2026-01-30/2026-01-31", "days"),
        ("March 2025", "2025-03", "month"),
    ],
)
def test_a_day_is_as_exact_as_its_words(read, words, value, precision):
    text = f"Five people were killed in an attack on {words}."
    (one,) = (each for each in read(text).suggestions if each.kind == "date")
    assert (one.value, one.precision) == (value, precision)
    assert text[one.span.start : one.span.end] == words


@pytest.mark.parametrize("words", ["Saturday", "18 January", "yesterday", "last week"])
def test_without_a_day_of_publication_nothing_is_guessed(read, words):
    text = f"Five people were killed on {words}."
    (one,) = (each for each in read(text, None).suggestions if each.kind == "date")
    assert (one.value, one.precision, one.doubts) == (words, None, ("no_day_of_publication",))


def test_a_day_that_no_calendar_has_is_told_and_counts_nobody(read):
    found = read("Five soldiers were killed on 31 February 2026.").suggestions
    (day,) = (one for one in found if one.kind == "date")
    assert (day.value, day.doubts) == ("31 February 2026", ("no_such_day",))
    assert [one.value["low"] for one in found if one.kind == "killed"] == [5]


def test_day_and_month_that_could_change_places_are_doubted(read):
    (one,) = (each for each in read("An attack on 03/02/2026.").suggestions if each.kind == "date")
    assert (one.value, one.doubts) == ("2026-02-03", ("day_or_month",))


def test_the_day_on_which_somebody_spoke_is_not_that_of_the_event(told):
    text = "Five people were killed on Saturday, police said on Sunday."
    assert told(text, "date") == [("Saturday", "2026-01-31")]


def test_dateline_and_heading_are_not_days_or_places_of_the_event(told):
    text = "SAMPLE GAZETTE, 2 February 2026\n\nQUETTA, Feb 2: Five people died in Kech."
    assert told(text, "date", "place") == [("Kech", "Kech")]


def test_the_first_and_the_last_day_of_the_calendar_do_not_overflow(read):
    for day in (date.min, date.max):
        read(
            "Killed yesterday, today, last week, last month, on the night between Sunday and Monday.",
            day,
        )


def test_urdu_days_are_read(told):
    text = "پیر کے روز حملہ ہوا۔ 23 جنوری 2026 کو دھماکہ ہوا۔"
    assert [value for _, value in told(text, "date")] == ["2026-02-02", "2026-01-23"]


def test_two_days_with_a_dash_are_a_stretch(told):
    text = "They attacked a post on the night of 13-14 January."
    assert [value for _, value in told(text, "date")] == ["2026-01-13/2026-01-14"]


def test_a_dash_between_days_that_are_none_is_no_stretch(told):
    assert [value for _, value in told("They attacked on 14-13 January.", "date")] != [
        "2026-01-14/2026-01-13"
    ]


def test_the_line_that_says_when_a_report_appeared_tells_of_no_event(told):
    assert told("Published: January 30, 2026\n\nGunmen attacked a post.", "date") == []


def test_the_day_of_a_claim_is_doubted(read):
    text = "The Sahar Group claimed responsibility for the attack on Saturday."
    (one,) = (each for each in read(text).suggestions if each.kind == "date")
    assert "day_of_the_claim" in one.doubts


def test_a_day_before_listeners_is_when_somebody_spoke(told):
    assert (
        told("وزیر داخلہ نے جمعرات کو پریس کانفرنس میں بتایا کہ پانچ افراد ہلاک ہوئے۔", "date")
        == []
    )


ON = date(2026, 4, 5)
HEADING = "THE SAMPLE COURIER, Quetta, 5 April 2026\nSeven soldiers killed in attack on a convoy in Mastung.\n"


def test_day_and_place_of_a_heading_are_not_those_of_the_line_below(told):
    assert told(HEADING, "date", "place", published=ON) == [("Mastung", "Mastung")]


def test_a_place_with_the_day_of_the_paper_before_a_colon_is_a_dateline(told):
    text = "Quetta, April 5, 2026: Two men were killed in Turbat on Saturday."
    assert told(text, "date", "place", published=ON) == [
        ("Turbat", "Turbat"),
        ("Saturday", "2026-04-04"),
    ]


def test_a_place_with_another_day_before_a_colon_is_that_of_an_event(told):
    found = told("Turbat, 3 April: Two men were killed.", "date", "place", published=ON)
    assert {value for _, value in found} == {"Turbat", "2026-04-03"}
