# SPDX-License-Identifier: Apache-2.0
"""A template as far as every kind of table has it: whose layout it is, and how its columns are called.

A template is data out of the rulebook. What one kind of records needs beyond this is checked by the reader of that kind, with
the checks at the end of this module. A field that nobody knows is refused, so that a slip of the pen in a template
never changes what a record says.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from sanad.errors import BadSheet, BadValue, Unreadable

MARK = "sanad/template/1"
RECORDS = ("calls", "subscribers", "cells", "payments", "incidents")
"""What the records of a table can be; a template that names none of them is for calls."""

_COMMON = {
    "template", "id", "version", "operator", "records", "header", "delimiter", "preamble_max", "preamble_has",
    "empty", "quotes", "columns",
}  # fmt: skip
_REQUIRED = {"template", "id", "version", "operator", "header", "columns"}
_LONGEST_PREAMBLE = 200
_KEPT = 1024
"""Templates kept as parsed and as checked: every file without a reader of its own is held against all of them."""

L = TypeVar("L", bound="Layout")


@dataclass(frozen=True, eq=False)  # told apart by identity, so that what is made of it can be kept
class Document:
    """A template as it stands in its file, not yet checked but for being a table of fields."""

    source: str
    fields: dict[str, Any]

    @property
    def records(self) -> object:
        """What its records are said to be."""
        return self.fields.get("records", RECORDS[0])


@dataclass(frozen=True)
class Layout:
    """The layout of one table. `columns` maps our field to positions in `header`, from 0.

    Two sources may share a header; `preamble_has` are words before the header by which one of them is told.
    """

    id: str
    version: str
    operator: str
    records: str
    header: tuple[str, ...]
    delimiter: str
    preamble_max: int
    preamble_has: str
    empty: tuple[str, ...]
    quotes: str
    columns: dict[str, tuple[int, ...]]


def documents(places: tuple[Path, ...]) -> list[Document]:
    """Return the templates of files and folders, in the order given, a folder's by name.

    Raises:
        BadSheet: a file is no TOML.
        Unreadable: a file cannot be opened.
    """
    files = [f for p in places for f in (sorted(p.glob("*.toml")) if p.is_dir() else [p])]
    return [document(file) for file in files]


def document(path: Path) -> Document:
    """Read one template; raises as `documents` does."""
    try:
        return _parsed(str(path), path.read_bytes())
    except OSError as error:
        raise Unreadable(str(path), detail=error.strerror) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSheet(str(path), detail=error) from error


@lru_cache(_KEPT)
def _parsed(source: str, raw: bytes) -> Document:
    return Document(source, tomllib.loads(raw.decode("utf-8")))


@lru_cache(_KEPT)
def checked(found: Document, make: Callable[[dict[str, Any]], L]) -> L:
    """Return what `make` makes of the fields of a template.

    Raises:
        BadSheet: a field is missing, unknown or of the wrong kind.
    """
    try:
        return make(found.fields)
    except (BadValue, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadSheet(found.source, detail=error) from error


def layout_of(fields: dict[str, Any]) -> Layout:
    """Return what all templates have in common, and overlook the rest.

    Raises:
        ValueError, TypeError, AttributeError: a field is missing or of the wrong kind.
    """
    only(fields, _COMMON | set(fields), _REQUIRED, "the template")
    if fields["template"] != MARK:
        raise ValueError(f"template must be {MARK}")
    header = texts(fields["header"])
    if len(set(header)) != len(header):
        raise ValueError("the header names a column twice")
    delimiter = str(fields.get("delimiter", ","))
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise ValueError("delimiter must be one character other than a quotation mark")
    preamble = fields.get("preamble_max", 0)
    if type(preamble) is not int or not 0 <= preamble <= _LONGEST_PREAMBLE:
        raise ValueError(f"preamble_max must be 0 to {_LONGEST_PREAMBLE}")
    return Layout(
        id=text(fields["id"]),
        version=text(fields["version"]),
        operator=text(fields["operator"]),
        records=one_of(fields.get("records", RECORDS[0]), RECORDS, "records"),
        header=header,
        delimiter=delimiter,
        preamble_max=preamble,
        preamble_has=_preamble_has(fields.get("preamble_has"), preamble),
        empty=("", *texts(fields.get("empty", []))),
        quotes=str(fields.get("quotes", "")),
        columns=_places(fields["columns"], header),
    )


def only_own(fields: dict[str, Any], known: set[str], needed: set[str]) -> None:
    """Refuse fields that are neither common to all templates nor `known`, and a lack of those `needed`."""
    only(fields, _COMMON | known, _REQUIRED | needed, "the template")


def only_columns(
    value: dict[str, Any], known: set[str], needed: set[str], several: set[str]
) -> None:
    """Refuse `[columns]` beyond the `known` or short of the `needed`; `several` may take more than one."""
    only(value, known, needed, "[columns]")
    for field, names in value.items():
        if field not in several and not isinstance(names, str) and len(names) > 1:
            raise ValueError(
                f"{field} takes one column; only {', '.join(sorted(several))} may take several"
            )


def only(value: dict[str, Any], known: set[str], needed: set[str], where: str) -> None:
    """Refuse a table of fields with an unknown one in it or a needed one missing."""
    unknown, missing = set(value) - known, needed - set(value)
    if unknown or missing:
        faults = [
            *(f"unknown {name}" for name in sorted(unknown)),
            *(f"no {n}" for n in sorted(missing)),
        ]
        raise ValueError(f"{where}: {', '.join(faults)}")


def text(value: object) -> str:
    """Return a text that is not empty."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"{value!r} must be a text")
    return value


def texts(value: object) -> tuple[str, ...]:
    """Return a list of such texts."""
    if not isinstance(value, list):
        raise TypeError(f"{value!r} must be a list of texts")
    return tuple(text(item) for item in value)


def flag(value: object) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} must be true or false")
    return value


def one_of(value: object, known: tuple[str, ...], name: str) -> str:
    """Return one of the words known."""
    if value not in known or not isinstance(value, str):
        raise ValueError(f"{name} is one of {', '.join(known)}, not {value!r}")
    return value


def _preamble_has(value: object, most: int) -> str:
    if value is None:
        return ""
    if most == 0:
        raise ValueError("preamble_has needs a preamble_max")
    return text(value)


def _places(
    value: dict[str, str | list[str]], header: tuple[str, ...]
) -> dict[str, tuple[int, ...]]:
    places = {}
    for field, names in value.items():
        wanted = [names] if isinstance(names, str) else texts(names)
        if not wanted:
            raise ValueError(f"{field} names no column")
        missing = [name for name in wanted if name not in header]
        if missing:
            raise ValueError(f"{field} names a column that the header lacks: {missing[0]}")
        places[field] = tuple(header.index(name) for name in wanted)
    return places
