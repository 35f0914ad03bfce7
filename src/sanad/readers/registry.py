# SPDX-License-Identifier: Apache-2.0
"""Choose the reader of a file, run it, and hold it to its account.

A forced reader or template comes first, then what the content shows, then the name. What fits nothing is
`UnknownLayout`: it stays sealed, and a person names its reader. Formats are the folders of `formats`; their readers are
imported when one is needed, so that the command line starts quickly.
"""

import errno
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from sanad.errors import (
    BadValue,
    DiskFull,
    EmptyFile,
    HeaderChanged,
    ReaderFailed,
    SanadError,
    UnaccountedRows,
    UnknownLayout,
    Unreadable,
)
from sanad.readers import content, formats
from sanad.readers.format import Format
from sanad.readers.rows import Hints, Receipt
from sanad.readers.tabular.header import recognise
from sanad.readers.tabular.layout import Layout, checked, documents, layout_of
from sanad.readers.tabular.nearest import Near, nearest

_LAST_RESORT = "text"
_OPENS = "locked"
"""The reader that makes an open copy of what another one would read."""
_TABLES = frozenset({".csv", ".tsv", ".tab", ".dat"})
"""Endings of tables: one without a template waits for it, instead of being read as prose."""


@cache
def _folders() -> dict[str, str]:
    """Return the package of every format by the format's name."""
    packages = [f"{formats.__name__}.{one.name}" for one in pkgutil.iter_modules(formats.__path__)]
    return {import_module(package).FORMAT.name: package for package in packages}


@cache
def known() -> dict[str, Format]:
    """Return every format by name, in the order of names."""
    folders = _folders()
    return {name: import_module(folders[name]).FORMAT for name in sorted(folders)}


def load_all() -> None:
    """Import everything that a reading may need; without it each is imported when it is needed."""
    for name, format_ in known().items():
        import_module(f"{_folders()[name]}.reader")
        if format_.records is not None:
            import_module(f"{_folders()[name]}.template")


def choose(sealed: Path, hints: Hints) -> Format:
    """Return the format of a file, with nothing opened but its first bytes.

    Raises:
        EmptyFile: there is nothing in it to be read, whatever reader is named.
        UnknownLayout: nothing fits.
        HeaderChanged: a table's header is nearly that of a template.
        BadValue: the hints name a reader that does not exist.
        Unreadable: the file cannot be opened.
    """
    with _faults_named(hints, "registry"):
        if sealed.stat().st_size == 0:
            raise EmptyFile(hints.name)
    if hints.reader is None:
        with _faults_named(hints, "registry"):
            found = _chosen(sealed, hints)
    elif hints.reader in known():
        found = known()[hints.reader]
    else:
        detail = f"one of {', '.join(known())}"
        raise BadValue(hints.name, value=hints.reader, type="reader", detail=detail)
    return found if hints.password is None or found.takes_password else known()[_OPENS]


def read(
    sealed: Path, into: Path, hints: Hints, told: Callable[[str], object] = lambda _: None
) -> Receipt:
    """Read a sealed file into the empty folder `into` and return the reader's account.

    `told` is called with the name of the reader before it begins.

    Raises:
        SanadError: whatever the reader finds wrong; no other kind of exception.
    """
    chosen = choose(sealed, hints)
    told(chosen.name)
    receipt = _run(chosen, sealed, into, hints)
    return replace(receipt, notes=(*receipt.notes, *_notes(sealed, hints, chosen)))


def _chosen(sealed: Path, hints: Hints) -> Format:
    seen = content.look(sealed, hints.name)
    certain = _certain(seen)
    if hints.template is not None:
        holders = (one for one in certain if one.holds_tables)
        return next(holders, None) or _of_templates(hints)
    if certain:
        return certain[0]
    if (header := recognise(sealed, hints, template_of)) is not None:
        return _for_records(header.template.records)
    if likely := [one for one in known().values() if one.is_likely(seen)]:
        return likely[0]
    near = _near(seen, hints)
    if near is not None and (near.has_all or seen.ending in _TABLES):
        facts = {"record": near.record, "template": near.template, "differs": near.differs}
        raise HeaderChanged(hints.name, **facts)
    for one in known().values():
        if seen.ending in one.endings:
            return one
    if seen.is_sound_text and seen.ending not in _TABLES:
        return known()[_LAST_RESORT]
    raise UnknownLayout(hints.name, header=_start(seen.text))


def _certain(seen: content.Content) -> list[Format]:
    """Return the formats that the first bytes call for, the one that the name speaks for first.

    More than one is a polyglot: a file made to be one thing to one program and another to the next.
    """
    found = [one for one in known().values() if one.is_certain(seen)]
    return sorted(found, key=lambda one: seen.ending not in one.endings)


def _notes(sealed: Path, hints: Hints, chosen: Format) -> tuple[str, ...]:
    """Say what a person should know of the choice: that a password was given, other faces of a polyglot, or that no reader knows the file."""
    if hints.password is not None:
        return ("opened with a password that was given when it was read",)
    if hints.reader is not None or hints.template is not None:
        return ()
    seen = content.look(sealed, hints.name)
    others = [one.name for one in _certain(seen)[1:]]
    if others:
        return (f"the same bytes are also a file for: {', '.join(others)}",)
    if chosen.name == _LAST_RESORT and (near := _near(seen, hints)) is not None:
        return (
            f"record {near.record} is nearly the header of template {near.template}, but {near.differs}",
        )
    if chosen.name == _LAST_RESORT and seen.ending not in chosen.endings:
        return ("no reader knows this kind of file; its text can be searched and cited",)
    return ()


def _near(seen: content.Content, hints: Hints) -> Near | None:
    """Return the template whose header the file nearly has."""
    return nearest(seen.text, [checked(one, template_of) for one in documents(hints.templates)])


def _start(text: str) -> str:
    line = next(iter(text.splitlines()), "")
    return repr(line[:80])


def template_of(fields: dict[str, Any]) -> Layout:
    """Return the template that fields make, checked by the format whose records it is for.

    Raises:
        ValueError, TypeError, KeyError, AttributeError, BadValue: a field is missing, unknown or of the wrong kind.
    """
    format_ = _for_records(layout_of(fields).records)
    made: Layout = import_module(f"{_folders()[format_.name]}.template").template_of(fields)
    return made


def _of_templates(hints: Hints) -> Format:
    """Return the reader of the template that the hints name; calls, which will not find it, when there is none."""
    layouts = [checked(one, template_of) for one in documents(hints.templates)]
    named = (one.records for one in layouts if one.id == hints.template)
    return _for_records(next(named, "calls"))


def _for_records(records: str) -> Format:
    return next(one for one in known().values() if one.records == records)


def _run(format_: Format, sealed: Path, into: Path, hints: Hints) -> Receipt:
    with _faults_named(hints, format_.name):
        reader = import_module(f"{_folders()[format_.name]}.reader")
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
