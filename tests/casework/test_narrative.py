# SPDX-License-Identifier: Apache-2.0
"""What reading a draft sentence by sentence finds, and what it must not cry out about."""

import pytest

from sanad.casework.narrative import (
    Narrative,
    Passage,
    People,
    holds,
    sentences,
    tellings,
    told,
)
from sanad.rules.lexicon import load_lexicon
from sanad.wiring import rulebook_folder

LEXICON = load_lexicon(rulebook_folder() / "interpol" / "wording")
PEOPLE = People(
    own=("Sample One", "+923990000001", "90001-1234567-1"),
    others=("Sample Two", "Sample One", "S. A. Sample"),
)


def found(text, people=PEOPLE, of_others=frozenset()):
    finds = Narrative([Passage("acts[0].act", text)], people, LEXICON, of_others).found()
    return {kind: each for kind, each in finds.items() if each}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He fired. He left! Did he? Yes", 4),
        ("اس نے گولی چلائی۔ وہ چلا گیا؟ ہاں", 3),
        ("He fired\nHe left", 2),
        ("He paid 1,500.75 rupees on 2025.03.04 there.", 1),
        ("It was M. A. Sample who fired.", 1),
        ("  \n ", 0),
    ],
)
def test_a_sentence_ends_where_latin_or_urdu_writing_ends_it(text, count):
    assert len(list(sentences(text))) == count


def test_a_find_names_its_field_its_sentence_and_its_words():
    text = "Sample One fired. The notorious terrorist left."
    assert found(text) == {
        "labels": [
            {
                "field": "acts[0].act",
                "sentence": "The notorious terrorist left.",
                "words": ["notorious", "terrorist"],
            }
        ]
    }


def test_each_kind_of_wording_is_found_under_its_own_name():
    text = "He is guilty. He was involved in various cases. دہشت گرد"
    assert found(text).keys() == {"prejudging", "vague", "labels"}


def test_a_plain_description_is_left_alone():
    text = "On 2025-03-04 Sample One fired a pistol at a watchman and took 1,500,000 rupees."
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He met Sample Two there.", ["Sample Two"]),
        ("He met SAMPLE  TWO there.", ["Sample Two"]),
        ("He met S. A. Sample there.", ["S. A. Sample"]),  # not parted at the initials
        ("He rang 0399-0000002 twice.", ["0399-0000002"]),
        ("He paid into 12345678 that day.", ["12345678"]),
        ("The card was 90002-1234567-1.", ["90002-1234567-1"]),
        ("Tel.03990000002", ["03990000002"]),
        ("He rang 0399.000.0002 twice.", ["0399.000.0002"]),
        ("He rang (0399) 000 0002 twice.", ["0399) 000 0002"]),
        ("He rang 0399\u20110000002 twice.", ["0399\u20110000002"]),
        ("He rang 0399\u200b0000002 twice.", ["0399\u200b0000002"]),
        ("اس نے ۰۳۹۹۰۰۰۰۰۰۲ پر فون کیا", ["۰۳۹۹۰۰۰۰۰۰۲"]),
        ("His passport is AB1234567.", ["AB1234567"]),
        ("He paid into PK99SMPL0000001123456702.", ["PK99SMPL0000001123456702"]),
        ("He paid into PK99 SMPL 0000 0011 2345 6702.", ["0000 0011 2345 6702"]),
        ("On 2025-03-04 03990000002 rang.", ["03990000002"]),
        ("He met Sam\u00adple T\u200bwo there.", ["Sample Two"]),
        ("He met Ｓａｍｐｌｅ Ｔｗｏ there.", ["Sample Two"]),
        ("He met Sample-Two there.", ["Sample Two"]),
    ],
)
def test_another_persons_name_or_number_is_found(text, words):
    assert found(text)["third_parties"][0]["words"] == words


@pytest.mark.parametrize(
    "text",
    [
        "Sample One did it.",  # bears the name of somebody else on the register, too
        "His number is +923990000001.",
        "His card is 90001-1234567-1.",
        "On 2025-03-04 he fired.",
        "He took 12,345,678.50 rupees.",
        "He took 12345678.50 rupees on 2025-03-04 2 times.",
        "He did so on ۲۰۲۵-۰۳-۰۴.",
        "His number is +92 399 000 0001, his card 90001 1234567 1.",
        "It was in 2024. 2025 was quiet.",
        "He met Sample. Two men left.",
        "He met Sample Twofold.",
        "He was born in 1984 and left in 2020.",
    ],
)
def test_the_subject_a_day_and_an_amount_are_nobody_else(text):
    assert "third_parties" not in found(text)


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("He is most\nwanted there.", "labels", "most wanted"),
        ("He met Sample\nTwo there.", "third_parties", "Sample Two"),
        ("He rang 0399\n0000002 twice.", "third_parties", "0399 0000002"),
    ],
)
def test_a_line_break_hides_nothing_and_both_lines_are_told(text, kind, word):
    finds = found(text)[kind]
    assert [find["sentence"] for find in finds] == text.split("\n")
    assert all(find["words"] == [word] for find in finds)


@pytest.mark.parametrize("word", ["terr\u043erist", "\u0391nti", "w\u0430nted"])
def test_a_word_in_letters_of_two_scripts_that_look_alike_is_told(word):
    assert found(f"He is a {word} man.")["mixed_script"][0]["words"] == [word]


@pytest.mark.parametrize("word", ["Qur\u02bcan", "Āmir", "دہشت", "террорист", "365-A", "ﬁred"])
def test_a_word_of_one_script_is_not_mixed(word):
    assert "mixed_script" not in found(f"It says {word} there.")


def test_the_sentence_of_another_draft_with_the_name_exchanged_is_found():
    text = "Sample Two fired a pistol at the watchman of the bank."
    others = tellings({"act": text, "means": None}, ["Sample Two"])
    copied = text.replace("Sample Two", "Sample One")
    assert found(copied, of_others=others)["copied"][0]["sentence"] == copied
    assert "copied" not in found("Sample One fired a rifle at the clerk of the shop.", of_others=others)  # fmt: skip


def test_what_two_drafts_may_say_by_chance_is_not_compared():
    assert told("Sample One fired twice at him there.", ["Sample One"]) is None
    assert told("Sample One fired a pistol at him there.", ["Sample One"]) is not None
    assert "copied" not in found("He fired.", of_others=frozenset())


def test_a_name_without_words_stands_nowhere():
    assert not holds("anything at all", " - ")
    assert not holds("", "-")
    assert "third_parties" not in found("anything at all", People(others=("", "-")))


NAMING = load_lexicon(rulebook_folder() / "pk" / "wording")


@pytest.mark.parametrize(
    "text",
    [
        "Fitnah-al-Hindustan",
        "Fitna-ul-Hindustan",
        "FITNA UL HINDUSTAN",
        "a tribesman",
        "a Baloch by ethnicity",
        "anti\u2011state",
    ],
)
def test_an_instructed_name_or_an_origin_given_as_a_reason_is_found_in_each_spelling(text):
    finds = Narrative([Passage("acts[0].act", f"He is {text}.")], PEOPLE, NAMING).found()
    assert finds["labels"]
