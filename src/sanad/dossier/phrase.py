# SPDX-License-Identifier: Apache-2.0
"""A phrase of a form: words, `{fields}`, and in square brackets what is left out when one of its fields is empty."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\{([a-z_]+)\}|([\[\]])|([^{}\[\]]+)|(.)", re.DOTALL)


@dataclass(frozen=True)
class _Field:
    name: str


_Piece = str | _Field


@dataclass(frozen=True)
class Phrase:
    """A phrase that was read. Each run is whole or, where `optional`, not there."""

    runs: tuple[tuple[bool, tuple[_Piece, ...]], ...]

    @classmethod
    def read(cls, text: str) -> "Phrase":
        """Return the phrase that `text` writes.

        Raises:
            ValueError: a bracket stands alone or within another, or a brace holds no name.
        """
        return cls(tuple(_runs(text)))

    @property
    def fields(self) -> frozenset[str]:
        """Return the names of its fields."""
        return _names(self.runs)

    @property
    def tells(self) -> tuple[frozenset[str], frozenset[frozenset[str]]]:
        """Return its fields that always stand, and those of each optional run: what a phrase tells, in any order of words."""
        always = _names(run for run in self.runs if not run[0])
        return always, frozenset(_names([run]) for run in self.runs if run[0])

    def filled(self, value: Callable[[str], str]) -> str:
        """Return the words, each field as `value` gives it.

        >>> phrase = Phrase.read("{act}.[ How: {means}.]")
        >>> phrase.filled({"act": "He paid", "means": ""}.__getitem__)
        'He paid.'
        """
        return "".join(_said(optional, run, value) for optional, run in self.runs)


def _names(runs: Iterable[tuple[bool, tuple[_Piece, ...]]]) -> frozenset[str]:
    return frozenset(p.name for _, run in runs for p in run if isinstance(p, _Field))


def _said(optional: bool, run: tuple[_Piece, ...], value: Callable[[str], str]) -> str:  # noqa: FBT001  # one of a pair
    told = [value(piece.name) if isinstance(piece, _Field) else piece for piece in run]
    empty = any(isinstance(piece, _Field) and not told[at] for at, piece in enumerate(run))
    return "" if optional and empty else "".join(told)


def _runs(text: str) -> Iterator[tuple[bool, tuple[_Piece, ...]]]:
    optional = False
    run: list[_Piece] = []
    for name, bracket, words, stray in _TOKEN.findall(text):
        if stray:
            raise ValueError(f"“{stray}” stands alone in “{text}”")
        if not bracket:
            run.append(_Field(name) if name else words)
            continue
        if (bracket == "[") is optional:
            raise ValueError(f"a bracket stands alone or within another in “{text}”")
        yield optional, tuple(run)
        optional, run = not optional, []
    if optional:
        raise ValueError(f"a bracket is not closed in “{text}”")
    yield False, tuple(run)
