# SPDX-License-Identifier: Apache-2.0
"""Organisations: as listed, as questions where nobody knows, and never tied to what they are not."""

import shutil

import pytest

from sanad.claims.suggestions import organisation
from sanad.errors import BadRule, Unreadable


def named(read, text):
    return {
        text[one.span.start : one.span.end]: (one.candidates, one.doubts)
        for one in read(text).suggestions
        if one.kind == "organisation"
    }


def test_two_names_of_which_nobody_knows_whether_they_are_one_are_a_question(read):
    text = (
        "The Baloch Republican Guards claimed it. Elsewhere it is called Baloch Revolution Group."
    )
    (question,) = read(text).questions
    (one,) = question.candidates
    assert (one.organisation, one.name) == ("ORG-BRG", "Baloch Revolution Group")
    assert "a name of Baloch Republican Guards" in one.reason
    assert [text[span.start : span.end] for span in question.spans] == ["Baloch Revolution Group"]


def test_a_name_that_two_organisations_have_is_a_question_with_both(read):
    text = "The Baluchistan National Liberation Army claimed it."
    (question,) = read(text).questions
    assert [one.organisation for one in question.candidates] == ["ORG-BLA", "ORG-BNLA"]


def test_variants_that_are_listed_without_doubt_ask_nothing(read):
    text = "The Baluch Liberation Army claimed it. The BLA said so."
    assert read(text).questions == ()
    assert set(named(read, text).values()) == {(("ORG-BLA",), ())}


def test_a_civil_movement_and_a_student_body_are_never_linked(read):
    text = "The BYC and BSO-Azad protested."
    assert all("never_linked_to_armed_groups" in doubts for _, doubts in named(read, text).values())


def test_capitals_tell_an_abbreviation_from_a_word(read):
    assert named(read, "They sang bra and lb in capitals.") == {}
    assert named(read, "The BRA claimed it.") == {"BRA": (("ORG-BRA",), ())}


def test_an_organisation_on_no_list_is_proposed_and_doubted(read):
    text = "Officials blamed the Draft Invented Front for it."
    assert named(read, text) == {"Draft Invented Front": ((), ("not_listed",))}
    (question,) = read(text).questions
    assert question.candidates == ()


def test_a_name_on_no_list_is_asked_about_with_those_that_resemble_it_and_why(read):
    text = "The Model Republic Guards were blamed for it."
    ids, doubts = named(read, text)["Model Republic Guards"]
    assert doubts == ("not_listed", "which_organisation")
    (question,) = read(text).questions
    assert [one.organisation for one in question.candidates] == list(ids)
    nearest, *others = question.candidates
    assert (nearest.organisation, nearest.name) == ("O-BRGX", "Model Republican Guards")
    assert nearest.reason == "resembles the name: model, republic ~ republican, guards"
    assert all("model" not in one.reason for one in others)


def test_one_word_in_common_is_no_resemblance(read):
    (question,) = read("The Imagined Revolution Squad was blamed for it.").questions
    assert question.candidates == ()


def test_a_name_is_taken_with_its_country(read):
    assert list(named(read, "The Invented Guards of Balochistan claimed it.")) == [
        "Invented Guards of Balochistan"
    ]


def test_an_urdu_name_on_no_list_is_proposed_by_its_last_word(read):
    assert list(named(read, "نمونہ انقلاب گروپ نے حملوں کی ذمہ داری قبول کر لی ہے۔")) == [
        "نمونہ انقلاب گروپ"
    ]


@pytest.mark.parametrize("label", ["Fitna al Hindustan", "anti-state", "enemies of the state"])
def test_a_political_label_is_no_organisation_and_no_name(read, label):
    text = f"Officials blamed “{label}” for the attack."
    assert named(read, text) == {}
    for one in read(text).suggestions:
        if one.kind == "accused":
            assert one.doubts[:1] == ("political_label",)


def test_no_successor_inherits_a_proscription(pack):
    listed = organisation.load(pack / "organisations")
    heirs = [
        one for one in listed.values() if any(each.kind == "predecessor" for each in one.relations)
    ]
    assert [one.id for one in heirs] == ["ORG-BNA"]
    assert {each.status for one in heirs for each in one.proscriptions} == {"none_found"}


def test_every_proscription_says_how_exactly_its_day_is_known_and_how_sure_that_is(pack):
    listed = organisation.load(pack / "organisations")
    ordered = {
        one.id: (each.on, each.precision, each.mark)
        for one in listed.values()
        for each in one.proscriptions
        if each.country == "PK" and each.status == "proscribed"
    }
    assert ordered["ORG-BLA"] == ("2006-04-07", "day", "R")
    assert ordered["ORG-UBA"] == ("2013-03", "month", "U")
    assert {"ORG-BYC", "ORG-BRG", "ORG-BNA"}.isdisjoint(ordered)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('kind = "armed_group"', 'kind = "gang"'),
        ('precision = "day"', 'precision = "month"'),
        ('organisation = "ORG-BRAS"', 'organisation = "ORG-NONE"'),
        ('id = "ORG-BLA"', 'id = "ORG-OTHER"'),
        ("never_linked = false", 'never_linked = "no"'),
        ("never_linked = false", "never_linked = false\nrank = 3"),
        ('mark = "R"', 'mark = "sure"'),
    ],
)
def test_a_damaged_entry_is_refused(pack, tmp_path, was, becomes):
    folder = tmp_path / "organisations"
    shutil.copytree(pack / "organisations", folder)
    path = folder / "ORG-BLA.toml"
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(BadRule):
        organisation.load(folder)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Unreadable):
        organisation.load(tmp_path / "none")
