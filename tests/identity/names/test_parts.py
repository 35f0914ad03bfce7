# SPDX-License-Identifier: Apache-2.0
import pytest

from sanad.errors import BadValue
from sanad.identity.names.parts import Script, take_apart
from sanad.identity.names.words import ROLES, Role, _once


def roles(name):
    return [(part.folded, part.role) for part in take_apart(name).parts]


def compared(name):
    return list(take_apart(name).words)


@pytest.mark.parametrize(
    "name",
    [
        "Haji Sahib",
        "Mir",
        "Nawabzada Sardar",
        "حاجی صاحب",
        "Maulana al-",
        "",
        " \u200f ",
        "...",
        "s/o",
    ],
)
def test_a_name_of_only_titles_is_refused(name):
    with pytest.raises(BadValue, match="no word but titles"):
        take_apart(name)


def test_a_text_is_not_a_name():
    take_apart("Khan " * 40)
    with pytest.raises(BadValue, match="more than 40 words") as caught:
        take_apart("Khan " * 5000)
    assert len(str(caught.value)) < 400


def test_each_word_has_its_role():
    assert roles("Mir M. Asif s/o Haji Karim Sahib") == [
        ("mir", Role.TITLE),
        ("m", Role.INITIAL),
        ("asif", Role.GIVEN),
        ("son of", Role.PATRONYMIC),
        ("haji", Role.TITLE),
        ("karim", Role.GIVEN),
        ("sahib", Role.HONORIFIC),
    ]


@pytest.mark.parametrize("marker", ["s/o", "S/O", "s / o.", "son of", "ولد", "بنت"])
def test_what_stands_behind_the_marker_is_the_relative(marker):
    parts = take_apart(f"Asif {marker} Karim").counted
    assert [(part.folded, part.relative) for part in parts] == [("asif", False), ("karim", True)]


def test_initials_s_and_o_are_not_a_marker():
    assert not take_apart("S. O. Karim").has_relative


@pytest.mark.parametrize("name", ["Abdullah", "Abdulla", "عبداللہ", "Abd Allah", "عبد الله"])
def test_abdullah_is_two_words_however_it_is_written(name):
    families = [part.family for part in take_apart(name).counted]
    assert families == ["abd", "allah"]


@pytest.mark.parametrize(
    "name", ["Zia ul Haq", "Zia-ul-Haq", "Ziaul Haq", "Ziaulhaq", "Zia-ul-Haque"]
)
def test_the_joining_vowel_of_a_compound_is_not_part_of_its_halves(name):
    parts = take_apart(name).counted
    assert [part.skeleton for part in parts] == ["z", "hk"]


def test_a_compound_keeps_what_was_written_in_both_halves():
    assert [part.written for part in take_apart("Hayatullah").counted] == ["Hayatullah"] * 2


@pytest.mark.parametrize(
    ("name", "role"), [("E. Khan", Role.INITIAL), ("Lashkar-e-Khan", Role.PARTICLE)]
)
def test_a_full_stop_makes_an_initial_of_a_letter_that_joins_words(name, role):
    assert [role_ for folded, role_ in roles(name) if folded == "e"] == [role]


def test_marks_of_direction_change_nothing_and_are_reported():
    marked = take_apart("\u202eAsif \u2067Kha\u200en\u2069")
    assert marked.words == take_apart("Asif Khan").words
    assert marked.controls == ("U+202E", "U+2067", "U+200E", "U+2069")


def test_letters_spelt_in_urdu_are_an_abbreviation():
    (part,) = take_apart("بی ایل اے").parts
    assert (part.folded, part.script, part.written) == ("bla", Script.LATIN, "بی ایل اے")


def test_two_letters_spelt_in_urdu_are_not_an_abbreviation():
    assert compared("بی اے خان") == ["بی", "ای", "خان"]


def test_only_a_word_for_its_kind_makes_an_organisation():
    assert take_apart("Kohzard Army").of_organisation
    assert not take_apart("Kohzard Khan").of_organisation


def test_the_script_of_each_word_is_its_own():
    scripts = [part.script for part in take_apart("Asif خان Иванов").parts]
    assert scripts == [Script.LATIN, Script.ARABIC, Script.OTHER]


def test_a_word_with_two_values_stops_the_program():
    with pytest.raises(ValueError, match="stands under"):
        _once([("Mir", "title"), ("mir", "particle")])


def test_no_word_has_a_role_that_its_fold_does_not_reach():
    from sanad.values.fold import fold

    assert all(fold(word) == word for word in ROLES)
