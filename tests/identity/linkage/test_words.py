# SPDX-License-Identifier: Apache-2.0
import pytest

from sanad.identity.linkage.words import NOBODY, _whole, words_of

NAMES = [
    "Sarfaraz Bugti", "سرفراز بگٹی", "Haji Muhammad Asif s/o Ziaullah", "Ziaul Haq", "Zia ul Haq", "ضیاء الحق", "Abdul Rehman",
    "عبد الرحمن", "Abdurrahman", "Hayat Ullah", "Hayatullah", "Al Hajj Karim", "بی بی مریم", "e. khan", "M. Asif", "بی ایل اے",
    "Shahid e Sample", "\u202eAsif\u202c Khan", "Asif ولد ضیاء اللہ", "x" * 70, "Sample 7",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_read_word_by_word_gives_what_it_gives_read_whole(name):
    assert words_of(name) == _whole(name)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sarfaraz Bugti", "سرفراز بگٹی"),
        ("Mohd. Asif", "محمد آصف"),
        ("Haji Asif Muhammad", "Muhammad Asif"),
        ("Ziaud Din", "Ziauddin"),
    ],
)
def test_spellings_scripts_titles_and_order_make_no_difference(left, right):
    assert words_of(left) == words_of(right) != NOBODY


def test_the_father_named_in_a_name_is_not_its_bearer():
    assert words_of("Asif s/o Karim") == (words_of("Asif").own, words_of("Karim").own)


@pytest.mark.parametrize("name", ["", "Haji Sahib", "...", "\u202e", " ".join(["Asif"] * 41) + " بی بی"])  # fmt: skip
def test_what_names_nobody_has_no_words(name):
    assert words_of(name) == NOBODY
