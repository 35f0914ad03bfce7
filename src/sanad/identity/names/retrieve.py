# SPDX-License-Identifier: Apache-2.0
"""The names of a list that are most like a name, in either script.

A list is indexed by the skeletons of its words. A query meets every name that shares a skeleton with it or has one a change
apart; the `CANDIDATES` that share most, by weight, are compared in full and ranked by the total. Names are weighed by how
rare their words are in this very list.

Bounds: about 100 bytes a name beside the names themselves; a query keeps at most `MOST_MET` names in mind, met from its rarest
word on. So a query of nothing but words that more names share than that may miss one, and so may a query whose every word
differs by more than one consonant. Rows that hold no name are listed in `unread`, never dropped in silence.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Self

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from sanad.errors import BadValue
from sanad.identity.names.compare import Comparison, compare_names
from sanad.identity.names.parts import Name, Part, read_name, take_apart
from sanad.identity.names.rarity import Rarity
from sanad.identity.names.words import Role
from sanad.values.name import skeleton_of_word

CANDIDATES = 150
MOST_MET = 200_000
_LEAST_FOR_A_CHANGE = 3
_CHANGED = 0.6
"""What a skeleton one change apart counts for, of what the same one would."""


@dataclass(frozen=True)
class Hit:
    """A name of the list, its place in it, and how it compares with what was asked."""

    at: int
    comparison: Comparison


@dataclass(frozen=True)
class NameIndex:
    """A list of names, ready to be asked. `places` maps a skeleton to the places of the names that hold it."""

    names: Sequence[str]
    places: "dict[str, array[int]]"
    lengths: bytearray
    """How many words each name has, 255 at most."""
    unread: "array[int]"
    rarity: Rarity

    @classmethod
    def of(cls, names: Sequence[str]) -> Self:
        """Index `names`, which are kept as they are and must not change."""
        places: dict[str, array[int]] = {}
        lengths, unread = bytearray(len(names)), array("I")
        for at, written in enumerate(names):
            try:
                keys = _keys(read_name(written))
            except BadValue:
                unread.append(at)
                continue
            lengths[at] = min(len(keys), 255)
            for key in keys:
                places.setdefault(key, array("I")).append(at)
        counts = {key: len(found) for key, found in places.items()}
        return cls(names, places, lengths, unread, Rarity(counts, len(names) - len(unread)))

    def nearest(self, query: str, limit: int = 5) -> list[Hit]:
        """Return the `limit` names most like `query`, the best first; those equally like it in the order of the list.

        Raises:
            BadValue: `query` holds no name.
        """
        name = take_apart(query)
        met = self._met(name)
        best = nlargest(CANDIDATES, met, key=lambda at: (met[at], -self.lengths[at], -at))
        hits = [
            Hit(at, compare_names(name, take_apart(self.names[at]), self.rarity)) for at in best
        ]
        hits.sort(key=lambda hit: (-hit.comparison.total, hit.at))
        return hits[:limit]

    def _met(self, name: Name) -> dict[int, float]:
        """Return the places of the names that share something with `name`, and how much that weighs."""
        keys = {key: share for part in _keys(name) for key, share in self._near(part)}
        met: dict[int, float] = {}
        for key in sorted(keys, key=lambda key: (len(self.places[key]), key)):
            weight = keys[key] * self.rarity.weight(key)
            for at in self.places[key]:
                if at in met:
                    met[at] += weight
                elif len(met) < MOST_MET:
                    met[at] = weight
        return met

    def _near(self, key: str) -> Iterable[tuple[str, float]]:
        """Yield the skeletons of the list that are `key` or one change from it."""
        if len(key) >= _LEAST_FOR_A_CHANGE:
            near = extract(key, self.places.keys(), scorer=Levenshtein.distance, score_cutoff=1, limit=None)  # fmt: skip
            yield from ((found, _CHANGED) for found, apart, _ in near if apart)
        if key in self.places:
            yield key, 1.0


def _keys(name: Name) -> tuple[str, ...]:
    """Return the skeletons of the words that a name is found by, each once."""
    words = [part for part in name.counted if part.role is not Role.TITLE]
    return tuple(dict.fromkeys([_key(part) for part in words]))


def _key(part: Part) -> str:
    """Return the skeleton of a word, or of its family; the letters of a word that has none."""
    heard = skeleton_of_word(part.family) if part.family else part.skeleton
    return heard or part.folded
