# SPDX-License-Identifier: Apache-2.0
"""The words of WordprocessingML (ECMA-376 part 1, 17): what a paragraph shows, hides, and has lost to tracked changes."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MARKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_SPOKEN = {f"{W}t", f"{W}delText", f"{_MATH}t"}
_GONE = (f"{W}del", f"{W}moveFrom")
_THROUGH = {
    f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom",
    f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback",
}  # fmt: skip
SHOWN, HIDDEN = "", ", hidden"
Passages = dict[str, str]
"""Words by what is added to a label: nothing for what is shown, `, hidden`, `, deleted by ... on ...`."""


class Block(NamedTuple):
    """A paragraph or a table, as it stands in a story."""

    element: etree._Element
    is_table: bool


def blocks(story: etree._Element) -> Iterator[Block]:
    """Yield the paragraphs and tables of a story in order, those inside content controls and changes too."""
    for element in story:
        if element.tag == f"{W}p":
            yield Block(element, is_table=False)
        elif element.tag == f"{W}tbl":
            yield Block(element, is_table=True)
        elif element.tag in _THROUGH:
            yield from blocks(element)


def passages(paragraph: etree._Element) -> Passages:
    """Return the words of one paragraph; words of a text box inside it belong to another."""
    out: dict[str, list[str]] = defaultdict(list)
    for element in paragraph.iter():
        if element.tag not in _SPOKEN and element.tag not in _MARKS and element.tag != f"{W}sym":
            continue
        if _nearest(element, "p") is not paragraph:
            continue
        if element.tag in _MARKS and _nearest(element, "r") is None:  # a tab stop, not a tab
            continue
        out[_mode(element)].append(_sign(element))
    return {SHOWN: "", **{mode: "".join(words) for mode, words in out.items()}}


def of_row(row: etree._Element) -> Passages:
    """Return the words of a table row, its cells joined by ` | `; a cell that spans columns is read once."""
    own = (cell for cell in row.iter(f"{W}tc") if _nearest(cell, "tr") is row)
    cells = [[passages(p) for p in outermost(cell)] for cell in own]
    shown = " | ".join("\n".join(p[SHOWN] for p in cell) for cell in cells)
    rest = joined([p for cell in cells for p in cell])
    gone = row.find(f"{W}trPr/{W}del")
    if gone is not None:
        rest[_by(gone)] = shown
        shown = ""
    return {**rest, SHOWN: shown}


def of_story(story: etree._Element) -> Passages:
    """Return the words of a header, note or comment, its paragraphs one a line."""
    return joined([passages(p) for p in story.iter(f"{W}p")])


def joined(several: list[Passages]) -> Passages:
    """Return the words of several paragraphs, one a line."""
    modes = dict.fromkeys([SHOWN, *(mode for one in several for mode in one)])
    return {mode: "\n".join(one[mode] for one in several if mode in one) for mode in modes}


def descriptions(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the words that stand for pictures and those drawn as pictures, with what they are."""
    for picture in element.iter(_PICTURE):
        words = " ".join(filter(None, (picture.get("title"), picture.get("descr"))))
        if words:
            yield "picture description", words
    for shape in element.iter(f"{_VML}shape"):
        if shape.get("alt"):
            yield "picture description", shape.get("alt", "")
    for path in element.iter(f"{_VML}textpath"):
        if path.get("string"):
            yield "words drawn as a picture", path.get("string", "")


def outermost(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs that stand in no other paragraph, as those of text boxes do."""
    return (p for p in element.iter(f"{W}p") if _nearest(p, "p") is None)


def boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes that hang on a paragraph."""
    return (b for b in paragraph.iter(f"{W}txbxContent") if _nearest(b, "p") is paragraph)


def _sign(element: etree._Element) -> str:
    if element.tag == f"{W}sym":
        code = element.get(f"{W}char", "")
        return chr(int(code, 16)) if code and int(code, 16) <= 0xFFFF else "\ufffd"  # noqa: PLR2004 - a character of the basic plane
    return _MARKS.get(element.tag) or element.text or ""


def _mode(element: etree._Element) -> str:
    gone = next(element.iterancestors(*_GONE), None)
    if gone is not None:
        return _by(gone)
    run = _nearest(element, "r")
    vanish = run.find(f"{W}rPr/{W}vanish") if run is not None else None
    is_hidden = vanish is not None and vanish.get(f"{W}val", "1") not in {"0", "false", "off"}
    return HIDDEN if is_hidden else SHOWN


def _by(change: etree._Element) -> str:
    """Return what a label says of a deletion: by whom and when, as the file says."""
    author, on = change.get(f"{W}author"), change.get(f"{W}date")
    verb = "moved away" if change.tag == f"{W}moveFrom" else "deleted"
    return f", {verb}" + (f" by {author}" if author else "") + (f" on {on}" if on else "")


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(f"{W}{tag}"), None)
