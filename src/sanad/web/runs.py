# SPDX-License-Identifier: Apache-2.0
"""A text in runs, as it is shown: cut wherever a word, a claim, a hit or what somebody confirmed begins or ends, so that marks may overlap.

Places are code points of the text, ends exclusive. No run is empty, and the runs in order are the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sanad.desk.claim_form import WITHDRAWN
from sanad.desk.questions.exhibit_part import Part

Span = tuple[int, int]


@dataclass(frozen=True)
class Run:
    """A stretch of a text in which everything is alike.

    Attributes:
        start: Where it begins in the text, `end` where it ends.
        text: What stands there; of what a person corrected, the person's reading, with the `machine`'s words beside it.
        word: The number of the word on the page to which it belongs, None where it has no place there.
        low: Whether the machine was not sure of it, and nobody has confirmed it.
        hit: The number of the hit that it belongs to, `alike` whether that only sounds like what was sought.
        claims: The ids of claims that quote it with the standing of each; `closing` of those that end with it.
        is_marked: Whether it is the place that the address names.
    """

    start: int
    end: int
    text: str
    machine: str = ""
    word: int | None = None
    low: bool = False
    hit: int | None = None
    alike: bool = False
    claims: dict[str, str] = field(default_factory=dict)
    closing: tuple[str, ...] = ()
    is_marked: bool = False

    @property
    def classes(self) -> str:
        """Return the classes that say how it looks."""
        told = {
            "word": self.word is not None,
            "low": self.low,
            "hit": self.hit is not None,
            "alike": self.alike,
            "cited": bool(self.claims),
            "corrected": bool(self.machine),
            "marked": self.is_marked,
        }
        standings = {f"is-{each}" for each in self.claims.values()}
        return " ".join([name for name, holds in told.items() if holds] + sorted(standings))


def runs(part: Part, marked: Span | None = None) -> Iterator[Run]:
    """Yield the runs of a part; costs in proportion to its words and marks."""
    corrected = [(each.start, each.end) for each in part.confirmed if each.corrects]
    words = [(each.start, each.end) for each in part.words]
    hits = [(each.start, each.end) for each in part.hits]
    cited = [(each.start, each.end) for each in part.claims]
    spans = [*words, *hits, *cited, *([marked] if marked else [])]
    cuts = sorted(_cuts(part.text, spans, corrected))
    of_word, of_hit = _Finder(words), _Finder(hits)
    for start, end in pairwise(cuts):
        word, hit = of_word.at(start), of_hit.at(start)
        reading = next((each for each in part.confirmed if each.corrects and each.start == start), None)  # fmt: skip
        confirmed = any(each.start <= start < each.end for each in part.confirmed)
        inside = [each for each in part.claims if each.start < end and start < each.end]
        yield Run(
            start,
            end,
            reading.reading if reading else part.text[start:end],
            reading.machine if reading else "",
            word,
            word is not None and part.words[word].low and not confirmed,
            hit,
            hit is not None and part.hits[hit].alike,
            {
                each.claim.id: str(each.claim.standing) if each.claim.live else WITHDRAWN
                for each in inside
            },
            tuple(each.claim.id for each in inside if start < each.end <= end),
            marked is not None and marked[0] <= start < marked[1],
        )


def _cuts(text: str, spans: Iterable[Span], whole: Sequence[Span]) -> set[int]:
    """Return where runs begin and end; never within what is shown as a whole."""
    edges = {0, len(text), *(edge for span in (*spans, *whole) for edge in span)}
    inside = {at for start, end in whole for at in range(start + 1, end)}
    return {min(max(edge, 0), len(text)) for edge in edges} - inside


class _Finder:
    """Which of some spans, in order, holds a place; asked for places in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._left = sorted((start, end, number) for number, (start, end) in enumerate(spans))
        self._next = 0

    def at(self, place: int) -> int | None:
        while self._next < len(self._left) and self._left[self._next][1] <= place:
            self._next += 1
        if self._next < len(self._left) and self._left[self._next][0] <= place:
            return self._left[self._next][2]
        return None
