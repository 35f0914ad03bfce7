# SPDX-License-Identifier: Apache-2.0
"""The three ways in which a text is searched: its folded words, how they sound, and the numbers it writes in groups.

A view is words joined by single blanks. Each word of a view can be led back to the words of the text that it came from, and
those to characters of the original by `sanad.values.fold.spans`: nothing of this is stored, it is done for what is shown.

* `words`: the fold, word by word.
* `sounds`: for each word its consonant skeleton; those of words in Arabic script begin with a mark, so that a sound can be
  asked for in one script or the other.
* `numbers`: digits that stand in groups, joined: `0399 000-0001` gives `03990000001`. Every run of neighbouring groups
  that makes a number of 7 to 24 digits counts, since nobody can know where a number ends that is followed by another.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sanad.values.fold import fold
from sanad.values.name import is_arabic, skeleton_of_word

VERSION = "2"
"""Whatever was made by another version must be made anew."""

ARABIC = "~"
"""Stands before the sound of a word in Arabic script; no folded word holds it."""
LEAST_DIGITS, MOST_DIGITS, MOST_GROUPS = 7, 24, 6
"""Shorter ones are years, sections, amounts; the longest in use is an account of 24; nobody writes more than six groups."""

_GROUPS = re.compile(r"(?<!\S)[0-9]+(?: [0-9]+)+(?!\S)")
_KNOWN_WORDS = 1 << 18


@dataclass(frozen=True)
class Views:
    """The three views of one text."""

    words: str
    sounds: str
    numbers: str


@dataclass(frozen=True)
class Places:
    """Where the words of a view come from: word n of it from the words `first[n]` to `last[n]` of the text, both included."""

    first: Sequence[int]
    last: Sequence[int]


def views_of(text: str) -> Views:
    """Return the three views of `text`."""
    words = fold(text)
    sounds = " ".join(filter(None, map(sound_of_word, words.split())))
    return Views(words, sounds, " ".join(joined for joined, _, _ in _numbers(words)))


@lru_cache(_KNOWN_WORDS)
def sound_of_word(word: str) -> str:
    """Return how a folded word stands in the view `sounds`: mostly as one word, sometimes as two or none."""
    found = skeleton_of_word(word)
    if not is_arabic(word):
        return found
    return " ".join(ARABIC + each for each in found.split())


def word_places(words: str) -> Places:
    """Return where the view `words` comes from: each word from itself."""
    itself = range(words.count(" ") + 1 if words else 0)
    return Places(itself, itself)


def sound_places(words: str) -> Places:
    """Return where the view `sounds` of folded `words` comes from."""
    at = array("Q")
    for number, word in enumerate(words.split()):
        at.extend([number] * len(sound_of_word(word).split()))
    return Places(at, at)


def number_places(words: str) -> Places:
    """Return where the view `numbers` of folded `words` comes from."""
    found = [(first, last) for _, first, last in _numbers(words)]
    return Places([first for first, _ in found], [last for _, last in found])


PLACES = {"words": word_places, "sounds": sound_places, "numbers": number_places}
"""View → what leads its words back to the text."""


def _numbers(words: str) -> Iterator[tuple[str, int, int]]:
    """Yield (digits, first group, last group) of every number written in groups."""
    counted = at = 0
    for run in _GROUPS.finditer(words):
        at += words.count(" ", counted, run.start())
        counted = run.start()
        groups = run[0].split()
        for first, joined in enumerate(groups):
            for last in range(first + 1, min(first + MOST_GROUPS, len(groups))):
                joined += groups[last]  # noqa: PLW2901  # it grows group by group
                if len(joined) > MOST_DIGITS:
                    break
                if len(joined) >= LEAST_DIGITS:
                    yield joined, at + first, at + last
