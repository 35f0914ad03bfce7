# SPDX-License-Identifier: Apache-2.0
"""A method's parameters as a form asks for them and as an order holds them.

A method says which parameters it takes, and here stands what sort each is: a method that is new appears by itself, and a parameter that is
new as a line of text. What was typed is read as `sanad find --ask` reads it; whether it is right, the method decides.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sanad.desk.questions.list_methods import Known
from sanad.desk.questions.records_held import Delivered, Held
from sanad.values.canonical import Json

_DAYS = {"from", "to", "on", "first_from", "first_to", "second_from", "second_to"}
_IDENTIFIERS = {"number", "account", "imei", "imsi", "home", "organisation", "incident"}
_LISTS = {
    "numbers", "accounts", "first_group", "second_group", "named", "entries", "start", "end", "tainted",
    "cells", "words", "places", "said_by", "grade", "standing", "evidence_path.by",
}  # fmt: skip
_TICKED = {"kinds": ("call", "sms", "data")}
_WRITTEN = {"balances", "pattern", "rates"}
_WORDS = {
    "network": ("calls", "payments"),
    "co_presence.by": ("cell", "site"),
    "flows.by": ("day", "month", "year"),
}
PERIOD = ("from", "to")
_BETWEEN = re.compile(r"[,;،؛\r\n]|\s(?=\s*\+\d)")
_DIGITS = 18  # more are no number that anybody counts by


@dataclass(frozen=True)
class Field:
    """One field of the form: `sort` is day, identifier, list, ticked, written (TOML), choice or text; `words` are those to choose from."""

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
    known = {"day": _DAYS, "identifier": _IDENTIFIERS, "list": _LISTS, "written": _WRITTEN, "choice": _WORDS, "ticked": _TICKED}  # fmt: skip
    sort = next((sort for sort, names in known.items() if {name, own} & set(names)), "text")
    return Field(
        name, sort, name == written, _TICKED.get(name, _WORDS.get(name, _WORDS.get(own, ())))
    )


def typed(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what a form sent; what it sent several times under one name, as what is ticked, with commas between."""
    found: dict[str, str] = {}
    for name, value in pairs:
        found[name] = f"{found[name]}, {value}" if found.get(name) else value
    return found


def parameters(fields: Iterable[Field], typed: Mapping[str, str]) -> dict[str, Json]:
    """Return what was typed as parameters; a field without anything is left out."""
    given = ((each, typed.get(each.name, "").strip()) for each in fields)
    return {each.name: _read(each, text) for each, text in given if text}


def several(text: str) -> list[str]:
    """Return what was typed with commas or semicolons between, one on a line, or as numbers that begin with a plus; a blank inside a number parts nothing."""
    return [part for each in _BETWEEN.split(text) if (part := each.strip())]


def _read(field: Field, text: str) -> Json:
    if field.sort in {"list", "ticked"}:
        return several(text)
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


def carried(known: Known, typed: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed under the names that a method has for it: of whom one question was asked, the next is asked as well.

    Where several were named and the method takes one, none is chosen for whoever asks.
    """
    found, names = dict(typed), {name.strip("[]") for name in known.parameters.split()}
    for one, several in (("number", "numbers"), ("account", "accounts")):
        given = typed.get(one, "").strip() or typed.get(several, "").strip()
        if one in names and not typed.get(one) and "," not in given and "\n" not in given:
            found[one] = given
        if several in names and not typed.get(several):
            found[several] = given
    return found


def is_whole(fields: Iterable[Field], typed: Mapping[str, str]) -> bool:
    """Tell whether everything that must be there was typed."""
    return all(typed.get(each.name, "").strip() for each in fields if each.required)


def typed_names(typed: Mapping[str, str]) -> frozenset[str]:
    """Return the numbers and accounts that were typed, whichever question they are for."""
    fields = ("number", "numbers", "account", "accounts")
    return frozenset(part for name in fields for part in several(typed.get(name, "")))


def named(given: Mapping[str, Json]) -> frozenset[str]:
    """Return the numbers and accounts that a question names."""
    lists = (given.get(each) for each in ("numbers", "accounts"))
    several = (str(one) for each in lists if isinstance(each, list) for one in each)
    return frozenset(
        [*(str(given[one]) for one in ("number", "account") if one in given), *several]
    )


def deliveries_of(held: Held, named: Collection[str]) -> list[Delivered]:
    """Return the deliveries that may hold records of those named; of nobody named, all."""
    return [
        each
        for each in held.deliveries
        if not named or not frozenset(named).isdisjoint(each.numbers)
    ]


def covered_days(
    held: Held | None, known: Known | None, typed: Mapping[str, str]
) -> dict[str, str]:
    """Return the days that the deliveries cover where no period was typed: whoever asks sees them in the form, and may type others."""
    if held is None or any(typed.get(end) for end in PERIOD):
        return {}
    found = [
        each
        for each in deliveries_of(held, typed_names(typed))
        if known is None or each.kind in known.kinds
    ]
    firsts = [each.first for each in found if each.first]
    lasts = [each.last for each in found if each.last]
    return {"from": min(firsts), "to": max(lasts)} if firsts and lasts else {}
