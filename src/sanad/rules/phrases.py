# SPDX-License-Identifier: Apache-2.0
"""Phrases found in a text however they are written there: compared on the search fold, word by word.

Nothing hides a phrase that the fold takes away: case, marks, width, hyphens, line breaks, the script of digits, signs that nobody sees. What it
keeps does: another spelling, or a letter of another script that looks alike (`sanad.casework.narrative` tells those).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sanad.values.fold import fold, spans

_UNSEEN = str.maketrans("\u200b\u200c", "\u00ad\u00ad")
"""Zero-width space and non-joiner part words for the fold; as soft hyphens they are left out, and every word stays where it was."""

_REMEMBERED = 16_384
"""Phrases whose words are remembered: the names of a register are looked for in one draft after another."""


class Hit(NamedTuple):
    """Where a phrase stands in a text, in code points, end exclusive; `phrase` is as it was listed."""

    start: int
    end: int
    phrase: str


class Phrases:
    """Phrases to look for; one that has no word is found nowhere."""

    def __init__(self, phrases: Iterable[str]) -> None:
        listed = {_words(phrase): phrase for phrase in phrases}
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in sorted(filter(None, listed), key=len, reverse=True):
            self._by_first[words[0]].append(words)
        self._listed = listed

    def found(self, text: str) -> list[Hit]:
        """Return what stands in a text, in its order; of hits that overlap the first, and of those that begin together the longest."""
        readings = {text, unseen(text)}
        return apart(hit for reading in readings for hit in self._in(reading))

    def _in(self, text: str) -> Iterator[Hit]:
        words, places = fold(text).split(), list(spans(text))
        for at, word in enumerate(words):
            for phrase in self._by_first.get(word, ()):
                last = at + len(phrase)
                if tuple(words[at:last]) == phrase:
                    yield Hit(places[at][0], places[last - 1][1], self._listed[phrase])
                    break


@lru_cache(maxsize=_REMEMBERED)
def _words(phrase: str) -> tuple[str, ...]:
    return tuple(fold(phrase).split())


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits in order of place, none over another."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or kept[-1].end <= hit.start:
            kept.append(hit)
    return kept


def unseen(text: str) -> str:
    """Return a text in which signs that nobody sees part no words; each character stays where it was."""
    return text.translate(_UNSEEN)
