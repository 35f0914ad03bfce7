# SPDX-License-Identifier: Apache-2.0
"""Text recognition: which pages, which words, where they stand, and what the machine says of its own doubt."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from sanad.dossier.brief import FONTS
from sanad.errors import MalformedFile, ToolMissing, TooMuchInside, UnsupportedFormat
from sanad.readers import scans
from sanad.readers.formats.ocr import reader, tessdata
from sanad.readers.formats.ocr.engine import Word
from sanad.readers.formats.ocr.recognise import LOW, Page, Second, _left_out, digits_of

pytestmark = pytest.mark.skipif(
    not any(folder.is_dir() for folder in tessdata.FOLDERS), reason="Tesseract's data is not here"
)
ENGLISH = ["The car was seen near", "Sample Bazaar at night.", "Number 0399-0000001."]
URDU = ["یہ رپورٹ تھانہ نمونہ بازار میں درج کی گئی", "فون نمبر 03990000001 ہے", "گواہ نے بیان دیا"]
NASTALIQ = FONTS / "NotoNastaliqUrdu-Regular.ttf"
NASKH = Path("/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf")
A5 = (1748, 2480)  # at 300 dots an inch


def drawn(lines, font=None, size=60, page=A5):
    """Return a white page with lines of text."""
    image = Image.new("L", page, 255)
    pen = ImageDraw.Draw(image)
    rtl = font is not None
    face = ImageFont.truetype(str(font), size) if font else ImageFont.load_default(size)
    for number, line in enumerate(lines):
        at = (page[0] - 120 if rtl else 120, 200 + number * 4 * size)
        pen.text(at, line, 0, face, anchor="ra" if rtl else "la", direction="rtl" if rtl else None)
    return image


def saved(image, kind="PNG", **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def pdf(*pages):
    """Return a PDF of scans; a page that is text has a text of its own instead."""
    return saved(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=300)


def with_text(text):
    """Return a PDF of one page, without a picture, that says `text`."""
    stream = b"BT /F1 24 Tf 72 700 Td (%s) Tj ET" % text
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources %s >>"
        % font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(bodies, 1))
    return b"%PDF-1.4\n" + objects + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF"


def words(outcome, part=0):
    found = outcome.layer["parts"][part]
    return {found["text"][word["start"] : word["end"]]: word for word in found["words"]}


def test_a_picture_is_read_with_a_place_and_a_confidence_for_each_word(run):
    outcome = run(saved(drawn(ENGLISH)), "page.png", reader="ocr")
    receipt, [part] = outcome.receipt, outcome.layer["parts"]
    assert (receipt.kind, receipt.read, receipt.stored) == ("ocr", 1, 1)
    assert part["text"] == "\n".join(ENGLISH)
    assert part["languages"] == ["eng"]
    assert (outcome.layer["kind"], outcome.layer["unit"]) == ("ocr", "pixel")
    assert set(outcome.layer["tool"]["data"]) == set(tessdata.NEEDED)
    left, top, right, bottom = words(outcome)["Bazaar"]["box"]
    assert drawn(ENGLISH).crop((left, top, right, bottom)).getextrema() == (0, 255)
    assert abs(top - 440) < 40
    assert abs(bottom - 500) < 40
    assert all(word["low"] == (word["confidence"] < LOW) for word in part["words"])


def test_of_a_pdf_only_pages_without_text_are_read_and_parts_stay_pages(run):
    outcome = run(pdf(drawn(ENGLISH), Image.new("L", A5, 255)), "scan.pdf", reader="ocr")
    receipt = outcome.receipt
    assert (receipt.read, receipt.stored, receipt.rejects_by_code) == (2, 1, {"no_words": 1})
    first, second = outcome.layer["parts"]
    assert first["text"] == "\n".join(ENGLISH)
    assert second == {"label": "page 2", "text": ""}
    assert outcome.layer["unit"] == "point"
    left, top, _, bottom = words(outcome)["Sample"]["box"]
    assert abs(left - 120 * 72 / 300) <= 3
    assert abs(top - 440 * 72 / 300) < 10
    assert bottom - top < 30


def test_a_pdf_whose_pages_all_have_text_has_nothing_to_recognise(run):
    outcome = run(with_text(b"born on 5 March 1984"), "typed.pdf", reader="ocr")
    assert (outcome.receipt.read, outcome.receipt.kind) == (0, "ocr")
    assert list(outcome.folder.iterdir()) == []


def test_a_file_with_nothing_to_recognise_does_without_the_machine(run, monkeypatch):
    monkeypatch.setattr(tessdata, "FOLDERS", ())
    assert run(with_text(b"born on 5 March 1984"), "typed.pdf", reader="ocr").receipt.read == 0


def test_a_scan_with_the_name_of_the_scanning_program_over_it_is_a_scan(run, monkeypatch):
    monkeypatch.setattr(scans, "_is_picture", lambda _: True)
    outcome = run(with_text(b"Scanned with SampleScanner"), "scan.pdf", reader="ocr")
    assert outcome.layer["parts"][0]["text"] == "Scanned with SampleScanner"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_lying_on_its_side_is_read_and_its_boxes_are_where_the_words_lie(run, turn):
    lines = [
        "The witness stated that the car was white",
        "and had no plate when it left the market",
    ] * 5
    upright = drawn(lines, page=(1748, 2800))
    page = upright.rotate(-turn, expand=True)
    outcome = run(saved(page), "side.png", reader="ocr")
    [part] = outcome.layer["parts"]
    assert part["turned"] == turn
    assert part["text"].splitlines()[:2] == lines[:2]
    assert "turning the page upright: frame 1" in outcome.receipt.notes[-1]
    left, top, right, bottom = part["words"][0]["box"]
    box = Image.new("L", page.size, 0)
    box.paste(255, (left, top, right, bottom))
    place = box.rotate(turn, expand=True).getbbox()
    assert abs(place[0] - 120) < 20
    assert abs(place[1] - 210) < 30
    assert 60 < place[2] - place[0] < 140
    assert 40 < place[3] - place[1] < 90


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_box_turned_back_is_the_box_that_was_turned(turned):
    page = Image.new("L", (40, 30), 0)
    page.paste(255, (3, 5, 11, 9))
    upright = page.transpose(reader._TURNS[turned])
    assert reader._on_page(upright.getbbox(), turned, page.size) == (3, 5, 11, 9)


def test_every_frame_of_a_picture_is_read(run):
    frames = [drawn(ENGLISH[:1]), drawn(ENGLISH[1:2])]
    raw = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    outcome = run(raw, "fax.tif", reader="ocr")
    assert outcome.texts == ENGLISH[:2]


def test_a_transparent_picture_is_read_as_on_paper(run):
    clear = Image.new("RGBA", A5, (0, 0, 0, 0))
    clear.putalpha(drawn(ENGLISH).point(lambda value: 255 - value))
    assert run(saved(clear), "stamp.png", reader="ocr").texts == ["\n".join(ENGLISH)]


def test_the_same_bytes_give_the_same_files(run):
    raw = saved(drawn(ENGLISH))
    one, two = (run(raw, name, reader="ocr").folder for name in ("a.png", "b.png"))
    assert (one / "layer.json").read_bytes() == (two / "layer.json").read_bytes()


@pytest.mark.slow
def test_a_page_in_nastaliq_is_said_to_be_one_that_nothing_here_reads(run):
    long = [" ".join(URDU)[:45]] * 5
    outcome = run(saved(drawn(long, NASTALIQ, page=(1748, 1800))), "nastaliq.png", reader="ocr")
    assert any("may be in Nastaliq" in note for note in outcome.receipt.notes)


@pytest.mark.slow
@pytest.mark.skipif(not NASKH.exists(), reason="needs a Naskh font")
def test_digits_on_a_page_in_urdu_are_read_twice_and_both_readings_kept(run):
    outcome = run(saved(drawn(URDU, NASKH)), "urdu.png", reader="ocr")
    [part] = outcome.layer["parts"]
    assert part["languages"] == ["urd"]
    assert "نمونہ بازار" in part["text"]
    assert not any("Nastaliq" in note for note in outcome.receipt.notes)
    [digits] = [d for d in part["digits"] if digits_of(part["text"][d["start"] : d["end"]])]
    first = digits_of(part["text"][digits["start"] : digits["end"]])
    assert first == "03990000001"
    word = next(each for each in part["words"] if each["start"] == digits["start"])
    assert word["low"] == (digits_of(digits["english"]) != first or word["confidence"] < LOW)


def test_a_language_told_by_the_delivery_sheet_settles_which_of_those_that_look_alike_it_is(run):
    outcome = run(saved(drawn(URDU[2:], NASTALIQ)), "page.png", reader="ocr", language="fa-AF")
    assert set(outcome.layer["parts"][0]["languages"]) <= {"fas", "eng"}


def test_a_word_whose_digits_were_read_in_two_ways_needs_a_person_however_sure_the_machine():
    sure = [Word(text, 99, (0, 0, 1, 1)) for text in ("0399", "1947", "x")]
    seconds = (Second(0, "0399", "0399", 90), Second(1, "1947", "1941", 90))
    assert Page((tuple(sure),), ("urd",), seconds).low == {1}


def test_digits_of_any_script_are_compared_as_numbers():
    assert digits_of("۰۳۹۹-٠001 x²") == "03990001"


def test_a_line_that_the_layout_left_out_is_found_and_a_covered_one_is_not():
    page = Image.new("L", (600, 400), 255)
    pen = ImageDraw.Draw(page)
    for top in (50, 150, 250):
        pen.rectangle((100, top, 300, top + 39), 0)
    pen.rectangle((0, 350, 599, 353), 0)  # a rule, too thin for a line
    assert _left_out(page, [(100, 150, 301, 190)]) == [(100, 50, 301, 90), (100, 250, 301, 290)]


def test_missing_trained_data_names_the_packages(run, monkeypatch, tmp_path):
    (tmp_path / "eng.traineddata").write_bytes(b"x")
    monkeypatch.setattr(tessdata, "FOLDERS", (tmp_path / "none", tmp_path))
    with pytest.raises(ToolMissing, match="tesseract-ocr-urd, tesseract-ocr-ara") as missing:
        run(saved(drawn(ENGLISH)), "page.png", reader="ocr")
    assert "tesseract-ocr-eng" not in str(missing.value)


def test_what_comes_after_a_full_layer_is_set_aside(run, monkeypatch):
    monkeypatch.setattr(reader, "MOST_LAYER", 1)
    outcome = run(pdf(drawn(ENGLISH[:1]), drawn(ENGLISH[1:2])), "long.pdf", reader="ocr")
    assert outcome.receipt.rejects_by_code == {"layer_full": 1}
    assert outcome.texts == [ENGLISH[0], ""]


def bomb():
    def chunk(name, body):
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    packed = zlib.compress(bytes(60_001))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"\0\0\0\x18ftypheic", UnsupportedFormat),
        (b"%PDF-1.7 and nothing else", MalformedFile),
        (bomb(), TooMuchInside),
    ],
    ids=["heic", "pdf", "bomb"],
)
def test_what_cannot_be_opened_is_named(run, raw, error):
    with pytest.raises(error):
        run(raw, "x.png", reader="ocr")


def test_a_picture_cut_short_is_a_page_set_aside(run):
    raw = saved(drawn(ENGLISH))
    outcome = run(raw[: len(raw) // 2], "cut.png", reader="ocr")
    assert outcome.receipt.rejects_by_code == {"damaged_page": 1}
    assert not (outcome.folder / "layer.json").exists()
