# SPDX-License-Identifier: Apache-2.0
"""Read the text layer of a PDF, one part per page, page 1 first.

The layer is what the file's producer put there, not what a person sees on the page: the two can differ, and Nastaliq
text comes out in fragments. A page without text (a scan) is set aside as `no_text_layer` and its part is
empty, so that part numbers stay page numbers. Line ends become a single line feed.
"""

from pathlib import Path

import pypdfium2 as pdfium

from sanad.errors import MalformedFile
from sanad.readers.formats.pdf import NAME, VERSION
from sanad.readers.layer import head_of, write_layer, write_rejects
from sanad.readers.rows import Hints, Receipt

MOST_PAGES = 20_000


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the pages' text into `layer.json`, pages without text into `rejects.parquet`.

    Raises:
        MalformedFile: the file cannot be opened, or is locked by a password.
    """
    pages = _pages(sealed, hints.name)
    head = head_of(sealed, hints.exhibit, NAME, VERSION)
    parts = [{"label": f"page {n}", "text": text} for n, text in enumerate(pages, start=1)]
    write_layer(into, "text", head, parts=parts)
    empty = [n for n, text in enumerate(pages, start=1) if not text.strip()]
    rejects = write_rejects(into, [_reject(n) for n in empty])
    notes = (f"pages without text: {_listed(empty)}",) if empty else ()
    return Receipt(
        NAME,
        VERSION,
        "text",
        read=len(pages),
        stored=len(pages) - len(empty),
        rejected=len(empty),
        rejects_by_code=rejects,
        notes=notes,
    )


def _pages(sealed: Path, where: str) -> list[str]:
    try:
        with pdfium.PdfDocument(sealed) as document:
            if len(document) > MOST_PAGES:
                raise MalformedFile(where, format="PDF", detail=f"more than {MOST_PAGES} pages")
            return [_text(document, n) for n in range(len(document))]
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        detail = "it is locked by a password" if locked else str(error)
        raise MalformedFile(where, format="PDF", detail=detail) from error


def _text(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        layer = page.get_textpage()
        try:
            text = str(layer.get_text_range())
        finally:
            layer.close()
    finally:
        page.close()
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _reject(page: int) -> dict[str, object]:
    reason = "The page has no text layer; it is a picture and needs a person or a text recognition."
    return {"row": page, "code": "no_text_layer", "reason": reason, "written": f"page {page}"}


def _listed(pages: list[int], most: int = 20) -> str:
    shown = ", ".join(str(page) for page in pages[:most])
    return shown if len(pages) <= most else f"{shown} and {len(pages) - most} more"
