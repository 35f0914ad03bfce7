# SPDX-License-Identifier: Apache-2.0
"""The language of a document: its words for codes, its days and its numbers.

A language is the file `words/<language>.toml`; every one holds the same words under the same names. Days and numbers are those of the Unicode
Common Locale Data Repository. What a source said is never put into other words: it stands as it was recorded.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from sanad.errors import BadValue
from sanad.values.canonical import Json

_FOLDER = Path(__file__).parent / "words"
_LOCALES = {"en": "en_GB", "ur": "ur_PK"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


@dataclass(frozen=True)
class Term:
    """A code of ours, for which each language has words in `group`; `facts` fill what they name in braces."""

    group: str
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Day:
    """A day as far as it is known: ISO 8601, to the day, the month or the year; empty where it is not."""

    text: str | None


@dataclass(frozen=True)
class Value:
    """The value of a claim: a text as it stands, a table member by member."""

    json: Json


@dataclass(frozen=True)
class Said:
    """What somebody says, with who says it in brackets."""

    what: "Field"
    by: str


@dataclass(frozen=True)
class Place:
    """Where words stand: in which exhibit, and there at which page, part, row, bytes or seconds: `kind`, with the `facts` that its word names."""

    exhibit: str
    kind: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Listed:
    """Several of them, one after the other."""

    each: "tuple[Field, ...]"


Field = str | int | Term | Day | Value | Said | Place | Listed
"""What a form may be filled with."""


class Language:
    """One language. `code` is its ISO 639-1 code."""

    def __init__(self, code: str, words: Mapping[str, Mapping[str, str]]) -> None:
        """Take its words, in groups."""
        self.code, self._words = code, words

    def show(self, shown: Field) -> str:  # noqa: PLR0911  # one for each kind of field
        """Return a field as this language writes it."""
        match shown:
            case Term(group, code, facts):
                return self.word(group, code).format_map(facts)
            case Day(text):
                return self.day(text or "")
            case Value(json):
                return self.value(json)
            case Said(what, by):
                return f"{self.show(what)} ({by})"
            case Listed(each):
                return self.word("source", "mark").join(self.show(one) for one in each)
            case Place():
                return self.place(shown)
            case _:
                return self.number(shown) if isinstance(shown, int) else shown

    def place(self, place: Place) -> str:
        """Return where words stand.

        >>> language("en").place(Place("note.pdf", "page", (("part", "3"),)))
        'note.pdf, page 3'
        """
        where = self.word("source", place.kind).format_map(dict(place.facts))
        return self.word("source", "place").format(exhibit=place.exhibit, place=where)

    def word(self, group: str, code: str) -> str:
        """Return the word for a code; a code without a word stands as it is, its low lines as blanks."""
        return self._words.get(group, {}).get(code, code.replace("_", " "))

    def words(self, group: str) -> dict[str, str]:
        """Return the words of a group, in the order of the file."""
        return dict(self._words[group])

    def day(self, text: str) -> str:
        """Return a day in words; what is no day of the calendar stands as it is.

        >>> language("en").day("2025-03-01"), language("en").day("2025-03"), language("en").day("2025")
        ('1 March 2025', 'March 2025', '2025')
        """
        from babel.dates import format_date, format_skeleton  # noqa: PLC0415  # loads its data

        locale = _LOCALES[self.code]
        try:
            if _DAY.fullmatch(text):
                return format_date(date.fromisoformat(text), "long", locale)
            if _MONTH.fullmatch(text):
                return format_skeleton("yMMMM", date.fromisoformat(f"{text}-01"), locale=locale)
        except ValueError:
            pass
        return text

    def number(self, number: int) -> str:
        """Return a number with its groups.

        >>> language("en").number(1234567)
        '1,234,567'
        """
        from babel.numbers import format_decimal  # noqa: PLC0415  # loads its data

        return format_decimal(number, locale=_LOCALES[self.code])

    def value(self, value: Json) -> str:
        """Return the value of a claim in words: members of a table by their names, what is empty left out."""
        if isinstance(value, bool):
            return self.word("truth", "yes" if value else "no")
        if isinstance(value, Mapping):
            if "said" in value:
                return f"{value['said']} ({self.word('category', str(value['category']))})"
            known = {key: item for key, item in value.items() if item not in ("", None)}
            return self.word("source", "mark").join(
                f"{self.word('member', key)}: {self.value(known[key])}" for key in sorted(known)
            )
        if isinstance(value, Sequence) and not isinstance(value, str):
            return ", ".join(self.value(item) for item in value)
        return self.day(value) if isinstance(value, str) else str(value)


def languages() -> tuple[str, ...]:
    """Return the languages that there are (ISO 639-1), sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def language(code: str) -> Language:
    """Return a language.

    Raises:
        BadValue: nobody has written its words.
    """
    if code not in languages():
        detail = f"documents are written in: {', '.join(languages())}"
        raise BadValue("document", value=code, type="language", detail=detail)
    return Language(code, tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8")))
