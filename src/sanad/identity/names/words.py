# SPDX-License-Identifier: Apache-2.0
"""The words that play a part in names, from `words.toml` beside this file, folded.

Guarantees that a word has one role and one family; a slip in the file stops the program when it starts.
"""

import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from importlib.resources import files

from sanad.values.fold import fold


class Role(StrEnum):
    """What a word does in a name."""

    GIVEN = "given"
    """Any word that no table names: given name, family name, tribe, place. Which of these is not asked."""
    INITIAL = "initial"
    TITLE = "title"
    HONORIFIC = "honorific"
    PARTICLE = "particle"
    PATRONYMIC = "patronymic"
    ORGANISATION = "organisation word"
    LEGAL_FORM = "legal form"


_GROUPS = {
    "titles": Role.TITLE,
    "honorifics": Role.HONORIFIC,
    "particles": Role.PARTICLE,
    "patronymics": Role.PATRONYMIC,
    "organisation_words": Role.ORGANISATION,
    "legal_forms": Role.LEGAL_FORM,
}


def _once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return word → value; the same word with two values is a fault in the table."""
    found: dict[str, str] = {}
    for word, value in pairs:
        if found.setdefault(fold(word), value) != value:
            raise ValueError(f"{word} stands under {found[fold(word)]} and under {value}")
    return found


_TABLES: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    files(__package__).joinpath("words.toml").read_text("utf-8")
)
ROLES: Mapping[str, Role] = {
    word: Role(role)
    for word, role in _once(
        (word, role) for group, role in _GROUPS.items() for word in _TABLES[group]["words"]
    ).items()
}
"""Folded word, or two words joined by a blank → its role."""
FAMILIES: Mapping[str, str] = _once(
    (word, family) for family, words in _TABLES["families"].items() for word in words
)
"""Folded spelling → the family it belongs to."""
ENDINGS: Mapping[str, str] = _once(
    (written, word) for word, endings in _TABLES["endings"].items() for written in endings
)
"""Folded second half of a compound → the word it is compared as."""
LETTERS: Mapping[str, str] = _once(
    (word, letter) for letter, words in _TABLES["letters"].items() for word in words
)
"""Folded Urdu name of a Latin letter → the letter."""
