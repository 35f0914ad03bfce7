# SPDX-License-Identifier: Apache-2.0
"""Whether the margins of a page are free for a stamp. It asks where things are drawn, never how they look."""

from pathlib import Path

import pypdfium2
from pypdfium2 import raw

A4_WIDTH = 595.276  # points: 210 mm
BAND = 26.0  # points at the top and the bottom of a page of A4, about 9 mm


def band(width: float, height: float) -> float:
    """Return how high the two bands of a page are in its own units: a large plan has a larger stamp."""
    return BAND * min(width, height) / A4_WIDTH


def free_margins(path: Path) -> list[bool]:
    """Return for each page of a PDF whether nothing is drawn in its two bands, comments and fields among them.

    About 1 ms a page. Where the renderer cannot open the file or a page, its margins count as taken. A ground of
    one colour counts as drawn, white too.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return []
    try:
        return [_is_free(document, number) for number in range(len(document))]
    finally:
        document.close()


def _is_free(document: pypdfium2.PdfDocument, number: int) -> bool:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return False
    try:
        left, bottom, right, top = page.get_bbox()
        sideways = page.get_rotation() % 180 != 0
        if _has_annotations(page):
            return False
        high = band(right - left, top - bottom)
        low, upper = (left + high, right - high) if sideways else (bottom + high, top - high)
        first = 0 if sideways else 1
        drawn = (thing.get_bounds() for thing in page.get_objects(max_depth=1))
        return all(low <= each[first] and each[first + 2] <= upper for each in drawn)
    except pypdfium2.PdfiumError:
        return False
    finally:
        page.close()


def _has_annotations(page: pypdfium2.PdfPage) -> bool:
    """Tell whether a page has annotations other than links, which show nothing."""
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind != raw.FPDF_ANNOT_LINK:
            return True
    return False
