# SPDX-License-Identifier: Apache-2.0
"""The words of the papers that are written in several languages, and the rights of which the file of reasons tells; both are files beside this one.

A language is the file `words/<language>.toml`; every one holds the same texts under the same names.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sanad.errors import BadValue
from sanad.values.said import Said

_FOLDER = Path(__file__).parent
_WORDS = _FOLDER / "words"
VERIFIED = frozenset({"V", "P"})
"""Marks of what was read in the text of the law itself; of anything else the paper says that it was not."""


@dataclass(frozen=True)
class Right:
    """One thing that the person may do. Its period, basis and mark are those of `clock` where it names one; `country` is None where it holds everywhere."""

    id: str
    country: str | None = None
    clock: str | None = None
    source: str = ""
    sources: tuple[str, ...] = ()
    mark: str = "U"


class Words:
    """The words of one language."""

    def __init__(self, texts: Mapping[str, str | Mapping[str, str]]) -> None:
        """Take the texts, in groups or by themselves."""
        self._texts = texts

    def __call__(self, name: str, /, **facts: object) -> str:
        """Return the text `group.name` or `name`, filled in."""
        group, _, member = name.rpartition(".")
        texts = self._texts[group] if group else self._texts
        return str(texts[member]).format(**facts)  # type: ignore[index]  # a group, as its name says

    def group(self, name: str) -> dict[str, str]:
        """Return the texts of a group, in the order of the file."""
        return dict(self._texts[name])  # type: ignore[arg-type]  # a group, as its name says


def languages() -> tuple[str, ...]:
    """Return the languages that there are (ISO 639-1), sorted."""
    return tuple(sorted(path.stem for path in _WORDS.glob("*.toml")))


@cache
def words(language: str) -> Words:
    """Return the words of a language.

    Raises:
        BadValue: nobody has written them.
    """
    if language not in languages():
        detail = Said("written in: {known}", known=", ".join(languages()))
        raise BadValue("paper", value=language, type="language", detail=detail)
    return Words(_read(_WORDS / f"{language}.toml"))


@cache
def rights(kind: str) -> tuple[Right, ...]:
    """Return the rights, or the ways to complain, in the order in which they are told; `kind` is `right` or `complaint`."""
    rows = _read(_FOLDER / "rights.toml")[kind]
    return tuple(Right(**{**row, "sources": tuple(row.get("sources", ()))}) for row in rows)


def _read(path: Path) -> dict:  # type: ignore[type-arg]  # our own files, under test
    with path.open("rb") as file:
        return tomllib.load(file)
