# SPDX-License-Identifier: Apache-2.0
"""Bring an office back from a backup into a new directory, with its keys, which come from elsewhere or out of the backup with the identity that opens them."""

import io
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pyrage
from pyrage import x25519

from sanad.backup.statement import Statement
from sanad.backup.store import Store
from sanad.desk.procedures.progress import Progress
from sanad.errors import AlreadyDone, BackupBroken, BackupOfAnother, KeysDoNotFit, Unreadable
from sanad.ledger.note import KEY, load_key
from sanad.storage.files import named, shown

_OWNER_ONLY, _READ_OWNER = 0o700, 0o600
_PARTIAL = ".partial"
_TOLD = 5
"""Faults that are told; how many there are in all stands beside them."""


def bring_back(folder: Path, into: Path, fingerprint: str | None, tell: Progress) -> Statement:
    """Copy every file of a backup into the new directory `into`, each held to its digest.

    `fingerprint` is the one that the office published, None when nobody knows it.

    Raises:
        BackupOfAnother: another office made it.
        BackupBroken: naming the first files that are missing, or others.
        DiskFull, Unreadable: the disk does not let us.
    """
    store = Store(folder)
    statement = store.statement()
    if fingerprint is not None and statement.fingerprint != fingerprint:
        raise BackupOfAnother(shown(folder), found=statement.fingerprint, wanted=fingerprint)
    faults, done = list[str](), 0
    for each in store.listed(statement):
        fault = store.read_back(each, into)
        faults += [fault] if fault is not None else []
        done += each.size
        tell("bringing back", done, statement.size, len(faults))
    if faults:
        more = f"; and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
        raise BackupBroken(shown(folder), detail="; ".join(faults[:_TOLD]) + more)
    return statement


def lay_keys(keys: Path, into: Path) -> None:
    """Copy a folder of keys, readable by their owner alone.

    Raises:
        Unreadable: it is not there, or not to be read.
    """
    try:
        shutil.copytree(keys, into / "keys")
        _closed(into / "keys")
    except OSError as error:
        raise Unreadable(shown(keys), detail=error.strerror or error) from error


def unlock_keys(folder: Path, statement: Statement, identity: str, into: Path) -> None:
    """Take the keys out of a backup with one of the identities to which they were encrypted.

    Raises:
        KeysDoNotFit: it holds none, or the identity does not open them.
        BackupBroken: they are missing or others.
    """
    if not statement.keys:
        raise KeysDoNotFit(shown(folder), detail="this backup holds none")
    locked = Store(folder).raw(statement.keys)
    try:
        opened = pyrage.decrypt(locked, [x25519.Identity.from_str(identity.strip())])
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        detail = f"those in this backup were not opened by the identity given ({error})"
        raise KeysDoNotFit(shown(folder), detail=detail) from error
    with tarfile.open(fileobj=io.BytesIO(bytes(opened))) as archive:
        for member in archive:
            _take(archive, member, into / "keys", folder)
    _closed(into / "keys")


def require_fit(folder: Path, statement: Statement, into: Path) -> None:
    """Hold the keys that were laid into an office to the one that signed the backup in `folder`.

    Raises:
        KeysDoNotFit: they are of another office, or no keys.
    """
    if load_key(into / KEY, statement.origin).fingerprint != statement.fingerprint:
        detail = "those given are of another office than the one that made the backup"
        raise KeysDoNotFit(shown(folder), detail=detail)


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, keys: Path, backup: Path) -> None:
    """Put one key in its place; a backup holds plain files of one folder, and nothing else is taken out of it."""
    path = PurePosixPath(member.name)
    if member.isdir() and path == PurePosixPath("keys"):
        return
    found = archive.extractfile(member) if member.isreg() else None
    if found is None or path.parent != PurePosixPath("keys") or path.name == "..":
        raise BackupBroken(shown(backup), detail=f"{member.name} is no key")
    keys.mkdir(exist_ok=True)
    (keys / path.name).write_bytes(found.read())


@contextmanager
def new_directory(into: Path, *, keep: bool) -> Iterator[Path]:
    """Yield the folder in which an office is to be made; it stands in the directory `into` once all went well, and nothing of it when not, or when it is not to be kept.

    It lies within `into`, which may be a disk of its own: nothing is copied twice, and what was stopped in its middle is no office.

    Raises:
        AlreadyDone: there is something in it.
        Unreadable: the disk does not let us.
    """
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise AlreadyDone(shown(into.parent), kind="folder", name=shown(Path(into.name)))
    partial = into / _PARTIAL
    try:
        into.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        into.chmod(_OWNER_ONLY)
        partial.mkdir(mode=_OWNER_ONLY)
    except OSError as error:
        raise named(error, shown(into), "the office") from error
    try:
        yield partial
        for path in partial.iterdir() if keep else ():
            path.rename(into / path.name)
    finally:
        shutil.rmtree(partial)


def _closed(keys: Path) -> None:
    for path in (keys, *keys.rglob("*")):
        path.chmod(_OWNER_ONLY if path.is_dir() else _READ_OWNER)
