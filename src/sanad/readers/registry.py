# SPDX-License-Identifier: Apache-2.0
"""Choose the reader of a file, run it, and hold it to its account.

A forced reader or template comes first, then what the content shows, then the name. What fits nothing is
`UnknownLayout`: it stays sealed, and a person names its reader. Readers are imported when one is needed, so that the
command line starts quickly.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

from sanad.errors import (
    BadValue,
    DiskFull,
    ReaderFailed,
    SanadError,
    UnaccountedRows,
    UnknownLayout,
    Unreadable,
)
from sanad.readers import content
from sanad.readers.rows import Hints, Reader, Receipt

_FOLDERS = {
    "calls": "calls",
    "camt053": "camt",
    "mt940": "mt940",
    "text": "text",
    "pdf": "pdf",
    "docx": "docx",
    "eml": "eml",
    "webvtt": "webvtt",
    "none": "none",
}
"""Name in a delivery sheet (docs/formats/sheets.md) and the folder of the reader."""


@dataclass(frozen=True)
class Listed:
    """A reader as a person chooses it."""

    name: str
    version: str
    what: str


def list_readers() -> list[Listed]:
    """Return every reader in the order of the delivery sheet."""
    packages = {name: import_module(f"sanad.readers.formats.{at}") for name, at in _FOLDERS.items()}
    return [Listed(name, package.VERSION, package.WHAT) for name, package in packages.items()]


def choose(sealed: Path, hints: Hints) -> Reader:
    """Return the reader for a file, with nothing opened but its first bytes.

    Raises:
        UnknownLayout: nothing fits.
        BadValue: the hints name a reader that does not exist.
        Unreadable: the file cannot be opened.
    """
    return partial(_run, choose_name(sealed, hints))


def choose_name(sealed: Path, hints: Hints) -> str:
    """Return the name of the reader for a file; raises as `choose` does."""
    if hints.reader is not None:
        if hints.reader not in _FOLDERS:
            raise BadValue(
                hints.name,
                value=hints.reader,
                type="reader",
                detail=f"one of {', '.join(_FOLDERS)}",
            )
        return hints.reader
    if hints.template is not None:
        return "calls"
    with _faults_named(hints, "registry"):
        return _by_content(sealed, hints)


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Read a sealed file into the empty folder `into` and return the reader's account.

    Raises:
        SanadError: whatever the reader finds wrong; no other kind of exception.
    """
    return choose(sealed, hints)(sealed, into, hints)


def _by_content(sealed: Path, hints: Hints) -> str:
    seen = content.look(sealed, hints.name)
    if (name := content.by_signature(seen)) is not None:
        return name
    if hints.templates and _has_template(sealed, hints):
        return "calls"
    if (name := content.by_words(seen) or content.by_name(seen)) is not None:
        return name
    raise UnknownLayout(hints.name, header=_start(seen.text))


def _start(text: str) -> str:
    line = next(iter(text.splitlines()), "")
    return repr(line[:80])


def _has_template(sealed: Path, hints: Hints) -> bool:
    from sanad.readers.formats.calls.reader import recognise  # noqa: PLC0415 - see the module's note

    return recognise(sealed, hints) is not None


def _run(name: str, sealed: Path, into: Path, hints: Hints) -> Receipt:
    with _faults_named(hints, name):
        reader = import_module(f"sanad.readers.formats.{_FOLDERS[name]}.reader")
        receipt: Receipt = reader.read(sealed, into, hints)
    parts = sum(receipt.rejects_by_code.values())
    if receipt.read != receipt.stored + receipt.rejected or receipt.rejected != parts:
        raise UnaccountedRows(
            hints.name,
            reader=receipt.reader,
            read=receipt.read,
            stored=receipt.stored,
            rejected=receipt.rejected,
        )
    return receipt


@contextmanager
def _faults_named(hints: Hints, reader: str) -> Iterator[None]:
    """Turn whatever is raised into one of our errors: one file never ends a run."""
    try:
        yield
    except SanadError:
        raise
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFull(hints.name, what_for="the rows of an exhibit") from error
        raise Unreadable(hints.name, detail=error.strerror or error) from error
    except Exception as error:
        said = f"{type(error).__name__}: {error}"[:200]
        detail = said.encode("utf-8", "backslashreplace").decode()
        raise ReaderFailed(hints.name, reader=reader, detail=detail) from error
