# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.identity.names.likeness import Level, liken
from sanad.identity.names.sound import distance, sounds
from sanad.values.fold import fold


def level(left, right):
    found = liken(fold(left), fold(right))
    return found and found.level


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Āsif", "asif", Level.FOLDED),
        ("Mohd", "محمد", Level.FAMILY),
        ("Baluch", "Baloch", Level.FAMILY),
        ("Nadeem", "ندیم", Level.SOUND),
        ("Sarfraz", "Sarfaraz", Level.SOUND),
        ("Mumtaz", "ممتاز", Level.SOUND),
        ("Fatima", "فاطمہ", Level.SOUND),
        ("Jamil", "Jamal", Level.CONSONANTS),
        ("Sarfraz", "Sarfaz", Level.SLIP),
        ("Ibrahirn", "ابراہیم", Level.SLIP),
        ("محراب", "محراث", Level.SLIP),
        ("Balochi", "Balochistan", Level.BEGINNING),
        ("Alsahra", "Sahra", Level.ARTICLE),
        ("M", "Mehrab", Level.INITIAL),
        ("M", "محراب", Level.INITIAL),
        ("Asif", "Arif", None),
        ("Muhammad", "Ahmad", None),
        ("Army", "Front", None),
        ("M", "Asif", None),
    ],
)
def test_two_words_agree_in_the_level_that_is_theirs(left, right, expected):
    assert level(left, right) is expected
    assert level(right, left) is expected


def test_words_of_two_families_are_two_names_however_alike():
    assert liken("musa", "isa") is None
    assert liken("musa", "mosa") is not None


def test_a_vowel_that_both_could_write_and_one_does_not_tells_them_apart():
    assert liken("muhammad", "mahmud").value < 0.8 < liken("muhammad", "muhamad").value


def apart(left, right):
    return distance(sounds(left), sounds(right), across=True)


def test_a_vowel_that_urdu_does_not_write_costs_less_than_one_it_does():
    assert apart("karim", "کریم") < apart("karim", "کروم")


def test_more_slips_are_less_alike():
    one, two = (liken("sarfaraz", other) for other in ("sarfarad", "sakfarad"))
    assert one.value < 1
    assert two is None


def test_a_word_as_long_as_a_page_takes_no_time():
    assert liken("ka" * 20_000, "ka" * 20_000 + "r") is None


words = st.text("abcdefghijklmnopqrstuvwxyzابپتثجحخدرزسشعغفقکگلمنوہی", min_size=1, max_size=12)


@given(words, words)
def test_likeness_has_no_side_and_stays_between_nothing_and_one(left, right):
    found, turned = liken(left, right), liken(right, left)
    assert found == turned
    assert found is None or 0 <= found.value <= 1


@given(words)
def test_every_word_is_like_itself(word):
    assert liken(word, word) == (Level.FOLDED, 1.0)
    assert apart(word, word) == 0
