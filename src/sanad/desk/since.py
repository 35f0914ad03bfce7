# SPDX-License-Identifier: Apache-2.0
"""Whether something was changed since an officer last saw it: two people at one record, and the second is told."""

from collections.abc import Iterable

import sqlalchemy as sa

from sanad.desk.act import Work
from sanad.desk.compartments import OFFICE
from sanad.desk.looks import looks
from sanad.errors import ChangedSince
from sanad.ledger import read, tables


def require_unchanged(work: Work, seen: int, things: Iterable[str], compartment: str) -> None:
    """Refuse when an act after entry `seen` changed one of `things`; looking at it changes nothing.

    Raises:
        ChangedSince: naming who changed which of them first; nobody by name where that was in another compartment than `compartment`.
    """
    entry, link = tables.entry.c, tables.link.c
    later = (
        sa.select(link.thing, entry.seq)
        .join(tables.entry, entry.seq == link.seq)
        .where(link.thing.in_(list(things)), link.seq > seen, entry.outcome == read.DONE)
        .where(entry.act.not_in(looks()))
        .order_by(entry.seq)
        .limit(1)
    )
    found = work.connection.execute(later).first()
    if found is not None:
        changed = read.entry(work.connection, found.seq)
        known = changed.body is not None and changed.body["compartment"] in {compartment, OFFICE}
        who = str(changed.body["by"]) if changed.body and known else "Somebody"
        raise ChangedSince("desk", officer=who, thing=found.thing, at=changed.at)
