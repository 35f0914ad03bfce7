# SPDX-License-Identifier: Apache-2.0
"""Each sentence of a draft with what the reading flags in it, why, and what may be written instead."""

from sanad.casework.passages import Flag, read_over
from sanad.rules.lexicon import WordList

LABELS = WordList("terror", "labels", "It is a finding of a court.", "Say what was done.", ("terrorist", "militant"), "V", ())  # fmt: skip
VAGUE = WordList("often", "vague", "It has no day.", "Name the day.", ("often",), "V", ())


def known(act, text=None, request=None):
    empty = {"labels": [], "prejudging": [], "vague": [], "third_parties": [], "mixed_script": [], "copied": []}  # fmt: skip
    return {"acts": [{"act": act}], "request": request or {}, "text": empty | (text or {})}


def find(sentence, *words, field="acts[0].act"):
    return {"field": field, "sentence": sentence, "words": list(words)}


def test_a_sentence_in_which_nothing_was_found_stands_among_the_others():
    told = read_over(known("He fired. He left."), [LABELS])
    assert [(each.text, each.flags) for each in told] == [("He fired.", ()), ("He left.", ())]


def test_a_listed_word_is_told_with_its_reason_and_what_to_write_instead():
    sentence = "He is a terrorist."
    told = read_over(known(sentence, {"labels": [find(sentence, "terrorist")]}), [VAGUE, LABELS])
    assert told[0].flags == (Flag("labels", ("terrorist",), LABELS.why, LABELS.instead),)


def test_a_word_of_no_list_is_told_as_it_was_found():
    sentence = "Sample Two was there."
    told = read_over(known(sentence, {"third_parties": [find(sentence, "Sample Two")]}), [LABELS])
    assert told[0].flags == (Flag("third_parties", ("Sample Two",)),)


def test_a_copied_sentence_has_a_flag_without_words():
    sentence = "He fired at the watchman of the depot at night."
    told = read_over(known(sentence, {"copied": [find(sentence)]}), [LABELS])
    assert told[0].flags == (Flag("copied", ()),)


def test_what_was_found_elsewhere_is_not_told_here():
    other = find("He left.", "often", field="acts[0].means")
    assert read_over(known("He left.", {"vague": [other]}), [VAGUE])[0].flags == ()


def test_texts_of_the_request_are_read_and_its_single_words_are_not():
    told = read_over(known("He fired.", request={"kind": "red_notice", "treaty_basis": "The treaty of 1999."}), [])  # fmt: skip
    assert [each.field for each in told] == ["acts[0].act", "request.treaty_basis"]
