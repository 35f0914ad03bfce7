# SPDX-License-Identifier: Apache-2.0
"""Look at a redacted PDF as a stranger would: its words, its pictures, and every object in the file.

Whatever the file holds beyond pages of one picture and one text each is a fault, whether or not anybody knows what it is for: so no
comment, form, script, attachment, metadata, layer, bookmark, alternative text or earlier revision can pass.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw as pdfium_c

from sanad.dossier.redaction.covers import Marked
from sanad.dossier.redaction.paint import place, shows_through
from sanad.errors import NotRedacted

_LEAST_LETTERS = 3  # of a word that is looked for: shorter ones are parts of others
_TRAILER = {
    "/Root", "/Size", "/ID", "/Type", "/W", "/Index", "/Filter", "/DecodeParms", "/Length",
}  # fmt: skip
_KEYS = _TRAILER | {
    "/Pages", "/Kids", "/Count", "/Parent", "/MediaBox", "/Resources", "/Contents", "/XObject", "/P",
    "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Font", "/FontBBox",
    "/FontMatrix", "/CharProcs", "/E", "/Encoding", "/Differences", "/FirstChar", "/LastChar", "/Widths", "/ToUnicode",
    "/N", "/First", "/Columns", "/Predictor",
}  # fmt: skip
"""Every name that stands before a value in a file that `sheets` wrote; fonts of a page are `/F` and a number besides."""


@dataclass(frozen=True)
class Page:
    """What a page of the copy has to be: its size in points, what is covered on it and why, and the words that went with that."""

    size: tuple[float, float]
    marked: tuple[Marked, ...]
    gone: tuple[str, ...]


def prove(raw: bytes, pages: Sequence[Page], where: str) -> None:
    """Refuse a copy that is not exactly what it should be.

    Raises:
        NotRedacted: a word that was taken out stands where it stood, a picture shows through its cover, or the file holds
            something else than pages.
    """
    _only_pages(raw, where)
    with pdfium.PdfDocument(raw) as pdf:
        if len(pdf) != len(pages):
            raise NotRedacted(where, detail=f"the copy has {len(pdf)} pages, not {len(pages)}")
        for number, expected in enumerate(pages, start=1):
            page = pdf[number - 1]
            try:
                _covered(page, expected, f"{where}, page {number}")
                _silent(page, expected, f"{where}, page {number}")
            finally:
                page.close()


def _covered(page: pdfium.PdfPage, expected: Page, where: str) -> None:
    drawn = list(page.get_objects())
    pictures = [one for one in drawn if one.type == pdfium_c.FPDF_PAGEOBJ_IMAGE]
    if len(pictures) != 1 or any(
        one.type not in {pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_TEXT} for one in drawn
    ):
        raise NotRedacted(where, detail="more than one picture is drawn on the page")
    picture: Image.Image = pictures[0].get_bitmap().to_pil()
    scale = picture.width / expected.size[0]
    places = [place(one.cover, one.ground, scale, picture.size) for one in expected.marked]
    if shows_through(picture, places):
        raise NotRedacted(where, detail="the picture shows through a mark")


def _silent(page: pdfium.PdfPage, expected: Page, where: str) -> None:
    layer = page.get_textpage()
    try:
        height = expected.size[1]
        for left, top, right, bottom in (one.box for one in expected.marked):
            across, down = _edge(right - left), _edge(bottom - top)
            low, high = height - bottom + down, height - top - down
            found = layer.get_text_bounded(left + across, low, right - across, high)
            if any(_stands(word, found) for word in expected.gone):
                raise NotRedacted(where, detail="a word that was to go stands under a mark")
    finally:
        layer.close()


def _edge(extent: float) -> float:
    """Return how far into a mark a neighbour may reach, whose box is rounded; the same name may stand there and stay."""
    return min(1, extent / 4)


def _stands(word: str, found: str) -> bool:
    """Tell whether a word stands in a text, read from either end."""
    return len(word) >= _LEAST_LETTERS and (word in found or word[::-1] in found)


def _only_pages(raw: bytes, where: str) -> None:
    if raw.count(b"startxref") != 1 or not raw.endswith(b"%%EOF\n"):
        raise NotRedacted(where, detail="the copy carries an earlier revision of itself")
    try:
        with pikepdf.open(BytesIO(raw)) as pdf:
            strange = set(pdf.trailer.keys()) - _TRAILER
            for one in pdf.objects:
                strange |= {key for key in _names(one) if key not in _KEYS and not _is_font(key)}
    except pikepdf.PdfError as error:
        raise NotRedacted(where, detail=f"the copy cannot be opened: {error}") from error
    if strange:
        detail = f"the copy holds more than pages: {', '.join(sorted(strange))}"
        raise NotRedacted(where, detail=detail)


def _names(value: pikepdf.Object) -> Iterator[str]:
    """Yield the keys of an object and of all that stands directly in it."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, inner in value.items():
            yield str(key)
            if not _is_indirect(inner):
                yield from _names(inner)
    elif isinstance(value, pikepdf.Array):
        for inner in value:
            if not _is_indirect(inner):
                yield from _names(inner)


def _is_indirect(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _is_font(key: str) -> bool:
    return key.startswith("/F") and key[2:].isdecimal()
