# SPDX-License-Identifier: Apache-2.0
"""The papers as pages: the words of each language, the schedules by themselves, and that the same document gives the same bytes."""

import string
from dataclasses import replace

import pypdfium2
import pytest

from sanad.casework.disclosure import Held, schedules
from sanad.casework.form import KINDS
from sanad.casework.narrative import People
from sanad.casework.request import Request
from sanad.claims.subject import Subject
from sanad.dossier.blocks import Writer
from sanad.dossier.papers.matter import Matter, days
from sanad.dossier.papers.paper import Frame, Made, paper
from sanad.dossier.papers.words import languages, rights, words
from sanad.dossier.typeset import typeset_paper
from sanad.errors import BadValue
from sanad.rules.clock import UNITS, load_clocks
from sanad.values.canonical import digest_of
from sanad.vault.evidence import TYPES
from sanad.wiring import rulebook_folder

FOLDER = rulebook_folder()
ENGLISH = words("en")
ABOUT = {"request": "RN-01", "subject": {"id": "S-01", "name": "Sample One"}}
MADE = Made("Test cell", "0" * 64, "2026-01-05T08:00:00.000000Z", ABOUT)
HELD = Held("a" * 64, "page.pdf", "application/pdf", "document", "2025-04-01")


def texts(language):
    read = words(language)._texts
    return {
        (group, name): text
        for group, one in read.items()
        for name, text in (one.items() if isinstance(one, dict) else [("", one)])
    }


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_each_text_of_the_others_with_the_same_places_to_fill(language):
    assert {at: places(text) for at, text in texts(language).items()} == {
        at: places(text) for at, text in texts("en").items()
    }


def test_every_kind_of_request_what_it_may_ask_evidence_and_unit_of_time_has_its_word():
    assert set(ENGLISH.group("kinds")) == set(KINDS)
    assert set(ENGLISH.group("sorts")) == {*TYPES, "not_stated"}
    assert set(ENGLISH.group("units")) == set(ENGLISH.group("unit")) == set(UNITS)


def test_every_right_has_its_words_and_its_clock_or_else_its_source_and_a_mark():
    clocks = set().union(*(load_clocks(FOLDER / each / "clocks") for each in ("interpol", "pk")))
    for right in (*rights("right"), *rights("complaint")):
        assert ENGLISH(f"right.{right.id}")
        assert right.clock in clocks if right.clock else right.source and right.sources
    named = {each.id for kind in ("right", "complaint") for each in rights(kind)}
    assert set(ENGLISH.group("right")) == named


def test_a_language_is_a_file_and_no_path():
    with pytest.raises(BadValue):
        words("../rights")


# --- schedules, by themselves ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "schedule"),
    [
        (HELD, "unused"),
        (replace(HELD, carries=("C-1",)), "used"),
        (replace(HELD, carries=("C-1",), handling=("confidential", "open")), "sensitive"),
        (replace(HELD, handling=("restricted",)), "unused"),
        (replace(HELD, carries=("C-1",), conditions=("ask_first",)), "sensitive"),
        (replace(HELD, set_aside="doubt"), "unused"),
    ],
)
def test_an_exhibit_stands_in_one_schedule_by_handling_then_conditions_then_use(held, schedule):
    found = schedules([held], {})
    placed = {name for name in ("used", "unused", "sensitive") if getattr(found, name)}
    assert placed == {schedule}


def test_a_sensitive_exhibit_says_whether_the_case_rests_on_it():
    held = replace(HELD, carries=("C-1", "F-1"), handling=("confidential",))
    [row] = schedules([held], {}).sensitive
    assert row.why == "handled as confidential; the case rests on it: C-1, F-1"


def test_what_speaks_for_the_person_is_named_whatever_its_exhibit_is_and_even_if_that_is_gone():
    sensitive = replace(HELD, handling=("confidential",))
    told = {"C-1": {sensitive.exhibit}, "C-2": {"b" * 64}}
    assert dict(schedules([sensitive], told).favour) == {
        "C-1": (sensitive.exhibit,),
        "C-2": ("b" * 64,),
    }


def test_what_no_officer_has_looked_into_is_named_though_a_program_has_read_it():
    seen = replace(HELD, exhibit="b" * 64, looked_into=True)
    unread = schedules([replace(HELD, read=True), seen, replace(HELD, exhibit="c" * 64)], {}).unread
    assert [row.why for row in unread] == [
        "read by a program, looked into by no officer",
        "read by no program, looked into by no officer",
    ]


# --- what a text may say --------------------------------------------------------------------------


def matter(*others, own=("Sample One",)):
    asked = Request("RN-01", "red_notice", "S-01", "op-test", "prosecution", {})
    subject = Subject("S-01", "person", "Sample One", "op-test", "Order 1", "named", (), "x", 1)
    return Matter(asked, subject, (), (), {}, (), {}, {}, People(own, others))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sample One fired. Bahadur Sample ran.", "Sample One fired. […]"),
        ("BAHADUR  SAMPLE fired.", "[…]"),
        ("He called 0300-1234567 twice. He fired.", "[…] He fired."),
        ("He received 2,425,000 rupees on 2025-02-19.", "He received 2,425,000 rupees on 2025-02-19."),
    ],
)  # fmt: skip
def test_a_sentence_with_a_name_or_number_of_another_is_left_out_and_no_other(text, told):
    assert matter("Bahadur Sample").told(text, "[…]") == told


def test_the_days_of_an_act_are_shown_as_the_source_gives_them():
    assert days({"from": "2025-02-09", "to": "2025-02-11"}) == "2025-02-09 – 2025-02-11"
    assert days({"from": "2025-02", "to": "2025-02"}) == "2025-02"


# --- the page -------------------------------------------------------------------------------------


def document(language="en", sentence="Sample One fired on 2025-02-09 (Anti-Terrorism Act 1997)."):
    read = words(language)
    frame = Frame("file_of_reasons", read("title"), language, "person_concerned", read("note", name="Sample One"), read.group("page"))  # fmt: skip
    writer = Writer()
    writer.heading("acts", read("headings.acts"))
    writer.sentence(sentence, ["claim:C-1", "entry:7"])
    writer.table(read("caption.charges"), ("A", "B"), [("one", "two")], ["entry:7"])
    says = {"claim:C-1": "Claim C-1", "entry:7": "Ledger entry 7"}
    return paper(frame, MADE, writer, says.get)


def page_words(raw):
    read = pypdfium2.PdfDocument(raw)
    try:
        return "\n".join(each.get_textpage().get_text_range() for each in read)
    finally:
        read.close()


def left_of(word, raw):
    """Return where a word begins on the first page, in points from its left edge."""
    read = pypdfium2.PdfDocument(raw)
    try:
        page = read[0].get_textpage()
        at, _ = page.search(word).get_next()
        return page.get_charbox(at)[0]
    finally:
        read.close()


@pytest.mark.parametrize("language", languages())
def test_the_same_paper_gives_the_same_bytes_in_each_language(language):
    assert typeset_paper(document(language)) == typeset_paper(document(language))


def test_the_page_shows_by_number_what_a_sentence_and_a_table_rest_on():
    shown = page_words(typeset_paper(document()))
    assert "[1–2]" in shown
    assert "[2]" in shown
    assert "Ledger entry 7" in shown


def test_an_urdu_page_sets_urdu_in_nastaliq_and_keeps_dates_and_laws_in_their_order():
    raw = typeset_paper(document("ur", "فعل 2025-02-09 کو، Anti-Terrorism Act 1997 کے تحت۔"))
    assert b"Nastaliq" in raw
    shown = page_words(raw)
    assert "2025-02-09" in shown
    assert left_of("Anti", raw) < left_of("Act", raw)


def test_a_source_without_words_of_its_own_is_not_listed_and_the_sentence_keeps_it():
    writer = Writer()
    writer.heading("used", "Used")
    writer.sentence("One exhibit.", ["exhibit:" + "a" * 64])
    frame = Frame("disclosure_schedules", "Schedules", "en", "prosecutor", "note", ENGLISH.group("page"))  # fmt: skip
    made = paper(frame, MADE, writer, lambda _: None)
    assert made["sources"] == []
    assert made["sections"][0]["blocks"][0]["sentence"]["rests_on"] == ["exhibit:" + "a" * 64]
    assert digest_of(made) == digest_of(paper(frame, MADE, writer, lambda _: None))
