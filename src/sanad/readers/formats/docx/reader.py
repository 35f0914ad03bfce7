# SPDX-License-Identifier: Apache-2.0
"""Read a Word document (ECMA-376 part 1, 17): a part per paragraph or table row of the body, in order, then what stands beside it.

Beside the body stand headers, footers, notes, comments, text boxes, descriptions of pictures, charts, links and the document's
properties, each a part of its own. Words inserted with changes tracked are read where they stand, and counted; words deleted
so, and words that are hidden, are parts of their own with the name and time that the change bears. Pictures and embedded
objects become files. Numbers that Word counts by itself are not in the file, and so not in the text. The XML is walked
here: the library for Word files passes over content controls, text boxes, notes and changes.
"""

from collections import Counter
from pathlib import Path

from lxml import etree

from sanad.errors import MalformedFile
from sanad.readers import office
from sanad.readers.document import Document
from sanad.readers.formats.docx import NAME, VERSION, words
from sanad.readers.formats.docx.words import SHOWN, Passages, W
from sanad.readers.package import Package
from sanad.readers.rows import Hints, Receipt

_FORMAT = "Word document"
_STORIES = {
    "header": f"{W}hdr", "footer": f"{W}ftr", "footnotes": f"{W}footnote", "endnotes": f"{W}endnote", "comments": f"{W}comment",
}  # fmt: skip
_FETCHING = frozenset(
    {
        "DDE",
        "DDEAUTO",
        "INCLUDETEXT",
        "INCLUDEPICTURE",
        "INCLUDE",
        "LINK",
        "IMPORT",
        "DATABASE",
        "MACROBUTTON",
        "RD",
    }
)
"""Fields that call for another program or file (ECMA-376 part 1, 17.16.5)."""
_COUNTED = {
    "ins": "passages inserted with changes tracked; they are read",
    "del": "passages deleted with changes tracked; they are parts of their own",
    "numPr": "paragraphs that Word numbers by itself; the numbers are not in the file",
    "ddList": "form fields with a choice; the choices are not read",
    "sym": "signs of a font of symbols; what they look like is not known here",
}


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write paragraphs and table rows into `layer.json`, pictures and objects into `children/`.

    Raises:
        HostileFile: the archive would harm whoever opens it.
        LockedFile: it is encrypted.
        MalformedFile: it is no Word document.
    """
    with (
        office.opened(sealed, hints.name, _FORMAT) as package,
        Document(sealed, into, hints, NAME, VERSION) as document,
    ):
        try:
            _Reader(package, document).read()
        except ValueError as error:
            raise MalformedFile(hints.name, format=_FORMAT, detail=error) from error
        return document.receipt()


class _Reader:
    def __init__(self, package: Package, document: Document) -> None:
        self.package, self.document = package, document
        self.main = office.main_part(package, "word/document.xml")
        self.seen = {self.main}
        self.counts: Counter[str] = Counter()

    def read(self) -> None:
        root = self._opened(self.main)
        body = root.find(f"{W}body")
        if body is None:
            raise MalformedFile(self.document.where, format=_FORMAT, detail="it has no body")
        self._body(body)
        for relation in self.package.relations(self.main).values():
            if relation.kind in _STORIES and not relation.is_outside:
                self._stories(relation.kind, relation.target)
        office.add_rest(self.package, self.document, self.seen)
        for what, count in self.counts.items():
            if what in _COUNTED:
                self.document.note(f"{count} {_COUNTED[what]}")

    def _opened(self, name: str) -> etree._Element:
        root = self.package.xml(name)
        self.seen.add(name)
        office.settle(root)
        self.counts.update(tag for tag in _COUNTED for _ in root.iter(f"{W}{tag}"))
        self._fields(root)
        return root

    def _body(self, body: etree._Element) -> None:
        styles = self._styles()
        paragraphs = tables = 0
        for block in words.blocks(body):
            if block.is_table:
                tables += 1
                self._table(block.element, f"table {tables}")
                continue
            paragraphs += 1
            label = f"paragraph {paragraphs}"
            style = block.element.find(f"{W}pPr/{W}pStyle")
            heading = styles.get(style.get(f"{W}val", ""), "") if style is not None else ""
            self._add(label + heading, words.passages(block.element))
            self._hanging(block.element, label)

    def _table(self, table: etree._Element, label: str) -> None:
        rows = (row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table)
        for number, row in enumerate(rows, start=1):
            self._add(f"{label} row {number}", words.of_row(row))
            for paragraph in words.outermost(row):
                self._hanging(paragraph, f"{label} row {number}")

    def _hanging(self, paragraph: etree._Element, label: str) -> None:
        """Add what hangs on a paragraph: text boxes, and the words that stand for pictures."""
        for number, box in enumerate(words.boxes(paragraph), start=1):
            self._add(f"{label}, text box {number}", words.of_story(box))
        for what, text in words.descriptions(paragraph):
            self.document.part(f"{label}, {what}", text)

    def _stories(self, kind: str, name: str) -> None:
        root, tag = self._opened(name), _STORIES[kind]
        whole = [root] if root.tag == tag else root.iter(tag)
        for story in whole:
            if story.get(f"{W}type", "normal") != "normal":  # a line that separates notes
                continue
            one = kind.removesuffix("s")
            self.counts[one] += 1
            author, on = story.get(f"{W}author"), story.get(f"{W}date")
            said = (f" by {author}" if author else "") + (f" on {on}" if on else "")
            label = f"{one} {self.counts[one]}{said}"
            self._add(label, words.of_story(story))
            for what, text in words.descriptions(story):
                self.document.part(f"{label}, {what}", text)

    def _add(self, label: str, passages: Passages) -> None:
        self.document.part(label, passages[SHOWN])
        for mode, text in passages.items():
            if mode != SHOWN and text:
                self.document.part(label + mode, text)

    def _styles(self) -> dict[str, str]:
        """Return what labels add for the styles of headings, by the id of the style."""
        relations = self.package.relations(self.main).values()
        name = next((one.target for one in relations if one.kind == "styles"), "")
        if name not in self.package.names:
            return {}
        styles = self.package.xml(name).iter(f"{W}style")
        named = ((one.get(f"{W}styleId", ""), one.find(f"{W}name")) for one in styles)
        names = {id_: found.get(f"{W}val", "") for id_, found in named if found is not None}
        return {
            id_: f", {name.lower()}"
            for id_, name in names.items()
            if name.lower().startswith(("heading", "title"))
        }

    def _fields(self, root: etree._Element) -> None:
        simple = [one.get(f"{W}instr", "") for one in root.iter(f"{W}fldSimple")]
        pieces = [p.iter(f"{W}instrText") for p in root.iter(f"{W}p")]  # one is written in many
        written = [*simple, *("".join(one.text or "" for one in some) for some in pieces)]
        for instruction in written:
            if set(instruction.upper().split()) & _FETCHING:
                shown = " ".join(instruction.split())[:200]
                self.document.note(
                    f"a field calls for another file or program and was not followed: {shown}"
                )
