# SPDX-License-Identifier: Apache-2.0
"""A citation: which exhibit, which place in it, which words stand there."""

import re
from dataclasses import dataclass
from typing import Self

from sanad.errors import BadValue
from sanad.values.canonical import Json

_DIGEST = re.compile(r"[0-9a-f]{64}")


def parse_digest(text: str) -> str:
    """Return a SHA-256 digest as 64 lower-case hexadecimal digits, or raise `BadValue`."""
    lowered = text.strip().lower()
    if _DIGEST.fullmatch(lowered) is None:
        raise BadValue("digest", value=text, type="SHA-256 digest", detail="64 hexadecimal digits")
    return lowered


def _stands(place: object, *, holds: bool, detail: str) -> None:
    """Refuse a place or words that cannot be, unless it `holds` (docs/formats/citation.md)."""
    if not holds:
        raise BadValue("citation", value=place, type="citation", detail=detail)


@dataclass(frozen=True)
class RowLocator:
    """One record of a table: `row` counts data records from 1, the header not counted.

    `sha256` is the digest of the record's fields as written, joined by U+001F (docs/formats/citation.md). `column`, from 1, names one of its fields;
    the words of a quotation are then that field and nothing else.
    """

    row: int
    sha256: str
    column: int | None = None

    def __post_init__(self) -> None:
        """Refuse a record or a field that no table has."""
        _stands(self, holds=self.row >= 1, detail="rows count from 1")
        _stands(self, holds=self.column is None or self.column >= 1, detail="columns count from 1")

    def as_json(self) -> dict[str, Json]:
        """Return the locator as it stands in documents."""
        place: dict[str, Json] = {"kind": "row", "row": self.row, "sha256": self.sha256}
        return place if self.column is None else {**place, "column": self.column}


@dataclass(frozen=True)
class BytesLocator:
    """A range of the sealed bytes, `start` inclusive, `end` exclusive, with its own digest."""

    start: int
    end: int
    sha256: str

    def __post_init__(self) -> None:
        """Refuse an empty or reversed range."""
        _stands(self, holds=0 <= self.start < self.end, detail="start must be before end")

    def as_json(self) -> dict[str, Json]:
        """Return the locator as it stands in documents."""
        return {"kind": "bytes", "start": self.start, "end": self.end, "sha256": self.sha256}


@dataclass(frozen=True)
class TextLocator:
    """Characters of one part (a page, a paragraph, a mail part) of a text layer.

    `part` counts from 1; `start` inclusive and `end` exclusive count Unicode code points of the part.
    """

    part: int
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a part that no text has, and an empty or reversed range."""
        _stands(self, holds=self.part >= 1, detail="parts count from 1")
        _stands(self, holds=0 <= self.start < self.end, detail="start must be before end")

    def as_json(self) -> dict[str, Json]:
        """Return the locator as it stands in documents."""
        return {"kind": "text", "part": self.part, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class OcrLocator(TextLocator):
    """Characters of one part (a page, a frame) of the layer that text recognition made of a picture.

    They count in the machine's text; what stands there is as persons confirmed it (docs/formats/citation.md).
    """

    def as_json(self) -> dict[str, Json]:
        """Return the locator as it stands in documents."""
        return {**super().as_json(), "kind": "ocr"}


@dataclass(frozen=True)
class TimeLocator:
    """A stretch of a recording in milliseconds, heard through a transcript exhibit."""

    from_ms: int
    to_ms: int
    transcript: str

    def __post_init__(self) -> None:
        """Refuse an empty or reversed stretch."""
        _stands(self, holds=0 <= self.from_ms < self.to_ms, detail="from_ms must be before to_ms")

    def as_json(self) -> dict[str, Json]:
        """Return the locator as it stands in documents."""
        return {
            "kind": "time",
            "from_ms": self.from_ms,
            "to_ms": self.to_ms,
            "transcript": self.transcript,
        }


Locator = RowLocator | BytesLocator | TextLocator | OcrLocator | TimeLocator
_KINDS: dict[str, type[Locator]] = {
    "row": RowLocator,
    "bytes": BytesLocator,
    "text": TextLocator,
    "ocr": OcrLocator,
    "time": TimeLocator,
}


@dataclass(frozen=True)
class Citation:
    """An exhibit's digest, a place in it, and the words that must stand there."""

    exhibit: str
    locator: Locator
    quote: str

    def __post_init__(self) -> None:
        """Refuse a citation of no words."""
        _stands(self.locator, holds=self.quote != "", detail="the quotation is empty")

    @property
    def exhibits(self) -> frozenset[str]:
        """Return every exhibit it rests on: the one cited, and the transcript it is heard through."""
        heard = {self.locator.transcript} if isinstance(self.locator, TimeLocator) else set()
        return frozenset({self.exhibit} | heard)

    def as_json(self) -> dict[str, Json]:
        """Return the citation as it stands in documents; `from_json` reads it back."""
        return {"exhibit": self.exhibit, "locator": self.locator.as_json(), "quote": self.quote}

    @classmethod
    def from_json(cls, document: Json) -> Self:
        """Read a citation back from its document form.

        Raises:
            BadValue: a field is missing, unknown or of the wrong type.
        """
        try:
            fields = dict(document)  # type: ignore[arg-type]  # a non-mapping raises TypeError here
            place = dict(fields["locator"])  # type: ignore[arg-type]  # as above
            locator = _KINDS[str(place.pop("kind"))](**place)  # type: ignore[arg-type]  # TypeError
            return cls(parse_digest(str(fields["exhibit"])), locator, str(fields["quote"]))
        except (KeyError, TypeError, ValueError) as error:
            raise BadValue("citation", value=document, type="citation", detail=error) from error
