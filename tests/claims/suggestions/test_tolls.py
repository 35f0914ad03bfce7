# SPDX-License-Identifier: Apache-2.0
"""Numbers of those killed, injured and taken, as said and no more."""

import pytest


def toll(found):
    return [
        (value["category"], value["low"], value.get("high"), value["said"]) for _, value in found
    ]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("31 people", 31, 31),
        ("forty-eight people", 48, 48),
        ("one hundred and five people", 105, 105),
        ("1,200 people", 1200, 1200),
        ("two thousand people", 2000, 2000),
        ("at least five people", 5, None),
        ("more than nine people", 10, None),
        ("over 60 people", 61, None),
        ("up to 12 people", 0, 12),
        ("as many as 40 people", 0, 40),
        ("nearly 40 people", 0, 40),
        ("dozens of people", 24, None),
        ("five to seven people", 5, 7),
        ("between 30 and 40 people", 30, 40),
        ("5-7 people", 5, 7),
        ("۱۲ people", 12, 12),
        ("٤٨ people", 48, 48),
    ],
)
def test_the_bounds_are_those_of_the_words(told, words, low, high):
    text = f"Police said {words} were killed."
    assert toll(told(text, "killed")) in (
        [("total", low, high, words)],
        [("total", low, high, words.removeprefix("between "))],
    )


def test_about_is_no_bound_but_a_doubt(read):
    (one,) = (each for each in read("About 40 people died.").suggestions if each.kind == "killed")
    assert (one.value["low"], one.value["high"]) == (40, 40)
    assert "about" in one.doubts


def test_a_total_and_its_parts_stay_three_statements(told):
    text = "48 people — 31 civilians and 17 security personnel — lost their lives on Saturday."
    assert toll(told(text, "killed")) == [
        ("total", 48, 48, "48 people"),
        ("civilians", 31, 31, "31 civilians"),
        ("security_forces", 17, 17, "17 security personnel"),
    ]


def test_a_number_before_and_one_behind_go_to_their_own_words(told):
    text = "The blast killed two people and injured seven."
    assert toll(told(text, "killed")) == [("total", 2, 2, "two people")]
    assert toll(told(text, "injured")) == [("total", 7, 7, "seven")]


def test_others_are_of_the_category_before_and_doubted(read):
    text = "Seven militants were killed and two others were arrested."
    (one,) = (each for each in read(text).suggestions if each.kind == "captured")
    assert one.value["category"] == "attackers"
    assert "category_from_before" in one.doubts


def test_hostages_escapes_and_captures_are_kinds_of_their_own(told):
    text = "More than 149 passengers were held hostage, 80 people escaped and police arrested six suspects."
    assert toll(told(text, "hostages")) == [("civilians", 150, None, "More than 149 passengers")]
    assert toll(told(text, "escaped")) == [("total", 80, 80, "80 people")]
    assert toll(told(text, "captured")) == [("total", 6, 6, "six suspects")]


@pytest.mark.parametrize(
    "text",
    [
        "More than 10 cities were hit in attacks.",
        "The dead lay 5 km from Quetta.",
        "The bomb weighed 12 kg and killed nobody.",
        "The army destroyed 12 vehicles.",
        "Police met 12 elders.",
    ],
)
def test_a_number_of_something_else_is_no_toll(told, text):
    assert told(text, "killed", "injured", "captured", "hostages") == []


def test_nobody_is_a_toll_of_none(told):
    assert toll(told("No casualties were reported.", "killed")) == [
        ("total", 0, 0, "No casualties")
    ]


def test_the_number_of_a_point_counts_nobody(told):
    text = "Report\n\n3. Four attackers fled."
    assert toll(told(text, "escaped")) == [("attackers", 4, 4, "Four attackers")]


def test_a_political_label_is_doubted_and_no_category(read):
    (one,) = (
        each for each in read("Troops killed 11 terrorists.").suggestions if each.kind == "killed"
    )
    assert one.value["category"] == "attackers"
    assert "political_label" in one.doubts


def test_urdu_words_and_digits_are_counted(told):
    text = "دھماکے میں پانچ افراد ہلاک اور ۱۲ زخمی ہو گئے، پولیس نے بتایا۔"
    assert toll(told(text, "killed")) == [("total", 5, 5, "پانچ افراد")]
    assert toll(told(text, "injured")) == [("total", 12, 12, "۱۲")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He put the civilian death toll at 36.", [("civilians", 36, 36, "36")]),
        ("He put the number of militants killed at 31.", [("attackers", 31, 31, "31")]),
        ("Seven people died, two of them children.", [("total", 7, 7, "Seven people"), ("civilians", 2, 2, "two of them children")]),
        ("At least 11 women and children were killed.", [("civilians", 11, None, "At least 11 women and children")]),
        ("Two of the wounded died.", [("total", 2, 2, "Two")]),
        ("Three of the dead were civilians.", [("civilians", 3, 3, "Three")]),
        ("Two soldiers, A Sample and B Sample, embraced martyrdom.", [("security_forces", 2, 2, "Two soldiers")]),
        ("Officials put the dead at 36, five more than the ministry.", [("total", 36, 36, "36")]),
    ],
)  # fmt: skip
def test_whom_a_number_counts_may_stand_anywhere_near_it(told, text, expected):
    assert toll(told(text, "killed")) == expected


def test_a_figure_that_was_replaced_says_so_and_is_no_range(read):
    text = "The death toll rose from 14 to 17."
    found = [
        (one.value["low"], one.value["high"], one.doubts)
        for one in read(text).suggestions
        if one.kind == "killed"
    ]
    assert [(low, high) for low, high, _ in found] == [(14, 14), (17, 17)]
    assert ["earlier_figure" in doubts for *_, doubts in found] == [True, False]


@pytest.mark.parametrize("text", ["A further 17 were killed.", "Six of the injured may die."])
def test_some_of_those_counted_before_are_no_total(read, text):
    (one,) = (each for each in read(text).suggestions if each.kind in {"killed", "injured"})
    assert "part_of_a_total" in one.doubts


def test_hostages_who_are_let_go_are_no_new_hostages(told):
    assert [words for words, _ in told("They released two of the hostages.", "escaped")] == ["two"]
    assert told("They released two of the hostages.", "hostages") == []
