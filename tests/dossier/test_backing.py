# SPDX-License-Identifier: Apache-2.0
"""Numbers and names of a sentence that nothing it rests on says."""

import pytest

from sanad.dossier.backing import backing, unbacked

SAID = ("Killed were 14 on 2019-05-12, says the Jail Road Hospital.", "4,500 rupees", "Sample One")


def loose(text, *sources, register=()):
    return [text[start:end] for start, end in unbacked(text, backing(sources or SAID, register))]


@pytest.mark.parametrize(
    "text",
    [
        "The hospital counted 14 dead.",
        "On 12 May 2019 the Hospital counted ۱۴ dead.",
        "Sample One paid 4500 rupees, that is 4,500.",
        "Nobody else was named.",
    ],
)
def test_what_a_source_says_is_backed_in_figures_of_any_script_and_days_in_words(text):
    assert loose(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The hospital counted 41 dead.", ["41"]),
        ("On 13 May 2019 it counted 14.", ["13"]),
        ("On 12 June 2019 it counted 14.", ["June"]),
        ("He paid 500 rupees.", ["500"]),
        ("It was 4.5 of 14.", ["4.5"]),
        ("The dead were taken to Civil Hospital.", ["Civil"]),
        ("The hospital counted ۴۱.", ["۴۱"]),
        ("He is “Another Man”.", ["Man"]),
    ],
)
def test_what_no_source_says_is_found_where_it_stands(text, found):
    assert [each for each in loose(text) if each in found] == found


def test_a_name_of_the_register_is_found_in_a_script_without_capitals_and_where_a_sentence_begins():
    urdu = "محمد اسلم وہاں تھا۔"
    assert loose(urdu, register=["محمد اسلم"]) == ["محمد اسلم"]
    assert loose("Other Person was there.", register=["Other Person"]) == ["Other Person"]
    assert loose(urdu, "محمد اسلم", register=["محمد اسلم"]) == []


def test_a_part_of_a_number_backs_no_number():
    assert loose("It was 14.", "It was 140, or 1,400, or 0.14.") == ["14"]
