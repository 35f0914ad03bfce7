# SPDX-License-Identifier: Apache-2.0
"""Incidents that may be one: which pairs are proposed, why, and what is never proposed."""

from datetime import date, timedelta

import pytest

from counted import calls
from sanad.claims.claim import Standing
from sanad.claims.incidents.days import days_of
from sanad.claims.incidents.duplicates import agreeing, candidates

STATEMENT = "The spokesman said on Friday that two men were killed at the post near the river bend."


@pytest.fixture
def event(claim):
    """Return a function that makes the claims about an incident."""

    def made(about, day=None, place=None, killed=None, kind=None, quote=None):
        found = [claim(about, "date", day, quote)] if day else []
        found += [claim(about, "place", place)] if place else []
        found += [claim(about, "kind", kind)] if kind else []
        if killed is not None:
            toll = {"category": "total", "said": str(killed), "low": killed}
            found.append(claim(about, "killed", toll))
        return found

    return made


def pairs(gazetteer, *events):
    found = candidates({claims[0].about: claims for claims in events}, gazetteer)
    return [(one.left, one.right) for one in found]


def the_pair(gazetteer, *events):
    [found] = candidates({claims[0].about: claims for claims in events}, gazetteer)
    return found


def test_reasons_for_and_against_stand_in_words(gazetteer, event):
    found = the_pair(
        gazetteer,
        event("I-01", "2025-03-05", "Khana", 5, "bombing"),
        event("I-02", "2025-03-06", {"name": "Misal district", "precision": "district"}, 7, "clash"),
    )  # fmt: skip
    assert found.reasons == (
        "a day apart: 2025-03-05 / 2025-03-06",
        "Khana lies in Misal district",
    )
    assert found.against == ("killed (total): 5 / 7", "told as bombing / clash")


def test_an_event_known_to_a_month_and_a_province_may_be_any_there_in_that_month(gazetteer, event):
    wide = {"from": "2025-03-01", "said": "March", "precision": "month"}
    found = the_pair(
        gazetteer, event("I-01", wide, "Namunistan"), event("I-02", "2025-03-31", "Khana", 5)
    )
    assert found.reasons == (
        "their days meet: 2025-03-01 to 2025-03-31 / 2025-03-31",
        "Khana lies in Namunistan",
    )


@pytest.mark.parametrize(
    ("day", "place"),
    [
        ("2025-03-07", "Khana"),
        ("2025-03-05", "Naqsha"),
        ("2025-03-05", "Elsewhere"),
        ("on a Friday", "Khana"),
        (None, "Khana"),
        ("2025-03-05", None),
    ],
)
def test_two_days_apart_at_another_place_or_unknown_is_no_pair(gazetteer, event, day, place):
    other = event("I-02", day, place, 5)
    assert pairs(gazetteer, event("I-01", "2025-03-05", "Khana", 5), other) == []


@pytest.mark.parametrize(
    ("left", "right"), [("2024-12-31", "2025-01-01"), ("2025-02-28", "2025-03-01")]
)
def test_a_night_between_two_months_or_years_is_one(gazetteer, event, left, right):
    events = event("I-01", left, "Khana"), event("I-02", right, "Khana")
    assert pairs(gazetteer, *events) == [("I-01", "I-02")]


def test_a_place_that_the_gazetteer_lacks_is_met_by_its_own_name_alone(gazetteer, event):
    events = [
        event(f"I-0{number}", "2025-03-05", name)
        for number, name in enumerate(("Killi Namuna", "killi  namuna", "Killi Naqsha"), 1)
    ]
    assert pairs(gazetteer, *events) == [("I-01", "I-02")]


def test_one_wording_makes_a_pair_unless_the_days_speak_against_it(gazetteer, event):
    same = event("I-01", "an evening", quote=STATEMENT), event("I-02", "a night", quote=STATEMENT)
    assert the_pair(gazetteer, *same).reasons == (
        "100% of the words cited for one stand in the other",
    )
    apart = (
        event("I-01", "2025-03-05", quote=STATEMENT),
        event("I-02", "2025-05-05", quote=STATEMENT),
    )
    assert pairs(gazetteer, *apart) == []


def test_nobody_killed_is_no_figure_that_two_incidents_share(gazetteer, event):
    events = event("I-01", "2025-03-05", "Khana", 0), event("I-02", "2025-03-05", "Khana", 0)
    found = the_pair(gazetteer, *events)
    assert found.reasons == ("both on 2025-03-05", "both at Khana")
    assert found.against == ()


def test_claims_that_no_longer_stand_pair_nothing(gazetteer, claim, event):
    gone = [
        claim("I-02", "date", "2025-03-05", standing=Standing.WITHDRAWN),
        claim("I-02", "place", "Khana", withdrawn="a slip"),
    ]
    assert pairs(gazetteer, event("I-01", "2025-03-05", "Khana"), gone) == []


def test_the_pair_with_most_reasons_comes_first_whatever_the_order_given(gazetteer, event):
    events = [
        event("I-03", "2025-03-05", "Khana", 5),
        event("I-01", "2025-03-06", "Misal district"),
        event("I-02", "2025-03-05", "Khana", 5),
    ]
    wanted = [("I-02", "I-03"), ("I-01", "I-02"), ("I-01", "I-03")]
    assert pairs(gazetteer, *events) == pairs(gazetteer, *events[::-1]) == wanted


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [("2025-03-05", "2025-03-05", 0), ("2025-03-05", "2025-03-06", 1), ("2025-02", "2025-03-05", 5), ("2025", "2025-03-05", 0)],
)  # fmt: skip
def test_days_lie_as_far_apart_from_either_side(left, right, apart):
    ours, theirs = days_of(left), days_of(right)
    assert ours.apart(theirs) == theirs.apart(ours) == apart


def test_of_pairs_with_as_many_reasons_that_with_less_against_it_comes_first(gazetteer, event):
    events = [
        event("I-01", "2025-03-05", "Khana", 5),
        event("I-02", "2025-03-05", "Khana", 7),
        event("I-03", "2025-03-05", "Khana"),
    ]
    assert pairs(gazetteer, *events) == [("I-01", "I-03"), ("I-02", "I-03"), ("I-01", "I-02")]


def test_no_incident_and_one_make_no_pair(gazetteer, event):
    assert candidates({}, gazetteer) == []
    assert candidates({"I-01": event("I-01", "2025-03-05", "Khana"), "I-02": []}, gazetteer) == []


@pytest.mark.parametrize(
    ("right", "agreed"),
    [
        ({"day": "2025-03-06", "place": "Misal district", "killed": 9}, ["date", "place"]),
        ({"day": "2025-03-05", "place": "Naqsha", "killed": 5}, ["date", "killed"]),
        ({"day": "2025-03-05", "place": "Naqsha", "killed": 9}, []),
        ({"day": "2025-04-05", "place": "Khana", "killed": 9}, []),
        ({"kind": "bombing"}, []),
    ],
)
def test_a_judgement_rests_on_two_of_day_place_and_numbers(gazetteer, event, right, agreed):
    left = event("I-01", "2025-03-05", "Khana", 5, "bombing")
    assert agreeing(left, event("I-02", **right), gazetteer) == agreed


def test_nobody_killed_is_nothing_to_rest_a_judgement_on(gazetteer, event):
    left, right = event("I-01", "2025-03-05", "Khana", 0), event("I-02", "2025-03-05", "Naqsha", 0)
    assert agreeing(left, right, gazetteer) == []


def test_four_times_as_many_incidents_are_four_times_the_work(gazetteer, event):
    def many(number):
        """So many incidents, every tenth of them on the day and at the place of another."""
        first, found = date(2000, 1, 1), {}
        for at in range(number):
            day = (first + timedelta(days=at % (number * 9 // 10))).isoformat()
            found[f"I-{at}"] = event(f"I-{at}", day, f"Killi {at % (number // 20)}", 3)
        return found

    few, more = many(500), many(2000)
    assert len(candidates(more, gazetteer)) == 200
    least = calls(lambda: candidates(few, gazetteer))
    assert calls(lambda: candidates(more, gazetteer)) < 6 * least  # the square would be 16


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-02", "2024-02-01 to 2024-02-29"),
        ("2025", "2025-01-01 to 2025-12-31"),
        ("2025-03-05/2025-03-06", "2025-03-05 to 2025-03-06"),
        ({"from": "2025-03-05T23:10", "said": "x"}, "2025-03-05"),
        ({"from": "2025-03-05", "said": "x", "precision": "week"}, "2025-02-27 to 2025-03-11"),
        ({"from": "2025-03-05", "said": "x", "precision": "month"}, "2025-03-01 to 2025-03-31"),
        ({"from": "2025-03-05", "said": "x", "precision": "year"}, "2025-01-01 to 2025-12-31"),
        ({"from": "2025-03-05", "to": "2025-03", "said": "x"}, "2025-03-05 to 2025-03-31"),
    ],
)
def test_a_date_covers_the_days_that_its_precision_leaves(value, words):
    assert days_of(value).words == words


@pytest.mark.parametrize(
    "value",
    [
        "Friday",
        "0001-01-02",
        "9999",
        "2025-02-30",
        "2025-13",
        "2025-03-06/2025-03-05",
        "a/b/c",
        "",
        None,
        5,
        [],
    ],
)
def test_what_is_no_date_covers_no_days(value):
    assert days_of(value) is None
