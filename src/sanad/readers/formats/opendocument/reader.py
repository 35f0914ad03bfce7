# SPDX-License-Identifier: Apache-2.0
"""Read an OpenDocument text, presentation or drawing (OpenDocument 1.3): a part per paragraph or table row, in order.

On a paragraph follow the notes, comments, text boxes and descriptions that hang on it; after the body come headers and footers,
what tracked changes deleted with the name and time they bear, words of embedded objects, links and properties. Pictures and
objects that are files become files of their own. Scripts are named and never run, outside files named and never fetched.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lxml import etree

from sanad.errors import LockedFile, MalformedFile
from sanad.readers.document import Document, listed
from sanad.readers.formats.opendocument import NAME, VERSION
from sanad.readers.formats.opendocument.words import (
    DC,
    DRAW,
    MANIFEST,
    META,
    OFFICE,
    PARAGRAPHS,
    PRESENTATION,
    SCRIPT,
    STYLE,
    SVG,
    TABLE,
    TEXT,
    XLINK,
    everything,
    lines,
    paragraph,
)
from sanad.readers.package import Package, is_markup
from sanad.readers.rows import Hints, Receipt

_FORMAT = "OpenDocument file"
_CONTENT, _STYLES, _META, _MANIFEST = (
    "content.xml",
    "styles.xml",
    "meta.xml",
    "META-INF/manifest.xml",
)
_HANGING = {f"{TEXT}note": "note", f"{OFFICE}annotation": "comment", f"{DRAW}text-box": "text box"}
_ELSEWHERE = frozenset(
    {f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{PRESENTATION}notes", *_HANGING}
)
_MARGINS = tuple(
    f"{STYLE}{kind}{side}" for kind in ("header", "footer") for side in ("", "-left", "-first")
)
_NOTED = {
    f"{TEXT}insertion": "passages inserted with changes tracked; they are read",
    f"{TEXT}list-item": "items of lists, whose numbers are not in the file",
    f"{OFFICE}forms": "groups of form fields, which are not read",
    f"{TEXT}hidden-text": "passages hidden by a condition; they are read where they stand",
    f"{TEXT}hidden-paragraph": "paragraphs hidden by a condition; they are read",
    f"{TEXT}dde-connection-decl": "connections to other programs (DDE), which were not followed",
    f"{OFFICE}dde-source": "connections to other programs (DDE), which were not followed",
    f"{SCRIPT}event-listener": "actions that call a script, which was not run",
    f"{PRESENTATION}event-listener": "actions on a click, which were not run",
}
_QUIET = frozenset({"META-INF", "mimetype", "Configurations2", "layout-cache"})
_READ = frozenset({_CONTENT, _STYLES, _META, "settings.xml", "manifest.rdf"})
_TIMES = {
    "creation-date": "created",
    "date": "modified",
    "print-date": "printed",
    "generator": "application",
}
_OUTSIDE = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//|\.\./|/)")


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write paragraphs and table rows into `layer.json`, pictures and objects into `children/`.

    Raises:
        HostileFile: the archive would harm whoever opens it.
        LockedFile: it is encrypted.
        MalformedFile: it is no OpenDocument file.
    """
    with (
        Package(sealed, hints.name, _FORMAT) as package,
        Document(sealed, into, hints, NAME, VERSION) as document,
    ):
        _Reader(package, document).read()
        return document.receipt()


class _Reader:
    def __init__(self, package: Package, document: Document) -> None:
        self.package, self.document = package, document
        self.counts: Counter[str] = Counter()
        self.links: dict[str, None] = {}

    def read(self) -> None:
        self._refuse_locked()
        body = self._opened(_CONTENT).find(f"{OFFICE}body")
        if body is None:
            raise MalformedFile(self.document.where, format=_FORMAT, detail="it has no body")
        pages = list(body.iter(f"{DRAW}page"))
        for number, page in enumerate(pages, start=1):
            self._slide(page, number)
        if not pages:
            self._blocks(body, "")
        self._deleted(body)
        if _STYLES in self.package.names:
            self._margins(self._opened(_STYLES))
        self._objects()
        if self.links:
            self.document.part("links", "\n".join(self.links))
        self._properties()
        self._files()
        for tag, what in _NOTED.items():
            if self.counts[tag]:
                self.document.note(f"{self.counts[tag]} {what}")

    def _refuse_locked(self) -> None:
        if _MANIFEST not in self.package.names:
            return
        if next(self.package.xml(_MANIFEST).iter(f"{MANIFEST}encryption-data"), None) is not None:
            raise LockedFile(self.document.where, format=_FORMAT)

    def _opened(self, name: str) -> etree._Element:
        root = self.package.xml(name)
        self.counts.update(one.tag for one in root.iter(*_NOTED))
        for one in root.iter():
            target = one.get(f"{XLINK}href", "")
            if one.tag == f"{TEXT}a" or (one.tag == f"{DRAW}a" and target):
                self.links[target] = None
            elif _OUTSIDE.match(target) and not target.startswith(
                ("vnd.sun.star.script", "../Object")
            ):
                kind = etree.QName(one).localname
                self.document.note(
                    f"it calls for a file outside, which was not fetched: {kind} {target[:300]}"
                )
            if (
                one.get(f"{TEXT}display") == "none"
                and etree.QName(one).localname == "text-properties"
            ):
                self.document.note("a style hides its words; they are read where they stand")
        return root

    # --- the body

    def _slide(self, page: etree._Element, number: int) -> None:
        label = f"slide {number}, "
        self._blocks(page, label)
        notes = page.find(f"{PRESENTATION}notes")
        if notes is not None and (text := everything(notes).strip("\n")):
            self.document.part(f"{label}notes", text)

    def _blocks(self, around: etree._Element, before: str) -> None:
        counts: Counter[str] = Counter()
        for element in _in_order(around):
            if element.tag == f"{TABLE}table":
                counts["table"] += 1
                self._table(element, f"{before}table {counts['table']}")
            elif element.tag in PARAGRAPHS:
                counts["paragraph"] += 1
                level = element.get(f"{TEXT}outline-level", "1")
                heading = f", heading {level}" if element.tag == f"{TEXT}h" else ""
                label = f"{before}paragraph {counts['paragraph']}"
                self.document.part(label + heading, paragraph(element))
                self._hanging(element, label)
            elif element.tag == f"{DRAW}text-box":
                counts["box"] += 1
                self.document.part(f"{before}text box {counts['box']}", lines(element))
                self._hanging(element, f"{before}text box {counts['box']}")
            else:
                self._described(element, before + etree.QName(element).localname)

    def _table(self, table: etree._Element, label: str) -> None:
        rows = (
            one
            for one in table.iter(f"{TABLE}table-row")
            if next(one.iterancestors(f"{TABLE}table")) is table
        )
        for number, row in enumerate(rows, start=1):
            cells = [cell for cell in row if cell.tag == f"{TABLE}table-cell"]
            self.document.part(f"{label} row {number}", " | ".join(lines(cell) for cell in cells))
            for cell in cells:
                self._hanging(cell, f"{label} row {number}")

    def _hanging(self, element: etree._Element, label: str) -> None:
        """Add what hangs on an element: notes, comments, text boxes, descriptions of pictures."""
        for one in element.iterdescendants(*_HANGING):
            kind = one.get(f"{TEXT}note-class") or _HANGING[one.tag]
            self.counts[kind] += 1
            said = _said(one)
            self.document.part(f"{label}, {kind} {self.counts[kind]}{said}", lines(one))
        for one in element.iterdescendants(f"{SVG}title", f"{SVG}desc"):
            self._described(one, label)

    def _described(self, element: etree._Element, label: str) -> None:
        if element.tag in {f"{SVG}title", f"{SVG}desc"} and (text := (element.text or "").strip()):
            self.document.part(f"{label}, picture description", text)

    # --- beside it

    def _deleted(self, body: etree._Element) -> None:
        for number, one in enumerate(body.iter(f"{TEXT}deletion"), start=1):
            self.document.part(f"deletion {number}{_said(one)}", lines(one))

    def _margins(self, styles: etree._Element) -> None:
        for master in styles.iter(f"{STYLE}master-page"):
            for margin in master.iter(*_MARGINS):
                kind = etree.QName(margin).localname
                self.counts[kind] += 1
                if text := everything(margin):
                    self.document.part(f"{kind} {self.counts[kind]}", text)
            drawn = (one for one in master if one.tag.startswith(DRAW))
            own = (everything(one) for one in drawn if one.get(f"{PRESENTATION}class") is None)
            if text := "\n".join(filter(None, own)):
                self.document.part(f"master page {master.get(f'{STYLE}name', '')}", text)

    def _objects(self) -> None:
        for name in self.package.names:
            path = PurePosixPath(name)
            if path.name == _CONTENT and len(path.parts) > 1:
                text = everything(self._opened(name))
                if text.strip():
                    self.document.part(f"embedded object {path.parent}", text)

    def _properties(self) -> None:
        if _META not in self.package.names:
            return
        told = []
        for one in self.package.xml(_META).iter():
            value = (one.text or "").strip()
            if one.tag.startswith((DC, META)) and value:
                key = one.get(f"{META}name") or etree.QName(one).localname
                told.append(f"{key}: {value}")
                if key in _TIMES:
                    self.document.fact(_TIMES[key], value)
        if told:
            self.document.part("document properties", "\n".join(told))

    def _files(self) -> None:
        code, left = [], []
        for name in self.package.names:
            path = PurePosixPath(name)
            if path.parts[0] in {"Basic", "Scripts"}:
                code.append(name)
            elif path.parts[0] in _QUIET or path.name in _READ:
                continue
            elif is_markup(name):
                left.append(name)
            else:
                self.document.inside.add(name, self.package.raw(name), "attachment")
        if code:
            self.document.note(f"it holds scripts, which were not run: {listed(code)}")
        if left:
            self.document.note(f"parts of the file that were not read: {listed(left)}")


def _in_order(around: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs, tables, text boxes and descriptions in order, not going into any of them."""
    for element in around:
        if element.tag in PARAGRAPHS or element.tag in {
            f"{TABLE}table", f"{DRAW}text-box", f"{SVG}title", f"{SVG}desc",
        }:  # fmt: skip
            yield element
        elif element.tag not in _ELSEWHERE:
            yield from _in_order(element)


def _said(element: etree._Element) -> str:
    """Return who said it and when, as the file says, for a label."""
    author = next(element.iter(f"{DC}creator"), None)
    on = next(element.iter(f"{DC}date"), None)
    by = f" by {author.text}" if author is not None and author.text else ""
    return by + (f" on {on.text}" if on is not None and on.text else "")
