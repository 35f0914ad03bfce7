# SPDX-License-Identifier: Apache-2.0
"""The proof of a redacted copy: whatever is left in one that should be gone is found, and a copy that fails never leaves."""

import io

import pikepdf
import pypdfium2
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from redaction_pages import AT, NAME, PDF, kept, page_of, read, redacted
from sanad.dossier.redaction import pdf as pdf_module
from sanad.dossier.redaction.covers import Marked, Word
from sanad.dossier.redaction.mark import Mark, Stretch
from sanad.dossier.redaction.proof import Page, prove
from sanad.dossier.redaction.redact import redact
from sanad.dossier.redaction.sheets import Sheets
from sanad.dossier.redaction.spans import BLOCK
from sanad.errors import NotRedacted

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


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
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
