# SPDX-License-Identifier: Apache-2.0
"""Reading an exhibit part by part: the text, the places of its words, what is cited, what a search finds, what is refused."""

import json
import time

import pytest

from cast import CASE
from page_files import pdf
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.questions.exhibit_part import ExhibitPart
from sanad.errors import BadValue, CitationBroken, NotFound, Quarantined
from scene import recognised

ANALYST = {"by": "analyst", "compartment": CASE}


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def part(scene, exhibit, number=1, **order):
    return scene.house.do(ExhibitPart(**ANALYST, exhibit=exhibit, part=number, **order))


def sealed(scene, name, raw, **came):
    exhibit = scene.house.seal(scene.folder, name, raw, **came)
    scene.house.read()
    return exhibit


def test_a_claim_is_shown_where_its_words_stand_and_that_it_was_withdrawn(scene):
    found = part(scene, scene.note)
    [cited] = found.claims
    assert found.text[cited.start : cited.end] == "Sample One is the son of Sample Father."
    assert cited.claim.id == scene.claim
    scene.house.do(WithdrawClaim(**ANALYST, claim=scene.claim, reason="retracted"))
    [withdrawn] = part(scene, scene.note).claims
    assert (withdrawn.start, withdrawn.end, withdrawn.claim.live) == (cited.start, cited.end, False)


def test_words_of_a_pdf_have_boxes_where_they_were_written(scene):
    exhibit = sealed(scene, "letter.pdf", pdf("Zarghun Road", "second page"))
    found = part(scene, exhibit)
    assert (found.of, found.unit, found.direction, found.layer) == (2, "point", "ltr", "text")
    words = {found.text[word.start : word.end]: word.box for word in found.words}
    left, top, right, bottom = words["Zarghun"]
    assert 100 <= left <= 106
    assert top < 100 <= bottom <= 108
    assert words["Road"][0] > right
    assert part(scene, exhibit, 2).text.strip() == "second page"


def test_a_hit_lies_on_the_words_as_written_marks_and_direction_signs_and_all(scene):
    text = "اور \u200fکِتَابِ سِیاہ\u200e میں لکھا ہے۔ کتاب دوسری"
    exhibit = sealed(scene, "urdu.txt", text.encode(), language="ur")
    found = part(scene, exhibit, find="کتاب")
    assert [text[hit.start : hit.end] for hit in found.hits] == ["کِتَابِ", "کتاب"]
    assert (found.direction, found.languages) == ("rtl", ("ur",))
    phrase = part(scene, exhibit, find='"كتاب سياه"').hits  # as an Arabic keyboard writes it
    assert [text[hit.start : hit.end] for hit in phrase] == ["کِتَابِ سِیاہ"]


def test_the_nearest_parts_with_a_hit_are_told(scene):
    pages = ["road", "field", "Zarghun road", "field", "field", "road"]
    exhibit = sealed(scene, "pages.pdf", pdf(*pages))
    found = part(scene, exhibit, 4, find="road")
    assert (found.hits, found.before, found.behind) == ((), 3, 6)
    first = part(scene, exhibit, 1, find="road")
    assert (first.before, first.behind, len(first.hits)) == (None, 3, 1)
    assert (found.before, part(scene, exhibit, 4).before) == (3, None)


def test_what_a_machine_recognised_is_read_where_there_is_no_text_with_what_it_was_unsure_of(scene):
    exhibit = scene.house.seal(scene.folder, "card.png", b"\x89PNG\r\n\x1a\n of a card")
    recognised(scene.house, exhibit, "CNIC 90001-1234561-1", (5, 20))
    found = part(scene, exhibit)
    assert (found.layer, found.layers) == ("ocr", ("ocr",))
    [word] = found.words
    assert (word.low, word.confidence, found.text[word.start : word.end]) == (True, 50, "90001-1234561-1")  # fmt: skip
    from sanad.desk.acts.confirm_words import ConfirmWords

    reading = {"part": 1, "start": 5, "end": 20, "reading": "90001-1234567-1"}
    scene.house.do(ConfirmWords(**ANALYST, exhibit=exhibit, **reading))
    [given] = part(scene, exhibit).confirmed
    assert given.reading == "90001-1234567-1"


def test_a_translation_of_the_same_part_stands_beside_it(scene):
    original = sealed(scene, "letter.txt", "اصل".encode(), language="ur")
    made = {"parent": original, "relation": "translation", "made_by": "Sample Translator"}
    sealed(scene, "letter-en.txt", b"The original", language="en", **made)
    [translated] = part(scene, original).translations
    assert (translated.text, translated.language, translated.is_certified) == ("The original", "en", False)  # fmt: skip
    assert translated.made_by == "Sample Translator"


def test_a_part_beyond_the_end_and_a_layer_that_is_not_there_are_not_found(scene):
    for asked in ({"number": 2}, {"number": 0}, {"number": -1}, {"layer": "ocr"}):
        with pytest.raises(NotFound):
            part(scene, scene.note, **asked)
    with pytest.raises(NotFound):
        part(scene, scene.calls)  # a table has rows, no parts


def test_what_may_not_be_used_is_not_shown(scene):
    clerk = {"by": "clerk", "compartment": CASE}
    scene.house.do(QuarantineExhibit(**clerk, exhibit=scene.note, reason="doubt"))
    with pytest.raises(Quarantined, match="doubt"):
        part(scene, scene.note)
    chief = {"by": "chief", "compartment": CASE}
    scene.house.do(EraseExhibit(**chief, exhibit=scene.note, order="Court order 1", witness="auditor"))  # fmt: skip
    with pytest.raises(Quarantined, match="erased on order: Court order 1"):
        part(scene, scene.note)


@pytest.mark.parametrize("damaged", [b"{}", b"not json", b'{"parts": [1]}', b'{"parts": [{"text": 1}]}'])  # fmt: skip
def test_a_damaged_layer_is_named_as_such(scene, damaged):
    layer = scene.house.office.tools.records.folder(scene.note) / "layer.json"
    layer.write_bytes(damaged)
    with pytest.raises((CitationBroken, NotFound)):
        part(scene, scene.note)


def test_a_damaged_box_is_named_as_such(scene):
    exhibit = scene.house.seal(scene.folder, "card.png", b"\x89PNG\r\n\x1a\n of a card")
    recognised(scene.house, exhibit, "CNIC", (0, 4))
    layer = scene.house.office.tools.records.folder(exhibit, "ocr") / "layer.json"
    told = json.loads(layer.read_bytes())
    told["parts"][0]["words"][0]["box"] = ["<script>", 0, 0]
    layer.write_text(json.dumps(told))
    with pytest.raises(CitationBroken):
        part(scene, exhibit)


def test_a_page_of_ten_thousand_words_is_read_in_a_moment(scene):
    exhibit = scene.house.seal(scene.folder, "page.png", b"\x89PNG\r\n\x1a\n of a page")
    text = " ".join(f"word{number:05}" for number in range(10_000))
    recognised(scene.house, exhibit, text, *((n * 10, n * 10 + 9) for n in range(10_000)))
    begun = time.process_time()
    found = part(scene, exhibit, find="word09999")
    assert time.process_time() - begun < 2
    assert len(found.words) == 10_000
    [hit] = found.hits
    assert (hit.start, hit.end) == (99_990, 99_999)


def test_a_search_that_nobody_understands_is_refused(scene):
    with pytest.raises(BadValue):
        part(scene, scene.note, find='"open')
