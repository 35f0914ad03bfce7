# SPDX-License-Identifier: Apache-2.0
"""Receive a folder as it was handed over: register its papers, seal every file, account for each."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.acts.register_instrument import RegisterInstrument
from sanad.desk.acts.seal_exhibit import Sealed, SealExhibit
from sanad.desk.door import Desk, Refused
from sanad.desk.procedures.progress import Progress, silent
from sanad.desk.sheets import Row, Sheet, plain
from sanad.errors import AlreadyDone, BadSheet, SanadError, Unreadable
from sanad.mandates.instrument import Instrument
from sanad.storage.blobs import Staged, shown
from sanad.values.canonical import Json
from sanad.vault import store
from sanad.vault.exhibit import Provenance

_SHEETS = frozenset({"delivery.toml", "roster.toml", "worksheet.toml"})
_BATCH_BYTES = 256 << 20  # one flush of the disk per batch; what a power cut can cost
_BATCH_FILES = 1000
_RELATIONS = {"transcript_of": "transcript", "translation_of": "translation"}


@dataclass(frozen=True)
class _Found:
    """A file as the folder holds it: its name for the record, where it is, and why it cannot be looked at, if so."""

    name: str
    path: Path
    fault: SanadError | None = None


@dataclass(frozen=True)
class Received:
    """The account of a folder: what was sealed, what was refused and why, in the order of names."""

    sealed: tuple[Sealed, ...]
    refused: tuple[Refused, ...]


def receive_folder(  # an order has as many parts
    desk: Desk,
    tools: Tools,
    folder: Path,
    sheet: Sheet | None,
    by: str,
    compartment: str,
    progress: Progress = silent,
) -> Received:
    """Seal every file below `folder` except the sheets themselves.

    Raises:
        Unreadable: the folder is not there or closed to us. A file or sub-folder that cannot be received is accounted for in the result.
    """
    if not folder.is_dir():
        raise Unreadable(str(folder), detail="there is no such folder")
    tools.blobs.sweep()
    _set_orphans_aside(tools)
    rows = sheet.rows("delivery") if sheet else []
    refused: list[Refused] = [*_papers(desk, sheet, by)] if sheet else []
    sealed: list[Sealed] = []
    files = _files(folder, rows)
    digests: dict[str, str] = {}
    for batch in _batches(files):
        acts = []
        for file in batch:
            name = file.name
            copy = _stage(tools, file, rows, digests)
            if isinstance(copy, Staged):
                digests[name] = copy.sha256
            provenance = _provenance(name, rows, digests)
            acts.append(
                SealExhibit(
                    by=by,
                    compartment=compartment,
                    delivered_as=name,
                    copy=copy,
                    provenance=provenance,
                )
            )
            progress("sealing", len(sealed) + len(refused) + len(acts), len(files))
        for act, outcome in zip(acts, desk.perform_all(acts), strict=True):
            if isinstance(outcome, Refused):
                refused.append(outcome)
                if isinstance(act.copy, Staged):
                    tools.blobs.drop(act.copy)
            else:
                sealed.append(outcome)
    return Received(tuple(sealed), tuple(refused))


def _papers(desk: Desk, sheet: Sheet, by: str) -> Iterator[Refused]:
    """Register the sheet's instruments; one registered before is not registered again."""
    acts = [
        RegisterInstrument(by=by, instrument=instrument_of(row)) for row in sheet.rows("instrument")
    ]
    for outcome in desk.perform_all(acts):
        if isinstance(outcome, Refused) and not isinstance(outcome.error, AlreadyDone):
            yield outcome


def instrument_of(row: Row) -> Instrument:
    """Return the instrument that a row of a delivery sheet describes."""
    fields = {("paper" if key == "file" else key): value for key, value in row.items()}
    for key in ("covers", "offences"):
        fields[key] = tuple(fields.get(key, ()))
    return Instrument(**fields)


def _set_orphans_aside(tools: Tools) -> None:
    """Set aside blobs that a run put in place and did not live to record; nobody writes meanwhile."""
    with tools.database.writing() as connection:
        known = store.digests(connection)
        for sha256 in tools.blobs.stored():
            if sha256 not in known:
                tools.blobs.set_aside(sha256)


def _files(folder: Path, rows: Sequence[Row]) -> list[_Found]:
    """Return every file in the order of names, each after the file it transcribes or translates.

    A link to a folder stands for itself, and so does a folder that cannot be opened: neither is left out in silence.
    """
    closed: list[OSError] = []
    found: list[_Found] = []
    for place, folders, files in os.walk(folder, onerror=closed.append, followlinks=False):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        paths = [Path(place) / name for name in (*files, *links)]
        found += [_Found(shown(path.relative_to(folder)), path) for path in paths]
    for error in closed:
        path = Path(error.filename)
        name = shown(path.relative_to(folder))
        fault = Unreadable(name, detail=error.strerror or error)
        if path == folder:
            raise fault from error
        found.append(_Found(name, path, fault))
    found = [file for file in found if file.name not in _SHEETS]
    return sorted(found, key=lambda file: (_depth(file.name, rows), file.name))


def _depth(name: str, rows: Sequence[Row], steps: int = 8) -> int:
    """Return how many files `name` is removed from one that is about no other; a ring ends after `steps`."""
    parent = _parent(name, rows)
    return 0 if parent is None or steps == 0 else 1 + _depth(parent, rows, steps - 1)


def _parent(name: str, rows: Sequence[Row]) -> str | None:
    """Return the file that `name` transcribes or translates, as the sheet says."""
    named = [row[field] for row in _matching(name, rows) for field in _RELATIONS if field in row]
    return str(named[0]) if named else None


def _batches(files: Sequence[_Found]) -> Iterator[list[_Found]]:
    batch: list[_Found] = []
    weight = 0
    for file in files:
        batch.append(file)
        weight += _size(file.path)
        if weight >= _BATCH_BYTES or len(batch) >= _BATCH_FILES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _size(path: Path) -> int:
    """Return the size of a file; one that vanished meanwhile weighs nothing, and staging says so."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _stage(
    tools: Tools, file: _Found, rows: Sequence[Row], digests: dict[str, str]
) -> Staged | SanadError:
    name = file.name
    if file.fault is not None:
        return file.fault
    if len(_matching(name, rows)) > 1:
        return BadSheet(name, detail="more than one delivery names this file")
    parent = _parent(name, rows)
    if parent is not None and parent not in digests:
        return BadSheet(name, detail=f"it is said to be about {parent}, which was not received")
    try:
        return tools.blobs.stage(file.path)
    except SanadError as error:
        return error


def _matching(name: str, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if any(fnmatchcase(name, pattern) for pattern in row["files"])]


def _relation(row: Row) -> str | None:
    return next((field for field in _RELATIONS if field in row), None)


def _provenance(name: str, rows: Sequence[Row], digests: dict[str, str]) -> Provenance:
    """Return what the sheet says of a file; what it does not say stays unknown."""
    matching = _matching(name, rows)
    if len(matching) != 1:
        return Provenance()
    row = matching[0]
    relation = _relation(row)
    told = (
        "handed_by",
        "received_where",
        "instrument",
        "grade",
        "language",
        "reader",
        "template",
        "encoding",
    )
    known = Provenance(
        **{field: row.get(field) for field in told},
        handling=row.get("handling", "restricted"),
        received_at=_text(row.get("received_at")),
        coverage=_table(row.get("coverage", {})),
        listed_sha256=row.get("sha256", {}).get(name),
    )
    if relation is None:
        return known
    return replace(known, parent=digests.get(row[relation]), relation=_RELATIONS[relation])


def _text(value: object) -> str | None:
    return None if value is None else str(plain(value))


def _table(value: object) -> dict[str, Json]:
    table = plain(value)
    return dict(table) if isinstance(table, dict) else {}
