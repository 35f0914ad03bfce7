# SPDX-License-Identifier: Apache-2.0
"""That a redacted PDF holds nothing of what was marked, wherever in the file it hid; looked for with tools that are not ours."""

import hashlib
import io
import json
import random
import re
import shutil
import subprocess
import time
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

import sanad.dossier
from sanad.dossier.redaction import pdf as pdf_module
from sanad.dossier.redaction.covers import Marked, Word
from sanad.dossier.redaction.mark import NOT_CARRIED, UNSEEN, Boxes, Mark, Stretch
from sanad.dossier.redaction.proof import Page, prove
from sanad.dossier.redaction.redact import redact
from sanad.dossier.redaction.sheets import Sheets
from sanad.dossier.redaction.spans import BLOCK
from sanad.errors import BadValue, LockedFile, NotRedacted
from sanad.readers.formats.pdf import reader
from sanad.readers.rows import Hints
from sanad.values.canonical import canonical

PDF = "application/pdf"
NAME = "Zarghun"
OTHER = "Karachi"
AT = (100, 80, 220, 104)
"""Where `page_of` writes the name, in points from the left and top."""
FONTS = Path(sanad.dossier.__file__).parent / "fonts"


def page_of(pdf: pikepdf.Pdf, words: str = NAME, extra: bytes = b"", **fields) -> pikepdf.Page:
    """Add a page of 400 by 300 points with words at `AT` and another word below them."""
    text = f"BT /F 20 Tf 1 0 0 1 104 200 Tm ({words}) Tj ET BT /F 20 Tf 1 0 0 1 104 100 Tm ({OTHER}) Tj ET "
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = fields.pop("Resources", Dictionary())
    resources.Font = Dictionary(F=font)
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, 400, 300],
        Contents=pdf.make_stream(text.encode() + extra),
        Resources=resources,
        **fields,
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1]


def kept(pdf: pikepdf.Pdf, folder: Path, **how) -> Path:
    path = folder / "exhibit.pdf"
    pdf.save(path, **how)
    return path


def read(path: Path, folder: Path) -> dict:
    into = folder / "read"
    into.mkdir(exist_ok=True)
    reader.read(path, into, Hints(path.name))
    return json.loads((into / "layer.json").read_bytes())


def redacted(path: Path, folder: Path, *marks: Mark):
    made = redact(path, PDF, [read(path, folder)], marks or [Mark(Boxes(1, (AT,)), "third_party")])
    (folder / "copy.pdf").write_bytes(made.raw)
    return made


def told(*arguments: str) -> str:
    if shutil.which(arguments[0]) is None:
        pytest.skip(f"needs {arguments[0]}")
    done = subprocess.run(arguments, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def everything(raw: bytes) -> bytes:
    """Return the file, and all that is packed in it."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        packed = [
            one.read_raw_bytes() if one.get("/Filter") == Name.DCTDecode else one.read_bytes()
            for one in streams
        ]
        return b"\n".join((raw, *packed, *(repr(one).encode() for one in pdf.objects)))


def look(raw: bytes, number: int = 1) -> Image.Image:
    with pypdfium2.PdfDocument(raw) as pdf:
        return pdf[number - 1].render(scale=1).to_pil().convert("L")


def nowhere(folder: Path, raw: bytes, word: str = NAME) -> None:
    """Look for a word as a stranger would, in what two programs extract and in every byte unpacked."""
    copy = str(folder / "copy.pdf")
    assert word not in told("pdftotext", copy, "-")
    assert word not in told("pdfinfo", copy)
    inside = everything(raw)
    for codec in ("utf-8", "utf-16-be", "utf-16-le"):
        assert word.encode(codec) not in inside
        assert word.encode(codec).hex().encode() not in inside.lower()


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


def test_a_name_in_a_comment_is_gone_and_its_part_of_the_layer_too(tmp_path):
    pdf = pikepdf.new()
    page_of(
        pdf,
        Annots=Array([
            Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 30, 30], Contents=String(f"ask {NAME}"), T=String(NAME)),
        ]),
    )  # fmt: skip
    path = kept(pdf, tmp_path)
    assert NAME in read(path, tmp_path)["parts"][1]["label"]
    made = redacted(path, tmp_path)
    nowhere(tmp_path, made.raw)
    assert NAME not in json.dumps(made.layers)
    assert made.removed[-1].span.ground == NOT_CARRIED
    assert made.layers[0]["parts"][1]["text"] == BLOCK * 11


def test_a_name_in_the_properties_and_in_xmp_is_gone(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    pdf.docinfo.Author = String(NAME)
    pdf.Root.Metadata = pdf.make_stream(f"<x>{NAME}</x>".encode(), Type=Name.Metadata, Subtype=Name.XML)  # fmt: skip
    made = redacted(kept(pdf, tmp_path), tmp_path)
    nowhere(tmp_path, made.raw)
    assert NAME not in json.dumps(made.layers)


def test_a_name_in_an_attachment_is_gone(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    pdf.attachments["Zarghun.txt"] = NAME.encode()
    made = redacted(kept(pdf, tmp_path), tmp_path)
    nowhere(tmp_path, made.raw)
    assert "0 embedded files" in told("pdfdetach", "-list", str(tmp_path / "copy.pdf"))


def test_a_name_in_an_earlier_revision_is_gone(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf, words="Zarghun")
    path = kept(pdf, tmp_path, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    raw = path.read_bytes()
    number, start = re.search(rb"(\d+) 0 obj\n<< /Length \d+ >>", raw), raw.rindex(b"startxref")
    stream = b"BT /F 20 Tf 1 0 0 1 104 200 Tm (Somebody) Tj ET"
    added = b"%s 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number[1], len(stream), stream)  # fmt: skip
    table = b"xref\n%s 1\n%010d 00000 n \n" % (number[1], len(raw))
    trailer = re.search(rb"trailer (<<.*?>>)\nstartxref", raw, re.DOTALL)[1][:-2]
    before = int(raw[start:].split()[1])
    path.write_bytes(
        raw + added + table + b"trailer %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, before, len(raw) + len(added))
    )  # fmt: skip
    assert path.read_bytes().count(b"%%EOF") == 2
    assert read(path, tmp_path)["parts"][0]["text"].strip() == "Somebody"
    made = redacted(path, tmp_path)
    nowhere(tmp_path, made.raw)
    nowhere(tmp_path, made.raw, "Somebody")


def hidden_layer(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("draft")))
    page_of(
        pdf, words="Open", Resources=Dictionary(Properties=Dictionary(MC=group)),
        extra=f"/OC /MC BDC BT /F 20 Tf 1 0 0 1 104 150 Tm ({NAME}) Tj ET EMC".encode(),
    )  # fmt: skip
    pdf.Root.OCProperties = Dictionary(
        OCGs=[group], D=Dictionary(OFF=[group], Order=[], BaseState=Name.ON)
    )


def test_a_name_on_a_layer_that_is_switched_off_is_gone_though_nobody_marked_it(tmp_path):
    pdf = pikepdf.new()
    hidden_layer(pdf)
    path = kept(pdf, tmp_path)
    assert NAME in read(path, tmp_path)["parts"][0]["text"]
    made = redacted(path, tmp_path)
    nowhere(tmp_path, made.raw)
    assert UNSEEN in {one.span.ground for one in made.removed}


def test_a_name_in_white_on_a_page_without_a_mark_is_gone(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    page_of(pdf, words="Open", extra=b"1 g BT /F 20 Tf 1 0 0 1 104 150 Tm (Gulmina) Tj ET")
    made = redacted(kept(pdf, tmp_path), tmp_path)
    nowhere(tmp_path, made.raw, "Gulmina")
    assert "Open" in told("pdftotext", str(tmp_path / "copy.pdf"), "-")


def test_a_name_in_white_is_not_seen_because_its_neighbour_is(tmp_path):
    white = b"1 g BT /F 20 Tf 1 0 0 1 104 150 Tm (Gulmina) Tj ET "

    def with_line(at: float) -> tuple[Path, dict]:
        pdf = pikepdf.new()
        page_of(pdf, extra=white + b"0 g 90 %.1f 200 2 re f" % (300 - at))
        path = kept(pdf, tmp_path)
        layer = read(path, tmp_path)
        start = layer["parts"][0]["text"].index("Gulmina")
        return path, next(w["box"] for w in layer["parts"][0]["words"] if w["start"] == start)

    _, box = with_line(290)
    path, again = with_line(box[3] + 1.5)  # its ink ends half a point inside the box
    assert again == box
    redacted(path, tmp_path)
    assert "Gulmina" not in told("pdftotext", str(tmp_path / "copy.pdf"), "-")


def test_dashes_and_dots_are_seen(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf, extra=b"BT /F 9 Tf 1 0 0 1 104 150 Tm (a - b = c . d , e : f _ g | h) Tj ET")
    made = redacted(kept(pdf, tmp_path), tmp_path)
    assert made.layers[0]["parts"][0]["text"].endswith("a - b = c . d , e : f _ g | h")


def test_a_name_filled_into_a_form_is_seen_unless_marked_and_then_gone(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf, words="Name of the owner")
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("owner"), V=String(NAME), F=4,
            Rect=[200, 20, 380, 50], DA=String("/F 20 Tf 0 g"), P=pdf.pages[0].obj,
        )
    )  # fmt: skip
    pdf.pages[0].Annots = Array([field])
    fonts = Dictionary(Font=Dictionary(F=pdf.pages[0].Resources.Font.F))
    pdf.Root.AcroForm = Dictionary(Fields=[field], DR=fonts, NeedAppearances=True)
    path = kept(pdf, tmp_path)
    seen = redact(path, PDF, [], [Mark(Boxes(1, (AT,)), "x")])
    assert look(seen.raw).crop((200, 250, 380, 280)).getextrema()[0] < 100
    made = redacted(path, tmp_path, Mark(Boxes(1, ((200, 250, 380, 280),)), "third_party"))
    nowhere(tmp_path, made.raw)
    assert look(made.raw).getpixel((203, 260)) < 10


def test_a_name_as_outlines_and_no_text_is_painted_over(tmp_path):
    pdf = pikepdf.new()
    strokes = b"0 g " + b" ".join(b"%d 190 4 24 re f" % (104 + 8 * n) for n in range(12))
    page_of(pdf, words="", extra=strokes)
    path = kept(pdf, tmp_path)
    before = look(path.read_bytes()).crop((100, 80, 220, 112))
    assert before.getextrema() == (0, 255)
    made = redacted(path, tmp_path, Mark(Boxes(1, ((100, 80, 220, 112),)), "other_case"))
    after = look(made.raw).crop((101, 105, 219, 111))
    assert after.getextrema()[1] < 60  # no white between the strokes
    with pikepdf.open(io.BytesIO(made.raw)) as copy:
        assert b" re" not in copy.pages[0].Contents.read_bytes()


def test_of_a_scan_only_the_pixels_outside_the_mark_remain(tmp_path):
    noise = random.Random(7)
    scan = Image.frombytes("RGB", (400, 300), noise.randbytes(400 * 300 * 3))
    scan.save(tmp_path / "exhibit.pdf", resolution=72)
    path = tmp_path / "exhibit.pdf"
    layer = {
        "v": "sanad/layer/1", "kind": "ocr", "exhibit": hashlib.sha256(path.read_bytes()).hexdigest(), "reader": "ocr",
        "version": "1", "unit": "point", "tool": {"tesseract": "5"},
        "parts": [{
            "label": "page 1", "languages": ["eng"], "turned": 0, "text": f"{NAME} 0399 {OTHER}",
            "words": [
                {"start": 0, "end": 7, "box": [100, 80, 180, 104], "confidence": 90, "low": False},
                {"start": 8, "end": 12, "box": [183, 80, 220, 104], "confidence": 90, "low": True},
                {"start": 13, "end": 20, "box": [240, 80, 300, 104], "confidence": 90, "low": False},
            ],
            "digits": [{"start": 8, "end": 12, "english": "0389", "confidence": 70}],
        }],
    }  # fmt: skip
    made = redact(path, PDF, [layer], [Mark(Stretch(1, 0, 12, "ocr"), "third_party")])
    (tmp_path / "copy.pdf").write_bytes(made.raw)
    nowhere(tmp_path, made.raw)
    nowhere(tmp_path, made.raw, "0389")
    assert OTHER in told("pdftotext", str(tmp_path / "copy.pdf"), "-")
    assert made.layers[0]["parts"][0]["digits"] == []
    assert made.layers[0]["parts"][0]["text"] == f"{BLOCK * 7} {BLOCK * 4} {OTHER}"
    told("pdfimages", "-png", str(tmp_path / "copy.pdf"), str(tmp_path / "found"))
    (found,) = tmp_path.glob("found*.png")
    with Image.open(found) as picture:
        scale = picture.width / 400
        inside = picture.convert("L").crop([round(side * scale) for side in (101, 81, 125, 84)])
        assert inside.getextrema()[1] < 60


def test_a_mark_takes_its_words_out_of_both_layers(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path)
    text = read(path, tmp_path)
    word = {"start": 0, "end": 7, "box": list(AT), "confidence": 90, "low": False}
    part = {"label": "page 1", "text": NAME, "words": [word], "digits": []}
    seen = {**text, "kind": "ocr", "reader": "ocr", "parts": [part]}
    made = redact(path, PDF, [text, seen], [Mark(Stretch(1, 0, 7), "third_party")])
    (tmp_path / "copy.pdf").write_bytes(made.raw)
    nowhere(tmp_path, made.raw)
    assert [layer["parts"][0]["text"] for layer in made.layers] == [f"{BLOCK * 7}\n{OTHER}", BLOCK * 7]  # fmt: skip
    assert [canonical(layer)[:1] for layer in made.layers] == [b"{", b"{"]


def test_where_a_recognised_word_begins_is_a_guess_so_the_gap_beside_it_is_covered_too(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path)
    words = [
        {"start": start, "end": start + 4, "box": box, "confidence": 90, "low": False}
        for start, box in ((0, [60, 84, 105, 104]), (5, [110, 84, 170, 104]), (10, [176, 84, 210, 104]))
    ]  # fmt: skip
    part = {"label": "page 1", "text": "told Zarg that", "words": words, "digits": []}
    layer = {**read(path, tmp_path), "kind": "ocr", "parts": [part]}
    made = redact(path, PDF, [layer], [Mark(Stretch(1, 5, 9, "ocr"), "x")])
    sheet = look(made.raw)
    assert [sheet.getpixel((x, 102)) > 128 for x in (103, 106, 109, 171, 175, 178)] == [True, False, False, False, False, True]  # fmt: skip


def test_the_same_name_left_on_the_next_line_does_not_fail_the_proof(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf, extra=b"BT /F 20 Tf 1 0 0 1 104 182 Tm (Zarghun) Tj ET")
    path = kept(pdf, tmp_path)
    layer = read(path, tmp_path)
    layer["parts"][0]["words"][0]["box"] = [103, 84, 180, 104]
    start = layer["parts"][0]["text"].index(NAME, 3)
    below = next(word for word in layer["parts"][0]["words"] if word["start"] == start)
    below["box"] = [103, 103, 180, 123]
    made = redact(path, PDF, [layer], [Mark(Stretch(1, 0, 7), "x")])
    assert made.layers[0]["parts"][0]["text"].split().count(NAME) == 1


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


def test_words_outside_what_is_shown_do_not_go_over(tmp_path):
    pdf = pikepdf.new()
    page_of(pdf, CropBox=[90, 50, 390, 180])
    made = redacted(kept(pdf, tmp_path), tmp_path, Mark(Boxes(1, ((1, 1, 5, 5),)), "third_party"))
    nowhere(tmp_path, made.raw)


def test_a_picture_that_the_pages_share_stays_with_none_of_them(tmp_path):
    """Copying the second page would copy the picture of the first with it, because both name it."""
    pdf = pikepdf.new()
    shared = pdf.make_indirect(pikepdf.Stream(
        pdf, bytes(range(256)) * 3, Type=Name.XObject, Subtype=Name.Image, Width=16, Height=16,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
    ))  # fmt: skip
    for drawn in (b"q 100 0 0 30 100 190 cm /I Do Q", b""):
        page_of(pdf, words="", extra=drawn, Resources=Dictionary(XObject=Dictionary(I=shared)))
    made = redacted(kept(pdf, tmp_path), tmp_path)
    assert bytes(range(256)) * 3 not in everything(made.raw)


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


def test_the_words_laid_under_the_picture_are_never_drawn():
    made, sheet = Sheets(), Image.new("L", (800, 600), 200)
    made.add(sheet, (400, 300), [Word("Open", (10, 10, 200, 100))])
    assert look(made.saved()).getextrema() == (200, 200)


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

EXPECTED = Page((400, 300), (Marked(AT, AT, "third_party"),), (NAME,))


def copy_with(words: list[Word] | None = None, *, covered: bool = True) -> bytes:
    from sanad.dossier.redaction.paint import paint, place

    sheet = Image.new("L", (800, 600), 255)
    ImageDraw.Draw(sheet).text((210, 170), NAME, fill=0)
    if covered:
        paint(sheet, [place(AT, "third_party", 2, sheet.size)])
    made = Sheets()
    made.add(sheet, (400, 300), words or [])
    return made.saved()


def changed(change) -> bytes:
    with pikepdf.open(io.BytesIO(copy_with())) as pdf:
        change(pdf)
        into = io.BytesIO()
        pdf.save(into)
    return into.getvalue()


def test_a_sound_copy_passes_the_proof():
    prove(copy_with(), [EXPECTED], "copy")


@pytest.mark.parametrize("word", [NAME, NAME[::-1], f"x{NAME}x"])
def test_a_word_left_under_its_mark_is_found(word):
    with pytest.raises(NotRedacted, match="stands under a mark"):
        prove(copy_with([Word(word, AT)]), [EXPECTED], "copy")


def test_a_picture_that_shows_through_its_mark_is_found():
    with pytest.raises(NotRedacted, match="shows through"):
        prove(copy_with(covered=False), [EXPECTED], "copy")


def test_a_second_picture_on_the_page_is_found():
    def draw_twice(pdf):
        pdf.pages[0].Contents = pdf.make_stream(pdf.pages[0].Contents.read_bytes() + b" q 9 0 0 9 0 0 cm /P Do Q")  # fmt: skip

    with pytest.raises(NotRedacted, match="more than one picture"):
        prove(changed(draw_twice), [EXPECTED], "copy")


def test_another_number_of_pages_is_found():
    with pytest.raises(NotRedacted, match="pages"):
        prove(copy_with(), [EXPECTED, EXPECTED], "copy")


BESIDE = {
    "/Info": lambda pdf: setattr(pdf.docinfo, "Author", String(NAME)),
    "/Metadata": lambda pdf: setattr(pdf.Root, "Metadata", pdf.make_stream(b"<x/>")),
    "/Names": lambda pdf: pdf.attachments.__setitem__("a.txt", b"a"),
    "/Annots": lambda pdf: setattr(pdf.pages[0], "Annots", Array([])),
    "/AcroForm": lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=[])),
    "/OpenAction": lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.JavaScript)),
    "/OCProperties": lambda pdf: setattr(pdf.Root, "OCProperties", Dictionary()),
    "/Thumb": lambda pdf: setattr(pdf.pages[0], "Thumb", pdf.make_stream(b"")),
    "/PieceInfo": lambda pdf: setattr(pdf.pages[0], "PieceInfo", Dictionary()),
    "/StructTreeRoot": lambda pdf: setattr(pdf.Root, "StructTreeRoot", Dictionary()),
    "/Outlines": lambda pdf: setattr(pdf.Root, "Outlines", Dictionary()),
    "/SMask": lambda pdf: setattr(pdf.pages[0].Resources.XObject.P, "SMask", pdf.make_stream(b"")),
    "/AF": lambda pdf: setattr(pdf.pages[0], "AF", Array([])),
}


@pytest.mark.parametrize("name", BESIDE)
def test_whatever_is_no_page_is_found(name):
    with pytest.raises(NotRedacted, match=f"more than pages.*{name}"):
        prove(changed(BESIDE[name]), [EXPECTED], "copy")


def test_an_earlier_revision_is_found():
    raw = copy_with()
    with pytest.raises(NotRedacted, match="earlier revision"):
        prove(raw + raw[raw.rindex(b"startxref") :], [EXPECTED], "copy")


def test_a_copy_that_fails_its_proof_never_leaves(tmp_path, monkeypatch):
    pdf = pikepdf.new()
    page_of(pdf)
    path = kept(pdf, tmp_path)
    monkeypatch.setattr(pdf_module, "paint", lambda picture, places: None)
    with pytest.raises(NotRedacted, match="shows through"):
        redacted(path, tmp_path)


# --- any stretches --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def set_pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("set")
    path = folder / "exhibit.pdf"
    path.write_bytes(typst.compile(b"#set page(width: 300pt, height: 200pt)\n#lorem(120)"))
    return path, read(path, folder)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(data=st.data())
def test_whatever_is_marked_goes_and_everything_else_keeps_its_place(set_pages, data):
    path, layer = set_pages
    pages = [n for n, part in enumerate(layer["parts"], 1) if part.get("words")]
    marks = []
    for _ in range(data.draw(st.integers(1, 4))):
        part = data.draw(st.sampled_from(pages))
        text = layer["parts"][part - 1]["text"]
        start = data.draw(st.integers(0, len(text) - 1))
        end = min(len(text), start + data.draw(st.integers(1, 60)))
        if text[start:end].strip():
            marks.append(Mark(Stretch(part, start, end), "third_party"))
    if not marks:
        return
    made = redact(path, PDF, [layer], marks)
    gone = {(one.part, at) for one in made.removed for at in range(one.span.start, one.span.end)}
    for number in pages:
        old, new = layer["parts"][number - 1]["text"], made.layers[0]["parts"][number - 1]["text"]
        assert len(old) == len(new)
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            if any(m.place.part == number and m.place.start <= at < m.place.end for m in marks):
                assert before.isspace() or after == BLOCK
            elif (number, at) not in gone:
                assert after == before
        with pypdfium2.PdfDocument(made.raw) as pdf:
            page = pdf[number - 1]
            for word in layer["parts"][number - 1]["words"]:
                left, top, right, bottom = word["box"]
                found = page.get_textpage().get_text_bounded(left, 200 - bottom, right, 200 - top)
                written = old[word["start"] : word["end"]]
                assert (written in found) == ((number, word["start"]) not in gone) or (
                    len(written) < 3
                )
