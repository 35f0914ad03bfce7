# SPDX-License-Identifier: Apache-2.0
"""What a search means: a small tree of conditions on a part. The language that people type is read in `sanad.search.language`.

A condition on words gives patterns, from which both the index is asked and the places in the original are marked, so that
what is found and what is shown can not differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sanad.search.terms import Pattern, Term, amount_forms, number_forms, sound_patterns, term_of
from sanad.search.views import ARABIC
from sanad.values.name import fold, is_arabic, skeleton


class Sounds(StrEnum):
    """How far a word is also found by its sound: not at all, in the other script, or in both."""

    NONE = "none"
    ACROSS = "across"
    BOTH = "both"


LEAST_LATIN, LEAST_ARABIC = 4, 3
"""Letters of a word that is found by a sound of one consonant, such as Shah and شاہ: shorter ones are articles and particles."""


@dataclass(frozen=True)
class Words:
    """Words that stand one after another; with `slack`, all different, each two neighbours with up to so many others between.

    Two words in the other order count as two apart.
    """

    written: str
    slack: int = 0

    def patterns(self, sounds: Sounds, home: str) -> Iterator[Pattern]:
        """Yield each form in which the words may stand; those in `sounds` are the weaker ones."""
        words = tuple(fold(self.written).split())
        yield Pattern("words", words, self.slack)
        if not self.slack:
            yield from (Pattern("words", way) for way in amount_forms(words))
        for form in number_forms(self.written, home):
            yield Pattern("words", (form,))
            yield Pattern("numbers", (form,))
        heard = skeleton(self.written)
        if sounds is Sounds.NONE or not _tells(words, heard):
            return
        arabic = is_arabic("".join(words))
        for pattern in sound_patterns(heard):
            if self.slack and len(set(pattern.words)) < len(pattern.words):
                continue
            if sounds is Sounds.BOTH or pattern.words[0].startswith(ARABIC) is not arabic:
                yield Pattern("sounds", pattern.words, self.slack)

    def term(self, home: str) -> Term:
        """Return the term by which tables are searched for the same."""
        return term_of(self.written, home)


@dataclass(frozen=True)
class Near:
    """A word that differs by up to `distance` letters: one changed, left out, put in, or two neighbours changed over."""

    word: str
    distance: int


@dataclass(frozen=True)
class Begins:
    """A word that begins so."""

    beginning: str


@dataclass(frozen=True)
class Filter:
    """A field of the part, of its exhibit or of its delivery, that has a value; `from` and `to` are days of receipt."""

    field: str
    value: str


@dataclass(frozen=True)
class Not:
    """What must not hold. Sounds are not asked here: nothing is shut out for only sounding alike."""

    condition: "Condition"


@dataclass(frozen=True)
class All:
    """Conditions that must all hold."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """Conditions of which one must hold."""

    conditions: tuple["Condition", ...]


Condition = Words | Near | Begins | Filter | Not | All | AnyOf


def wanted(condition: Condition) -> Iterator[Words | Near | Begins]:
    """Yield the conditions on words that count for a part, not those that must not hold."""
    match condition:
        case Words() | Near() | Begins():
            yield condition
        case All(conditions) | AnyOf(conditions):
            for each in conditions:
                yield from wanted(each)
        case Filter() | Not():
            return


def _tells(words: tuple[str, ...], heard: str) -> bool:
    """Tell whether a sound says enough to be asked for."""
    if any(sign.isdecimal() for word in words for sign in word):
        return False
    if len(heard.replace(" ", "")) > 1:
        return True
    least = LEAST_ARABIC if is_arabic("".join(words)) else LEAST_LATIN
    return heard != "" and len("".join(words)) >= least
