# SPDX-License-Identifier: Apache-2.0
"""Look over an office that was brought back: whether it is the one that was backed up, and what was recorded since and is not in it."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from sanad.backup.statement import Statement, signed_by
from sanad.desk.act import Tools
from sanad.desk.backups import Since, since
from sanad.desk.read_back import read_back
from sanad.errors import BadValue, KeyLocked
from sanad.ledger import checkpoint, read
from sanad.values.verdict import Integrity

_TREE = 2
"""Line of a checkpoint in which its root stands (docs/formats/ledger.md)."""


@dataclass(frozen=True)
class Looked:
    """What a look at an office that was brought back came to.

    `entries` and `exhibits` were read back; `not_established` says what could not be checked and why; `lost` is what the running office recorded since, None where there is none to
    compare with.
    """

    verdict: Integrity
    entries: int
    exhibits: int
    faults: tuple[str, ...]
    not_established: tuple[str, ...]
    lost: Since | None


def look_over(
    tools: Tools, statement: Statement, running: Tools | None, head: str | None
) -> Looked:
    """Read everything back, and hold the ledger to what the backup, a `head` kept outside and the `running` office say of it; nothing is written.

    Raises:
        BadValue: `head` is no head of a ledger.
    """
    exhibits, faults, unsure = 0, list[str](), list[str]()
    with tools.database.reading() as connection:
        entries = read.size(connection)
        try:
            found = read_back(connection, tools.blobs)
            exhibits, faults = found.exhibits, list(found.faults)
        except KeyLocked as locked:
            unsure.append(f"what is sealed was not opened: {locked}")
        faults += _against_statement(connection, statement)
        if head is not None:
            faults += _against_head(connection, statement, head)
            unsure += _beyond(statement, head)
    lost = None
    if running is not None:
        with running.database.reading() as now:
            faults += _against_running(now, statement)
            lost = since(now, statement.entries)
    elif head is None:
        unsure.append("there was no running office and no head kept elsewhere to hold it to")
    verdict = Integrity.INTACT if not unsure else Integrity.NOT_ESTABLISHED
    verdict = Integrity.BROKEN if faults else verdict
    return Looked(verdict, entries, exhibits, tuple(faults), tuple(unsure), lost)


def _against_statement(connection: sa.Connection, statement: Statement) -> Iterator[str]:
    size = read.size(connection)
    held = size >= statement.entries  # more, where it was upgraded on its way
    if not held or read.root(connection, statement.entries).hex() != statement.root:
        yield f"the ledger is not the one of {statement.entries} entries that was signed"
    newest = checkpoint.latest(connection)
    if newest is not None and not signed_by(statement.key, newest.note):
        yield f"the head of {newest.size} entries is not signed by the key of the office"


def _against_head(connection: sa.Connection, statement: Statement, head: str) -> Iterator[str]:
    """Hold the ledger to a checkpoint that somebody kept outside, if the backup reaches as far."""
    size = _size(head)
    if not signed_by(statement.key, head):
        yield "the head given is not signed by the key that signed the backup: one of the two is of another office"
    elif size <= statement.entries:
        root = read.encoded(read.root(connection, size))
        if root != head.split("\n")[2]:
            yield f"the first {size} entries are not those whose head was signed"


def _beyond(statement: Statement, head: str) -> Iterator[str]:
    """Say what a head kept outside shows to be lost; that it continues this ledger nobody can tell without its entries."""
    size = _size(head)
    if size > statement.entries:
        lost = size - statement.entries
        yield f"a head of {size} entries was signed, and the backup ends at {statement.entries}: {lost} are lost"


def _size(head: str) -> int:
    """Return how many entries a checkpoint says it covers.

    Raises:
        BadValue: it is no checkpoint.
    """
    lines = head.split("\n")
    if len(lines) <= _TREE or not lines[1].isdecimal():
        detail = "in its second line stands no number of entries"
        raise BadValue("--head", value="The file", type="signed head of a ledger", detail=detail)
    return int(lines[1])


def _against_running(now: sa.Connection, statement: Statement) -> Iterator[str]:
    size = read.size(now)
    if size < statement.entries:
        yield f"the running office holds {size} entries, fewer than the backup"
    elif read.root(now, statement.entries).hex() != statement.root:
        yield "the entries of the backup are not those with which the ledger of the running office begins"
