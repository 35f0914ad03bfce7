# SPDX-License-Identifier: Apache-2.0
"""An exhibit as parts of text: what its reader made, or what was recognised on its pictures."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sanad.claims import store as register
from sanad.claims.recognised import Confirmation
from sanad.claims.resolve import OCR, Evidence
from sanad.desk.act import Work
from sanad.errors import CitationBroken, NotFound
from sanad.search import language
from sanad.search.marks import Mark, marks
from sanad.search.query import Begins, Near, Sounds, Words, wanted
from sanad.vault import readings
from sanad.vault.exhibit import Exhibit

TEXT = "text"
LAYERS = (TEXT, OCR)
_STEPS: dict[str, tuple[str, ...]] = {TEXT: (), OCR: (OCR,)}


@dataclass(frozen=True)
class Word:
    """A word of a part and where it stands: `start` to `end` in code points, `box` (left, top, right, bottom) in the layer's unit.

    `confidence` (0 to 100) and `low` are those of the machine that recognised it, None and False where there was none.
    """

    start: int
    end: int
    box: tuple[int, int, int, int]
    confidence: int | None = None
    low: bool = False


@dataclass(frozen=True)
class Layers:
    """The layers of one exhibit, parsed once."""

    exhibit: Exhibit
    of: dict[str, dict[str, Any]]

    def __getitem__(self, name: str) -> dict[str, Any]:
        """Return a layer.

        Raises:
            NotFound: the exhibit has no such layer.
        """
        if name not in self.of:
            raise NotFound(self.exhibit.name, kind="layer", name=name)
        return self.of[name]

    @property
    def parts(self) -> int:
        """Return how many parts the exhibit has."""
        return max((len(layer["parts"]) for layer in self.of.values()), default=0)

    def choose(self, number: int) -> str:
        """Return the layer in which a part is read: the reader's, but where it has no text and something was recognised.

        Raises:
            NotFound: there is no such part, or no text at all.
        """
        if not 1 <= number <= self.parts:
            raise NotFound(self.exhibit.name, kind=f"part among {self.parts}", name=number)
        return max(self.of, key=lambda name: (bool(self.text(name, number).strip()), name == TEXT))

    def text(self, name: str, number: int) -> str:
        """Return the text of a part; empty where the layer has no such part."""
        parts = self[name]["parts"]
        return str(parts[number - 1]["text"]) if 1 <= number <= len(parts) else ""


def layers(work: Work, exhibit: Exhibit) -> Layers:
    """Return the layers of an exhibit that hold text.

    Raises:
        CitationBroken: one is damaged, and must be read again.
    """
    found: dict[str, dict[str, Any]] = {}
    evidence = Evidence(work.tools.blobs.place, work.tools.records.folder)
    for name, step in _STEPS.items():
        if not (work.tools.records.folder(exhibit.sha256, *step) / "layer.json").exists():
            continue
        layer = evidence.layer(exhibit.sha256, *step)
        try:
            if all(type(part["text"]) is str for part in layer.get("parts", [])) and layer.get("parts"):  # fmt: skip
                found[name] = layer
        except (TypeError, LookupError, AttributeError) as error:
            detail = "its layer is damaged; read it again"
            raise CitationBroken(exhibit.name, detail=detail) from error
    return Layers(exhibit, found)


def words(part: dict[str, Any], where: str) -> tuple[Word, ...]:
    """Return the words of a part that have a place on its page.

    Raises:
        CitationBroken: the layer is damaged.
    """
    try:
        return tuple(map(_word, part.get("words", ())))
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise CitationBroken(where, detail="its layer is damaged; read it again") from error


def _word(told: dict[str, Any]) -> Word:
    left, top, right, bottom = map(int, told["box"])
    start, end, sure = int(told["start"]), int(told["end"]), told.get("confidence")
    confidence = None if sure is None else int(sure)
    return Word(start, end, (left, top, right, bottom), confidence, bool(told.get("low")))


def confirmed(work: Work, sha256: str, part: int, text: str) -> list[Confirmation]:
    """Return what persons confirmed in a part of what was recognised, while the machine's words are still those."""
    told = partial(register.confirmed, work.connection)
    return [each for each in told(sha256) if each.part == part and text[each.start : each.end] == each.machine]  # fmt: skip


Sought = Sequence[Words | Near | Begins]
"""The words of a search that count for a part."""


def sought_in(search: str) -> Sought:
    """Return what a search in the language of docs/formats/search.md looks for; nothing for an empty one.

    Raises:
        BadValue: the search cannot be understood.
    """
    return list(wanted(language.read(search))) if search.strip() else []


def hits(text: str, sought: Sought, home: str) -> list[Mark]:
    """Return where the words of a search stand in a text."""
    return marks(text, sought, Sounds.ACROSS, home) if sought else []


def with_hits(work: Work, found: Layers, name: str, search: str) -> tuple[int, ...]:
    """Return the parts of a layer in which a word of a search stands; folding all parts is paid once, and not again for the next hit."""
    sought, sha256 = sought_in(search), found.exhibit.sha256

    def looked() -> tuple[int, ...]:
        readings.steps(work.connection, [sha256])  # what is read again is looked through again
        numbers = range(1, found.parts + 1)
        home = work.tools.country
        return tuple(each for each in numbers if hits(found.text(name, each), sought, home))

    return work.kept((with_hits, sha256, name, search), looked) if sought else ()


def direction(text: str) -> str:
    """Return how a text runs, `rtl` or `ltr`: as most of its letters do (Unicode UAX #9, classes R and AL)."""
    kinds = [unicodedata.bidirectional(sign) for sign in text]
    right = sum(kind in {"R", "AL"} for kind in kinds)
    return "rtl" if right > kinds.count("L") else "ltr"
