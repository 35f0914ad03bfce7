# SPDX-License-Identifier: Apache-2.0
"""How much a word of a name says: much when few bear it, little when many do.

`weight = max(LEAST, log((names + SMOOTH) / (count + SMOOTH)) / log((names + SMOOTH) / SMOOTH))`, where `count` is the number
of names in the list that hold the word's skeleton and `names` the number of names. A word never met weighs 1, a word in every
name LEAST. Counted by skeleton, so that one name is counted once in both scripts. The same list in any order gives the same.
"""

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Self

from sanad.values.name import skeleton

SMOOTH = 0.5
"""Half a name is added to each count (Jeffreys' prior), so that one name more or less changes little in a short list."""
LEAST = 0.2
"""Nobody's name weighs nothing: it still contradicts another."""


@dataclass(frozen=True, eq=False)
class Rarity:
    """Skeleton of a word → in how many of `names` names it stands."""

    counts: Mapping[str, int]
    names: int

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """Count the words of a list of names, one pass, memory in the number of different words."""
        counts: Counter[str] = Counter()
        number = 0
        for number, name in enumerate(names, start=1):  # noqa: B007  # the last is how many there were
            counts.update(set(skeleton(name).split()))
        return cls(counts, number)

    def weight(self, word: str) -> float:
        """Return the weight of a word with this skeleton, from LEAST to 1."""
        whole = self.names + SMOOTH
        found = min(self.counts.get(word, 0), self.names)
        if self.names == 0:
            return 1.0
        return max(LEAST, math.log(whole / (found + SMOOTH)) / math.log(whole / SMOOTH))


@cache
def usual() -> Rarity:
    """Return the weights that come with the program, from `common.toml`: for a first look, where no list is at hand."""
    table = tomllib.loads(files(__package__).joinpath("common.toml").read_text("utf-8"))
    return Rarity(table["counts"], table["names"])
