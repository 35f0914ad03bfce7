# SPDX-License-Identifier: Apache-2.0
"""Read a Word document: a part per paragraph or table row, in the order of the document.

Text that somebody inserted with changes tracked is read as it stands; text deleted that way is not. Headers, footers, notes
and text boxes are not read. Each of these is noted in the receipt, so that nobody takes the layer for the whole.
"""

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from sanad.errors import MalformedFile
from sanad.readers.formats.docx import NAME, VERSION, package
from sanad.readers.layer import head_of, write_layer
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTED = {
    "ins": "passages inserted with changes tracked; they are read",
    "del": "passages deleted with changes tracked; they are not read",
    "txbxContent": "text boxes, which are not read",
    "footnoteReference": "footnotes, which are not read",
    "endnoteReference": "endnotes, which are not read",
    "commentReference": "comments, which are not read",
    "headerReference": "headers, which are not read",
    "footerReference": "footers, which are not read",
}


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write paragraphs and table rows into `layer.json`.

    Raises:
        HostileFile: the archive would harm whoever opens it.
        MalformedFile: it is no Word document.
    """
    package.check(sealed, hints.name)
    try:
        document = docx.Document(str(sealed))
        parts: list[Json] = [{"label": label, "text": text} for label, text in _parts(document)]
        notes = _notes(document)
    except (OpcError, BadZipFile, KeyError, ValueError, AttributeError, etree.LxmlError) as error:
        raise MalformedFile(hints.name, format="Word document", detail=error) from error
    write_layer(into, "text", head_of(sealed, hints.exhibit, NAME, VERSION), parts=parts)
    count = len(parts)
    return Receipt(NAME, VERSION, "text", read=count, stored=count, rejected=0, notes=notes)


def _parts(document: Document) -> Iterator[tuple[str, str]]:
    paragraph = table = 0
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            paragraph += 1
            yield f"paragraph {paragraph}", _text(item._p)  # noqa: SLF001 - python-docx has no other way
        else:
            table += 1
            yield from _rows(item, table)


def _rows(table: Table, number: int) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table; a cell that spans columns is read once, as it is written."""
    for row, element in enumerate(table._tbl.tr_lst, start=1):  # noqa: SLF001 - as above
        cells = ("\n".join(_text(p) for p in cell.iter(f"{_W}p")) for cell in element.tc_lst)
        yield f"table {number} row {row}", " | ".join(cells)


def _text(paragraph: etree._Element) -> str:
    """Return the words of one paragraph; words of a text box inside it belong to another."""
    out = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t" and _nearest(element, "p") is paragraph:
            out.append(element.text or "")
        elif element.tag in _MARKS and _nearest(element, "r") is not None:
            out.append(_MARKS[element.tag] if _nearest(element, "p") is paragraph else "")
    return "".join(out)


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(f"{_W}{tag}"), None)


def _notes(document: Document) -> tuple[str, ...]:
    body = document.element
    counts = ((sum(1 for _ in body.iter(f"{_W}{tag}")), text) for tag, text in _NOTED.items())
    return tuple(f"{count} {text}" for count, text in counts if count)
