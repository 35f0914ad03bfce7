# SPDX-License-Identifier: Apache-2.0
"""What stands on a page of a PDF and is not its text: comments, form fields, links, files pinned to it (ISO 32000-1, 12.5)."""

from collections.abc import Callable, Iterator
from ctypes import Array, c_ushort, create_string_buffer

import pypdfium2 as pdfium
from pypdfium2 import raw

from sanad.readers.document import Document

MOST_ANNOTATIONS = 10_000  # looked at on one page
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


def annotations(page: pdfium.PdfPage, number: int, document: Document) -> Iterator[tuple[str, str]]:
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
            elif kind == raw.FPDF_ANNOT_FILEATTACHMENT:
                _pinned(page, annotation, f"page {number}, attachment {index + 1}", document)
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


def _pinned(
    page: pdfium.PdfPage, annotation: raw.FPDF_ANNOTATION, label: str, document: Document
) -> None:
    """Keep a file that is pinned to a page (12.5.6.15)."""
    found = raw.FPDFAnnot_GetFileAttachment(annotation)
    if found:
        keep_attached(pdfium.PdfAttachment(found, page.pdf), label, document)
    else:
        reject_damaged(label, "it names no file", document)


def keep_attached(attachment: pdfium.PdfAttachment, label: str, document: Document) -> None:
    """Write an attached file as a file of its own, or set it aside."""
    try:
        name, data = attachment.get_name(), bytes(attachment.get_data())
    except pdfium.PdfiumError as error:
        reject_damaged(label, error, document)
    else:
        document.inside.add(name or label, data, "attachment")


def reject_damaged(label: str, why: object, document: Document) -> None:
    """Set an attached file aside that cannot be had."""
    reason = f"The attachment is damaged and cannot be unpacked: {why}."
    document.reject("damaged_attachment", reason, label)


def _string(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    return wide(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def wide(ask: Callable[[Array[c_ushort] | None, int], int]) -> str:
    """Return a string that the library writes as UTF-16 into a buffer of the size it first asks for."""
    size = ask(None, 0)
    if size <= 2:  # noqa: PLR2004 - the closing zero alone
        return ""
    buffer = (c_ushort * (size // 2))()
    ask(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0", 1)[0]
