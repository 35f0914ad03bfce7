# SPDX-License-Identifier: Apache-2.0
"""Who said so, who claims, who is accused, who denies, and who is named."""

import pytest


def by(read, text, kind="killed"):
    return [
        one.said_by and text[one.said_by.start : one.said_by.end]
        for one in read(text).suggestions
        if one.kind == kind
    ]


def test_a_speaker_behind_has_the_words_before(read):
    assert by(read, "Five people were killed, police said.") == ["police"]


def test_a_speaker_before_has_the_words_behind(read):
    assert by(read, "Hospital officials said five people were killed.") == ["Hospital officials"]


def test_according_to_names_who_follows(read):
    assert by(read, "Five people died, according to hospital officials.") == ["hospital officials"]


def test_two_speakers_in_a_sentence_have_each_their_own(read):
    text = "Police said five soldiers were killed, while a spokesman for the Kohzard Front claimed 12 soldiers were killed."
    assert by(read, text) == ["Police", "spokesman for the Kohzard Front"]


def test_words_that_nobody_said_are_the_papers_own_and_doubted(read):
    (one,) = (
        each for each in read("Five people were killed.").suggestions if each.kind == "killed"
    )
    assert one.said_by is None
    assert "no_attribution" in one.doubts


def test_a_pronoun_means_the_last_speaker_and_is_doubted(read):
    text = "Police said a bomb exploded. They said five people were killed."
    assert by(read, text) == ["Police"]
    (one,) = (each for each in read(text).suggestions if each.kind == "killed")
    assert "pronoun" in one.doubts


def test_a_name_is_read_with_its_title_and_only_the_name_is_the_person(told):
    text = "Deputy Commissioner Haider Samplezai said two people were killed."
    assert told(text, "person") == [("Haider Samplezai", "Haider Samplezai")]
    assert told(text, "said_by")[0][0] == "Deputy Commissioner Haider Samplezai"


def test_victims_are_named_where_the_report_names_them(told):
    text = "The victims were identified as Bashir Namuna and Salma Namuna."
    assert [words for words, _ in told(text, "person")] == ["Bashir Namuna", "Salma Namuna"]


def test_claim_accusation_and_denial_are_three_things(told):
    text = (
        "The Kohzard Front claimed responsibility for the attack. Officials blamed the Sahar Group. "
        "The Sahar Group denied any role."
    )
    assert told(text, "claimed_by") == [("Kohzard Front", "Kohzard Front")]
    assert told(text, "accused") == [("Sahar Group", "Sahar Group")]
    assert [words for words, _ in told(text, "denied_by")] == ["Sahar Group"]


def test_nobody_claimed_is_said_and_no_claim(told):
    text = "There was no immediate claim of responsibility for the attack by the Kohzard Front."
    assert [words for words, _ in told(text, "no_claim")] == [
        "no immediate claim of responsibility"
    ]
    assert told(text, "claimed_by") == []


def test_a_rejected_claim_names_who_rejects(told):
    assert told("The military rejected the claim.", "denied_by") == [("military", "military")]


def test_urdu_speakers_stand_before_their_verb(read):
    text = "پولیس کے مطابق پانچ افراد ہلاک ہوئے۔"
    assert by(read, text) == ["پولیس"]


def test_a_name_set_off_by_commas_speaks_and_not_whoever_follows_the_verb(read):
    text = "The spokesman, Dostain Sample, said the group had killed five people."
    assert by(read, text) == ["spokesman, Dostain Sample"]


def test_two_who_speak_together_are_one_speaker(read):
    assert by(read, "Five people were killed, police and rescue officials said.") == [
        "police and rescue officials"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "denied any part in it",
        "distanced itself from the attack",
        "rejected the claim",
        "said it had nothing to do with it",
        "disowned the attack",
    ],
)
def test_a_denial_has_many_words(told, words):
    text = f"The Sahar Group {words}."
    assert ("Sahar Group", "Sahar Group") in told(text, "denied_by")
    assert told(text, "claimed_by") == []


def test_the_group_is_the_one_named_last_and_doubted(read):
    text = "Officials blamed the Sahar Group. The group denied it."
    (one,) = (each for each in read(text).suggestions if each.kind == "denied_by")
    assert (text[one.span.start : one.span.end], one.candidates) == ("The group", ("O-SG",))
    assert "pronoun" in one.doubts


@pytest.mark.parametrize(
    "text",
    ["No one has so far claimed responsibility.", "No group immediately claimed the attack."],
)
def test_words_between_nobody_and_a_claim_make_no_claim(told, text):
    text = f"The Sahar Group is known there. {text}"
    assert len(told(text, "no_claim")) == 1
    assert told(text, "claimed_by") == []


def test_claimed_an_explosion_is_a_claim(told):
    text = "The Sahar Group had claimed a gas pipeline explosion."
    assert told(text, "claimed_by") == [("Sahar Group", "Sahar Group")]
