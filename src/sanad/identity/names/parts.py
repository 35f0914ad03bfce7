# SPDX-License-Identifier: Apache-2.0
"""A name taken apart: its words as written, what each is compared by, and what it does in the name.

Guarantees: every word of the name is one part or belongs to one; what was written is kept; marks of direction change nothing
and are reported. Roles come from `words.toml` alone. A word that could be a title or a name (Mir, Malik) is a title, which
costs nothing where the other side leaves it out; compared with the same word as a name it still agrees.

Does not guarantee that a part is what it looks like: which word is the family's, the tribe's or the place's is not asked,
and nothing about the bearer follows from any.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from sanad.errors import BadValue
from sanad.identity.names.sound import sounds
from sanad.identity.names.words import ENDINGS, FAMILIES, LETTERS, ROLES, Role
from sanad.values.fold import fold, spans
from sanad.values.name import is_arabic, skeleton_of_word

_KNOWN_NAMES = 1 << 16
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Every mark of direction (Unicode Bidirectional Algorithm, UAX #9, section 2)."""
_SON_OF = re.compile(r"\b([sdwc])\s*/\s*o\b\.?", re.IGNORECASE)
_OF = {"s": "son of", "d": "daughter of", "w": "wife of", "c": "child of"}
_ENDING = re.compile(f"(?<=..)({'|'.join(sorted(ENDINGS, key=len, reverse=True))})$")
_SERVANT = re.compile(r"abd[aeu]?(?:l|([rsnzdt])(?=\1))(?=..)|عبدال(?=..)")
_LEAST_LETTERS, _SHOWN = 3, 60
MOST_WORDS = 40
"""More make a text, not a name; the time to compare grows with the square of it."""
_SILENT = frozenset({Role.PARTICLE, Role.PATRONYMIC, Role.HONORIFIC})
_NO_NAME = _SILENT | {Role.TITLE}


class Script(StrEnum):
    """What a word is written in."""

    LATIN = "latin"
    ARABIC = "arabic"
    OTHER = "other"


@dataclass(frozen=True, eq=False)
class Part:
    """One word of a name, or one half of a compound.

    `written` is the word as it stands in the source; `folded` what is compared letter by letter; `family` the key of its
    spellings, if the table has it; `relative` says that it stands behind "son of" and the like.
    """

    written: str
    folded: str
    role: Role
    relative: bool
    skeleton: str
    sounds: str
    family: str | None
    script: Script


@dataclass(frozen=True, eq=False)
class Name:
    """A name taken apart. `controls` are the marks of direction that stood in it, as U+202E.

    `counted` are the parts that are compared: all but particles, courtesies and the words for "son of".
    """

    written: str
    parts: tuple[Part, ...]
    controls: tuple[str, ...]
    counted: tuple[Part, ...] = field(init=False)
    words: tuple[str, ...] = field(init=False)
    """What `counted` is compared by, letter by letter."""
    of_organisation: bool = field(init=False)
    has_relative: bool = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what every comparison asks for."""
        counted = tuple([part for part in self.parts if part.role not in _SILENT])
        roles = [part.role for part in counted]
        write = object.__setattr__  # frozen from here on
        write(self, "counted", counted)
        write(self, "words", tuple([part.folded for part in counted]))
        write(self, "of_organisation", Role.ORGANISATION in roles)
        write(self, "has_relative", True in [part.relative for part in counted])


@lru_cache(_KNOWN_NAMES)
def take_apart(written: str) -> Name:
    """Return `written` as a name, as `read_name` does, and keep it for the next time."""
    return read_name(written)


def read_name(written: str) -> Name:
    """Return `written` as a name.

    Raises:
        BadValue: no word is left once titles, courtesies and particles are taken away, or there are more than `MOST_WORDS`.
            Such a value names nobody.

    >>> [(part.folded, str(part.role)) for part in read_name("Mir Asif s/o Haji Ziaullah").parts]
    [('mir', 'title'), ('asif', 'given'), ('son of', 'patronymic'), ('haji', 'title'), ('zia', 'given'), ('allah', 'given')]
    """
    words = _words(written)
    if len(words) > MOST_WORDS:
        raise _no_name(written, f"it has more than {MOST_WORDS} words")
    parts = tuple(_parts(words))
    if all(part.role in _NO_NAME for part in parts):
        raise _no_name(written, "it holds no word but titles, courtesies and particles")
    signs = () if written.isascii() else _DIRECTION.findall(written)
    return Name(written, parts, tuple(dict.fromkeys(f"U+{ord(sign):04X}" for sign in signs)))


def _no_name(written: str, detail: str) -> BadValue:
    shown = ascii(written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…")
    return BadValue("name", value=shown, type="name", detail=detail)


def _words(written: str) -> list[tuple[str, str]]:
    """Return the words as written, an initial with its full stop, and folded; two that have a role together are one."""
    text = written
    if "/" in text:
        text = _SON_OF.sub(lambda found: f" {_OF[found[1].lower()]} ", written)
    singles = [
        (text[start : end + (end - start == 1 and text[end : end + 1] == ".")], word)
        for (start, end), word in zip(spans(text), fold(text).split(), strict=True)
    ]
    found: list[tuple[str, str]] = []
    for single in singles:
        pair = f"{found[-1][1]} {single[1]}" if found else ""
        if pair in ROLES:
            found[-1] = (f"{found[-1][0]} {single[0]}", pair)
        elif found and _is_compound(pair):
            found[-1] = (f"{found[-1][0]} {single[0]}", found[-1][1] + single[1])
        else:
            found.append(single)
    return found if text.isascii() else _spelt(found)


def _is_compound(pair: str) -> bool:
    """Tell whether the first of two words ends in the joining vowel of a compound: Ziaul Haq."""
    first, second = pair.split(" ", 1)
    return len(first) > _LEAST_LETTERS and first[-2:] + second in ENDINGS


def _spelt(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join Latin letters spelt in Urdu, three or more in a row, to the abbreviation they spell."""
    letters = "".join([LETTERS.get(folded, " ") for _, folded in words])
    for run in reversed(list(re.finditer(rf"\S{{{_LEAST_LETTERS},}}", letters))):
        joined = " ".join(written for written, _ in words[run.start() : run.end()])
        words[run.start() : run.end()] = [(joined, run[0])]
    return words


def _parts(words: list[tuple[str, str]]) -> Iterator[Part]:
    relative = False
    for written, folded in words:
        role = ROLES.get(folded, Role.GIVEN)
        if len(folded) == 1 and (role is Role.GIVEN or written.endswith(".")):
            role = Role.INITIAL
        if role is Role.PATRONYMIC:
            relative = True
        halves = _halves(folded) if role is Role.GIVEN else (folded,)
        for half in halves:
            yield _part(written, half, role, relative=relative)


@lru_cache(_KNOWN_NAMES)
def _part(written: str, folded: str, role: Role, *, relative: bool) -> Part:
    script = Script.ARABIC if is_arabic(folded) else Script.LATIN if _is_latin(folded) else Script.OTHER  # fmt: skip
    plain = "".join(skeleton_of_word(folded).split())
    family = FAMILIES.get(folded)
    return Part(written, folded, role, relative, plain, sounds(folded), family, script)


@lru_cache(_KNOWN_NAMES)
def _halves(word: str) -> tuple[str, ...]:
    """Return the halves of a compound with Abd, Allah or Din, in the order written; a plain word is itself."""
    if word in FAMILIES:
        return (word,)
    ending = _ENDING.search(word)
    if ending:
        return (*_halves(word[: ending.start()]), ENDINGS[ending[1]])
    servant = _SERVANT.match(word)
    if servant:
        return ("abd", word[servant.end() :])
    return (word,)


def _is_latin(folded: str) -> bool:
    return unicodedata.name(folded[0], "").startswith("LATIN") or folded[0].isdigit()
