# SPDX-License-Identifier: Apache-2.0
"""The sheet of a goAML report (docs/formats/goaml-draft.md): what no record knows, as the office states it in the words of the schema.

Read strictly: a field that the schema's types do not have, one of another type and a blank are refused with their place. What is not there
is not known; `sanad.dossier.exports.goaml.draft` asks for it.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from sanad.dossier.exports.goaml.report import Account, Entity, Person, Report
from sanad.dossier.exports.goaml.write import VERSIONS
from sanad.errors import BadSheet, Unreadable

SHEET = "sanad/goaml/1"

Table = Mapping[str, Any]
"""Field → value, of the type that the field has."""


def _hints(kind: type, *without: str, **more: object) -> dict[str, object]:
    return {name: hint for name, hint in (get_type_hints(kind) | more).items() if name not in without}  # fmt: skip


_HOW = {
    "transmode_code": str, "transmode_comment": str, "transaction_location": str, "funds_code": str, "funds_comment": str,
}  # fmt: skip
_TABLES: dict[str, dict[str, object]] = {
    "report": _hints(Report, "submission_date", "content"),
    "transaction": dict(_HOW),
}
_ROWS: dict[str, tuple[tuple[str, ...], dict[str, object]]] = {
    # section → what names a row of it, and all its fields
    "account": (("account",), _hints(Account, country=str)),
    "bank": (
        ("country", "bank_code"),
        {
            **dict.fromkeys(
                ("country", "bank_code", "institution_name", "institution_code", "swift"), str
            ),
            "non_bank_institution": bool,
        },
    ),
    "person": (("written",), _hints(Person, written=str, country=str)),
    "entity": (("written",), _hints(Entity, written=str, country=str)),
    "rate": (("currency",), {"currency": str, "rate": Decimal, "on": date, "source": str}),
    "payment": (("row",), {"row": str, "other": str, **_HOW}),
}
_TOP: dict[str, object] = {
    "sheet": str, "version": str, "schema": str, "accounts": tuple[str, ...], "from": date, "to": date,
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A sheet that was read: which payments, for which version and schema of goAML, and its tables.

    `rows` maps each section to its rows by what names them: the account; country and bank code; the name as statements write it; the currency; the
    short citation of a payment's row.
    """

    version: str
    schema: Path
    accounts: tuple[str, ...]
    period: tuple[date, date]
    report: Table
    transaction: Table
    rows: Mapping[str, Mapping[tuple[str, ...], Table]]


def load(path: Path) -> Sheet:
    """Read a sheet; its schema is a file beside it.

    Raises:
        Unreadable: there is no such file.
        BadSheet: it is no TOML, another kind, or a field is missing, unknown, blank or of the wrong type.
    """
    document = _document(path)
    tables = {name: document.pop(name, {}) for name in _TABLES}
    rows = {name: document.pop(name, []) for name in _ROWS}
    top = _table(_TOP, document, str(path), must=_TOP)
    if top["sheet"] != SHEET:
        raise BadSheet(str(path), detail=f'it must begin with sheet = "{SHEET}"')
    if top["version"] not in VERSIONS:
        raise BadSheet(str(path), detail=f"version is one of {', '.join(VERSIONS)}")
    if not top["accounts"] or top["to"] < top["from"]:
        detail = "it names no account, or its period ends before it begins"
        raise BadSheet(str(path), detail=detail)
    return Sheet(
        version=top["version"],
        schema=path.parent / top["schema"],
        accounts=top["accounts"],
        period=(top["from"], top["to"]),
        **{name: _table(_TABLES[name], table, f"{path}, {name}") for name, table in tables.items()},
        rows={name: _rows(path, name, found) for name, found in rows.items()},
    )


def _document(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise Unreadable(str(path), detail=error.strerror or error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadSheet(str(path), detail=error) from error


def _rows(path: Path, name: str, found: object) -> dict[tuple[str, ...], Table]:
    if not isinstance(found, list):
        raise BadSheet(str(path), detail=f"{name} must be written as [[{name}]]")
    key, hints = _ROWS[name]
    rows: dict[tuple[str, ...], Table] = {}
    for number, raw in enumerate(found, 1):
        where = f"{path}, {name} {number}"
        row = _table(hints, raw, where, must=key)
        named = tuple(row.pop(part) for part in key)
        if named in rows:
            raise BadSheet(where, detail=f"{' '.join(named)} has two rows")
        rows[named] = row
    return rows


def _table(
    hints: Mapping[str, object], raw: object, where: str, must: Collection[str] = ()
) -> dict[str, Any]:
    """Return a table with each field as its hint has it."""
    if not isinstance(raw, dict):
        raise BadSheet(where, detail="it must be a table")
    missing, unknown = set(must) - raw.keys(), raw.keys() - hints.keys()
    if missing:
        raise BadSheet(where, detail=f"the field {min(missing)} is missing")
    if unknown:
        raise BadSheet(where, detail=f"there is no field {min(unknown)}")
    return {name: _value(hints[name], value, f"{where}, {name}") for name, value in raw.items()}


def _value(hint: Any, value: object, where: str) -> Any:  # noqa: ANN401  # types as values
    """Return a TOML value as `hint` means it."""
    if isinstance(hint, UnionType):
        [hint] = (one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is tuple and isinstance(value, list):
        return tuple(_value(get_args(hint)[0], each, where) for each in value)
    if is_dataclass(hint):
        must = [one.name for one in fields(hint) if one.default is MISSING]
        return hint(**_table(get_type_hints(hint), value, where, must))  # type: ignore[operator]  # a class
    if hint is Decimal and isinstance(value, str):
        return _decimal(value, where)
    if type(value) is not hint:  # exactly: true is no number, a moment no day
        raise BadSheet(where, detail=f"{value!r} is not of the type it must have")
    if isinstance(value, str) and not value.strip():
        raise BadSheet(
            where, detail="it is blank: fill it in, or delete the line if it is not known"
        )
    return value


def _decimal(text: str, where: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise BadSheet(where, detail=f"{text!r} is no number") from error
    if not number.is_finite():
        raise BadSheet(where, detail=f"{text!r} is no number")
    return number
