# SPDX-License-Identifier: Apache-2.0
"""Reports that may repeat one another: by their wording, or across languages by the names and numbers in them.

Pure; a candidate with its evidence, never a decision. Whoever agrees says so with `copy_of` of a claim, and both then count as
one source. Two reports of one press statement share runs of words; a translation shares none, but its numbers and the
consonants of its names (`sanad.values.name.skeleton`) stand in both. Names and numbers that stand in many of the texts
compared weigh little: reports of one event share them without copying, so what is found across languages is weaker.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from sanad.values.fold import fold, spans
from sanad.values.name import is_arabic, skeleton_of_word

RUN = 6
"""Words in a row that two texts must share before it counts: below that, set phrases of the trade do."""
LEAST_WORDING = 0.15
"""Share of the shorter text's runs that stand in the longer one. Two reports of one event written apart share 0 to 0.05."""
LEAST_FACTS = 0.4
"""Share, by weight, of the names and numbers of the text in Latin script that stand in the one in Arabic script. A translation of the sample's
official statement has 0.45 to 0.63 of those of its three reports, and at most 0.21 of those of reports made apart."""
_LEAST_RUNS = 5
"""Ten words in a row, or more in pieces: in texts of two sentences one set phrase is a large share."""
_LEAST_SHARED = 5
_LEAST_CONSONANTS = 3
_MOST_EVIDENCE = 5
_MOST_OF_A_RUN = 50
"""Texts that share one run of words: what stands in more is a heading or a disclaimer."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Copy:
    """Two texts that may go back to one: how much is shared (0 to 1), and where, as (characters in left, in right)."""

    left: str
    right: str
    how: str
    shared: float
    evidence: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True)
class _Text:
    """A text as words: each folded, with its place; `named` are the words with a capital and the numbers, the others empty."""

    words: tuple[str, ...]
    named: tuple[str, ...]
    places: tuple[Span, ...]
    is_arabic: bool


def candidates(texts: Mapping[str, str]) -> list[Copy]:
    """Return the pairs of texts that may repeat one another, the most shared first.

    Costs one pass over the words, and one comparison for each pair that shares a run of words or is in two scripts.
    """
    read = {name: _read(text) for name, text in sorted(texts.items())}
    found = [*_by_wording(read), *_by_facts(read)]
    return sorted(found, key=lambda copy: (-copy.shared, copy.left, copy.right))


def _read(text: str) -> _Text:
    places = tuple(spans(text))
    words = tuple(fold(text[start:end]) for start, end in places)
    named = tuple(
        word if word.isdecimal() or text[start].isupper() else ""
        for word, (start, _) in zip(words, places, strict=True)
    )
    return _Text(words, named, places, sum(map(is_arabic, words)) * 2 > len(words))


def _by_wording(texts: Mapping[str, _Text]) -> Iterator[Copy]:
    where: dict[tuple[str, ...], set[str]] = defaultdict(set)
    runs = {name: _runs(text) for name, text in texts.items()}
    for name, found in runs.items():
        for run in found:
            where[run].add(name)
    pairs = Counter(
        pair
        for names in where.values()
        if len(names) <= _MOST_OF_A_RUN
        for pair in combinations(sorted(names), 2)
    )
    for (left, right), count in pairs.items():
        shared = count / min(len(runs[left]), len(runs[right]))
        if count >= _LEAST_RUNS and shared >= LEAST_WORDING:
            evidence = _stretches(texts[left], texts[right], runs[right])
            yield Copy(left, right, "wording", round(shared, 3), evidence)


def _runs(text: _Text) -> dict[tuple[str, ...], int]:
    """Return each run of words, with the number of the word at which it first begins."""
    found: dict[tuple[str, ...], int] = {}
    for at in range(len(text.words) - RUN + 1):
        found.setdefault(text.words[at : at + RUN], at)
    return found


def _stretches(
    left: _Text, right: _Text, theirs: Mapping[tuple[str, ...], int]
) -> tuple[tuple[Span, Span], ...]:
    """Return the longest stretches that stand word for word in both, in the order of the left text."""
    at, found = 0, list[tuple[int, int, int]]()
    while at < len(left.words) - RUN + 1:
        other = theirs.get(left.words[at : at + RUN])
        if other is None:
            at += 1
            continue
        length = RUN
        while left.words[at + length : at + length + 1] == right.words[other + length : other + length + 1] != ():  # fmt: skip
            length += 1
        found.append((at, other, length))
        at += length
    longest = sorted(sorted(found, key=lambda one: -one[2])[:_MOST_EVIDENCE])
    return tuple((_span(left, a, n), _span(right, b, n)) for a, b, n in longest)


def _span(text: _Text, first: int, length: int) -> Span:
    return text.places[first][0], text.places[first + length - 1][1]


def _by_facts(texts: Mapping[str, _Text]) -> Iterator[Copy]:
    """Compare each text in Latin script with each in Arabic script: how much of its names and numbers stands in the other."""
    latin = {name: _facts(text, text.named) for name, text in texts.items() if not text.is_arabic}
    arabic = {name: _facts(text, text.words) for name, text in texts.items() if text.is_arabic}
    among = Counter(fact for found in (*latin.values(), *arabic.values()) for fact in found)
    weight = {fact: math.log(1 + len(texts) / count) for fact, count in among.items()}
    for (left, ours), (right, theirs) in product(latin.items(), arabic.items()):
        both = ours.keys() & theirs.keys()
        shared = sum(weight[fact] for fact in both) / max(1, sum(weight[fact] for fact in ours))
        if len(both) >= _LEAST_SHARED and shared >= LEAST_FACTS:
            rarest = sorted(both, key=lambda fact: (fact.isdecimal(), -weight[fact], fact))
            rarest = rarest[:_MOST_EVIDENCE]
            evidence = tuple(sorted((ours[fact], theirs[fact]) for fact in rarest))
            yield Copy(left, right, "names and numbers", round(shared, 3), evidence)


def _facts(text: _Text, words: Sequence[str]) -> dict[str, Span]:
    """Return the numbers and the consonants of some of the words of a text, each with its first place."""
    found: dict[str, Span] = {}
    for word, place in zip(words, text.places, strict=True):
        fact = word if word.isdecimal() else skeleton_of_word(word)
        if word.isdecimal() or len(fact) >= _LEAST_CONSONANTS:
            found.setdefault(fact, place)
    return found
