# SPDX-License-Identifier: Apache-2.0
"""Words that a machine recognised on a picture, and what persons who looked at it confirmed (docs/formats/citation.md).

A confirmation stands while the machine's words are still those it was given for, and until a later one overlaps it. What
the machine was not sure of has no content until one covers it. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sanad.errors import CitationBroken, NotConfirmed
from sanad.values.said import Said


@dataclass(frozen=True)
class Confirmation:
    """What a person reads at `start` to `end` of a part, beside what the machine had read; `seq` is its ledger entry."""

    exhibit: str
    part: int
    start: int
    end: int
    machine: str
    reading: str
    seq: int

    @property
    def corrects(self) -> bool:
        """Tell whether the person reads something else than the machine."""
        return self.reading != self.machine

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether some sign lies in both stretches."""
        return self.start < end and start < self.end


@dataclass(frozen=True)
class Recognised:
    """A part of a layer of kind `ocr` with the confirmations that stand in it, in the order of the text."""

    text: str
    low: tuple[tuple[int, int], ...]
    standing: tuple[Confirmation, ...]

    @classmethod
    def of(cls, part: dict[str, Any], confirmed: Sequence[Confirmation]) -> Self:
        """Read a part of the layer; `confirmed` are the confirmations in this part, in the order of the ledger."""
        text = str(part["text"])
        low = tuple((word["start"], word["end"]) for word in part.get("words", ()) if word["low"])
        standing: list[Confirmation] = []
        for new in confirmed:
            if text[new.start : new.end] == new.machine:
                standing = [old for old in standing if not old.overlaps(new.start, new.end)]
                standing.append(new)
        return cls(text, low, tuple(sorted(standing, key=lambda each: each.start)))

    @property
    def unsure(self) -> list[tuple[int, int]]:
        """Return the words that need a person, in the order of the text."""
        return [each for each in self.low if not _covered(*each, self.standing)]

    def content(self, start: int, end: int, where: str) -> str:
        """Return the words from `start` to `end`, each corrected stretch as the person reads it.

        Raises:
            CitationBroken: the text is not that long, or the stretch cuts through a correction.
            NotConfirmed: it holds a word of which the machine was not sure and that nobody has confirmed.
        """
        if end > len(self.text):
            raise CitationBroken(where, detail="the part is not that long")
        inside = [each for each in self.standing if each.overlaps(start, end)]
        unsure = [self.text[a:b] for a, b in self.unsure if a < end and start < b]
        if unsure:
            raise NotConfirmed(where, words=", ".join(f"“{word}”" for word in unsure[:5]))
        said, at = "", start
        for each in inside:
            if each.corrects:
                if each.start < start or each.end > end:
                    detail = Said(
                        "it cuts through “{reading}”, which a person corrected",
                        reading=each.reading[:80],
                    )
                    raise CitationBroken(where, detail=detail)
                said += self.text[at : each.start] + each.reading
                at = each.end
        return said + self.text[at:end]

    def places(self, quote: str) -> Iterator[tuple[int, int]]:
        """Yield where `quote` stands in the text as corrected; a place that cuts through a correction is none."""
        shown, begins, ends = self._shown()
        for at in occurrences(shown, quote):
            start, end = begins[at], ends[at + len(quote) - 1]
            if start is not None and end is not None:
                yield start, end

    def _shown(self) -> tuple[str, list[int | None], list[int | None]]:
        """Return the text as corrected and, for each sign, where in the machine's text it begins and ends.

        Inside a correction nothing begins or ends, but at its own beginning and end.
        """
        shown, at = "", 0
        begins: list[int | None] = []
        ends: list[int | None] = []
        for each in [one for one in self.standing if one.corrects]:
            begins += [*range(at, each.start), each.start, *[None] * (len(each.reading) - 1)]
            ends += [*range(at + 1, each.start + 1), *[None] * (len(each.reading) - 1), each.end]
            shown += self.text[at : each.start] + each.reading
            at = each.end
        begins += range(at, len(self.text))
        ends += range(at + 1, len(self.text) + 1)
        return shown + self.text[at:], begins, ends

    def is_of_whole_words(self, start: int, end: int) -> bool:
        """Tell whether a stretch begins where a word does and ends where one does."""
        around = self.text[max(0, start - 1) : start] + self.text[end : end + 1]
        within = self.text[start:end]
        there = 0 <= start < end <= len(self.text)
        return there and within == within.strip() and around.strip() == ""


def occurrences(text: str, quote: str) -> Iterator[int]:
    """Yield every place at which `quote` begins in `text`; none when it is empty."""
    at = text.find(quote)
    while quote and at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _covered(start: int, end: int, by: Sequence[Confirmation]) -> bool:
    return any(each.start <= start and end <= each.end for each in by)
