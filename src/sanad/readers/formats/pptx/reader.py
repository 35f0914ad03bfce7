# SPDX-License-Identifier: Apache-2.0
"""Read a presentation (ECMA-376 part 1, 19): slide by slide in the order of the show, a part per shape or table row.

After the shapes of a slide come the descriptions of its pictures, its notes and its comments. Slides that are hidden are read and
labelled so. Of layouts and masters only words outside placeholders are read: what stands in a placeholder there is an
invitation to type. Charts, diagrams, links and properties follow. The order of shapes is that of the file, which is that in
which they cover each other, not always that in which a person reads them.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from sanad.errors import MalformedFile
from sanad.readers import office
from sanad.readers.document import Document
from sanad.readers.formats.pptx import NAME, VERSION
from sanad.readers.package import Package
from sanad.readers.rows import Hints, Receipt

_FORMAT = "PowerPoint presentation"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MARKS = {f"{_A}br": "\n", f"{_A}tab": "\t"}
_SHAPES = (f"{_P}sp", f"{_P}cxnSp", f"{_P}graphicFrame", f"{_P}pic", f"{_P}grpSp")


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the words of every slide into `layer.json`, media and objects into `children/`.

    Raises:
        HostileFile: the archive would harm whoever opens it.
        LockedFile: it is encrypted.
        MalformedFile: it is no presentation, or names a slide that is not there.
    """
    with (
        office.opened(sealed, hints.name, _FORMAT) as package,
        Document(sealed, into, hints, NAME, VERSION) as document,
    ):
        _Reader(package, document).read()
        return document.receipt()


class _Reader:
    def __init__(self, package: Package, document: Document) -> None:
        self.package, self.document = package, document
        self.main = office.main_part(package, "ppt/presentation.xml")
        self.seen = {self.main}
        self.authors = self._authors()

    def read(self) -> None:
        slides = self._slides()
        for number, name in enumerate(slides, start=1):
            self._slide(name, number)
        self.document.fact("slides", len(slides))
        self._frames()
        office.add_rest(self.package, self.document, self.seen)

    def _slides(self) -> list[str]:
        relations = self.package.relations(self.main)
        wanted = self.package.xml(self.main).iterfind(f"{_P}sldIdLst/{_P}sldId")
        try:
            return [relations[one.get(f"{_R}id", "")].target for one in wanted]
        except KeyError as error:
            detail = f"it names a slide that is not there: {error}"
            raise MalformedFile(self.document.where, format=_FORMAT, detail=detail) from error

    def _slide(self, name: str, number: int) -> None:
        root = self._opened(name)
        hidden = " (hidden)" if root.get("show") in {"0", "false"} else ""
        label = f"slide {number}{hidden}"
        self._shapes(root, label)
        for relation in self.package.relations(name).values():
            if relation.is_outside or relation.target in self.seen:
                continue
            if relation.kind == "notesSlide":
                notes = self._opened(relation.target)
                texts = (
                    _words(shape)
                    for shape in _own_shapes(notes)
                    if _kind(shape) not in {"sldNum", "sldImg"}
                )
                self.document.part(f"{label}, notes", "\n".join(filter(None, texts)))
            elif relation.kind.lower().startswith("comment"):
                self._comments(relation.target, label)

    def _shapes(self, root: etree._Element, label: str, *, placeholders: bool = True) -> None:
        for shape in _own_shapes(root):
            if not placeholders and _kind(shape) is not None:
                continue
            told = next(shape.iter(f"{_P}cNvPr"), None)
            name = f"{label}, {told.get('name', 'shape') if told is not None else 'shape'}"
            table = shape.find(f".//{_A}tbl")
            if table is not None:
                for row, element in enumerate(table.iter(f"{_A}tr"), start=1):
                    cells = (_paragraphs(cell) for cell in element.iter(f"{_A}tc"))
                    self.document.part(f"{name}, row {row}", " | ".join(cells))
            elif words := _words(shape):
                self.document.part(name, words)
            if told is not None and (told.get("descr") or told.get("title")):
                described = " ".join(filter(None, (told.get("title"), told.get("descr"))))
                self.document.part(f"{name}, description", described)

    def _comments(self, name: str, label: str) -> None:
        """Add comments of the old form, whose words are plain, and of the new, whose words are paragraphs."""
        count: Counter[str] = Counter()
        for comment in self._opened(name).iter("{*}cm", "{*}reply"):
            count[label] += 1
            author = self.authors.get(comment.get("authorId", ""), "")
            said = (
                f" by {author}" if author else ""
            ) + f" on {comment.get('dt') or comment.get('created')}"
            plain = comment.find(f"{_P}text")
            body = comment.find("{*}txBody")
            words = (
                plain.text or "" if plain is not None else "" if body is None else _paragraphs(body)
            )
            self.document.part(f"{label}, comment {count[label]}{said}", words)

    def _authors(self) -> dict[str, str]:
        found = {}
        for relation in self.package.relations(self.main).values():
            if (
                relation.kind in {"commentAuthors", "authors"}
                and relation.target in self.package.names
            ):
                for one in self.package.xml(relation.target).iter("{*}cmAuthor", "{*}author"):
                    found[one.get("id", "")] = one.get("name", "")
        return found

    def _frames(self) -> None:
        """Read what layouts, masters and the handout add to every slide."""
        for folder in ("slideMasters", "slideLayouts", "notesMasters", "handoutMasters"):
            for name in self.package.names:
                if name.startswith(f"ppt/{folder}/") and name.endswith(".xml"):
                    self._shapes(
                        self._opened(name),
                        name.removeprefix("ppt/").removesuffix(".xml"),
                        placeholders=False,
                    )

    def _opened(self, name: str) -> etree._Element:
        self.seen.add(name)
        root = self.package.xml(name)
        office.settle(root)
        return root


def _own_shapes(root: etree._Element) -> Iterator[etree._Element]:
    """Yield shapes in the order of the file; a group is yielded for its description, then what is in it."""
    return root.iter(*_SHAPES)


def _kind(shape: etree._Element) -> str | None:
    """Return the kind of placeholder that a shape fills, or None when it is a shape of its own."""
    place = shape.find(f"./*/{_P}nvPr/{_P}ph")
    return None if place is None else place.get("type", "obj")


def _words(shape: etree._Element) -> str:
    body = shape.find(f"{_P}txBody")
    return "" if body is None else _paragraphs(body)


def _paragraphs(body: etree._Element) -> str:
    return "\n".join(_line(paragraph) for paragraph in body.iter(f"{_A}p"))


def _line(paragraph: etree._Element) -> str:
    wanted = paragraph.iter(f"{_A}t", *_MARKS)
    return "".join(_MARKS.get(one.tag) or one.text or "" for one in wanted)
