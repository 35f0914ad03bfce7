# SPDX-License-Identifier: Apache-2.0
"""A reading as bytes: the order that goes into a cell, the account or the error that comes out.

What comes out is read as strictly as evidence: the cell held hostile bytes.
"""

import json
import os
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from sanad.errors import ReaderStopped, SanadError
from sanad.readers import registry
from sanad.readers.rows import KINDS, Hints, Receipt
from sanad.values.canonical import Json, canonical

_BY_CODE = {
    leaf.code: leaf for family in SanadError.__subclasses__() for leaf in family.__subclasses__()
}
_MOST_TEXT = 100_000
_CHOSEN = "reader"
_MOST_NAME = 100


def order_for(sealed: Path, into: Path, hints: Hints) -> bytes:
    """Return an order to read `sealed` into the folder `into`."""
    told = {**vars(hints), "templates": [str(path) for path in hints.templates]}
    return canonical({"sealed": str(sealed), "into": str(into), "hints": told})


def carry_out(order: bytes) -> bytes:
    """Read as ordered and return the account, or the error; made to run in a cell.

    The name of the reader is left beside `into` before it begins, so that it is known even when the cell is killed.
    """
    told = json.loads(order)
    hints = told["hints"]
    hints["templates"] = tuple(Path(path) for path in hints["templates"])
    into = Path(told["into"])
    note = (into.parent / _CHOSEN).write_text
    try:
        receipt = registry.read(Path(told["sealed"]), into, Hints(**hints), note)
    except SanadError as error:
        return canonical(told_of(error))
    return canonical(receipt.as_json())


def chosen(into: Path) -> str | None:
    """Return the reader that a cell chose for the folder `into`, None when it came to none that we know."""
    try:  # the cell may have left anything there
        descriptor = os.open(into.parent / _CHOSEN, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123  # a descriptor, not a path
        name = (file.read(_MOST_NAME) or b"").decode("ascii", "replace")
    return name if name in registry.known() else None


def understood(answer: bytes, where: str) -> Receipt | SanadError:
    """Return what a cell answered; an answer that no reader gives is a `ReaderStopped`."""
    try:
        told = json.loads(answer)
        return error_of(told) if "code" in told else receipt_of(told)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        said = f"its answer is not one that a reader gives ({type(error).__name__})"
        return ReaderStopped(where, detail=said)


def failure(error: SanadError) -> dict[str, Json]:
    """Return an error as the job ledger keeps it."""
    return {"code": error.code, "says": str(error)}


def told_of(error: SanadError) -> dict[str, Json]:
    """Return an error as a cell answers it."""
    facts: dict[str, Json] = {key: str(value) for key, value in error.facts.items()}
    return {"code": error.code, "where": error.where, "facts": facts}


def error_of(told: dict[str, Any]) -> SanadError:
    """Return the error that a cell answered.

    Raises:
        ValueError, TypeError, KeyError: no cell of ours answers so.
    """
    facts = {str(key): _text(value) for key, value in told["facts"].items()}
    error = _BY_CODE[told["code"]](_text(told["where"]), **facts)
    str(error)  # a missing fact shows here, where it is caught
    return error


def receipt_of(told: dict[str, Any]) -> Receipt:
    """Return the account that a cell answered; raises as `error_of`."""
    if told.keys() != {field.name for field in fields(Receipt)}:
        raise ValueError("fields")
    if told["reader"] not in registry.known() or told["kind"] not in KINDS:
        raise ValueError("reader or kind")
    return Receipt(
        reader=_text(told["reader"]),
        version=_text(told["version"]),
        kind=_text(told["kind"]),
        read=_count(told["read"]),
        stored=_count(told["stored"]),
        rejected=_count(told["rejected"]),
        first=_day(told["first"]),
        last=_day(told["last"]),
        numbers=tuple(_text(item) for item in told["numbers"]),
        rejects_by_code={_text(code): _count(n) for code, n in told["rejects_by_code"].items()},
        notes=tuple(_text(note) for note in told["notes"]),
        facts=dict(told["facts"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _MOST_TEXT:
        raise TypeError("text")
    return value


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise TypeError("count")
    return value
