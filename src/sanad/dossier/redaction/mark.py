# SPDX-License-Identifier: Apache-2.0
"""What is to be taken out of an exhibit and why, and what came of it.

Grounds are the office's own short codes (`third_party`, `other_case`); the law says which it may use. Two are ours, for what
goes without a mark: `UNSEEN` and `NOT_CARRIED`.
"""

import re
from dataclasses import dataclass
from typing import Any

from sanad.dossier.redaction.spans import Span
from sanad.errors import BadValue

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, from the left and top of what is shown, in the unit of the layer (docs/formats/citation.md)."""
Layer = dict[str, Any]
"""A text layer or recognised words, as docs/formats/citation.md has them."""

UNSEEN = "unseen"
"""Ground of words that the file holds and its pages do not show, such as white letters or a layer switched off."""
NOT_CARRIED = "not_carried"
"""Ground of words that stand beside the pages: comments, form fields, bookmarks, properties. The copy has none of these."""
_OURS = frozenset({UNSEEN, NOT_CARRIED})
_GROUND = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True)
class Boxes:
    """Places on page or frame `part`, from 1: points of a page of a PDF as it is shown, pixels of a frame as it is stored."""

    part: int
    boxes: tuple[Box, ...]

    def __str__(self) -> str:
        """Return what an officer calls it."""
        return f"a box on page or frame {self.part}"


@dataclass(frozen=True)
class Stretch:
    """The characters `start` to `end` of a part, from 1, of the layer of a kind: `text`, `ocr` or `cues`."""

    part: int
    start: int
    end: int
    kind: str = "text"

    def __str__(self) -> str:
        """Return what an officer calls it."""
        return f"{self.start} to {self.end} of part {self.part}"

    def check(self, text: str, where: str) -> None:
        """Refuse a stretch that the text of its part does not have, or that is empty.

        Raises:
            BadValue: saying so.
        """
        if not 0 <= self.start < self.end <= len(text):
            raise BadValue(where, value=self, type="stretch", detail="the text is not that long")


@dataclass(frozen=True)
class Cells:
    """Cells of a delimited table: data records and columns, both from 1; without any, all of them, the header excepted."""

    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()

    def __str__(self) -> str:
        """Return what an officer calls them."""
        rows, columns = (", ".join(map(str, each)) or "all" for each in (self.rows, self.columns))
        return f"rows {rows} of columns {columns}"


@dataclass(frozen=True)
class Mark:
    """What is to be taken out, on which ground."""

    place: Boxes | Stretch | Cells
    ground: str

    def __post_init__(self) -> None:
        """Refuse a ground that is no code of the office: it is printed on the copy.

        Raises:
            BadValue: it is no short name in lower case, or one of ours.
        """
        if _GROUND.fullmatch(self.ground) is None or self.ground in _OURS:
            detail = "a ground is a code such as third_party, of at most 40 letters, digits and _"
            raise BadValue("mark", value=repr(self.ground), type="ground", detail=detail)


@dataclass(frozen=True)
class Removed:
    """Where characters went from: part, from 1, of the layer of a kind. The words themselves are told nowhere."""

    kind: str
    part: int
    span: Span


@dataclass(frozen=True)
class Redacted:
    """A copy that may be shown: its bytes, its layers in the order in which the exhibit's were given, what went from them.

    A box drawn where no layer has words leaves no trace in `removed`; the mark is its record.
    """

    raw: bytes
    media_type: str
    layers: tuple[Layer, ...]
    removed: tuple[Removed, ...]
