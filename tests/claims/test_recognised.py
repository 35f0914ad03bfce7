# SPDX-License-Identifier: Apache-2.0
"""Words that a machine recognised: what they say once persons looked, in the office as with the stranger."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.claims.recognised import Confirmation, Recognised
from sanad.claims.resolve import Evidence
from sanad.errors import BadValue, CitationBroken, NotConfirmed
from sanad.values.citation import Citation, OcrLocator, TextLocator
from sanad.verify import recognised as stranger
from sanad.verify.fault import Fault
from sanad.verify.locators import OcrPlace

EXHIBIT = "ab" * 32
TEXT = "CNIC 90001-1234561-1\nof Sample One"
PART = {
    "text": TEXT,
    "words": [{"start": 5, "end": 20, "low": True}, {"start": 0, "end": 4, "low": False}],
}
LAYER = {"kind": "ocr", "parts": [{"label": "page 1", "text": ""}, PART]}


def confirmation(start, end, reading, machine=None, part=2, seq=1):
    return Confirmation(
        EXHIBIT, part, start, end, TEXT[start:end] if machine is None else machine, reading, seq
    )


def evidence(tmp_path, *confirmed, content=None):
    for step, layer in (("content", content), ("ocr", LAYER)):
        folder = tmp_path / step
        folder.mkdir(exist_ok=True)
        if layer is not None:
            (folder / "layer.json").write_text(json.dumps(layer), encoding="utf-8")
    return Evidence(
        lambda _: tmp_path / "sealed",
        lambda _, step="content": tmp_path / step,
        lambda _: confirmed,
    )


def test_words_are_found_on_the_picture_when_the_text_of_the_file_lacks_them(tmp_path):
    for content in (None, {"kind": "text", "parts": [{"label": "page 1", "text": "cover"}]}):
        found = evidence(tmp_path, content=content).locate(
            EXHIBIT, "Sample One", part=None, row=None
        )
        assert found == OcrLocator(2, 24, 34)


def test_words_of_the_file_itself_come_before_those_of_the_picture(tmp_path):
    content = {"kind": "text", "parts": [{"label": "page 1", "text": "of Sample One"}]}
    found = evidence(tmp_path, content=content).locate(EXHIBIT, "Sample One", part=None, row=None)
    assert found == TextLocator(1, 3, 13)


def test_a_word_that_the_machine_was_not_sure_of_is_not_quotable(tmp_path):
    with pytest.raises(NotConfirmed, match="90001-1234561-1"):
        evidence(tmp_path).content(EXHIBIT, OcrLocator(2, 0, 20))
    assert evidence(tmp_path).content(EXHIBIT, OcrLocator(2, 21, 34)) == "of Sample One"


def test_a_confirmed_word_is_quotable_and_a_corrected_one_as_corrected(tmp_path):
    sure = evidence(tmp_path, confirmation(5, 20, "90001-1234561-1"))
    sure.check(Citation(EXHIBIT, OcrLocator(2, 0, 20), "CNIC 90001-1234561-1"))
    corrected = evidence(tmp_path, confirmation(5, 20, "90001-1234567-1"))
    place = corrected.locate(EXHIBIT, "90001-1234567-1\nof", part=None, row=None)
    assert place == OcrLocator(2, 5, 23)
    corrected.check(Citation(EXHIBIT, place, "90001-1234567-1\nof"))
    with pytest.raises(CitationBroken):
        corrected.check(Citation(EXHIBIT, place, "90001-1234561-1\nof"))


def test_a_confirmation_on_another_part_or_of_other_words_is_none_here(tmp_path):
    for other in (confirmation(5, 20, "x", part=1), confirmation(5, 20, "x", machine="91")):
        with pytest.raises(NotConfirmed):
            evidence(tmp_path, other).content(EXHIBIT, OcrLocator(2, 0, 20))


def test_part_of_a_corrected_stretch_is_no_place(tmp_path):
    corrected = evidence(tmp_path, confirmation(0, 20, "CNIC 90001-1234567-1"))
    with pytest.raises(CitationBroken, match="cuts through"):
        corrected.content(EXHIBIT, OcrLocator(2, 5, 20))
    with pytest.raises(CitationBroken, match="does not stand there"):
        corrected.locate(EXHIBIT, "90001-1234567-1", part=None, row=None)


@pytest.mark.parametrize("place", [OcrLocator(3, 0, 1), OcrLocator(2, 30, 35), OcrLocator(1, 0, 1)])
def test_a_place_outside_the_text_is_refused(tmp_path, place):
    with pytest.raises(CitationBroken):
        evidence(tmp_path).content(EXHIBIT, place)


def test_an_exhibit_on_which_nothing_was_recognised_has_no_such_place(tmp_path):
    (tmp_path / "layer.json").write_text('{"kind": "text", "parts": []}', encoding="utf-8")
    nothing = Evidence(lambda _: tmp_path, lambda _, step="": tmp_path / step)
    with pytest.raises(CitationBroken):
        nothing.content(EXHIBIT, OcrLocator(1, 0, 1))


def test_a_locator_comes_back_from_its_document_as_itself():
    cited = Citation(EXHIBIT, OcrLocator(2, 0, 4), "CNIC")
    again = Citation.from_json(cited.as_json())
    assert again == cited
    assert isinstance(again.locator, OcrLocator)
    assert again.locator != TextLocator(2, 0, 4)
    with pytest.raises(BadValue):
        OcrLocator(1, 4, 4)


def test_a_stretch_of_whole_words_begins_and_ends_where_words_do():
    part = Recognised.of(PART, [])
    assert [part.is_of_whole_words(*place) for place in ((0, 4), (5, 34), (21, 23))] == [True] * 3
    wrong = ((0, 3), (1, 4), (4, 20), (0, 5), (21, 35), (4, 5))
    assert [part.is_of_whole_words(*place) for place in wrong] == [False] * len(wrong)


stretch = st.tuples(st.integers(0, 12), st.integers(1, 4)).map(lambda pair: (pair[0], sum(pair)))
words = st.text("ab ", min_size=1, max_size=4)


@given(
    text=st.text("ab ", max_size=12),
    low=st.lists(stretch, max_size=3),
    given_=st.lists(st.tuples(stretch, words, st.booleans()), max_size=4),
    place=stretch,
)
def test_the_office_and_the_stranger_read_the_same_in_every_place(text, low, given_, place):
    """Both were written from docs/formats/citation.md, and neither from the other."""
    confirmed = [
        Confirmation(EXHIBIT, 1, *at, text[slice(*at)] if right else "b", reading, seq)
        for seq, (at, reading, right) in enumerate(given_)
        if text[slice(*at)]
    ]
    part = {"text": text, "words": [{"start": a, "end": b, "low": True} for a, b in low]}
    theirs = [
        stranger.Confirmation((EXHIBIT,), 1, c.start, c.end, c.machine, c.reading)
        for c in confirmed
    ]
    seen = [stranger.Part(text, tuple(low))]
    ours = Recognised.of(part, confirmed)
    try:
        expected = stranger.said_at(seen, OcrPlace(1, *place), theirs)
    except Fault:
        with pytest.raises((CitationBroken, NotConfirmed)):
            ours.content(*place, "x")
        return
    assert ours.content(*place, "x") == expected
    if expected:
        assert place in set(ours.places(expected))
