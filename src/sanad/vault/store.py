# SPDX-License-Identifier: Apache-2.0
"""Where exhibits are kept and found again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sanad.errors import NotFound
from sanad.values.canonical import Json
from sanad.values.fold import fold
from sanad.vault import leave, tables
from sanad.vault.exhibit import Delivery, Exhibit, Provenance

_KNOWN = sa.select(tables.exhibit.c.sha256).where(tables.exhibit.c.sha256 == sa.bindparam("wanted"))
_LED = (
    (tables.delivery.c.exhibit == sa.bindparam("wanted"))
    & (tables.delivery.c.compartment == sa.bindparam("to"))
    & tables.delivery.c.leads
)
_KIND = sa.select(tables.exhibit.c.kind).where(tables.exhibit.c.sha256 == sa.bindparam("wanted"))
_LEADS = sa.select(tables.delivery.c.seq).where(_LED)
_NAME_LANGUAGE = sa.update(tables.delivery).where(_LED)
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
    leads = new or connection.execute(_LEADS, _led_by(delivery)).first() is None
    connection.execute(
        _ADD_DELIVERY,
        {
            "seq": delivery.seq,
            "exhibit": sha256,
            "name": delivery.name,
            "compartment": delivery.compartment,
            "instrument": delivery.provenance.instrument,
            "document": delivery.provenance.as_json(),
            "leads": leads,
            "folded": fold(delivery.name),
            "handed_by": delivery.provenance.handed_by,
            "language": delivery.provenance.language,
            "kind": None if new else connection.execute(_KIND, {"wanted": sha256}).scalar(),
        },
    )
    if not leads and delivery.provenance.language is not None:
        newest = {"language": delivery.provenance.language}
        connection.execute(_NAME_LANGUAGE.values(newest), _led_by(delivery))
    return new


def delivery(connection: sa.Connection, seq: int) -> Delivery:
    """Return the delivery that entry `seq` recorded.

    Raises:
        NotFound: it recorded none.
    """
    found = connection.execute(
        sa.select(tables.delivery).where(tables.delivery.c.seq == seq)
    ).first()
    if found is None:
        raise NotFound("vault", kind="delivery, by its entry,", name=seq)
    return _delivery(found)


def correct(connection: sa.Connection, corrected: Delivery) -> None:
    """Keep what is said of a delivery from now on."""
    came = corrected.provenance
    now = {
        "document": came.as_json(),
        "instrument": came.instrument,
        "handed_by": came.handed_by,
        "corrected": corrected.corrected,
    }
    at = tables.delivery.c.seq == corrected.seq
    connection.execute(sa.update(tables.delivery).where(at).values(now))


def _delivery(row: sa.Row[Any]) -> Delivery:
    came = Provenance.from_json(row.document)
    return Delivery(row.seq, row.exhibit, row.name, row.compartment, came, row.corrected)


def _led_by(delivery: Delivery) -> dict[str, str]:
    return {"wanted": delivery.exhibit, "to": delivery.compartment}


def keep_receipt(connection: sa.Connection, sha256: str, receipt: dict[str, Json]) -> None:
    """Keep the reader's account of the exhibit; an earlier one stays in the ledger."""
    at = tables.exhibit.c.sha256 == sha256
    kind = str(receipt["kind"])
    kept = {"receipt": receipt, "kind": kind}
    connection.execute(sa.update(tables.exhibit).where(at).values(kept))
    list_as(connection, sha256, kind)


def list_as(connection: sa.Connection, sha256: str, kind: str | None) -> None:
    """List every delivery of an exhibit under what it was read as, or under nothing."""
    at = tables.delivery.c.exhibit == sha256
    connection.execute(sa.update(tables.delivery).where(at).values(kind=kind))


def digests(connection: sa.Connection, start: str) -> set[str]:
    """Return the digest of every exhibit whose digest begins with `start`."""
    e = tables.exhibit.c
    query = sa.select(e.sha256).where(e.sha256.between(start, start + "g"))  # behind every digit
    return set(connection.execute(query).scalars())


def listed(connection: sa.Connection, sha256: str) -> set[str]:
    """Return every digest that a sender listed for these bytes."""
    d = tables.delivery.c
    came = connection.execute(sa.select(d.document).where(d.exhibit == sha256)).scalars()
    return {str(one["listed_sha256"]) for one in came if "listed_sha256" in one}


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


def delivered(
    connection: sa.Connection, names: Sequence[str]
) -> set[tuple[str, str, str, str | None]]:
    """Return (digest, name, compartment, parent) of every delivery under one of `names`."""
    d = tables.delivery.c
    query = sa.select(d.exhibit, d.name, d.compartment, d.document).where(d.name.in_(names))
    return {
        (row.exhibit, row.name, row.compartment, row.document.get("parent"))
        for row in connection.execute(query)
    }


def deliveries(
    connection: sa.Connection, compartment: str, names: Sequence[str]
) -> list[tuple[Delivery, str | None]]:
    """Return what was delivered to a compartment under `names`, each with why it is quarantined, if it is."""
    d, e = tables.delivery, tables.exhibit
    query = (
        sa.select(d, e.c.quarantine)
        .join(e, d.c.exhibit == e.c.sha256)
        .where(d.c.name.in_(names) & (d.c.compartment == compartment) & e.c.erased.is_(None))
    )
    return [(_delivery(row), row.quarantine) for row in connection.execute(query)]


@dataclass(frozen=True)
class Holding:
    """How many exhibits the office holds, their bytes, how many were read, and how many rows and parts were stored of them."""

    exhibits: int
    size: int
    read: int
    stored: int


def holding(connection: sa.Connection) -> Holding:
    """Count everything that was sealed; one pass."""
    e = tables.exhibit.c
    kept = e.receipt
    account = (
        sa.type_coerce(kept, sa.JSON)
        if connection.dialect.name == "sqlite"  # where a cast would make a number of it
        else sa.cast(sa.type_coerce(kept, sa.Text), sa.JSON)
    )
    stored = account["stored"].as_integer()
    query = sa.select(
        sa.func.count(),
        sa.func.sum(e.size),
        sa.func.count(sa.type_coerce(kept, sa.Text)),
        sa.func.sum(stored),
    ).select_from(tables.exhibit)
    return Holding(*(int(each or 0) for each in connection.execute(query).one()))


def unread(connection: sa.Connection) -> list[Exhibit]:
    """Return the exhibits that no reader has accounted for, in the order in which they came."""
    return _select(connection, tables.exhibit.c.receipt.is_(None))


def under_only(
    connection: sa.Connection, compartment: str, instruments: Sequence[str]
) -> list[Exhibit]:
    """Return the exhibits of a compartment every delivery of which, wherever it went, came under one of `instruments`."""
    if not instruments:
        return []
    e, d = tables.exhibit.c, tables.delivery.c
    mine = sa.select(d.exhibit).where(d.compartment == compartment)
    otherwise = d.instrument.is_(None) | d.instrument.not_in(instruments)
    any_other = sa.select(d.exhibit).where(otherwise)
    return _select(connection, e.erased.is_(None) & e.sha256.in_(mine) & e.sha256.not_in(any_other))


def count(connection: sa.Connection, compartment: str) -> int:
    """Return how many exhibits of a compartment were not erased."""
    d, e = tables.delivery.c, tables.exhibit.c
    mine = (d.compartment == compartment) & d.leads  # one for each exhibit
    gone = mine & d.exhibit.in_(sa.select(e.sha256).where(e.erased.is_not(None)))
    both = [sa.select(sa.func.count()).where(which).scalar_subquery() for which in (mine, gone)]
    came, erased = connection.execute(sa.select(*both)).one()
    return int(came) - int(erased)


def _select(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Exhibit]:
    d, e = tables.delivery, tables.exhibit
    query = sa.select(e, d).join(d, d.c.exhibit == e.c.sha256).where(which).order_by(d.c.seq)
    first: dict[str, sa.Row[tuple[object, ...]]] = {}
    came: dict[str, list[Delivery]] = {}
    for row in connection.execute(query):
        first.setdefault(row.sha256, row)
        came.setdefault(row.sha256, []).append(_delivery(row))
    leaves = leave.standing(connection) if first else {}
    return [
        Exhibit(
            sha256,
            row.size,
            row.media_type,
            row.quarantine,
            row.receipt,
            tuple(came[sha256]),
            row.erased,
            leaves.get(sha256, frozenset()),
        )
        for sha256, row in first.items()
    ]
