# SPDX-License-Identifier: Apache-2.0
"""The words that a name is linked by: one key for each word, the same in either script and for every spelling of a family.

`words_of` says the same as reading the name whole (`sanad.identity.names.parts`) and leaving out titles, courtesies and
particles. Most names of a long list are a few words that mean the same whatever stands beside them; those are read once and
looked up. A name with any other word is read whole.

Does not keep the order of words, and not how they were written: both are for the comparison that explains a pair.
"""

from functools import lru_cache
from typing import NamedTuple

from sanad.errors import BadValue
from sanad.identity.names.parts import Part, read_name
from sanad.identity.names.words import ENDINGS, LETTERS, ROLES, Role
from sanad.values.fold import fold
from sanad.values.name import skeleton_of_word

_KNOWN_WORDS = 1 << 18
_MIXING = frozenset(word for pair in ROLES if " " in pair for word in pair.split())
"""Words that have a role together with another."""
_SECOND_HALVES = frozenset(ending[2:] for ending in ENDINGS)
"""Words that may make a compound with the word before them: Ziaul Haq."""


class Words(NamedTuple):
    """Keys of the bearer's words and of those behind "son of", each once and in order."""

    own: tuple[str, ...]
    fathers: tuple[str, ...]


NOBODY = Words((), ())


def words_of(name: str) -> Words:
    """Return the keys of a name; `NOBODY` where no word of it is a name.

    >>> words_of("Haji Muhammad Asif s/o Ziaullah").own, words_of("محمد آصف").own
    (('asf', 'mmd'), ('asf', 'mmd'))
    """
    if "/" not in name:
        found: set[str] = set()
        for word in fold(name).split():
            keys = _alone(word)
            if keys is None:
                return _whole(name)
            found.update(keys)
        return Words(tuple(sorted(found)), ())
    return _whole(name)


def _whole(name: str) -> Words:
    try:
        parts = [part for part in read_name(name).counted if part.role is not Role.TITLE]
    except BadValue:
        return NOBODY
    own, fathers = (
        tuple(sorted({_key(part) for part in parts if part.relative is side}))
        for side in (False, True)
    )
    return Words(own, fathers)


@lru_cache(_KNOWN_WORDS)
def _alone(word: str) -> tuple[str, ...] | None:
    """Return the keys of a folded word that means the same beside any other; None for a word that may not."""
    role = ROLES.get(word, Role.GIVEN)
    mixes = word in _MIXING or word in LETTERS or word in _SECOND_HALVES or len(word) == 1
    if mixes or role is Role.PATRONYMIC:
        return None
    return _whole(word).own if role is not Role.TITLE else ()


def _key(part: Part) -> str:
    """Return the skeleton of a word, or of its family; the letters of a word that has none."""
    heard = skeleton_of_word(part.family) if part.family else part.skeleton
    return heard or part.folded
