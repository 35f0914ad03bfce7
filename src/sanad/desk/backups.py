# SPDX-License-Identifier: Apache-2.0
"""Backups and drills as the ledger tells of them, and what a backup leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sanad.desk.looks import looks
from sanad.ledger import read, tables
from sanad.values.canonical import Json

BACKUP, DRILL = "backup", "drill"
"""What the entries about them are about."""
LEFT_OUT = ("keys", "inbox", "records", "search", "made", "rulebook")
"""Folders of an office that no backup holds: keys unless they are asked for, what is not sealed yet, what is made anew from the rest, and law that is kept elsewhere."""


@dataclass(frozen=True)
class Noted:
    """One entry about a backup or a drill: its number, instant, officer, and the facts that the act recorded."""

    seq: int
    at: str
    by: str
    facts: Mapping[str, Json]


@dataclass(frozen=True)
class Since:
    """What the ledger recorded after a number of entries: all entries, and of acts that were done how many of each name. Looking is no act here."""

    entries: int
    acts: Mapping[str, int]


def noted(connection: sa.Connection, thing: str) -> list[Noted]:
    """Return what was recorded about `thing`, newest first; entries whose body was erased are left out."""
    found = read.about(connection, [thing]).get(thing, [])
    return [_noted(entry.seq, entry.at, entry.body) for entry in reversed(found) if entry.body]


def since(connection: sa.Connection, entries: int) -> Since:
    """Return what came after the first `entries`; two queries."""
    columns = tables.entry.c
    later = (columns.seq >= entries) & (columns.outcome == read.DONE) & columns.act.not_in(looks())
    counted = sa.select(columns.act, sa.func.count()).where(later).group_by(columns.act)
    acts = {name: int(count) for name, count in connection.execute(counted.order_by(columns.act))}
    return Since(max(0, read.size(connection) - entries), acts)


def _noted(seq: int, at: str, body: Mapping[str, Any]) -> Noted:
    return Noted(seq, at, str(body["by"]), body["what"])
