# SPDX-License-Identifier: Apache-2.0
"""Where words hide in a PDF beside its text: comments, properties, attachments, revisions, layers, white ink, fields and outlines. None of them goes over."""

import io
import json
import re
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from redaction_pages import (
    AT,
    NAME,
    PDF,
    everything,
    kept,
    look,
    nowhere,
    page_of,
    read,
    redacted,
    told,
)
from sanad.dossier.redaction.covers import Word
from sanad.dossier.redaction.mark import NOT_CARRIED, UNSEEN, Boxes, Mark
from sanad.dossier.redaction.redact import redact
from sanad.dossier.redaction.sheets import Sheets
from sanad.dossier.redaction.spans import BLOCK


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


def test_the_words_laid_under_the_picture_are_never_drawn():
    made, sheet = Sheets(), Image.new("L", (800, 600), 200)
    made.add(sheet, (400, 300), [Word("Open", (10, 10, 200, 100))])
    assert look(made.saved()).getextrema() == (200, 200)
