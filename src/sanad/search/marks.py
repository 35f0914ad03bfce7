# SPDX-License-Identifier: Apache-2.0
"""Where in an original text the words of a search stand: what is highlighted, and what a citation of it needs.

The same patterns that the index was asked for are looked for in the views of one text, so a part that the index gives for its
words has at least one mark. A phrase with slack is marked word by word.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sanad.search.query import Begins, Near, Sounds, Words
from sanad.search.terms import Pattern
from sanad.search.views import PLACES, views_of
from sanad.values.fold import spans


@dataclass(frozen=True, order=True)
class Mark:
    """A stretch of the text, in code points, end exclusive; `alike` when it only sounds like what was asked."""

    start: int
    end: int
    alike: bool

    @property
    def how(self) -> str:
        """Return how the words were found, as files and programs are told."""
        return "sounds_alike" if self.alike else "as_written"


def marks(
    text: str, wanted: Sequence[Words | Near | Begins], sounds: Sounds, home: str
) -> list[Mark]:
    """Return every mark in `text`, in order; of two that overlap the one as written stays, else the longer."""
    views = views_of(text)
    listed = {name: getattr(views, name).split() for name in PLACES}
    runs = [run for each in wanted for run in _runs(each, listed, sounds, home)]
    places = {view: PLACES[view](views.words) for view in {view for view, _, _ in runs}}
    alike: dict[tuple[int, int], bool] = {}
    for view, first, last in runs:
        key = (places[view].first[first], places[view].last[last])
        alike[key] = alike.get(key, True) and view == "sounds"
    where = list(spans(text)) if alike else []
    found = (Mark(where[first][0], where[last][1], way) for (first, last), way in alike.items())
    return _apart(found)


def _runs(
    wanted: Words | Near | Begins, listed: dict[str, list[str]], sounds: Sounds, home: str
) -> Iterator[tuple[str, int, int]]:
    """Yield (view, first word, last word) of each place where a condition is met."""
    words = listed["words"]
    match wanted:
        case Words():
            for pattern in wanted.patterns(sounds, home):
                for first, last in _places(pattern, listed[pattern.view]):
                    yield pattern.view, first, last
        case Near(word, distance):
            met = {each for each in set(words) if within(each, word, distance)}
            yield from (("words", at, at) for at, each in enumerate(words) if each in met)
        case Begins(beginning):
            yield from (
                ("words", at, at) for at, each in enumerate(words) if each.startswith(beginning)
            )


def _places(pattern: Pattern, words: list[str]) -> Iterator[tuple[int, int]]:
    if pattern.slack and len(pattern.words) > 1:
        pairs = [_near(pair, pattern.slack, words) for pair in pairwise(pattern.words)]
        if all(pairs):
            yield from ((at, at) for at in sorted(set().union(*pairs)))
        return
    sought = list(pattern.words)
    at = -1
    while True:
        try:
            at = words.index(sought[0], at + 1)
        except ValueError:
            return
        if words[at : at + len(sought)] == sought:
            yield at, at + len(sought) - 1


def _near(pair: tuple[str, str], slack: int, words: list[str]) -> set[int]:
    """Return the places of two different words that stand within `slack` of where a phrase would have them.

    So `slack` words may stand between them, or `slack` - 2 when they stand the other way round; the index counts so too.
    """
    first, second = ([at for at, word in enumerate(words) if word == each] for each in pair)
    met: set[int] = set()
    for at in first:
        near = second[bisect_left(second, at + 1 - slack) : bisect_right(second, at + 1 + slack)]
        if near:
            met.update((at, *near))
    return met


def within(word: str, other: str, distance: int) -> bool:
    """Tell whether two words differ by at most `distance` letters (optimal string alignment: each stretch is edited once).

    >>> within("sarfaraz", "sarfraz", 1), within("khna", "khan", 1), within("khan", "jaan", 1)
    (True, True, False)
    """
    if abs(len(word) - len(other)) > distance:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(word, 1):
        last, before_last, before = row, before, row
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and word[i - 2] == b:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
    return row[-1] <= distance


def _apart(found: Iterable[Mark]) -> list[Mark]:
    """Return marks that do not overlap."""
    kept: list[Mark] = []
    for mark in sorted(found):
        if not kept or kept[-1].end <= mark.start:
            kept.append(mark)
        elif (not mark.alike, mark.end - mark.start) > (
            not kept[-1].alike,
            kept[-1].end - kept[-1].start,
        ):
            kept[-1] = mark
    return kept
