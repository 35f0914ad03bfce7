# SPDX-License-Identifier: Apache-2.0
"""How alike two words of names are, as a named level and a number.

The first level that holds is the answer:

=========== ============================================================ ========================
level       two words                                                    likeness
=========== ============================================================ ========================
SAME        are written sign for sign the same                           1
FOLDED      have the same letters once folded                            1
FAMILY      stand in one family of spellings in `words.toml`             0.98
SOUND       cost at most 0.09 a sound (`sanad.identity.names.sound`)     1 - 2 * cost / length
CONSONANTS  have one skeleton (`sanad.values.name`), and other vowels    1 - 3 * cost / length
SLIP        have skeletons one change apart and a likeness of 0.4 or     1 - 3 * cost / length
            more; or differ in signs that a scanner takes for each other 0.8 at most
BEGINNING   one begins with the other, of five sounds or more            0.75
ARTICLE     sound the same once one has lost its Arabic article          0.9
INITIAL     one is the first letter of the other                         0.6
=========== ============================================================ ========================

`cost` is the distance in sound, `length` the number of sounds of the longer word. Two words of different families are two
names, however alike they sound, and so are words for which no level holds, or
of more than 64 letters. Pure and cached: a word is met many times.
"""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from sanad.identity.names.sound import distance, sounds
from sanad.identity.names.words import FAMILIES
from sanad.values.name import is_arabic, skeleton_of_word

_KNOWN_WORDS, _KNOWN_PAIRS = 1 << 17, 1 << 18
_FAMILY, _LOOKS, _BEGINNING, _INITIAL = 0.98, 0.8, 0.75, 0.6
_CLOSE, _SLOPE, _STEEP, _LEAST = 0.09, 2.0, 3.0, 0.4
_LEAST_SOUNDS, _LEAST_OF_BEGINNING, _LEAST_WITH_ARTICLE, _ARTICLE = 4, 5, 5, 0.9
_MOST_LETTERS = 64  # nobody's name is longer, and the distance takes time with its square
_ARTICLES = ("al", "ال")
_SHAPES = ("o0", "li1", "ce", "uv", "hb", "بپتٹثنی", "جچحخ", "دڈذ", "رڑزژ", "سش", "صض", "طظ", "عغ", "فق", "کگ")  # fmt: skip
_LOOK = str.maketrans({sign: group[0] for group in _SHAPES for sign in group})
"""Signs that a scanner takes for each other: shapes in Latin, dots in Arabic script."""


class Level(StrEnum):
    """In what two words agree."""

    SAME = "written the same"
    FOLDED = "the same letters"
    FAMILY = "spellings of one name"
    SOUND = "sound the same"
    CONSONANTS = "the same consonants, other vowels"
    SLIP = "one slip apart"
    BEGINNING = "one is the beginning of the other"
    ARTICLE = "one with the article, one without"
    INITIAL = "one is the initial of the other"
    ABBREVIATION = "one is made of the initials of the other"
    ONLY_LEFT = "only left"
    ONLY_RIGHT = "only right"


class Likeness(NamedTuple):
    """A level and the number that goes with it, 0 to 1."""

    level: Level
    value: float


class _Word(NamedTuple):
    """What is asked of a word again and again."""

    family: str | None
    skeleton: str
    sounds: str
    arabic: bool
    looks: str
    clean: str
    """The word without what only a scanner writes."""


@lru_cache(_KNOWN_WORDS)
def _word(folded: str) -> _Word:
    return _Word(
        FAMILIES.get(folded),
        skeleton_of_word(folded),
        sounds(folded),
        is_arabic(folded),
        folded.replace("rn", "m").translate(_LOOK),
        folded.replace("rn", "m").replace("0", "o").replace("1", "l"),
    )


@lru_cache(_KNOWN_PAIRS)
def liken(left: str, right: str) -> Likeness | None:
    """Return how alike two folded words are, or None when no level holds.

    >>> liken("karim", "kareem").level.name, liken("jamil", "jamal").level.name, liken("asif", "arif")
    ('SOUND', 'CONSONANTS', None)
    """
    if left == right:
        return Likeness(Level.FOLDED, 1.0)
    if len(left) > _MOST_LETTERS or len(right) > _MOST_LETTERS:
        return None
    ours, theirs = _word(left), _word(right)
    if ours.family and theirs.family:
        return Likeness(Level.FAMILY, _FAMILY) if ours.family == theirs.family else None
    if len(left) == 1 or len(right) == 1:
        return _initial(left, right)
    return _heard(ours, theirs) or _seen(left, right) or _without_article(left, right)


def _initial(left: str, right: str) -> Likeness | None:
    short, long = (left, right) if len(left) < len(right) else (right, left)
    begins = long.startswith(short) or _word(long).skeleton[:1] == _word(short).skeleton
    return Likeness(Level.INITIAL, _INITIAL) if len(long) > 1 and begins else None


def _heard(ours: _Word, theirs: _Word) -> Likeness | None:
    apart = Levenshtein.distance(ours.skeleton, theirs.skeleton, score_cutoff=1)
    if apart > 1:
        return _beginning(ours, theirs)
    length = max(len(ours.sounds), len(theirs.sounds))
    cost = distance(ours.sounds, theirs.sounds, across=ours.arabic or theirs.arabic)
    if cost <= _CLOSE * length:
        return Likeness(Level.SOUND, _value(_SLOPE, cost, length))
    value = _value(_STEEP, cost, length)
    if apart == 0 and ours.skeleton:
        return Likeness(Level.CONSONANTS, value)
    return Likeness(Level.SLIP, value) if value >= _LEAST else None


def _value(slope: float, cost: float, length: int) -> float:
    return max(0.0, round(1 - slope * cost / length, 4))


def _beginning(ours: _Word, theirs: _Word) -> Likeness | None:
    short, long = ours.sounds, theirs.sounds
    if len(short) > len(long):
        short, long = long, short
    if len(short) < _LEAST_OF_BEGINNING or short[0] != long[0]:
        return None
    across = ours.arabic or theirs.arabic
    close = distance(short, long[: len(short)], across=across) <= _CLOSE * len(short)
    return Likeness(Level.BEGINNING, _BEGINNING) if close else None


def _seen(left: str, right: str) -> Likeness | None:
    ours, theirs = _word(left), _word(right)
    if ours.arabic == theirs.arabic:
        alike = ours.looks == theirs.looks and len(left) >= _LEAST_SOUNDS
        return Likeness(Level.SLIP, _LOOKS) if alike else None
    if ours.clean == left and theirs.clean == right:
        return None
    found = liken(ours.clean, theirs.clean)
    return Likeness(Level.SLIP, min(_LOOKS, found.value)) if found else None


def _without_article(left: str, right: str) -> Likeness | None:
    """Return how alike two words are when the article is written onto one: Alsahra, Sahra."""
    long, short = (left, right) if len(left) > len(right) else (right, left)
    if len(long) < _LEAST_WITH_ARTICLE or not long.startswith(_ARTICLES):
        return None
    found = None if short.startswith(_ARTICLES) else liken(long[2:], short)
    sound = found is not None and found.value >= _ARTICLE
    return Likeness(Level.ARTICLE, _ARTICLE) if sound else None
