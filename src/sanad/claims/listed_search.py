# SPDX-License-Identifier: Apache-2.0
"""Which entries of a list meet words or an identifier that an officer gives: exactly, folded, or by consonants.

Entries come in the order of the list, with every statement that met the words and how. Nothing is weighed or ranked, and
none is left out. A name alone proves nothing: it says that the words stand there, not whom they are about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from sanad.claims.listed import FILE
from sanad.values.name import fold, skeleton

_NAMES = ("name", "alias")
"""A property whose word holds one of these is compared across scripts too."""
_LONGEST_NAME = 300
_COLUMNS = ["entry", "start", "kind", "property", "value", "detail"]


@dataclass(frozen=True)
class Said:
    """A statement that met the words; `how` is `as_written`, `folded`, `consonants` or `identifier`."""

    property: str
    value: str
    detail: str | None
    how: str


@dataclass
class Met:
    """An entry that met the words: its names as the list gives them, and the statements that did."""

    entry: str
    kind: str | None
    names: list[str] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


class Words:
    """What is looked for. A value meets it when all its words stand in the value, in whatever order."""

    def __init__(self, text: str) -> None:
        """Prepare the forms in which values are compared."""
        self.text = text.strip()
        self._folded = set(_words(self.text))
        self._key = _key(self.text)
        self._consonants = set(skeleton(self.text).split())

    def met_by(self, word: str, value: str) -> str | None:
        """Return how a value of property `word` meets the words, or None."""
        folded = fold(value)
        if self._folded and self._folded <= set(re.findall(r"\w+", folded)):
            return "as_written" if self.text in value else "folded"
        if self._key and any(map(str.isdigit, self._key)) and self._key == _only(folded):
            return "identifier"
        is_name = any(name in word.casefold() for name in _NAMES) and len(value) <= _LONGEST_NAME
        if is_name and self._consonants and self._consonants <= set(skeleton(value).split()):
            return "consonants"
        return None


def search(folder: Path, words: Words) -> tuple[int, list[Met]]:
    """Return how many entries the list has, and those that meet the words; cost is linear in the statements."""
    count, met = 0, []
    for found in _entries(folder / FILE, words):
        count += 1
        if found.said:
            met.append(found)
    return count, met


def _entries(path: Path, words: Words) -> Iterator[Met]:
    """Yield every entry, with what of it met the words; the statements of an entry stand together."""
    place: tuple[str, int] | None = None
    current = Met("", None)
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(columns=_COLUMNS):
            columns = (batch.column(name).to_pylist() for name in _COLUMNS)
            for entry, start, kind, word, value, detail in zip(*columns, strict=True):
                if (entry, start) != place:
                    if place is not None:
                        yield current
                    place, current = (entry, start), Met(entry, kind)
                if word == "name":
                    current.names.append(value)
                if (how := words.met_by(word, value)) is not None:
                    current.said.append(Said(word, value, detail, how))
    if place is not None:
        yield current


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _key(text: str) -> str:
    return _only(fold(text))


def _only(folded: str) -> str:
    return "".join(sign for sign in folded if sign.isalnum())
