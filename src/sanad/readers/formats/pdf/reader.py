# SPDX-License-Identifier: Apache-2.0
"""Read the text layer of a PDF, one part per page, page 1 first; then form fields, comments, links, bookmarks and properties.

The layer is what the file's producer put there, not what a person sees on the page: the two can differ, and Nastaliq
text comes out in fragments. A page without text (a scan) is set aside as `no_text_layer` and its part is
empty, so that part numbers stay page numbers; text recognition looks at it afterwards. Line ends become a single line feed.
On a page with right-to-left letters, lines stand in the order in which they are read (`order`).
Words have boxes, as recognised words have them. Words without ink, in white, or on layers that are switched off are read with the others and told.
Scripts and actions are noted by name and never run. Signatures are noted and not verified.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from sanad.errors import LockedFile, MalformedFile
from sanad.readers.document import Document, listed
from sanad.readers.formats.pdf import NAME, VERSION
from sanad.readers.formats.pdf.annotations import (
    annotations,
    keep_attached,
    reject_damaged,
    wide,
)
from sanad.readers.formats.pdf.words import text_of
from sanad.readers.rows import Hints, Receipt

MOST_PAGES = 20_000
MOST_BOXES = 400_000
"""Words of one document that get a box, about eight hundred full pages: a box takes sixty bytes of the layer."""
MOST_BOOKMARKS = 10_000
_FORMS = {
    raw.FORMTYPE_ACRO_FORM: "fields to fill in (AcroForm)",
    raw.FORMTYPE_XFA_FULL: "a form in XFA, of which only the drawn pages are read",
    raw.FORMTYPE_XFA_FOREGROUND: "a form in XFA beside its pages, which is not read",
}
_FACTS = {
    "Producer": "producer",
    "Creator": "program",
    "CreationDate": "created",
    "ModDate": "modified",
}
_NAMES = {
    b"OpenAction": "something done when it is opened", b"AA": "something done at an event", b"Launch": "a program or file to start",
    b"SubmitForm": "words of the form to be sent somewhere", b"ImportData": "data to be fetched", b"JavaScript": "a script",
    b"GoToE": "a jump into a file inside", b"GoToR": "a jump into another file",
}  # fmt: skip
"""Names of actions (ISO 32000-1, 12.6.4), as they stand in the file where they are not packed."""
_LAYERED = b"OCProperties"
_NAMED = re.compile(rb"/(%s)(?![A-Za-z])" % b"|".join([*_NAMES, _LAYERED]))
_CHUNK, _OVERLAP = 1 << 20, 16


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the pages' text into `layer.json`, pages without text into `rejects.parquet`, attachments into `children/`.

    Raises:
        LockedFile: it asks for a password.
        MalformedFile: the file cannot be opened, or has more than `MOST_PAGES` pages.
        TooLarge: its text is larger than a layer may be.
    """
    with Document(sealed, into, hints, NAME, VERSION) as document:
        with _opened(sealed, hints.name) as pdf:
            _pages(pdf, document)
            _facts(pdf, document)
            _bookmarks(pdf, document)
            _attachments(pdf, document)
        _actions(sealed, document)
        return document.receipt()


@contextmanager
def _opened(sealed: Path, where: str) -> Iterator[pdfium.PdfDocument]:
    try:
        with pdfium.PdfDocument(sealed) as pdf:
            if len(pdf) > MOST_PAGES:
                raise MalformedFile(where, format="PDF", detail=f"more than {MOST_PAGES} pages")
            yield pdf
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise LockedFile(where, format="PDF") from error
        raise MalformedFile(where, format="PDF", detail=error) from error


def _pages(pdf: pdfium.PdfDocument, document: Document) -> None:
    """Add the text of every page, then what stands on pages but is not their text."""
    empty, unseen, white, doubtful, beside = list[int](), list[int](), list[int](), list[int](), []
    boxes = 0
    document.layer["unit"] = "point"
    for number in range(1, len(pdf) + 1):
        with _page(pdf, number) as page:
            found = text_of(page, MOST_BOXES - boxes)
            beside += [
                (f"page {number}, {what}", words)
                for what, words in annotations(page, number, document)
            ]
        boxes += len(found.words)
        document.part(f"page {number}", found.text, words=found.words)
        unseen += [number] if found.has_unseen else []
        white += [number] if found.has_white else []
        doubtful += [number] if found.has_doubt else []
        if not found.text.strip():
            empty.append(number)
            reason = "The page has no text layer; it is a picture and needs a person or a text recognition."
            document.reject("no_text_layer", reason, f"page {number}", row=number, kept=True)
    for label, words in beside:
        document.part(label, words)
    document.fact("pages", len(pdf))
    for pages, what in (
        (empty, "pages without text"),
        (
            unseen,
            "pages with words drawn without ink, as scanning programs lay them under a picture",
        ),
        (white, "pages with words in white, which paper does not show"),
        (
            doubtful,
            "pages with numbers joined by a hyphen in a line from right to left, whose parts stand in turn on the page",
        ),
    ):
        if pages:
            document.note(f"{what}: {listed(pages)}")
    if boxes == MOST_BOXES:
        document.note(f"only the first {MOST_BOXES} words have boxes")


@contextmanager
def _page(pdf: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage]:
    page = pdf[number - 1]
    try:
        yield page
    finally:
        page.close()


def _facts(pdf: pdfium.PdfDocument, document: Document) -> None:
    told = pdf.get_metadata_dict(skip_empty=True)
    for key, name in _FACTS.items():
        document.fact(name, told.get(key))
    document.fact("pdf_version", pdf.get_version())
    document.fact("encrypted", raw.FPDF_GetSecurityHandlerRevision(pdf) >= 0)
    if told:
        document.part("document properties", "\n".join(f"{k}: {v}" for k, v in told.items()))
    if (form := _FORMS.get(pdf.get_formtype())) is not None:
        document.note(f"it holds {form}")
    if (count := raw.FPDF_GetSignatureCount(pdf)) > 0:
        document.note(f"it carries {count} signatures, which were not verified")
    if (count := raw.FPDFDoc_GetJavaScriptActionCount(pdf)) > 0:
        document.note(f"it holds {count} scripts (JavaScript), which were not run")


def _bookmarks(pdf: pdfium.PdfDocument, document: Document) -> None:
    """Add the bookmarks, one a line, indented as deep as they stand (ISO 32000-1, 12.3.3)."""
    lines = []
    for one in islice(pdf.get_toc(), MOST_BOOKMARKS):
        title = wide(partial(raw.FPDFBookmark_GetTitle, one))
        leads = one.get_dest()
        page = None if leads is None else leads.get_index()
        lines.append("  " * one.level + title + ("" if page is None else f" → page {page + 1}"))
    if lines:
        document.part("bookmarks", "\n".join(lines))
    if len(lines) == MOST_BOOKMARKS:
        document.note(f"only the first {MOST_BOOKMARKS} bookmarks are read")


def _attachments(pdf: pdfium.PdfDocument, document: Document) -> None:
    for index in range(pdf.count_attachments()):
        try:
            attachment = pdf.get_attachment(index)
        except pdfium.PdfiumError as error:
            reject_damaged(f"attachment {index + 1}", error, document)
            continue
        keep_attached(attachment, f"attachment {index + 1}", document)


def _actions(sealed: Path, document: Document) -> None:
    """Note what the file would have a program do, by the names that stand in it; what is packed shows no names."""
    found, tail = set[bytes](), b""
    with sealed.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found |= set(_NAMED.findall(tail + chunk))
            tail = chunk[-_OVERLAP:]
    for name in sorted(found & _NAMES.keys()):
        document.note(
            f"the name /{name.decode()} stands in it: {_NAMES[name]}; it was not followed"
        )
    if _LAYERED in found:
        document.note("it has layers that can be switched off; the words of all are read")
