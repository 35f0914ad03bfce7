# SPDX-License-Identifier: Apache-2.0
"""Where a quotation stands: the kinds of place of docs/formats/citation.md."""

from dataclasses import dataclass

from . import shape
from .canonical import Json
from .fault import Fault


@dataclass(frozen=True)
class RowPlace:
    """A data record of a delimited table, from 1, or one `column` of it, from 1."""

    row: int
    sha256: str
    column: int | None = None

    @property
    def label(self) -> str:
        """Return how the report names it."""
        return f"row {self.row}" if self.column is None else f"row {self.row}, column {self.column}"


@dataclass(frozen=True)
class BytesPlace:
    """A range of the sealed bytes, end not included."""

    start: int
    end: int
    sha256: str

    @property
    def label(self) -> str:
        """Return how the report names it."""
        return f"bytes {self.start} to {self.end}"


@dataclass(frozen=True)
class TextPlace:
    """Code points of one part of a text layer, parts from 1, end not included."""

    part: int
    start: int
    end: int

    @property
    def label(self) -> str:
        """Return how the report names it."""
        return f"characters {self.start} to {self.end} of part {self.part}"


@dataclass(frozen=True)
class OcrPlace:
    """Code points of one part of what a machine recognised on pictures, parts from 1, end not included."""

    part: int
    start: int
    end: int

    @property
    def label(self) -> str:
        """Return how the report names it."""
        return f"characters {self.start} to {self.end} recognised on part {self.part}"


@dataclass(frozen=True)
class TimePlace:
    """A stretch of a recording in milliseconds, through its transcript."""

    from_ms: int
    to_ms: int
    transcript: str

    @property
    def label(self) -> str:
        """Return how the report names it."""
        return f"milliseconds {self.from_ms} to {self.to_ms}"


Place = RowPlace | BytesPlace | TextPlace | OcrPlace | TimePlace


@dataclass(frozen=True)
class Cited:
    """An exhibit, a place in it, and the words that must stand there."""

    exhibit: str
    place: Place
    quote: str


def parse_citation(value: Json) -> Cited:
    """Return a citation.

    Raises:
        Fault: it is not of the documented form, quotes nothing, or its place cannot exist.
    """
    document = shape.record(value, "the citation")
    shape.only(document, {"exhibit", "locator", "quote"}, "the citation")
    quote = shape.text(document, "quote", "the citation")
    if not quote:
        raise Fault("it quotes no words")
    exhibit = shape.digest_field(document, "exhibit", "the citation")
    return Cited(exhibit, _place(shape.record(document["locator"], "the locator")), quote)


def _place(locator: dict[str, Json]) -> Place:
    what = "the locator"
    kind = shape.text(locator, "kind", what)
    if kind == "row":
        shape.only(locator, {"kind", "row", "sha256"} | ({"column"} & locator.keys()), what)
        row = _positive(locator, "row")
        column = _positive(locator, "column") if "column" in locator else None
        return RowPlace(row, shape.digest_field(locator, "sha256", what), column)
    if kind == "bytes":
        shape.only(locator, {"kind", "start", "end", "sha256"}, what)
        return BytesPlace(
            *_span(locator, "start", "end"), shape.digest_field(locator, "sha256", what)
        )
    if kind in {"text", "ocr"}:
        shape.only(locator, {"kind", "part", "start", "end"}, what)
        place = TextPlace if kind == "text" else OcrPlace
        return place(_positive(locator, "part"), *_span(locator, "start", "end"))
    if kind == "time":
        shape.only(locator, {"kind", "from_ms", "to_ms", "transcript"}, what)
        span = _span(locator, "from_ms", "to_ms")
        return TimePlace(*span, shape.digest_field(locator, "transcript", what))
    raise Fault(f"“{shape.shorten(kind)}” is not a documented kind of place")


def _positive(locator: dict[str, Json], name: str) -> int:
    found = shape.number(locator, name, "the locator")
    if found == 0:
        raise Fault(f"the field “{name}” of the locator counts from 1")
    return found


def _span(locator: dict[str, Json], first: str, last: str) -> tuple[int, int]:
    start = shape.number(locator, first, "the locator")
    end = shape.number(locator, last, "the locator")
    if end <= start:
        raise Fault("the place ends before it begins")
    return start, end
