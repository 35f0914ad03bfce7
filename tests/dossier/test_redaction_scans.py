# SPDX-License-Identifier: Apache-2.0
"""Scans under their marks: the pixels, and the words that a machine read in them."""

import hashlib
import random

import pikepdf
from PIL import Image

from redaction_pages import AT, NAME, OTHER, PDF, kept, look, nowhere, page_of, read, told
from sanad.dossier.redaction.mark import Mark, Stretch
from sanad.dossier.redaction.redact import redact
from sanad.dossier.redaction.spans import BLOCK
from sanad.values.canonical import canonical


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
