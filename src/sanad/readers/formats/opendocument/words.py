# SPDX-License-Identifier: Apache-2.0
"""The words of OpenDocument 1.3 part 3: paragraphs, with blanks and tabs as elements, without what hangs on them."""

import re
from collections.abc import Iterator

from lxml import etree

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE = f"{{{_NS}office:1.0}}", f"{{{_NS}text:1.0}}", f"{{{_NS}table:1.0}}"
DRAW, STYLE, SCRIPT = f"{{{_NS}drawing:1.0}}", f"{{{_NS}style:1.0}}", f"{{{_NS}script:1.0}}"
MANIFEST, META = f"{{{_NS}manifest:1.0}}", f"{{{_NS}meta:1.0}}"
PRESENTATION = f"{{{_NS}presentation:1.0}}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_APART = frozenset(
    {
        f"{OFFICE}annotation", f"{TEXT}note", f"{DRAW}text-box", f"{DRAW}image", f"{DRAW}object", f"{DRAW}object-ole",
        f"{SVG}title", f"{SVG}desc", f"{OFFICE}event-listeners", f"{TEXT}ruby-text",
    }
)  # fmt: skip
"""Elements inside a paragraph whose words are parts of their own."""
_MOST_BLANKS = 10_000
_BLANKS = re.compile(r"[ \t\r\n]+")


def paragraph(element: etree._Element) -> str:
    """Return the words of one paragraph (6.1), as it shows them."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield _folded(element.text)
    for inner in element:
        tag = inner.tag
        if tag == f"{TEXT}s":
            yield " " * _count(inner)
        elif tag == f"{TEXT}tab":
            yield "\t"
        elif tag == f"{TEXT}line-break":
            yield "\n"
        elif tag not in _APART:
            yield from _pieces(inner)
        yield _folded(inner.tail)


def everything(element: etree._Element) -> str:
    """Return every paragraph inside an element, also those that hang on others, one a line."""
    return "\n".join(paragraph(one) for one in element.iter(*PARAGRAPHS))


def lines(element: etree._Element) -> str:
    """Return the paragraphs of an element, one a line, without what hangs on them."""
    return "\n".join(paragraph(one) for one in _own(element))


def _own(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of an element that do not hang on one of them."""
    for inner in element:
        if inner.tag in PARAGRAPHS:
            yield inner
        elif inner.tag not in _APART:
            yield from _own(inner)


def _folded(text: str | None) -> str:
    """Fold white space of the markup into one blank: blanks that are meant are elements (6.1.2)."""
    return _BLANKS.sub(" ", text or "")


def _count(blanks: etree._Element) -> int:
    try:
        return min(_MOST_BLANKS, max(0, int(blanks.get(f"{TEXT}c", "1"))))
    except ValueError:
        return 1
