# SPDX-License-Identifier: Apache-2.0
"""Forms: what an office may change in a document without touching a program, and what it cannot do with that."""

import tomllib

import pytest

from sanad.dossier.form import FORMS, load_form
from sanad.dossier.form_lint import lint_forms
from sanad.dossier.language import Day, Listed, Place, Said, Term, Value, language, languages
from sanad.dossier.phrase import Phrase
from sanad.errors import BadForm, BadValue, NotFound

GOOD = """
kind = "sample"
language = "en"
title = "On {name}"
note = "Read this."

[[section]]
id = "one"
heading = "One"

[[section.part]]
each = "acts"
says = "{said_by}: {act}.[ How: {means}.]"

[[section.part]]
each = "exhibits"
caption = "Exhibits of {name}"
columns = [{ heading = "Name", cell = "{exhibit}" }]
"""


def linted(folder, text):
    (folder / "sample.en.toml").write_text(text, encoding="utf-8")
    return [str(fault) for fault in lint_forms(folder)]


def test_the_forms_that_come_with_the_program_are_sound():
    assert [str(fault) for fault in lint_forms(FORMS)] == []


def test_a_sound_form_has_no_fault(tmp_path):
    assert linted(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{act}", "{deed}", "there is no field deed"),
        ('each = "acts"', 'each = "deeds"', "there is no feed deeds"),
        ("[ How: {means}.]", "[ How: {means}.", "a bracket is not closed"),
        ("[ How: {means}.]", "[ How: [{means}].]", "within another"),
        ("{exhibit}", "{exhibit", "stands alone"),
        ("of {name}", "of {exhibit}", "there is no field exhibit"),  # one caption over all rows
        ('id = "one"', 'id = "one"\nscore = 5', "there is no such field"),
        ('language = "en"', 'language = "fr"', "sample.fr.toml"),
        ('caption = "Exhibits of {name}"', 'says = "x"', "columns stand in a table"),
        ('says = "{said_by}', 'figure = true\nsays = "{said_by}', "a part is a sentence"),
        ('title = "On {name}"', 'title = "On {said_by}"', "there is no field said_by"),
        ('note = "R', 'recipients = ["press"]\nnote = "R', "press is none of"),
    ],
)
def test_a_fault_of_a_form_is_named_before_anything_is_built(tmp_path, old, new, fault):
    assert old in GOOD
    assert any(fault in said for said in linted(tmp_path, GOOD.replace(old, new, 1)))


def test_two_sections_with_one_id_are_a_fault(tmp_path):
    second = GOOD[GOOD.index("[[section]]") :]
    assert any("two sections" in said for said in linted(tmp_path, GOOD + second))


def paired(folder, change):
    """Lint an office's own copy of two languages of one kind, the second with one change."""
    for code in ("en", "ur"):
        text = (FORMS / f"mla.{code}.toml").read_text(encoding="utf-8")
        own = change(text) if code == "ur" else text
        assert (own == text) is (code == "en")
        (folder / f"mla.{code}.toml").write_text(own, encoding="utf-8")
    return [str(fault) for fault in lint_forms(folder)]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "sought"', 'id = "asked"', "only one has asked, sought"),
        ("{standing}، بقول {said_by}: ", "بقول {said_by}: ", "section facts, part 1: one tells"),
        ("[ کردار: {role}۔]", " کردار: {role}۔", "section facts, part 1: one tells"),
        ('  { heading = "دفعہ", cell = "{section}" },\n', "", "section facts, part 2: one tells"),
        ('"foreign_authority", ', "", "not made for the same recipients"),
    ],
)
def test_two_languages_of_one_form_that_tell_different_things_are_a_fault_of_both(
    tmp_path, old, new, fault
):
    [said] = paired(tmp_path, lambda text: text.replace(old, new, 1))
    assert said.startswith("mla.en.toml, mla.ur.toml: ")
    assert fault in said


def test_an_office_s_own_form_is_held_beside_ours_of_the_other_language(tmp_path):
    text = (FORMS / "incident_dossier.en.toml").read_text(encoding="utf-8")
    own = text + '\n[[section]]\nid = "more"\nheading = "More"\n[[section.part]]\nsays = "{name}"\n'
    (tmp_path / "incident_dossier.en.toml").write_text(own, encoding="utf-8")
    [fault] = [str(fault) for fault in lint_forms(tmp_path)]
    assert fault == "incident_dossier.en.toml, incident_dossier.ur.toml: section: only one has more"


def test_every_form_in_urdu_says_that_nobody_certified_its_words():
    for path in FORMS.glob("*.ur.toml"):
        assert "تصدیق نہیں کی" in path.read_text(encoding="utf-8"), path.name


def test_the_office_s_own_form_comes_before_ours(tmp_path):
    ours = (FORMS / "subject_dossier.en.toml").read_text(encoding="utf-8")
    own = ours.replace('title = "Dossier on {name}"', 'title = "File of {name}"')
    (tmp_path / "subject_dossier.en.toml").write_text(own, encoding="utf-8")
    assert load_form("subject_dossier", "en", tmp_path).title == Phrase.read("File of {name}")
    assert load_form("subject_dossier", "en").title == Phrase.read("Dossier on {name}")


def test_a_broken_form_of_the_office_is_refused_and_ours_is_not_used_in_its_place(tmp_path):
    (tmp_path / "subject_dossier.en.toml").write_text("title = [", encoding="utf-8")
    with pytest.raises(BadForm):
        load_form("subject_dossier", "en", tmp_path)


def test_a_kind_that_nobody_wrote_in_that_language_is_not_found():
    with pytest.raises(NotFound):
        load_form("red_notice", "ur")


# --- phrases --------------------------------------------------------------------------------------


def test_what_stands_in_brackets_goes_with_its_empty_field_and_nothing_else_does():
    phrase = Phrase.read("{a}[ and {b}][ or {c}].")
    assert phrase.filled({"a": "1", "b": "", "c": "3"}.__getitem__) == "1 or 3."
    assert phrase.filled({"a": "", "b": "2", "c": ""}.__getitem__) == " and 2."


def test_braces_in_what_a_source_said_are_words_and_no_fields():
    said = Phrase.read("“{quote}”").filled({"quote": "{name} [left out]"}.__getitem__)
    assert said == "“{name} [left out]”"


# --- languages ------------------------------------------------------------------------------------


def test_every_language_has_words_for_the_same_codes():
    def names(code):
        text = (FORMS.parent / "words" / f"{code}.toml").read_text(encoding="utf-8")
        return {(group, name) for group, words in tomllib.loads(text).items() for name in words}

    for code in languages():
        assert names(code) ^ names("en") == set()


def test_words_of_every_language_take_the_same_places():
    def places(code):
        text = (FORMS.parent / "words" / f"{code}.toml").read_text(encoding="utf-8")
        return {
            (group, name): Phrase.read(word.replace("[", "").replace("]", "")).fields
            for group, words in tomllib.loads(text).items()
            for name, word in words.items()
        }

    for code in languages():
        assert places(code) == places("en")


@pytest.mark.parametrize(
    ("given", "english", "urdu"),
    [
        ("2025-03-01", "1 March 2025", "1 مارچ، 2025"),
        ("2025-03", "March 2025", "مارچ 2025"),
        ("2025", "2025", "2025"),
        ("2025-02-30", "2025-02-30", "2025-02-30"),  # no day of the calendar: as the source has it
        ("about 2019", "about 2019", "about 2019"),
        (None, "", ""),
    ],
)
def test_a_day_is_written_as_the_language_writes_it_and_no_more_exactly_than_it_is_known(
    given, english, urdu
):
    assert language("en").show(Day(given)) == english
    assert language("ur").show(Day(given)) == urdu


def test_fields_are_shown_in_words():
    english = language("en")
    assert english.show(Term("standing", "found_by_court")) == "Found by a court"
    assert english.show(Term("offence", "no_such_code")) == "no such code"
    assert english.show(1234567) == "1,234,567"
    assert english.show(Value({"role": "paymaster", "post": "", "sure": True})) == (
        "role: paymaster; sure: yes"
    )
    two = Listed((Said(Day("1984"), "Passport office"), Said("1986", "Court")))
    assert english.show(two) == "1984 (Passport office); 1986 (Court)"


def test_a_place_is_told_in_the_language_and_places_one_after_the_other():
    page = Place("note.pdf", "page", (("part", "3"),))
    two = Listed((page, Place("call.wav", "time", (("from", "00:07"), ("to", "00:11")))))
    assert language("en").show(two) == "note.pdf, page 3; call.wav, 00:07 to 00:11"
    assert language("ur").show(two) == "note.pdf، صفحہ\u00a03؛ call.wav، 00:07 تا 00:11"


def test_a_language_without_words_is_refused_with_those_there_are():
    with pytest.raises(BadValue, match="en, ur"):
        language("fr")
