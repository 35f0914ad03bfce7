# SPDX-License-Identifier: Apache-2.0
"""A text cut into sentences, each with its words and the phrases of the lexicon in it.

A sentence ends at a full stop, question or exclamation mark, at an empty line, and before a point of a list. A full stop after an
initial, a short title or a number is none. The cut is by signs alone: a wrong one loses a connection, never a word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sanad.claims.suggestions.lexicon import Lexicon
from sanad.claims.suggestions.phrases import Hit, Token, tokens
from sanad.claims.suggestions.suggestion import Span

_SHORT = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "lt", "col", "gen", "maj", "capt", "brig", "sgt", "no", "st", "sr", "jr",
    "vs", "etc", "jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec",
})  # fmt: skip
_END = re.compile(
    r"[.!?][\"”’')\]]*(?=\s)|[\u06d4؟]|\n[ \t]*\n|\n(?=[ \t]*(?:[-•*–]|\(?[0-9a-z]{1,2}[.)]\s))"
)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
LONGEST = 400
"""Words in a sentence, at most; a longer one is cut, so that the cost stays linear on any text."""


@dataclass(frozen=True)
class Sentence:
    """Words `first` to `last` (exclusive) of a paragraph. Numbers of words count from its beginning."""

    text: str
    words: list[Token]
    first: int
    last: int
    opens_text: bool
    opens_paragraph: bool
    hits: list[Hit]
    at: dict[int, Hit] = field(default_factory=dict)

    @cached_property
    def _by_table(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for hit in self.hits:
            for table in hit.codes:
                found.setdefault(table, []).append(hit)
        return found

    @cached_property
    def figures(self) -> list[int]:
        """Return the words that begin with a digit and are none of the lexicon."""
        words, at = self.words, self.at
        return [
            n
            for n in range(self.first, self.last)
            if "0" <= words[n].word[:1] <= "9" and n not in at
        ]

    @cached_property
    def capitals(self) -> list[int]:
        """Return the words that begin with a capital and are none of the lexicon."""
        text, words, at = self.text, self.words, self.at
        return [
            n
            for n in range(self.first, self.last)
            if (sign := text[words[n].start]) != sign.lower() and n not in at
        ]

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.words[self.first].start, self.words[self.last - 1].end)

    def of(self, table: str) -> list[Hit]:
        """Return the phrases that have a meaning in a table, in order."""
        return self._by_table.get(table, [])

    def code(self, number: int, table: str) -> str | None:
        """Return the code in a table of the phrase that covers a word, or None."""
        hit = self.at.get(number)
        return None if hit is None else hit.codes.get(table)

    def word(self, number: int) -> str:
        """Return a folded word; empty outside the sentence."""
        return self.words[number].word if self.first <= number < self.last else ""

    def gap(self, number: int) -> str:
        """Return what stands between word `number` and the one before it."""
        if not self.first < number < self.last:
            return ""
        return self.text[self.words[number - 1].end : self.words[number].start]

    def range(self, first: int, last: int) -> Span:
        """Return where words `first` to `last` (exclusive) stand."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def number_at(self, start: int) -> int:
        """Return the number of the word that stands at or behind a place in the text."""
        return bisect_left(self.words, start, self.first, self.last, key=lambda token: token.start)

    def capital(self, number: int) -> bool:
        """Tell whether a word begins with a capital and is none of the lexicon, so that it may be part of a name."""
        if not self.first <= number < self.last or number in self.at:
            return False
        sign = self.text[self.words[number].start]
        return sign != sign.lower()


def sentences(text: str, lexicon: Lexicon) -> Iterator[Sentence]:
    """Yield the sentences of a text, paragraph by paragraph; cost is linear in it."""
    begins = True
    for start, end in _paragraphs(text):
        words = tokens(text, start, end)
        hits = list(lexicon.phrases.find(text, words))
        next_hit, opens = 0, True
        for first, last, opens_next in _cuts(text, words):
            found = []
            while next_hit < len(hits) and hits[next_hit].first < last:
                if hits[next_hit].last <= last:
                    found.append(hits[next_hit])
                next_hit += 1
            at = {number: hit for hit in found for number in range(hit.first, hit.last)}
            yield Sentence(text, words, first, last, begins, opens, found, at)
            begins, opens = False, opens_next


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the stretches between empty lines stand: no phrase and no sentence crosses one."""
    start = 0
    for gap in _EMPTY_LINE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _cuts(text: str, words: list[Token]) -> Iterator[tuple[int, int, bool]]:
    """Yield the first and last word of each sentence, and whether the next one opens a paragraph."""
    first = 0
    for number in range(1, len(words) + 1):
        if number == len(words):
            yield first, number, True
        elif _ends(text, words, number) or number - first >= LONGEST:
            yield first, number, "\n" in text[words[number - 1].end : words[number].start]
            first = number


def _ends(text: str, words: list[Token], number: int) -> bool:
    before = words[number - 1]
    between = text[before.end : words[number].start]
    if not between.strip(" ,-"):
        return False
    found = _END.search(between)
    if found is None:
        return False
    initial = len(before.word) == 1 or before.word in _SHORT
    return not (found[0] == "." and initial and "\n" not in between)
