# SPDX-License-Identifier: Apache-2.0
"""An operator's template: what its columns are called and what they mean (docs/formats/template.md).

A template is data out of the rulebook. It is checked here once, and a field that is not known is refused, so
that a slip of the pen in a template never changes what a record says.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanad.errors import BadSheet, BadValue, Unreadable
from sanad.values.instant import shape_of, zone_named

MARK = "sanad/template/1"
KINDS = ("call", "sms", "data")
DIRECTIONS = ("in", "out")
EITHER_ORDER = tuple(
    f"{date.replace('/', mark)} %H:%M{seconds}"
    for date in ("%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d")
    for mark in "/-."
    for seconds in ("", ":%S")
)
"""What is tried when a template names no date format; data that fit two orders are refused."""

_TOP = {
    "template", "id", "version", "operator", "header", "delimiter", "preamble_max", "zone", "home",
    "empty", "quotes", "hex_senders", "date_format", "columns", "calls",
}  # fmt: skip
_REQUIRED = {"template", "id", "version", "operator", "header", "zone", "home", "columns", "calls"}
_COLUMNS = {
    "owner", "other", "calling", "called", "type", "started", "duration", "imei", "imsi", "cell", "site",
}  # fmt: skip
_LONGEST_PREAMBLE = 200


@dataclass(frozen=True)
class Template:
    """One operator's layout. `columns` maps our field to positions in `header`, from 0."""

    id: str
    version: str
    operator: str
    header: tuple[str, ...]
    delimiter: str
    preamble_max: int
    zone: str
    home: str
    empty: tuple[str, ...]
    quotes: str
    hex_senders: bool
    date_formats: tuple[str, ...]
    columns: dict[str, tuple[int, ...]]
    calls: dict[str, tuple[str, str]]


def load_all(places: tuple[Path, ...]) -> list[Template]:
    """Return the templates of files and folders, in the order given, a folder's by name."""
    files = [f for p in places for f in (sorted(p.glob("*.toml")) if p.is_dir() else [p])]
    return [load(file) for file in files]


def load(path: Path) -> Template:
    """Read one template.

    Raises:
        BadSheet: a field is missing, unknown or of the wrong kind.
        Unreadable: the file cannot be opened.
    """
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Unreadable(str(path), detail=error.strerror) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSheet(str(path), detail=error) from error
    try:
        return _template(document)
    except (BadValue, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadSheet(str(path), detail=error) from error


def _template(document: dict[str, Any]) -> Template:
    _only(document, _TOP, _REQUIRED, "the template")
    if document["template"] != MARK:
        raise ValueError(f"template must be {MARK}")
    header = _texts(document["header"])
    if len(set(header)) != len(header):
        raise ValueError("the header names a column twice")
    delimiter = str(document.get("delimiter", ","))
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise ValueError("delimiter must be one character other than a quotation mark")
    preamble = document.get("preamble_max", 0)
    if type(preamble) is not int or not 0 <= preamble <= _LONGEST_PREAMBLE:
        raise ValueError(f"preamble_max must be 0 to {_LONGEST_PREAMBLE}")
    zone_named(document["zone"])
    return Template(
        id=_text(document["id"]),
        version=_text(document["version"]),
        operator=_text(document["operator"]),
        header=header,
        delimiter=delimiter,
        preamble_max=preamble,
        zone=document["zone"],
        home=_text(document["home"]),
        empty=("", *_texts(document.get("empty", []))),
        quotes=str(document.get("quotes", "")),
        hex_senders=_flag(document.get("hex_senders", False)),
        date_formats=_date_formats(document.get("date_format")),
        columns=_columns(document["columns"], header),
        calls=_calls(document["calls"]),
    )


def _date_formats(value: str | list[str] | None) -> tuple[str, ...]:
    formats = (
        EITHER_ORDER if value is None else (value,) if isinstance(value, str) else _texts(value)
    )
    for form in formats:
        shape_of(form)
        if "%z" in form:
            raise ValueError("date_format may not hold %z: the template names the zone")
    if not formats:
        raise ValueError("date_format is an empty list; leave it out when the order is not known")
    return formats


def _columns(
    value: dict[str, str | list[str]], header: tuple[str, ...]
) -> dict[str, tuple[int, ...]]:
    _only(value, _COLUMNS, {"type", "started"}, "[columns]")
    sides = {"owner", "other", "calling", "called"} & set(value)
    if sides not in ({"owner", "other"}, {"calling", "called"}):
        raise ValueError("[columns] names either owner and other, or calling and called")
    places = {}
    for field, names in value.items():
        wanted = [names] if isinstance(names, str) else _texts(names)
        if not wanted or (len(wanted) > 1 and field != "started"):
            raise ValueError(f"{field} takes one column; only started may take several")
        missing = [name for name in wanted if name not in header]
        if missing:
            raise ValueError(f"{field} names a column that the header lacks: {missing[0]}")
        places[field] = tuple(header.index(name) for name in wanted)
    return places


def _calls(value: dict[str, dict[str, str]]) -> dict[str, tuple[str, str]]:
    calls = {}
    for written, meaning in value.items():
        _only(meaning, {"kind", "direction"}, {"kind", "direction"}, f"[calls] {written}")
        if meaning["kind"] not in KINDS or meaning["direction"] not in DIRECTIONS:
            raise ValueError(f"{written}: kind is one of {KINDS}, direction one of {DIRECTIONS}")
        calls[written] = (meaning["kind"], meaning["direction"])
    if not calls:
        raise ValueError("[calls] is empty")
    return calls


def _only(value: dict[str, Any], known: set[str], needed: set[str], where: str) -> None:
    unknown, missing = set(value) - known, needed - set(value)
    if unknown or missing:
        faults = [
            *(f"unknown {name}" for name in sorted(unknown)),
            *(f"no {n}" for n in sorted(missing)),
        ]
        raise ValueError(f"{where}: {', '.join(faults)}")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{value!r} must be a text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} must be a list of texts")
    return tuple(_text(item) for item in value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} must be true or false")
    return value
