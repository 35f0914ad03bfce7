# SPDX-License-Identifier: Apache-2.0
"""Read the text layer of a PDF, one part per page, page 1 first; then form fields, comments, links and properties.

The layer is what the file's producer put there, not what a person sees on the page: the two can differ, and Nastaliq
text comes out in fragments. A page without text (a scan) is set aside as `no_text_layer` and its part is
empty, so that part numbers stay page numbers; text recognition looks at it afterwards. Line ends become a single line feed.
Scripts and actions are noted by name and never run. Signatures are noted and not verified.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import Array, c_ushort, create_string_buffer
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from sanad.errors import LockedFile, MalformedFile
from sanad.readers.document import Document, listed
from sanad.readers.formats.pdf import NAME, VERSION
from sanad.readers.rows import Hints, Receipt

MOST_PAGES = 20_000
MOST_ANNOTATIONS = 10_000  # looked at on one page
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
_COMMENTS = {
    raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY,
    raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE,
    raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_CARET, raw.FPDF_ANNOT_REDACT,
}  # fmt: skip
_ACTING = {
    raw.FPDF_ANNOT_MOVIE: "a film", raw.FPDF_ANNOT_SOUND: "a sound", raw.FPDF_ANNOT_SCREEN: "a screen for media",
    raw.FPDF_ANNOT_RICHMEDIA: "rich media", raw.FPDF_ANNOT_THREED: "a model in three dimensions",
    raw.FPDF_ANNOT_REDACT: "a mark for redaction that was not carried out: the words beneath are still there",
}  # fmt: skip
_NAMES = {
    b"OpenAction": "something done when it is opened", b"AA": "something done at an event", b"Launch": "a program or file to start",
    b"SubmitForm": "words of the form to be sent somewhere", b"ImportData": "data to be fetched", b"JavaScript": "a script",
    b"GoToE": "a jump into a file inside", b"GoToR": "a jump into another file",
}  # fmt: skip
"""Names of actions (ISO 32000-1, 12.6.4), as they stand in the file where they are not packed."""
_NAMED = re.compile(rb"/(%s)(?![A-Za-z])" % b"|".join(_NAMES))
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
    empty, beside = [], []
    for number in range(1, len(pdf) + 1):
        with _page(pdf, number) as page:
            text = _text(page)
            beside += [
                (f"page {number}, {what}", words)
                for what, words in _annotations(page, number, document)
            ]
        document.part(f"page {number}", text)
        if not text.strip():
            empty.append(number)
            reason = "The page has no text layer; it is a picture and needs a person or a text recognition."
            document.reject("no_text_layer", reason, f"page {number}", row=number, kept=True)
    for label, words in beside:
        document.part(label, words)
    document.fact("pages", len(pdf))
    if empty:
        document.note(f"pages without text: {listed(empty)}")


@contextmanager
def _page(pdf: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage]:
    page = pdf[number - 1]
    try:
        yield page
    finally:
        page.close()


def _text(page: pdfium.PdfPage) -> str:
    layer = page.get_textpage()
    try:
        text = str(layer.get_text_range())
    finally:
        layer.close()
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _annotations(
    page: pdfium.PdfPage, number: int, document: Document
) -> Iterator[tuple[str, str]]:
    """Yield the words of comments, form fields and links of a page (ISO 32000-1, 12.5)."""
    count = raw.FPDFPage_GetAnnotCount(page)
    if count > MOST_ANNOTATIONS:
        document.note(
            f"page {number} has {count} annotations, of which {MOST_ANNOTATIONS} were looked at"
        )
    for index in range(min(count, MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind in _ACTING:
                document.note(f"page {number} holds {_ACTING[kind]}")
            if kind == raw.FPDF_ANNOT_LINK:
                yield from _link(page, annotation, index, number, document)
            elif kind == raw.FPDF_ANNOT_WIDGET and (value := _string(annotation, b"V")):
                yield f"field {index + 1} {_string(annotation, b'T')}".rstrip(), value
            elif kind in _COMMENTS and (words := _string(annotation, b"Contents")):
                author = _string(annotation, b"T")
                yield f"comment {index + 1}" + (f" by {author}" if author else ""), words
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _link(
    page: pdfium.PdfPage,
    annotation: raw.FPDF_ANNOTATION,
    index: int,
    number: int,
    document: Document,
) -> Iterator[tuple[str, str]]:
    action = raw.FPDFLink_GetAction(raw.FPDFAnnot_GetLink(annotation))
    kind = raw.FPDFAction_GetType(action)
    if kind == raw.PDFACTION_LAUNCH:
        document.note(
            f"page {number} holds a link that starts a program or file; it was not followed"
        )
    if kind != raw.PDFACTION_URI:
        return
    size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
    buffer = create_string_buffer(size)
    raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
    yield f"link {index + 1}", buffer.value.decode("utf-8", "backslashreplace")


def _string(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    return _wide(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def _wide(ask: Callable[[Array[c_ushort] | None, int], int]) -> str:
    """Return a string that the library writes as UTF-16 into a buffer of the size it first asks for."""
    size = ask(None, 0)
    if size <= 2:  # noqa: PLR2004 - the closing zero alone
        return ""
    buffer = (c_ushort * (size // 2))()
    ask(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0", 1)[0]


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


def _attachments(pdf: pdfium.PdfDocument, document: Document) -> None:
    for index in range(pdf.count_attachments()):
        try:
            attachment = pdf.get_attachment(index)
            name, data = attachment.get_name(), bytes(attachment.get_data())
        except pdfium.PdfiumError as error:
            reason = f"The attachment is damaged and cannot be unpacked: {error}."
            document.reject("damaged_attachment", reason, f"attachment {index + 1}")
            continue
        document.inside.add(name or f"attachment {index + 1}", data, "attachment")


def _actions(sealed: Path, document: Document) -> None:
    """Note what the file would have a program do, by the names that stand in it; what is packed shows no names."""
    found, tail = set[bytes](), b""
    with sealed.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found |= set(_NAMED.findall(tail + chunk))
            tail = chunk[-_OVERLAP:]
    for name, what in _NAMES.items():
        if name in found:
            document.note(f"the name /{name.decode()} stands in it: {what}; it was not followed")
