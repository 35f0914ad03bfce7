# SPDX-License-Identifier: Apache-2.0
"""Every term in every layer in one pass over the shelf, whatever the number of terms (Aho and Corasick 1975).

Guarantees: each place in which one of a term's patterns stands as whole words is found, overlapping ones too, but for one that
lies within a longer one of the same term; a place where a term stands as written is not told again as sounding alike. Costs one read of the views of each layer, and time for each
place found.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import ahocorasick_rs

from sanad.search.layer import Held
from sanad.search.shelf import Leaf
from sanad.search.terms import Pattern, Term
from sanad.search.values import counted_as_number
from sanad.search.views import PLACES
from sanad.values.fold import spans

SOUNDS = "sounds"
_Place = tuple[int, int, int, int]
"""A place in a view: the part, the word of the view in it, how many words, the term."""


@dataclass(frozen=True, order=True)
class Found:
    """A term in a part (from 1), on the words `first` to `last` of it, counted from 0, both included.

    `term` is its place in the list of terms, from 0; `alike` says that it only sounds like the term.
    """

    part: int
    first: int
    last: int
    term: int
    alike: bool


@dataclass(frozen=True)
class Passage:
    """Where something stands in a part of a layer, in code points, end exclusive, and the words as written there."""

    part: int
    start: int
    end: int
    words: str
    held: Held | None


@dataclass(frozen=True)
class Spelling:
    """The folded words that stand at a place, and of which value of a table they are part; None in a text."""

    words: str
    held: Held | None


class Scanner:
    """Terms made ready for any number of layers. `Pattern.slack` is not looked at: these patterns have none."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Build one automaton for each view; 100,000 patterns take a second and 100 MB."""
        self._views: dict[str, _View] = {}
        self._keys = [term.keys for term in terms]
        for view in PLACES:
            wanted: dict[Pattern, list[int]] = {}
            for number, term in enumerate(terms):
                for pattern in term.patterns:
                    if pattern.view == view:
                        wanted.setdefault(pattern, []).append(number)
            if wanted:
                self._views[view] = _View(wanted)

    def scan(self, leaf: Leaf) -> list[Found]:
        """Return every place of every term in a layer, in order; of values of a table not those whose rows are counted as numbers.

        Raises:
            SearchDamaged: the file of the layer is damaged.
        """
        met = {view: seen for view, each in self._views.items() if (seen := each.look(leaf))}
        if not met:
            return []
        lines = leaf.section("words").decode().split("\n")
        found: dict[tuple[int, int, int, int], bool] = {}
        for view in sorted(met, key=lambda each: each == SOUNDS):  # as written comes first
            at, places = 0, PLACES[view]("")
            written = met.get("words", ()) if view == SOUNDS else ()
            for part, word, length, term in _unwritten(met[view], written):
                if part != at:
                    at, places = part, PLACES[view](lines[part].strip())
                key = (part, places.first[word], places.last[word + length - 1], term)
                found.setdefault(key, view == SOUNDS)
        told = sorted(_outermost(found))
        return self._uncounted(told, leaf) if leaf.table else told

    def _uncounted(self, told: list[Found], leaf: Leaf) -> list[Found]:
        """Return the places but for those in values whose rows are counted by a key of the term."""
        parts = sorted({each.part for each in told if self._keys[each.term]})
        held, values = leaf.held(parts), dict(leaf.texts(parts))
        return [
            each
            for each in told
            if each.part not in held
            or not counted_as_number(held[each.part], values[each.part], self._keys[each.term])
        ]


def _outermost(found: dict[tuple[int, int, int, int], bool]) -> Iterator[Found]:
    """Yield each place that does not lie within another of the same term: 399 0000001 is in 0092 399 0000001 but once there."""
    term = part = reach = -1
    for key in sorted(found, key=lambda key: (key[3], key[0], key[1], -key[2])):
        if key[3] != term or key[0] != part or key[2] > reach:
            yield Found(*key, found[key])
            part, _, reach, term = key


def _unwritten(heard: Sequence[_Place], written: Iterable[_Place]) -> Iterator[_Place]:
    """Yield the places of a view, but for parts in which every one of a term must be a place where it is `written`.

    Whatever is written like a term sounds like it: a part that holds a term as often by sound as in writing has no place of it
    that only sounds so. This saves leading back the sounds of almost every part in which a name stands.
    """
    spelled = Counter((part, term) for part, _, _, term in written)
    sounding = Counter((part, term) for part, _, _, term in heard)
    return (each for each in heard if sounding[each[0], each[3]] != spelled[each[0], each[3]])


class _View:
    """The patterns of one view."""

    def __init__(self, wanted: dict[Pattern, list[int]]) -> None:
        self._view = next(iter(wanted)).view
        self._terms = list(wanted.values())
        self._lengths = [len(pattern.words) for pattern in wanted]
        spelled = [f" {' '.join(pattern.words)} ".encode() for pattern in wanted]
        # Measured on 5,000 names in 1 GB: the DFA takes four times as long to build and is no faster.
        kind = ahocorasick_rs.Implementation.ContiguousNFA
        self._automaton = ahocorasick_rs.BytesAhoCorasick(spelled, implementation=kind)

    def look(self, leaf: Leaf) -> list[_Place]:
        """Return every place, in the order of the view."""
        raw = leaf.section(self._view)
        hits = self._automaton.find_matches_as_indexes(raw, overlapping=True)
        places = []
        part = counted = word = 0
        for start, number in sorted((start, number) for number, start, _ in hits):
            if new := raw.count(b"\n", counted, start):
                part += new
                counted, word = raw.rindex(b"\n", counted, start) + 1, 0
            word += raw.count(b" ", counted, start)
            counted = start
            places += [(part, word, self._lengths[number], term) for term in self._terms[number]]
        return places


def passages(scanner: Scanner, leaf: Leaf) -> list[tuple[Found, Passage]]:
    """Return every place of every term in a layer, in order, with what stands there in the original."""
    by_part: dict[int, list[Found]] = {}
    for each in scanner.scan(leaf):
        by_part.setdefault(each.part, []).append(each)
    told = []
    held = leaf.held(by_part)
    for part, text in leaf.texts(sorted(by_part)):
        words = _only({word for each in by_part[part] for word in (each.first, each.last)}, text)
        for each in by_part[part]:
            start, end = words[each.first][0], words[each.last][1]
            told.append((each, Passage(part, start, end, text[start:end], held.get(part))))
    return told


def spellings(scanner: Scanner, leaf: Leaf) -> list[tuple[Found, Spelling]]:
    """Return every place of every term in a layer with how the term is spelled there."""
    found = scanner.scan(leaf)
    if not found:
        return []
    lines = leaf.section("words").decode().split("\n")
    held = leaf.held({each.part for each in found})
    return [
        (each, Spelling(" ".join(lines[each.part].split()[each.first : each.last + 1]), held.get(each.part)))
        for each in found
    ]  # fmt: skip


def _only(wanted: Collection[int], text: str) -> dict[int, tuple[int, int]]:
    """Return where some words of a text stand; those between are passed over without being looked at."""
    found, at = {}, 0
    every = spans(text)
    for number in sorted(wanted):
        found[number] = next(islice(every, number - at, None))
        at = number + 1
    return found
