# SPDX-License-Identifier: Apache-2.0
"""Back the office up into a folder while officers work, and record that it was done.

The database is copied first, as it stands at one moment, and the vault after it: so every exhibit that the copy names is there.
"""

import io
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyrage
from pyrage import x25519

from sanad.backup.database import copy_database
from sanad.backup.statement import Statement
from sanad.backup.store import Kept, Source, Store
from sanad.desk.act import Tools, stamp
from sanad.desk.acts.record_backup import RecordBackup
from sanad.desk.door import Desk
from sanad.desk.procedures.progress import Progress
from sanad.desk.questions.prepare_backup import PrepareBackup
from sanad.errors import BackupOfAnother, BadValue
from sanad.ledger import read
from sanad.storage.database import Database
from sanad.storage.files import shown
from sanad.storage.schema import newest, revision

SETTINGS, DATABASE = "office.toml", "sanad.db"
_BRANCHES = ("forms", "templates", "vault/sha256", "vault/keys", "vault/orphans")
"""What is copied as it lies, besides the settings and the database."""
_SEALED = "vault/sha256/"


@dataclass(frozen=True)
class BackedUp:
    """A backup: what it says of itself, the bytes that this run added, the files of the backup before that it removed, and sealed files whose bytes are others now."""

    statement: Statement
    copied: int
    removed: int
    damaged: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What to back up, and how: the directory of the office, its settings as they are to be kept, and the age recipients to whom its keys are encrypted; none leaves the keys out."""

    office: Path
    settings: str
    recipients: Sequence[str] = ()


def back_up(
    desk: Desk, tools: Tools, order: PrepareBackup, wanted: Wanted, folder: Path, tell: Progress
) -> BackedUp:
    """Bring the backup in `folder` up to the office as it stands, or begin one there. Of an office that an older program founded it is only on record that it was begun.

    Raises:
        BackupOfAnother: another office keeps its backup there.
        BadValue: a recipient is no age recipient.
        AlreadyRunning, BackupBroken, DiskFull, Unreadable, SanadError: nothing was recorded; the backup before stands as it was.
    """
    recipients = [_recipient(each) for each in wanted.recipients]
    desk.ask(order)
    store, work = Store(folder), tools.records.fresh()
    try:
        with store.alone():
            made = _made(tools, store, wanted, recipients, work, tell)
            if made.statement.revision != newest():
                return made  # it is backed up before it is upgraded; that it was begun is on record
            record = RecordBackup(
                by=order.by,
                purpose=order.purpose,
                statement=made.statement,
                place=shown(folder.absolute()),
                copied=made.copied,
                damaged=made.damaged,
            )
            desk.perform(record)
    finally:
        tools.records.drop(work)
    return made


def _made(  # the parts of a backup
    tools: Tools,
    store: Store,
    wanted: Wanted,
    recipients: Sequence[x25519.Recipient],
    work: Path,
    tell: Progress,
) -> BackedUp:
    before = [] if store.is_new() else list(store.listed(_ours(tools, store)))
    (work / SETTINGS).write_text(wanted.settings, encoding="utf-8")
    copy_database(tools.database, work / DATABASE)
    sources = [Source(name, work / name) for name in (SETTINGS, DATABASE)]
    kept = store.keep(
        (*sources, *_files(wanted.office)),
        before,
        lambda done, copied: tell("backing up", done, max(done, copied)),
    )
    keys = store.keep_raw(_locked(wanted.office, recipients)) if recipients else ""
    statement = _statement(tools, work / DATABASE, kept, keys)
    removed = store.finish(statement.signed(tools.signer), {*kept.digests, kept.listed, keys})
    return BackedUp(statement, kept.copied, removed, tuple(_damaged(tools, store, statement)))


def _ours(tools: Tools, store: Store) -> Statement:
    found, ours = store.statement(), tools.signer.fingerprint
    if found.fingerprint != ours:
        raise BackupOfAnother("backup", found=found.fingerprint, wanted=ours)
    return found


def _files(office: Path) -> Iterator[Source]:
    for branch in _BRANCHES:
        yield from _below(office, office / branch)


def _below(office: Path, folder: Path) -> Iterator[Source]:
    """Yield every file of a folder in order; what begins with a dot is half-written."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            yield from _below(office, path)
        elif path.is_file() and not path.name.startswith("."):
            yield Source(path.relative_to(office).as_posix(), path)


def _statement(tools: Tools, copy: Path, kept: Kept, keys: str) -> Statement:
    """Say of a backup what the copied database says, not the one that went on meanwhile."""
    database = Database(f"sqlite:///{copy.absolute()}")
    try:
        with database.reading() as connection:
            entries = read.size(connection)
            return Statement(
                office=tools.office,
                origin=tools.signer.origin,
                key=tools.signer.public.hex(),
                at=stamp(tools.clock()),
                revision=revision(connection),
                entries=entries,
                root=read.root(connection, entries).hex(),
                files=kept.files,
                size=kept.size,
                listed=kept.listed,
                keys=keys,
            )
    finally:
        database.close()


def _damaged(tools: Tools, store: Store, statement: Statement) -> Iterable[str]:
    """Yield the sealed files that are not what their name says; only where they lie in plain can that be told without their keys."""
    if tools.blobs.keyring is None:
        for each in store.listed(statement):
            name = each.path.rpartition("/")[2]
            if each.path.startswith(_SEALED) and name != each.sha256:
                yield name


def _recipient(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise BadValue("keys", value=text, type="age recipient", detail=error) from error


def _locked(office: Path, recipients: Sequence[x25519.Recipient]) -> bytes:
    """Return the office's keys as an archive that only `recipients` open; keys are small."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        archive.add(office / "keys", "keys")
    return bytes(pyrage.encrypt(raw.getvalue(), list(recipients)))
