# SPDX-License-Identifier: Apache-2.0
"""The search fold: what it makes equal, what it keeps apart, and the way back to the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.values.fold import fold, spans
from sanad.values.name import skeleton

PAIRS = [
    ("عبداللہ", "عبدالله"),
    ("شاہ", "شاه"),
    ("حمزہ", "حمزة"),
    ("رحمۃ", "رحمة"),
    ("خاں", "خان"),
    ("بھائی", "بهائي"),
    ("ګل", "گل"),
    ("پښتون", "پشتون"),
    ("علی", "علي"),
    ("کتاب", "كتاب"),
    ("غنی", "غني"),
    ("أحمد", "احمد"),
]
SIGNS = st.sampled_from(
    "abÅßİıŠé xyz-_'’.,()0٣۴½²①ﷲﷺ ءآأؤئكکيىےېۍةۃهہھەںڼګښځڅټډړږـ\u064b\u0651\u0670\u200c\u200d\u200e\u202b\ufeff\n\tクहिन्दी𝔘🙂"
)
TEXTS = st.text(SIGNS | st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_twelve_pairs_fold_to_one_word(one, other):
    assert one != other
    assert fold(one) == fold(other) != ""
    assert " " not in fold(one)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("مُحَمَّد كريم خان", "محمد کریم خان"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("خـــان", "خان"),
        ("خان\u200fشاہ", "خانشاہ"),
        ("می\u200cروم", "می روم"),
        ("سڑکے", "سڑکی"),
        ("بلوڅ ځدران ټانک ډېره ړومبی ږوب ڼ", "بلوچ زدران ٹانک ڈیرہ ڑومبی ژوب ن"),
        ("Straße ÉCLAIR Łódź Đorđe", "strasse eclair lodz dorde"),
        ("Ba'ath Qur’an ʿUmar", "baath quran umar"),
        ("a.b@c.example, 0399-000", "a b c example 0399 000"),
        ("3½ km²", "3 km2"),
        ("ﻋﺒﺪﷲ", "عبداللہ"),
        ("", ""),
        ("«—»", ""),
    ],
)
def test_what_is_folded_away(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("خان", "جان"), ("تار", "ٹار"), ("صادق", "سادق"), ("خار", "خوار"), ("a b", "ab")],
)
def test_letters_of_different_words_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(TEXTS)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS, TEXTS)
def test_a_text_folds_like_its_parts(one, other):
    assert fold(f"{one} {other}").split() == fold(one).split() + fold(other).split()


@given(TEXTS)
def test_every_word_leads_back_to_what_folds_to_it_and_in_order(text):
    places = list(spans(text))
    assert [fold(text[start:end]) for start, end in places] == fold(text).split()
    edges = [edge for place in places for edge in place]
    assert edges == sorted(edges)
    assert all(start < end for start, end in places)


@given(TEXTS)
def test_the_skeleton_agrees_with_the_fold(text):
    assert skeleton(text) == skeleton(fold(text))


def test_a_mark_at_the_end_belongs_to_its_word_and_a_quotation_mark_does_not():
    text = "‘کتابِ’"
    assert [text[start:end] for start, end in spans(text)] == ["کتابِ"]


def test_no_digit_of_any_script_is_lost():
    digits = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Nd"]
    assert {fold(digit) for digit in digits} == set("0123456789")


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Abdullah", "عبداللہ"),
        ("Ali", "علی"),
        ("Usman", "عثمان"),
        ("Umar", "عمر"),
        ("Iqbal", "اقبال"),
        ("Shah", "شاہ"),
        ("Abdur Rehman", "عبدالرحمٰن"),
        ("Abdul Wahab", "عبد الوہاب"),
        ("Orakzai", "اورکزئی"),
        ("Balochistan", "بلوچستان"),
        ("bin Qasim", "بن قاسم"),
        ("Sector 9", "سیکٹر ۹"),
    ],
)
def test_a_name_has_one_skeleton_in_both_scripts(latin, arabic):
    assert skeleton(latin) == skeleton(arabic) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Sector 1122", "Sector 12"), ("Khan", "Jan"), ("Abdi", "Abd Ali")]
)
def test_other_names_have_other_skeletons(one, other):
    assert skeleton(one) != skeleton(other)
