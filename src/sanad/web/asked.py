# SPDX-License-Identifier: Apache-2.0
"""A method's parameters as a form asks for them and as an order holds them.

A method says which parameters it takes, and here stands what sort each is: a method that is new appears by itself, and a parameter that is
new as a line of text. What was typed is read as `sanad find --ask` reads it; whether it is right, the method decides.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sanad.desk.questions.list_methods import Known
from sanad.values.canonical import Json

_DAYS = {"from", "to", "on", "first_from", "first_to", "second_from", "second_to"}
_IDENTIFIERS = {"number", "account", "imei", "imsi", "home", "organisation", "incident"}
_LISTS = {
    "numbers", "accounts", "first_group", "second_group", "named", "entries", "start", "end", "tainted",
    "cells", "words", "places", "said_by", "grade", "standing", "evidence_path.by",
}  # fmt: skip
_WRITTEN = {"balances", "pattern", "rates"}
_WORDS = {
    "network": ("calls", "payments"),
    "co_presence.by": ("cell", "site"),
    "flows.by": ("day", "week", "month", "year"),
}
PERIOD = ("from", "to")
_DIGITS = 18  # more are no number that anybody counts by


@dataclass(frozen=True)
class Field:
    """One field of the form: `sort` is day, identifier, list, written (TOML), choice or text; `words` are those of a choice."""

    name: str
    sort: str
    required: bool
    words: tuple[str, ...] = ()


def fields_of(method: Known) -> list[Field]:
    """Return the fields of a method in its own order, the period first: it is what every question has in common."""
    found = [_field(method.name, name) for name in method.parameters.split()]
    return sorted(found, key=lambda each: each.name not in PERIOD)


def _field(method: str, written: str) -> Field:
    name = written.strip("[]")
    own = f"{method}.{name}"
    known = {"day": _DAYS, "identifier": _IDENTIFIERS, "list": _LISTS, "written": _WRITTEN, "choice": _WORDS}  # fmt: skip
    sort = next((sort for sort, names in known.items() if {name, own} & set(names)), "text")
    return Field(name, sort, name == written, _WORDS.get(name, _WORDS.get(own, ())))


def parameters(fields: Iterable[Field], typed: Mapping[str, str]) -> dict[str, Json]:
    """Return what was typed as parameters; a field without anything is left out."""
    given = ((each, typed.get(each.name, "").strip()) for each in fields)
    return {each.name: _read(each, text) for each, text in given if text}


def _read(field: Field, text: str) -> Json:
    if field.sort == "list":
        parts = text.replace("\r", "").replace("\n", ",").split(",")
        return [part.strip() for part in parts if part.strip()]
    if field.sort == "written":
        return _toml(text)
    whole = field.sort == "text" and text.isascii() and text.isdecimal()
    return int(text) if whole and len(text) <= _DIGITS else text


def _toml(text: str) -> Json:
    """Return a value as TOML writes it; what is none stays text, and the method says what it wanted."""
    try:
        value: Json = tomllib.loads(f"value = {text}")["value"]
    except ValueError:
        return text
    return value


def typed_again(given: Mapping[str, Json]) -> dict[str, str]:
    """Return parameters as they would be typed, for a question that is asked anew."""
    return {name: _shown(value) for name, value in given.items()}


def _shown(value: Json) -> str:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(map(str, value))
    return _as_toml(value) if isinstance(value, list | dict) else str(value)


def _as_toml(value: Json) -> str:
    """Return a value on one line of TOML; text in it is written as JSON writes it, which TOML reads."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(name)} = {_as_toml(each)}" for name, each in value.items()) + " }"  # fmt: skip
    if isinstance(value, list):
        return "[" + ", ".join(map(_as_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def about(given: Mapping[str, Json]) -> Sequence[str]:
    """Return the numbers that a question is about, whose coverage stands above its answer."""
    one, some = given.get("number"), given.get("numbers")
    groups = [given.get("first_group"), given.get("second_group")]
    lists = [each for each in (some, *groups) if isinstance(each, list)]
    found = [*([one] if isinstance(one, str) else []), *(item for each in lists for item in each)]
    return [str(each) for each in found]


def period(given: Mapping[str, Json]) -> tuple[date | None, date | None]:
    """Return the first and the last day of a question, None where it has none or it does not read."""
    try:
        first, last = (date.fromisoformat(str(given[name])) for name in PERIOD)
    except (KeyError, ValueError):
        return None, None
    return first, last
