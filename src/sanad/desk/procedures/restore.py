# SPDX-License-Identifier: Apache-2.0
"""Bring an office back and look it over; or try to, beside the running one, and leave nothing but the verdict in its ledger."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sanad.backup.statement import Statement
from sanad.backup.store import Store
from sanad.desk.act import Tools
from sanad.desk.acts.record_drill import RecordDrill
from sanad.desk.acts.record_restore import RecordRestore
from sanad.desk.door import Desk
from sanad.desk.procedures.bring_back import (
    bring_back,
    lay_keys,
    new_directory,
    require_fit,
    unlock_keys,
)
from sanad.desk.procedures.look_over import Looked, look_over
from sanad.desk.procedures.progress import Progress
from sanad.desk.questions.prepare_backup import PrepareBackup
from sanad.errors import BackupBroken, EvidenceFault
from sanad.storage.files import shown
from sanad.values.verdict import Integrity

Opened = Callable[[Path], AbstractContextManager[tuple[Desk, Tools]]]
"""Opens the office in a directory."""


@dataclass(frozen=True)
class Return:
    """From which backup an office is brought back, into which new directory.

    `keys` is a folder of its keys; else `identity` opens those in the backup. `fingerprint` is the one that the office published, `head` a signed head of its ledger that was kept elsewhere;
    None for what nobody has.
    """

    folder: Path
    into: Path
    keys: Path | None = None
    identity: str | None = None
    fingerprint: str | None = None
    head: str | None = None


@dataclass(frozen=True)
class Returned:
    """What came back: the statement of the backup, None where it could not be read, and what the look over it came to."""

    statement: Statement | None
    looked: Looked


def try_backup(  # what a drill is told
    desk: Desk, tools: Tools, order: PrepareBackup, wanted: Return, opened: Opened, tell: Progress
) -> Returned:
    """Bring the office back beside the running one of `desk` and `tools`, record there what came of it, and remove it again. A damaged backup is a verdict, not an error.

    The keys and the fingerprint are those of the running office where `wanted` names none.

    Raises:
        AlreadyDone: there is something in the directory.
        Unreadable: there is no backup.
        KeysDoNotFit, BadValue: the keys or the head were given wrongly, which says nothing of the backup.
        SanadError: the officer may not, or the machine failed; then there is no verdict.
    """
    desk.ask(order)
    statement = None
    known = replace(wanted, fingerprint=wanted.fingerprint or tools.signer.fingerprint)
    if wanted.keys is None and wanted.identity is None:
        known = replace(known, keys=tools.keys)
    try:
        statement = Store(wanted.folder).statement()
        with _brought(known, tell, keep=False) as (_, place), opened(place) as (_, back):
            looked = look_over(back, statement, tools, wanted.head)
    except EvidenceFault as fault:
        looked = Looked(Integrity.BROKEN, 0, 0, (str(fault),), (), None)
    desk.perform(_drill(order, statement, looked))
    return Returned(statement, looked)


def restore(wanted: Return, opened: Opened, by: str, reason: str, tell: Progress) -> Returned:
    """Bring the office back for good, and record in it that it was; nothing is left of one that is not what was signed.

    Raises:
        AlreadyDone: there is something in the directory.
        BackupBroken, BackupOfAnother: the backup does not hold.
        KeysDoNotFit, Unreadable: its keys are not to be had.
        NoMandate: the officer did not govern in it.
    """
    with (
        _brought(wanted, tell, keep=True) as (statement, place),
        opened(place) as (desk, tools),
    ):
        looked = look_over(tools, statement, None, wanted.head)
        if looked.verdict is Integrity.BROKEN:
            raise BackupBroken(shown(wanted.folder), detail="; ".join(looked.faults))
        desk.perform(
            RecordRestore(by=by, listed=statement.listed, entries=statement.entries, reason=reason)
        )
    return Returned(statement, looked)


@contextmanager
def _brought(wanted: Return, tell: Progress, *, keep: bool) -> Iterator[tuple[Statement, Path]]:
    """Yield what a backup states of an office, and the folder in which it lies with its keys until it is whole."""
    with new_directory(wanted.into, keep=keep) as place:
        statement = bring_back(wanted.folder, place, wanted.fingerprint, tell)
        if wanted.keys is not None:
            lay_keys(wanted.keys, place)
        else:
            unlock_keys(wanted.folder, statement, wanted.identity or "", place)
        require_fit(wanted.folder, statement, place)
        yield statement, place


def _drill(order: PrepareBackup, statement: Statement | None, looked: Looked) -> RecordDrill:
    return RecordDrill(
        by=order.by,
        purpose=order.purpose,
        listed=statement.listed if statement else "",
        entries=statement.entries if statement else 0,
        verdict=looked.verdict,
        faults=looked.faults,
        not_established=looked.not_established,
    )
