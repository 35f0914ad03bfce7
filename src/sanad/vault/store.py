# SPDX-License-Identifier: Apache-2.0
"""Where exhibits are kept and found again."""

from collections.abc import Sequence

import sqlalchemy as sa

from sanad.errors import NotFound
from sanad.values.canonical import Json
from sanad.vault import tables
from sanad.vault.exhibit import Delivery, Exhibit, Provenance

_KNOWN = sa.select(tables.exhibit.c.sha256).where(tables.exhibit.c.sha256 == sa.bindparam("wanted"))
_ADD_EXHIBIT = sa.insert(tables.exhibit)
_ADD_DELIVERY = sa.insert(
    tables.delivery
)  # made once: sealing thousands of files runs them each time


def record(
    connection: sa.Connection, sha256: str, size: int, media_type: str, delivery: Delivery
) -> bool:
    """Record a delivery of sealed bytes; return whether the bytes are new to the office.

    The same bytes from two senders are one exhibit with two deliveries.
    """
    new = connection.execute(_KNOWN, {"wanted": sha256}).first() is None
    if new:
        row = {"sha256": sha256, "size": size, "media_type": media_type}
        connection.execute(_ADD_EXHIBIT, row)
    connection.execute(
        _ADD_DELIVERY,
        {
            "seq": delivery.seq,
            "exhibit": sha256,
            "name": delivery.name,
            "compartment": delivery.compartment,
            "instrument": delivery.provenance.instrument,
            "document": delivery.provenance.as_json(),
        },
    )
    return new


def quarantine(connection: sa.Connection, sha256: str, reason: str | None) -> None:
    """Set why the exhibit may not be used, or None to release it."""
    at = tables.exhibit.c.sha256 == sha256
    connection.execute(sa.update(tables.exhibit).where(at).values(quarantine=reason))


def quarantined(connection: sa.Connection) -> dict[str, str]:
    """Return digest → reason of every exhibit that may not be used, with all that was found in, heard in or made from it."""
    columns = tables.exhibit.c
    query = sa.select(columns.sha256, columns.quarantine).where(columns.quarantine.is_not(None))
    reasons = {row.sha256: str(row.quarantine) for row in connection.execute(query)}
    if not reasons:
        return {}
    delivered = tables.delivery.c
    children: dict[str, list[str]] = {}
    for row in connection.execute(sa.select(delivered.exhibit, delivered.document)):
        if "parent" in row.document:
            children.setdefault(str(row.document["parent"]), []).append(row.exhibit)
    waiting = list(reasons)
    while waiting:
        parent = waiting.pop()
        for child in children.get(parent, ()):
            if child not in reasons:
                reasons[child] = f"it belongs to an exhibit set aside: {reasons[parent]}"
                waiting.append(child)
    return reasons


def keep_receipt(connection: sa.Connection, sha256: str, receipt: dict[str, Json]) -> None:
    """Keep the reader's account of the exhibit; an earlier one stays in the ledger."""
    at = tables.exhibit.c.sha256 == sha256
    kept = {"receipt": receipt, "kind": str(receipt["kind"])}
    connection.execute(sa.update(tables.exhibit).where(at).values(kept))


def digests(connection: sa.Connection) -> set[str]:
    """Return the digest of every exhibit."""
    return set(connection.execute(sa.select(tables.exhibit.c.sha256)).scalars())


def get(connection: sa.Connection, sha256: str) -> Exhibit:
    """Return one exhibit.

    Raises:
        NotFound: no such bytes were sealed.
    """
    found = exhibits(connection, [sha256])
    if not found:
        raise NotFound("vault", kind="exhibit", name=sha256)
    return found[0]


def by_name(connection: sa.Connection, name: str) -> Exhibit:
    """Return the exhibit delivered under `name`: a path as delivered, or a digest or its beginning (8 or more).

    Raises:
        NotFound: none, or more than one, carries it.
    """
    d, e = tables.delivery.c, tables.exhibit.c
    named = (
        connection.execute(sa.select(d.exhibit).where(d.name == name).distinct()).scalars().all()
    )
    if not named and len(name) >= 8:  # noqa: PLR2004  # 32 bits: enough to tell exhibits of one office apart
        named = (
            connection.execute(
                sa.select(e.sha256).where(e.sha256.startswith(name, autoescape=True))
            )
            .scalars()
            .all()
        )
    if len(named) != 1:
        kind = "exhibit" if not named else "single exhibit"
        raise NotFound("vault", kind=kind, name=name)
    return get(connection, named[0])


def exhibits(connection: sa.Connection, only: Sequence[str] | None = None) -> list[Exhibit]:
    """Return exhibits in the order in which they first came, all or `only` those digests."""
    return _select(connection, sa.true() if only is None else tables.exhibit.c.sha256.in_(only))


def usable(connection: sa.Connection, kinds: Sequence[str]) -> list[Exhibit]:
    """Return the exhibits that were read as one of `kinds` and are not quarantined."""
    columns = tables.exhibit.c
    return _select(connection, columns.kind.in_(kinds) & columns.quarantine.is_(None))


def pending(connection: sa.Connection, compartment: str, *, again: bool) -> list[Exhibit]:
    """Return the exhibits of a compartment that wait to be read; with `again` also those read before."""
    columns = tables.exhibit.c
    unread = sa.true() if again else columns.kind.is_(None)
    found = _select(connection, columns.quarantine.is_(None) & unread)
    return [exhibit for exhibit in found if exhibit.compartment == compartment]


def _select(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Exhibit]:
    d, e = tables.delivery, tables.exhibit
    query = sa.select(e, d).join(d, d.c.exhibit == e.c.sha256).where(which).order_by(d.c.seq)
    first: dict[str, sa.Row[tuple[object, ...]]] = {}
    came: dict[str, list[Delivery]] = {}
    for row in connection.execute(query):
        first.setdefault(row.sha256, row)
        provenance = Provenance.from_json(row.document)
        delivery = Delivery(row.seq, row.sha256, row.name, row.compartment, provenance)
        came.setdefault(row.sha256, []).append(delivery)
    return [
        Exhibit(sha256, row.size, row.media_type, row.quarantine, row.receipt, tuple(came[sha256]))
        for sha256, row in first.items()
    ]
