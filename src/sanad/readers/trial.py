# SPDX-License-Identifier: Apache-2.0
"""Try a template on a file: what would be stored, what would be set aside and why, with nothing stored.

It is the same reading as the real one, into a folder that is thrown away, so that what the trial shows is what will be. The
tables of a workbook are tried one by one. Whoever is not sure of the file runs it in a cell: `order_for`, `carry_out` and
`understood` are its two ends.
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from sanad.errors import ReaderStopped, SanadError
from sanad.readers import children, registry
from sanad.readers.children import Child
from sanad.readers.outcome import error_of, receipt_of, told_of
from sanad.readers.rows import Hints, Receipt
from sanad.readers.tabular.layout import Layout, checked, document

MOST = 20
"""Rows and rejects shown."""
_MOST_TABLES = 50
_MOST_CELL = 10_000
"""Characters of one value that are shown."""


@dataclass(frozen=True)
class Trial:
    """The account, the first rows in the columns of `sanad.readers.rows`, and the first rejects."""

    receipt: Receipt
    rows: list[dict[str, object]]
    rejects: list[dict[str, object]]


@dataclass(frozen=True)
class Tried:
    """What a template made of one table: of the file itself, or of a sheet in it."""

    name: str
    outcome: Trial | SanadError


def trial(sealed: Path, template: Path, hints: Hints, most: int = MOST) -> Trial:
    """Read a file by one template and return what came of it.

    Args:
        sealed: The file; it is only read.
        template: The template's file.
        hints: Name and encoding of the file; readers and templates that they name are overlooked.
        most: Rows and rejects to return of each.

    Raises:
        BadSheet: the template is not sound.
        SanadError: what the reading itself refuses, UnknownLayout when the header is not the template's.
    """
    with _opened(sealed, template, hints, most) as (found, _):
        return found


def tried(sealed: Path, template: Path, hints: Hints, most: int = MOST) -> list[Tried]:
    """Try a template on a file, or on each sheet of a workbook; raises as `trial` does for the file itself."""
    with _opened(sealed, template, hints, most) as (found, sheets):
        return list(sheets) or [Tried(hints.name, found)]


def order_for(sealed: Path, template: Path, hints: Hints, most: int = MOST) -> bytes:
    """Return an order to try a template."""
    told = {"name": hints.name, "encoding": hints.encoding}
    return json.dumps({"sealed": str(sealed), "template": str(template), "most": most, **told}).encode()  # fmt: skip


def carry_out(order: bytes) -> bytes:
    """Try as ordered and return what came of it; made to run in a cell."""
    told = json.loads(order)
    hints = Hints(told["name"], encoding=told["encoding"])
    try:
        found = tried(Path(told["sealed"]), Path(told["template"]), hints, told["most"])
    except SanadError as error:
        return json.dumps(told_of(error)).encode()
    return json.dumps([_told(each) for each in found], default=str).encode()


def understood(answer: bytes, where: str) -> list[Tried] | SanadError:
    """Return what a cell answered; an answer that no trial gives is a `ReaderStopped`."""
    try:
        told = json.loads(answer)
        return error_of(told) if isinstance(told, dict) else [_tried_of(each) for each in told]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        said = f"its answer is not one that a trial gives ({type(error).__name__})"
        return ReaderStopped(where, detail=said)


@contextmanager
def _opened(
    sealed: Path, template: Path, hints: Hints, most: int
) -> Iterator[tuple[Trial, Iterator[Tried]]]:
    """Yield the trial of the file, and the trials of the sheets that it holds, each made when it is asked for."""
    layout = checked(document(template), registry.template_of)
    with tempfile.TemporaryDirectory(prefix="sanad-trial-") as folder:
        into = Path(folder) / "into"
        into.mkdir()
        read = partial(_read, template=template, layout=layout, most=most)
        found = read(sealed, into, hints=hints)
        sheets = [one for one in children.waiting(into) if one.relation == "sheet"]
        yield (
            found,
            (
                _sheet(one, into / str(n), hints, read)
                for n, one in enumerate(sheets[:_MOST_TABLES])
            ),
        )


def _sheet(one: Child, room: Path, hints: Hints, read: Callable[..., Trial]) -> Tried:
    room.mkdir()
    named = Hints(f"{hints.name}/{one.name}", encoding=one.encoding)
    try:
        return Tried(named.name, read(one.path, room, hints=named))
    except SanadError as error:
        return Tried(named.name, error)


def _read(
    sealed: Path, into: Path, *, template: Path, layout: Layout, hints: Hints, most: int
) -> Trial:
    only = Hints(
        hints.name,
        template=layout.id,
        encoding=hints.encoding,
        templates=(template,),
        exhibit=hints.exhibit,
    )
    receipt = registry.read(sealed, into, only)
    rows = _first(into / f"{receipt.kind}.parquet", most)
    return Trial(receipt, rows, _first(into / "rejects.parquet", most))


def _first(path: Path, most: int) -> list[dict[str, object]]:
    if not path.exists():
        return []
    with pq.ParquetFile(path) as file:
        batch = next(file.iter_batches(batch_size=most), None)
        rows: list[dict[str, object]] = [] if batch is None else batch.to_pylist()
        return rows


def _told(each: Tried) -> dict[str, Any]:
    if isinstance(each.outcome, SanadError):
        return {"name": each.name, "error": told_of(each.outcome)}
    outcome = each.outcome
    receipt = outcome.receipt.as_json()
    return {"name": each.name, "receipt": receipt, "rows": outcome.rows, "rejects": outcome.rejects}


def _tried_of(told: dict[str, Any]) -> Tried:
    name = _value(told["name"])
    if "error" in told:
        return Tried(str(name), error_of(told["error"]))
    rows, rejects = ([_row(row) for row in told[key]] for key in ("rows", "rejects"))
    return Tried(str(name), Trial(receipt_of(told["receipt"]), rows, rejects))


def _row(told: dict[str, Any]) -> dict[str, object]:
    return {str(key): _value(value) for key, value in told.items()}


def _value(value: object) -> object:
    if isinstance(value, str):
        return value[:_MOST_CELL]
    if value is None or isinstance(value, bool | int | float):
        return value
    raise TypeError("value")
