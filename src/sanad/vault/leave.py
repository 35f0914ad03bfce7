# SPDX-License-Identifier: Apache-2.0
"""Leave of a sender: to whom the office may show an exhibit although it came as confidential, or not to be shared abroad."""

from dataclasses import dataclass

import sqlalchemy as sa

from sanad.vault import tables


@dataclass(frozen=True)
class Leave:
    """Entry `seq` records that the sender lets `recipient` have `exhibit`, or no longer does; `paper` is the exhibit in which they say so."""

    seq: int
    exhibit: str
    recipient: str
    given: bool
    paper: str


def record(connection: sa.Connection, leave: Leave) -> None:
    """Keep a leave; the newest for a recipient counts."""
    connection.execute(sa.insert(tables.leave).values(vars(leave)))


def standing(connection: sa.Connection) -> dict[str, frozenset[str]]:
    """Return exhibit → the recipients who may have it by its sender's leave, for all that have any; there are few."""
    newest: dict[tuple[str, str], bool] = {}
    for row in connection.execute(sa.select(tables.leave).order_by(tables.leave.c.seq)):
        newest[row.exhibit, row.recipient] = row.given
    found: dict[str, set[str]] = {}
    for (exhibit, recipient), given in newest.items():
        if given:
            found.setdefault(exhibit, set()).add(recipient)
    return {exhibit: frozenset(recipients) for exhibit, recipients in found.items()}
