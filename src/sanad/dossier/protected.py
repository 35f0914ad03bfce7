# SPDX-License-Identifier: Apache-2.0
"""Names of people who are protected, looked for in texts: as they are written, and in the other of the Latin and Arabic scripts.

A name is found whole, never by one of its words, and never by likeness within a script. Across scripts its consonants are compared, as they must
be; a name of fewer than four is not looked for there, because half a page would hold it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sanad.search.terms import LEAST_SOUNDS
from sanad.values.fold import fold
from sanad.values.name import is_arabic, skeleton

_POSSESSIVE = re.compile("['’]s\\b")


@dataclass(frozen=True)
class Protected:
    """An entry of the register who is protected: its id, as what, and every name under which it is known here."""

    entry: str
    kind: str
    names: tuple[str, ...]


class Names:
    """The names of some people, made ready for any number of texts."""

    def __init__(self, people: Iterable[Protected]) -> None:
        """Fold every name; one that folds to nothing is nobody's."""
        every = [(each, name) for each in people for name in each.names if fold(name)]
        self._written = [(each, f" {fold(name)} ") for each, name in every]
        self._heard = [
            (each, is_arabic(fold(name)), f" {skeleton(name)} ")
            for each, name in every
            if len(skeleton(name).replace(" ", "")) >= LEAST_SOUNDS
        ]

    def __bool__(self) -> bool:
        """Tell whether there is anybody to look for."""
        return bool(self._written)

    def within(self, text: str) -> Iterator[Protected]:
        """Yield who is named in a text, each once; linear in the text for each name."""
        words = fold(_POSSESSIVE.sub("", text)).split()
        written = f" {' '.join(words)} "
        runs = [
            (arabic, f" {skeleton(' '.join(run))} ") for arabic, run in groupby(words, is_arabic)
        ]
        found = [each for each, name in self._written if name in written]
        found += [
            each
            for each, arabic, name in self._heard
            if any(name in heard for script, heard in runs if script is not arabic)
        ]
        yield from dict.fromkeys(found)
