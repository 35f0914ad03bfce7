# SPDX-License-Identifier: Apache-2.0
"""That a redacted PDF holds nothing of what was marked, wherever in the file it hid; looked for with tools that are not ours."""

import hashlib
import io
import time

import pikepdf
import pypdfium2
import pytest
import typst
from PIL import Image

from redaction_pages import (
    AT,
    FONTS,
    NAME,
    OTHER,
    PDF,
    kept,
    look,
    nowhere,
    page_of,
    read,
    redacted,
    told,
)
from sanad.dossier.redaction.covers import Word
from sanad.dossier.redaction.mark import Boxes, Mark, Stretch
from sanad.dossier.redaction.redact import redact
from sanad.dossier.redaction.sheets import Sheets
from sanad.dossier.redaction.spans import BLOCK
from sanad.errors import BadValue, LockedFile, NotRedacted


def test_a_name_marked_in_the_text_is_gone_and_the_other_words_are_found(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    made = redacted(kept(pdf, tmp_path), tmp_path)
    nowhere(tmp_path, made.raw)
    assert OTHER in told("pdftotext", str(tmp_path / "copy.pdf"), "-")
    assert made.layers[0]["parts"][0]["text"] == f"{BLOCK * 7}\n{OTHER}"
    assert [word["start"] for word in made.layers[0]["parts"][0]["words"]] == [8]
    assert [(one.span.start, one.span.end, one.span.ground) for one in made.removed][:1] == [
        (0, 7, "third_party")
    ]


def test_the_layer_of_the_copy_names_the_copy(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    made = redacted(kept(pdf, tmp_path), tmp_path)
    assert made.layers[0]["exhibit"] == hashlib.sha256(made.raw).hexdigest()
    assert made.layers[0]["reader"] == "redaction"


def test_a_stretch_of_the_layer_is_covered_where_its_words_stand(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path)
    left, top, right, bottom = read(path, tmp_path)["parts"][0]["words"][0]["box"]
    made = redacted(path, tmp_path, Mark(Stretch(1, 0, 7), "third_party"))
    nowhere(tmp_path, made.raw)
    sheet = look(made.raw)
    for x, y in ((left - 1, top), (left, top - 1), (right, bottom - 1), (right - 1, bottom)):
        assert sheet.getpixel((x, y)) < 100  # ink may run over its box by a point
    assert sheet.getpixel((left - 3, top)) == 255


def test_half_a_word_marked_takes_the_whole_word(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    made = redacted(kept(pdf, tmp_path), tmp_path, Mark(Boxes(1, ((100, 80, 130, 104),)), "x"))
    nowhere(tmp_path, made.raw)


def test_words_marked_side_by_side_are_covered_as_one_so_that_nobody_counts_their_letters(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf, words="Zarghun Khan")
    path = kept(pdf, tmp_path)
    one, other = (word["box"] for word in read(path, tmp_path)["parts"][0]["words"][:2])
    assert one[2] + 2 < other[0]
    made = redacted(path, tmp_path, Mark(Stretch(1, 0, 12), "third_party"))
    assert made.layers[0]["parts"][0]["text"] == f"{BLOCK * 7} {BLOCK * 4}\n{OTHER}"
    assert look(made.raw).crop((one[0], one[1] + 1, other[2], one[1] + 3)).getextrema()[1] < 60


def test_words_on_two_lines_are_covered_apart(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    made = redacted(kept(pdf, tmp_path), tmp_path, Mark(Stretch(1, 0, 15), "third_party"))
    assert look(made.raw).getpixel((120, 140)) == 255


def test_a_stroke_without_width_goes_with_the_mark_around_it(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path)
    layer = read(path, tmp_path)
    layer["parts"][0]["words"][0]["box"] = [140, 85, 140, 100]
    made = redact(path, PDF, [layer], [Mark(Boxes(1, (AT,)), "x")])
    assert made.layers[0]["parts"][0]["text"].startswith(BLOCK * 7)
    assert made.removed[0].span.ground == "x"


def test_a_neighbour_whose_box_is_rounded_into_the_mark_stays(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path)
    left, top, right, _ = read(path, tmp_path)["parts"][0]["words"][1]["box"]
    made = redacted(path, tmp_path, Mark(Boxes(1, ((left, top - 30, right, top + 1),)), "x"))
    assert made.layers[0]["parts"][0]["text"].endswith(OTHER)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_on_a_page_that_is_shown_turned_the_mark_covers_what_the_reader_found(tmp_path, turn):
    pdf = pikepdf.new()
    page_of(pdf, Rotate=turn)
    path = kept(pdf, tmp_path)
    part = read(path, tmp_path)["parts"][0]
    start = part["text"].index(NAME)
    box = next(tuple(word["box"]) for word in part["words"] if word["start"] == start)
    made = redacted(path, tmp_path, Mark(Boxes(1, (box,)), "third_party"))
    nowhere(tmp_path, made.raw)
    assert look(made.raw).size == ((300, 400) if turn % 180 else (400, 300))
    assert set(made.layers[0]["parts"][0]["text"].split()) == {BLOCK * 7, OTHER}
    assert OTHER in told("pdftotext", str(tmp_path / "copy.pdf"), "-")


def test_on_a_page_that_is_cropped_the_mark_counts_from_what_is_shown(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf, CropBox=[90, 50, 390, 250])
    path = kept(pdf, tmp_path)
    made = redacted(path, tmp_path, Mark(Boxes(1, ((10, 30, 130, 56),)), "third_party"))
    nowhere(tmp_path, made.raw)
    assert look(made.raw).size == (300, 200)


def test_an_urdu_page_is_covered_and_the_rest_is_read_from_the_right(tmp_path):
    path = tmp_path / "exhibit.pdf"
    path.write_bytes(
        typst.compile(
            '#set page(width: 400pt, height: 200pt)\n#set text(lang: "ur", dir: rtl, font: "Noto Nastaliq Urdu", size: 16pt)\n'
            "ملزم عبداللہ نے گاڑی نمبر درج کرائی اور تھانہ صدر کراچی میں رقم ادا کی".encode(),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
        )
    )
    layer = read(path, tmp_path)
    word = max(layer["parts"][0]["words"], key=lambda one: one["end"] - one["start"])
    gone = layer["parts"][0]["text"][word["start"] : word["end"]]
    assert len(gone) > 2
    made = redacted(path, tmp_path, Mark(Stretch(1, word["start"], word["end"]), "third_party"))
    nowhere(tmp_path, made.raw, gone)
    left, top, right, _ = word["box"]
    assert look(made.raw).crop((left + 1, top + 1, right - 1, top + 3)).getextrema()[1] < 60
    text = layer["parts"][0]["text"]
    copy = made.layers[0]["parts"][0]["text"]
    assert all(new in (old, BLOCK) for old, new in zip(text, copy, strict=True))


def test_words_from_right_to_left_are_found_again_as_they_are_written(tmp_path):
    made = Sheets()
    words = [Word("ملزم", (300, 10, 340, 24)), Word("(۱۲-صدر)", (240, 10, 290, 24))]
    made.add(Image.new("L", (800, 600), 255), (400, 300), words)
    with pypdfium2.PdfDocument(made.saved()) as pdf:
        assert "ملزم" in pdf[0].get_textpage().get_text_range()


def test_letters_of_more_kinds_than_a_font_has_codes_are_all_found(tmp_path):
    letters = "".join(map(chr, range(0x4E00, 0x4E00 + 600)))
    made = Sheets()
    made.add(Image.new("L", (80, 60), 255), (4000, 300), [Word(letters, (10, 10, 3990, 20))])
    with pypdfium2.PdfDocument(made.saved()) as pdf:
        assert pdf[0].get_textpage().get_text_range() == letters


def test_the_same_exhibit_and_marks_give_the_same_bytes(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path)
    one = redacted(path, tmp_path)
    time.sleep(1.1)  # an identifier made of the clock would be another one now
    assert redacted(path, tmp_path) == one


def test_a_huge_page_is_drawn_smaller_and_covered_in_its_place(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    pdf.pages[0].MediaBox = [0, 0, 14400, 14400]
    path = kept(pdf, tmp_path)
    box = tuple(read(path, tmp_path)["parts"][0]["words"][0]["box"])
    made = redacted(path, tmp_path, Mark(Boxes(1, (box,)), "third_party"))
    nowhere(tmp_path, made.raw)
    with pikepdf.open(io.BytesIO(made.raw)) as copy:
        picture = copy.pages[0].Resources.XObject.P
        assert picture.Width * picture.Height < 20_100_000


def test_a_pdf_that_asks_for_a_password_is_refused(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(LockedFile, match="password"):
        redact(path, PDF, [], [Mark(Boxes(1, (AT,)), "x")])


@pytest.mark.parametrize("box", [(500, 80, 520, 104), (100, 104, 220, 80), (-9, -9, -1, -1)])
def test_a_box_that_covers_nothing_of_the_page_is_refused(tmp_path, box):
    pdf = pikepdf.new()
    page_of(pdf)
    with pytest.raises(BadValue, match="outside the page"):
        redacted(kept(pdf, tmp_path), tmp_path, Mark(Boxes(1, (box,)), "x"))


@pytest.mark.parametrize("place", [Boxes(2, (AT,)), Stretch(0, 0, 1), Stretch(1, 0, 999)])
def test_a_mark_on_a_place_that_is_not_there_is_refused(tmp_path, place):
    pdf = pikepdf.new()
    page_of(pdf)
    with pytest.raises(BadValue):
        redacted(kept(pdf, tmp_path), tmp_path, Mark(place, "x"))


def test_a_layer_of_another_exhibit_is_refused(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path)
    layer = read(path, tmp_path) | {"exhibit": "0" * 64}
    with pytest.raises(BadValue, match="another exhibit"):
        redact(path, PDF, [layer], [Mark(Boxes(1, (AT,)), "x")])


def test_a_stretch_of_blanks_alone_is_refused(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    with pytest.raises(NotRedacted, match="mark a box"):
        redacted(kept(pdf, tmp_path), tmp_path, Mark(Stretch(1, 7, 8), "x"))


def test_a_stretch_whose_place_on_the_page_nobody_knows_is_refused(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path)
    layer = read(path, tmp_path)
    layer["parts"][0]["words"] = []
    with pytest.raises(NotRedacted, match="mark a box"):
        redact(path, PDF, [layer], [Mark(Stretch(1, 0, 7), "x")])


def test_words_without_a_place_go_from_a_page_with_a_mark(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path)
    layer = read(path, tmp_path)
    layer["parts"][0]["words"].pop()
    made = redact(path, PDF, [layer], [Mark(Boxes(1, (AT,)), "x")])
    assert made.layers[0]["parts"][0]["text"] == f"{BLOCK * 7}\n{BLOCK * 7}"


# --- the proof: each of these is a copy that a fault of ours could have made ----------------------
