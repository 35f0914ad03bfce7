# SPDX-License-Identifier: Apache-2.0
"""What was found in, heard in or made from something else: the family of an exhibit."""

import sqlalchemy as sa

from sanad.vault import tables
from sanad.vault.exhibit import ABOUT

_INSIDE = sa.type_coerce(tables.delivery.c.document, sa.Text).contains(
    '"parent":"', autoescape=True
)
"""Deliveries of such: documents are canonical JSON, in whose strings no quotation mark stands alone."""


def parents(connection: sa.Connection) -> dict[str, set[str]]:
    """Return exhibit → the exhibits that it was found in, heard in or made from, of those that came in no other way."""
    d = tables.delivery.c
    alone = sa.select(d.exhibit).where(~_INSIDE)
    inside = sa.select(d.exhibit, d.document).where(_INSIDE & d.exhibit.not_in(alone))
    found: dict[str, set[str]] = {}
    for row in connection.execute(inside):
        found.setdefault(row.exhibit, set()).add(str(row.document["parent"]))
    return found


def only_inside(connection: sa.Connection, sha256: str) -> list[str]:
    """Return what was found inside an exhibit, and inside that, and was never delivered in another way.

    A transcript or translation that somebody handed over is not inside what it is about, and stays.
    """
    d = tables.delivery.c
    inside_something = sa.select(d.exhibit).where(_INSIDE)
    came = sa.select(d.exhibit, d.document).where(d.exhibit.in_(inside_something))
    above: dict[str, set[str | None]] = {}
    below: dict[str, set[str]] = {}
    for child, document in connection.execute(came):
        parent = document.get("parent")
        inside_of = None if document.get("relation") in ABOUT else parent
        above.setdefault(child, set()).add(inside_of)
        if inside_of is not None:
            below.setdefault(inside_of, set()).add(child)
    inside, waiting = {sha256}, [sha256]
    while waiting:
        for child in below.get(waiting.pop(), ()):
            if child not in inside and above[child] <= inside:
                inside.add(child)
                waiting.append(child)
    return sorted(inside - {sha256})
