# SPDX-License-Identifier: Apache-2.0
"""The words that reports are read by: phrases of each language, names of places, organisations (docs/formats/suggestions.md).

Read once from TOML files and then only looked at. A table nobody knows, a phrase without a word, or one phrase with two
codes in a table is refused, naming the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sanad.claims.suggestions import organisation
from sanad.claims.suggestions.organisation import Organisation
from sanad.claims.suggestions.phrases import Meaning, Phrases, tokens
from sanad.claims.suggestions.suggestion import PRECISIONS, TOLLS, Candidate
from sanad.errors import Unreadable
from sanad.rules.reading import Fault, Table

_BOUNDS = ("at_least", "more_than", "at_most", "about")
_SITES = ("site", "town", "tehsil", "district", "province")
_TABLES: dict[str, Sequence[str] | re.Pattern[str]] = {
    **dict.fromkeys(
        ("incident_type", "method", "target", "damage", "category", "speaker", "title", "label"),
        re.compile("[a-z_]+"),
    ),
    **dict.fromkeys(("number", "scale", "vague"), re.compile("[0-9]+")),
    **dict.fromkeys(("toll", "nobody"), TOLLS),
    **dict.fromkeys(("bound", "bound_after"), _BOUNDS),
    "place_before": _SITES,
    "place_after": (*_SITES, "stretch"),
    "claim": ("by", "of", "event"),
    "deny": ("by", "of"),
    "article": ("one",),
    "range": ("open", "change", "middle"),
    "join": ("and", "part"),
    "aux": ("be",),
    "function": ("word",),
    "reach": ("to",),
    "former": ("number",),
    "unit": ("not_people",),
    "speech": ("verb", "source_follows", "closes"),
    "audience": ("word",),
    "appearance": ("word",),
    "naming": ("as",),
    "accuse": ("whom", "who"),
    "no_claim": ("said", "who"),
    "day": re.compile("-?[0-9]{1,3}"),
    "period": ("last_night", "last_week", "last_month", "last_year", "this_month"),
    "weekday": re.compile("[0-6]"),
    "between": ("night",),
    "place_in": ("at", "within"),
    "organisation_head": ("noun",),
    "operation_name": ("before",),
    "apart": ("new",),
    "background": ("earlier",),
    "pronoun": ("speaker", "group"),
}
"""Table → the codes it may have."""


@dataclass(frozen=True)
class Place:
    """A name of the gazetteer; `within` is the next wider place, if it is known."""

    name: str
    precision: str
    within: str | None


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What reports are read by; two are the same only if they are one. `names` are those of organisations; `questions` are of the names of which nobody knows whom they mean."""

    phrases: Phrases
    places: dict[str, tuple[Place, ...]]
    organisations: dict[str, Organisation]
    names: dict[str, tuple[Candidate, ...]]
    questions: dict[str, str]

    def places_of(self, words: str) -> tuple[Place, ...]:
        """Return the places that have this name, in the order of the gazetteer."""
        return self.places.get(key(words), ())

    def question_of(self, words: str) -> str | None:
        """Return what is open about a name of an organisation, or None."""
        return self.questions.get(key(words))

    def organisations_of(self, words: str) -> tuple[Candidate, ...]:
        """Return the organisations that have this name, each once."""
        return self.names.get(key(words), ())


@lru_cache(1 << 14)
def key(words: str) -> str:
    """Return a name as names are compared here: its folded words."""
    return " ".join(token.word for token in tokens(words))


def load(reporting: Path, places: Path, organisations: Sequence[Path]) -> Lexicon:
    """Return the lexicon of three kinds of folders.

    Raises:
        BadRule: naming file and field of the first fault.
        Unreadable: a folder or a file cannot be opened.
    """
    found, faults = read(reporting, places, organisations)
    if faults:
        raise faults[0].as_error()
    return found


def read(
    reporting: Path, places: Path, organisations: Sequence[Path]
) -> tuple[Lexicon, list[Fault]]:
    """Return the lexicon and every fault of its files."""
    faults: list[Fault] = []
    lexicon = Lexicon(Phrases(), {}, {}, {}, {})
    for path, fields in organisation.opened(_files(reporting), faults):
        _add_language(path.name, fields, lexicon, faults)
    for path, fields in organisation.opened(_files(places), faults):
        _add_places(path.name, fields, lexicon, faults)
    for folder in organisations:
        listed, broken = organisation.read(folder)
        faults += broken
        for one in listed.values():
            _add_organisation(one, lexicon, faults)
    return lexicon, faults


def _files(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise Unreadable(str(folder), detail="there is no table in this folder")
    return found


def _add_language(
    file: str, fields: dict[str, object], lexicon: Lexicon, faults: list[Fault]
) -> None:
    table = Table(file, fields, faults)
    table.text("language")
    for name, codes in _TABLES.items():
        rows = Table(file, table.table(name), faults, f"{name}.")
        seen: dict[str, str] = {}
        for code in _codes(fields.get(name), codes):
            for phrase in rows.texts(code):
                if not lexicon.phrases.add(phrase, Meaning(name, code)):
                    rows.fault(code, f"“{phrase}” has no word, or too many")
                if seen.setdefault(phrase, code) != code:
                    rows.fault(code, f"“{phrase}” stands under {seen[phrase]} too")
        rows.close()
    table.close()


def _codes(rows: object, allowed: Sequence[str] | re.Pattern[str]) -> Iterator[str]:
    """Yield the codes of a table that it may have; the others stay, and are faults."""
    for code in rows if isinstance(rows, dict) else ():
        if allowed.fullmatch(code) if isinstance(allowed, re.Pattern) else code in allowed:
            yield code


def _add_places(
    file: str, fields: dict[str, object], lexicon: Lexicon, faults: list[Fault]
) -> None:
    table = Table(file, fields, faults)
    for number, row in enumerate(table.tables("place"), start=1):
        one = Table(file, row, faults, f"place.{number}.")
        place = Place(
            one.text("name"), one.word("precision", PRECISIONS), one.text_or_none("within")
        )
        for name in (place.name, *(one.texts("also") if "also" in row else ())):
            if not lexicon.phrases.add(name, Meaning("place", "listed")):
                one.fault("name", f"“{name}” has no word, or too many")
            known = lexicon.places.get(key(name), ())
            lexicon.places[key(name)] = (*known, place)
        one.close()
    table.close()
    wider = {place.within for known in lexicon.places.values() for place in known} - {None}
    for name in sorted(str(each) for each in wider if not lexicon.places_of(str(each))):
        table.fault("place", f"“{name}” has places within it and is not among the names")


def _add_organisation(one: Organisation, lexicon: Lexicon, faults: list[Fault]) -> None:
    lexicon.organisations[one.id] = one
    questions = {alias.name: alias.question for alias in one.aliases}
    for name, reason in _names(one):
        if not lexicon.phrases.add(name, Meaning("organisation", "listed")):
            faults.append(Fault(f"{one.id}.toml", "name", f"“{name}” has no word, or too many"))
        known = lexicon.names.get(key(name), ())
        if one.id not in {other.organisation for other in known}:
            lexicon.names[key(name)] = (*known, Candidate(one.id, name, reason))
        if question := questions.get(name):
            lexicon.questions[key(name)] = question


def _names(one: Organisation) -> Iterator[tuple[str, str]]:
    """Yield the names of an organisation, and how it has each."""
    yield one.name, "its name"
    for alias in one.aliases:
        yield alias.name, f"a name of {one.name}, used by {alias.used_by} ({alias.mark})"
    for wing, mark in one.wings:
        yield wing, f"a wing of {one.name} ({mark})"
