# SPDX-License-Identifier: Apache-2.0
"""Redact a PDF: every page becomes a picture of itself with the marks painted over, and the words left are laid under it.

Pages without a mark are drawn too. A page that is copied brings with it what it shares with the others – pictures, fonts, layers
that are switched off, words under words – and no list of what to strip is ever whole; a page that was drawn brings what can be
seen. The price is size and sharpness: 200 dots an inch.

Guarantees: the copy holds nothing of the file but its pages as they are shown, annotations and filled-in forms as printed, and
those words of the layers that stand on them in plain sight; `proof` looks for itself. Same file and marks, same bytes with the
same versions of the libraries. Does not guarantee that somebody marked everything, nor that words under a picture (a
scanning program lays them there) say what it shows, nor that all ink of a word recognised by a machine lies where it says: a
person looks at the copy before it leaves. The length of what was taken out can be seen.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from sanad.dossier.redaction.covers import Covers, Marked
from sanad.dossier.redaction.mark import Box, Layer, Mark, Redacted
from sanad.dossier.redaction.paint import is_blank, paint, place
from sanad.dossier.redaction.proof import Page, prove
from sanad.dossier.redaction.sheets import Sheets
from sanad.errors import BadValue, LockedFile, MalformedFile

MEDIA_TYPE = "application/pdf"
DPI = 200
_POINT = 72  # points to an inch
_MOST_PIXELS = (
    20_000_000  # A2 at 200 dots an inch; larger pages are drawn smaller, which bounds the memory
)
_SPARE = 1  # point around a mark: ink runs over the box that a font states
_DASH = 6  # points: letters are taller, dashes and dots are not


def redact_pdf(source: Path, layers: Sequence[Layer], marks: Sequence[Mark]) -> Redacted:
    """Return the copy.

    A second makes 11 pages of print or 3 of scans in colour (A4, one core), of 0.4 and 0.7 MB each. Memory is that of one
    page drawn, 45 MB for A4 and 210 MB at most, and three times the copy.

    Raises:
        LockedFile: it asks for a password.
        MalformedFile: it cannot be opened, or a page cannot be drawn.
        BadValue: a mark or a layer is not of this file.
        NotRedacted: nobody knows where the words of a mark stand; or the copy did not pass its proof.
    """
    covers, sheets, pages = Covers(source.name, layers, marks, _SPARE), Sheets(), list[Page]()
    with _opened(source) as pdf:
        covers.check(len(pdf))
        for number in range(1, len(pdf) + 1):
            picture, size = _drawn(pdf, number, source.name)
            scale = picture.width / size[0]
            marked = covers.marked(number)
            _on_the_page(marked, size, source.name)
            blank = partial(_is_blank, picture, scale)
            covered = covers.strike(number, marked, blank, turned=lambda box: box)
            paint(picture, [place(one.cover, one.ground, scale, picture.size) for one in marked])
            sheets.add(picture, size, covered.left)
            gone = tuple(word.text for word in covered.gone)
            pages.append(Page(size, marked, gone))
    raw = sheets.saved()
    prove(raw, pages, source.name)
    return Redacted(raw, MEDIA_TYPE, *covers.result(hashlib.sha256(raw).hexdigest()))


@contextmanager
def _opened(source: Path) -> Iterator[pdfium.PdfDocument]:
    try:
        with pdfium.PdfDocument(source) as pdf:
            pdf.init_forms()  # else what was filled in is not drawn
            yield pdf
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise LockedFile(source.name, format="PDF") from error
        raise MalformedFile(source.name, format="PDF", detail=error) from error


def _drawn(
    pdf: pdfium.PdfDocument, number: int, where: str
) -> tuple[Image.Image, tuple[float, float]]:
    """Return a page as it is shown, turned and cropped, in three colours, and its size in points."""
    page = pdf[number - 1]
    try:
        width, height = page.get_size()
        if min(width, height) <= 0:
            raise MalformedFile(where, format="PDF", detail=f"page {number} has no area")
        scale = min(DPI / _POINT, (_MOST_PIXELS / (width * height)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True)
        return bitmap.to_pil().convert("RGB"), (width, height)
    finally:
        page.close()


def _on_the_page(marked: Sequence[Marked], size: tuple[float, float], where: str) -> None:
    for left, top, right, bottom in (one.box for one in marked):
        if min(right, size[0]) <= max(left, 0) or min(bottom, size[1]) <= max(top, 0):
            value, detail = f"{left}, {top}, {right}, {bottom}", "it lies outside the page"
            raise BadValue(where, value=value, type="box", detail=detail)


def _is_blank(picture: Image.Image, scale: float, box: Box) -> bool:
    left, top, right, bottom = box
    across, down = _edge(right - left), _edge(bottom - top)
    inner = (left + across, top + down, right - across, bottom - down)
    return is_blank(picture, place(inner, "", scale, picture.size))


def _edge(extent: float) -> int:
    """Return how much of a box, at each end, may be ink of a neighbour; of a dash nothing is, or nothing were left of it."""
    return 1 if extent > _DASH else 0
