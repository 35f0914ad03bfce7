# SPDX-License-Identifier: Apache-2.0
"""What a pass over one member of a workbook learns: how far a sheet reaches, its formulas and errors, names of sheets."""

import posixpath
from dataclasses import dataclass, field
from xml.parsers import expat

from sanad.errors import HostileFile, TooMuchInside
from sanad.readers.formats.sheets.binary import FORM, Records

MOST_CELLS = 50_000_000
"""Cells of a sheet from its first corner to its last: forty-seven full columns."""
_MARKUP = (".xml", ".rels", ".vml", ".rdf")
MOST_WORDS = 16 << 20
"""Characters of comments, text boxes and the like in one member."""
_LETTERS = 26
_HOLDERS = {
    "comment": "comment", "threadedComment": "comment", "annotation": "comment", "txBody": "text box", "text-box": "text box", "rich": "words of a chart",
    "oddHeader": "header", "evenHeader": "header of even pages", "firstHeader": "header of the first page",
    "oddFooter": "footer", "evenFooter": "footer of even pages", "firstFooter": "footer of the first page",
}  # fmt: skip
"""Elements whose words stand beside the cells, and what their parts are called (ECMA-376 part 1, 18.3.1, 18.7; OpenDocument 1.3)."""
_TRUE = frozenset({"1", "true"})
_COLLAPSED = frozenset({"collapse", "filter"})


@dataclass
class Sheet:
    """What the XML of one sheet shows: `errors` are cells that hold an error, by row and column from 0."""

    formulas: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


class Scan:
    """A pass over one member of XML; a plain one refuses document types, and gathers in `beside` the words that stand beside cells."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.beside: list[tuple[str, str]] = []
        self._authors: list[str] = []
        self._held: list[str] = []
        self._label = ""
        self._depth = self._size = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self.start

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        """Look at more of the member."""
        self.parser.Parse(chunk, last)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Look at an element."""
        local = name.rpartition(" ")[2]
        if local in _HOLDERS or local == "author":
            self.hold(local, attributes)

    def hold(self, local: str, attributes: dict[str, str]) -> None:
        """Gather the words of the element that has just begun, up to its end."""
        at, by = attributes.get("ref"), attributes.get("authorId", "")
        author = self._authors[int(by)] if by.isdecimal() and int(by) < len(self._authors) else ""
        place = (f" at {at}" if at else "") + (f" by {author}" if author else "")
        self._label = _HOLDERS[local] + place if local in _HOLDERS else ""
        self._held, self._depth = [], 1
        self.parser.StartElementHandler = self._deeper
        self.parser.EndElementHandler = self._back
        self.parser.CharacterDataHandler = self._gather

    def _deeper(self, name: str, _: dict[str, str]) -> None:
        self._depth += 1
        if name.endswith(" p") and self._held:
            self._held.append("\n")

    def _back(self, _: str) -> None:
        self._depth -= 1
        if self._depth:
            return
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.parser.CharacterDataHandler = None
        words = "".join(self._held).strip()
        if not self._label:
            self._authors.append(words)
        elif words:
            self.beside.append((self._label, words))

    def _gather(self, words: str) -> None:
        self._size += len(words)
        if self._size > MOST_WORDS:
            raise TooMuchInside(
                self.where, what_is=f"more than {MOST_WORDS} characters of comments"
            )
        self._held.append(words)

    def _refuse(self, *_: object) -> None:
        raise HostileFile(self.where, trick="a document type declaration", format=FORM)

    def wide(self, cells: int) -> None:
        """Refuse more cells than may be."""
        if cells > MOST_CELLS:
            raise TooMuchInside(
                self.where, what_is=f"a sheet that reaches over more than {MOST_CELLS} cells"
            )


class Binary(Scan):
    """XLSB: a sheet of binary records."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self._records = Records()

    def feed(self, chunk: bytes, *, last: bool = False) -> None:  # noqa: ARG002 - records have no end to look at
        """Count more records."""
        self._records.feed(chunk)
        self.wide(self._records.rows * self._records.columns)


class Worksheet(Scan):
    """XLSX: cells with references, formulas, and errors (`t="e"`), whose text stands in `v` (ECMA-376 part 1, 18.3.1.4)."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.sheet = Sheet()
        self._row, self._column, self._last, self._widest = -1, -1, 0, 0
        self._is_error = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Count cells, formulas and errors."""
        local = name.rpartition(" ")[2]
        if local == "c":
            at = attributes.get("r")
            self._column = column_of(at) if at else self._column + 1
            self._widest = max(self._widest, self._column + 1)
            self.wide(self._last * self._widest)
            self._is_error = attributes.get("t") == "e"
        elif local == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() else self._row + 1
            self._last, self._column = max(self._last, self._row + 1), -1
            self.sheet.hidden_rows += attributes.get("hidden") in _TRUE
        elif local == "col":
            if attributes.get("hidden") in _TRUE:
                first, last = (_times(attributes.get(end)) for end in ("min", "max"))
                self.sheet.hidden_columns += max(0, last - first + 1)
        elif local == "f":
            self.sheet.formulas += 1
        elif local == "v" and self._is_error:
            self.parser.CharacterDataHandler = self._text
            self.parser.EndElementHandler = self._end
        elif local in _HOLDERS:
            self.hold(local, attributes)

    def _text(self, words: str) -> None:
        place = (self._row, self._column)
        self.sheet.errors[place] = self.sheet.errors.get(place, "") + words

    def _end(self, _: str) -> None:
        self.parser.CharacterDataHandler = self.parser.EndElementHandler = None


class Workbook(Scan):
    """XLSX: names of sheets with the relation to their part, and the year from which dates count."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.relations: dict[str, str] = {}
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep names of sheets."""
        local = name.rpartition(" ")[2]
        if local == "sheet":
            id_ = next(
                (said for key, said in attributes.items() if key.endswith("relationships id")), ""
            )
            self.relations[attributes.get("name", "")] = id_
        elif local == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true"}


class Relations(Scan):
    """XLSX: where each relation of the part `owner` leads."""

    def __init__(self, where: str, owner: str) -> None:
        super().__init__(where)
        self.owner = owner
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep targets."""
        if name.endswith("Relationship"):
            target = attributes.get("Target", "")
            place = posixpath.join(posixpath.dirname(self.owner), target)
            self.targets[attributes.get("Id", "")] = posixpath.normpath(place.lstrip("/"))


class Content(Scan):
    """ODS: cells and rows that stand for many of themselves (OpenDocument 1.3 part 3, 19.677 and 19.680)."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self._rows, self._columns, self._widest, self._total = 1, 0, 0, 0
        self._pending = False
        self.sheet = Sheet()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Count cells as often as they are repeated."""
        local = name.rpartition(" ")[2]
        told = {key.rpartition(" ")[2]: said for key, said in attributes.items()}
        if local == "table":
            self._total = self._widest = self._columns = 0
        elif local == "table-row":
            self._rows, self._columns = _times(told.get("number-rows-repeated")), 0
            self._pending = True
            if told.get("visibility") in _COLLAPSED:
                self.sheet.hidden_rows += self._rows
        elif local == "table-column" and told.get("visibility") in _COLLAPSED:
            self.sheet.hidden_columns += _times(told.get("number-columns-repeated"))
        elif local in {"table-cell", "covered-table-cell"}:
            self._columns += _times(told.get("number-columns-repeated"))
            self.sheet.formulas += "formula" in told
            if "value-type" in told:  # what is empty up to the end of the sheet is not kept
                self._total += self._rows * self._pending
                self._pending = False
                self._widest = max(self._widest, self._columns)
                self.wide(self._total * self._widest)
        elif local in _HOLDERS:
            self.hold(local, attributes)


def _times(said: str | None) -> int:
    return min(int(said), MOST_CELLS) if said and said.isdecimal() else 1


def scan_of(name: str, where: str) -> Scan | None:
    """Return the pass that a member of this name needs; None for what is no markup."""
    if name == "xl/workbook.xml":
        return Workbook(where)
    if name.endswith(".rels"):
        return Relations(where, name.removesuffix(".rels").replace("_rels/", ""))
    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
        return Worksheet(where)
    if name.startswith("xl/worksheets/") and name.endswith(".bin"):
        return Binary(where)
    if name == "content.xml":
        return Content(where)
    return Scan(where) if name.lower().endswith(_MARKUP) else None


def column_of(reference: str) -> int:
    """Return the column of a cell reference such as `AB12`, from 0."""
    number = 0
    for letter in reference:
        if not "A" <= letter <= "Z":
            break
        number = min(number * _LETTERS + ord(letter) - ord("A") + 1, MOST_CELLS)
    return number - 1
