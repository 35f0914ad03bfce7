# SPDX-License-Identifier: Apache-2.0
"""Whether the numbers and names of a sentence stand in what it rests on. Whoever words a sentence sees where they do not; a document that has one is not frozen.

Names are words with a capital that do not begin a sentence, and, in every script, whole names of the register. Digits of all scripts are one, and a day in
words is backed by that day in figures. Does not see: numbers in words, a name that begins a sentence and that the register does not have, and whether what is said of them is so.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sanad.values.fold import fold, spans
from sanad.values.months import month

_NUMBER = re.compile(r"\d{1,3}(?:[,\u066c]\d{3})+|\d+(?:[./:-]\d+){2,}|\d+[.\u066b]\d+|\d+")
_PARTS = re.compile(r"\d+")
_GROUPS = re.compile("[,\u066c]")
_WORD_WITH_DIGIT = re.compile(r"\w*\d\w*")
_BEGINS = re.compile(r"(?:^|[.!?\u06d4؟:]\s)[\s\"'“\u2018«(\[]*$")


@dataclass(frozen=True)
class Backing:
    """What a sentence may say: the `numbers` and folded `words` of what it rests on; `names` are the folded names of the register that are not among these."""

    numbers: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]


def backing(sources: Iterable[str], register: Iterable[str]) -> Backing:
    """Return what some texts back; `register` are the names that are looked for in every script."""
    texts = [*sources]
    folded = [fold(each) for each in texts]
    whole = "\n".join(f" {each} " for each in folded)
    names = frozenset(name for each in register if (name := fold(each)) and f" {name} " not in whole)  # fmt: skip
    numbers = frozenset(number for each in texts for _, found in _numbers(each) for number in found)
    return Backing(numbers, frozenset(" ".join(folded).split()), names)


def unbacked(text: str, by: Backing) -> list[tuple[int, int]]:
    """Return start and end (exclusive, in code points) of each number and name of `text` that nothing backs, in their order; none overlap."""
    found = [*_loose_numbers(text, by), *_loose_words(text, by), *_loose_names(text, by.names)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda each: (each[0], -each[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _loose_numbers(text: str, by: Backing) -> Iterator[tuple[int, int]]:
    for span, found in _numbers(text):
        if not by.numbers.issuperset(found):
            yield span


def _numbers(text: str) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """Yield where each number stands, and what it says: a day or a time says its parts, a month in words its number."""
    for match in _NUMBER.finditer(text):
        written = match.group()
        if re.fullmatch(r"\d+[.\u066b]\d+", written):
            yield match.span(), [".".join(map(_plain, _PARTS.findall(written)))]
        elif _GROUPS.search(written):
            yield match.span(), [_plain(_GROUPS.sub("", written))]
        else:
            yield match.span(), [_plain(each) for each in _PARTS.findall(written)]


def _plain(digits: str) -> str:
    """Return a number as ASCII digits without zeros before it; it may be longer than any that the machine counts with."""
    return fold(digits).lstrip("0") or "0"


def _loose_words(text: str, by: Backing) -> Iterator[tuple[int, int]]:
    for start, end in spans(text):
        word = text[start:end]
        if (
            not word[0].isupper()
            or _BEGINS.search(text[:start])
            or _WORD_WITH_DIGIT.fullmatch(word)
        ):
            continue
        in_words = month(word)
        if in_words is not None and str(in_words[1]) in by.numbers:
            continue
        if not by.words.issuperset(fold(word).split()):
            yield start, end


def _loose_names(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where a name of the register stands that nothing backs, whatever its script and wherever in the sentence."""
    placed = [*spans(text)]
    words = [fold(text[start:end]) for start, end in placed]
    longest = max((len(name.split()) for name in names), default=0)
    for first in range(len(words)):
        for last in range(min(len(words), first + longest), first, -1):
            if " ".join(words[first:last]) in names:
                yield placed[first][0], placed[last - 1][1]
                break
