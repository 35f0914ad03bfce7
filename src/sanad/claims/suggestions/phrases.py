# SPDX-License-Identifier: Apache-2.0
"""Which phrases of the lexicon stand in a text, in one pass: the longest at each place, none across another.

Words are compared folded (`sanad.values.fold`). A phrase with capitals is met only where the text has them too, so that the
district Tank is not a tank. The cost is linear in the text: a phrase has at most `LONGEST` words.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from sanad.claims.suggestions.suggestion import Span
from sanad.values.fold import fold, spans

LONGEST = 12
_INITIALS = 3
_PARTING = frozenset(',;:!?“”"\u06d4،؛؟\n\u2014')


class Meaning(NamedTuple):
    """What a phrase stands for: `code` of a `table` of the lexicon."""

    table: str
    code: str


class Token(NamedTuple):
    """One word of a text: where it stands, and folded."""

    start: int
    end: int
    word: str


class Hit(NamedTuple):
    """Tokens `first` to `last` (exclusive) are a phrase of the lexicon; `codes` are what it means, by table."""

    first: int
    last: int
    span: Span
    codes: Mapping[str, str]

    def code(self, table: str) -> str | None:
        """Return the code that it has in a table, or None."""
        return self.codes.get(table)


class _Written(Enum):
    """How a phrase of the lexicon is written: only in small letters, only in capitals (FC), or with one (Tank)."""

    ANYHOW, CAPITALS, CAPITAL = range(3)


class _Node:
    """A step of the tree of phrases; `codes` are what the phrases that end here mean, by how they are written."""

    __slots__ = ("codes", "steps")

    def __init__(self) -> None:
        self.steps: dict[str, _Node] = {}
        self.codes: dict[_Written, dict[str, str]] = {}

    def meant(self, written: str) -> dict[str, str] | None:
        """Return what the phrases that end here mean, if they are written so; None if none is."""
        only = self.codes.get(_Written.ANYHOW) if len(self.codes) == 1 else None
        if only is not None:
            return only  # the most frequent by far
        found = {}
        for how, codes in self.codes.items():
            if _capitals_agree(how, written):
                found.update(codes)
        return found or None


class Phrases:
    """A tree of phrases, word by word."""

    def __init__(self) -> None:
        """Begin without a phrase."""
        self._root = _Node()

    def add(self, phrase: str, meaning: Meaning) -> bool:
        """Add a phrase. Return False, and add nothing, if it has no word or more than `LONGEST`."""
        words = [token.word for token in tokens(phrase)]
        if not 0 < len(words) <= LONGEST:
            return False
        node = self._root
        for word in words:
            node = node.steps.setdefault(word, _Node())
        node.codes.setdefault(_written(phrase), {})[meaning.table] = meaning.code
        return True

    def find(self, text: str, words: Sequence[Token]) -> Iterator[Hit]:
        """Yield the phrases that stand in `text`, whose tokens are `words`, from left to right."""
        at, begins = 0, self._root.steps
        while at < len(words):
            hit = self._longest(text, words, at) if words[at].word in begins else None
            if hit is None:
                at += 1
            else:
                yield hit
                at = hit.last

    def _longest(self, text: str, words: Sequence[Token], at: int) -> Hit | None:
        node, found = self._root, None
        for last in range(at, len(words)):
            step = node.steps.get(words[last].word)
            if step is None or (last > at and _parted(text, words[last - 1], words[last])):
                break
            node = step
            if node.codes:
                span = Span(words[at].start, words[last].end)
                meant = node.meant(text[span.start : span.end])
                found = Hit(at, last + 1, span, meant) if meant else found
        return found


def tokens(text: str, first: int = 0, last: int | None = None) -> list[Token]:
    """Return the words of `text[first:last]`, and where in the text they stand; cost is linear in them."""
    part = text[first:last]
    return [
        Token(first + start, first + end, _folded(part[start:end])) for start, end in spans(part)
    ]


_folded = lru_cache(1 << 14)(fold)
"""Texts repeat their words."""


def _written(phrase: str) -> _Written:
    if phrase == phrase.lower():
        return _Written.ANYHOW
    return _Written.CAPITALS if phrase == phrase.upper() else _Written.CAPITAL


def _capitals_agree(how: _Written, written: str) -> bool:
    if how is _Written.ANYHOW:
        return True
    if how is _Written.CAPITALS:
        return written == written.upper()
    return written[:1] == written[:1].upper() != written[:1].lower()


def _parted(text: str, left: Token, right: Token) -> bool:
    """Tell whether a sentence or a clause ends between two neighbours; an initial (“D. I. Khan”) does not end one."""
    between = text[left.end : right.start]
    if "." in between:
        return left.end - left.start > _INITIALS
    return between != "\n" and not _PARTING.isdisjoint(between)
