# SPDX-License-Identifier: Apache-2.0
"""Where exhibits are kept and found again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sanad.errors import NotFound, Quarantined
from sanad.values.canonical import Json
from sanad.values.fold import fold
from sanad.vault import leave, tables
from sanad.vault.exhibit import ABOUT, Delivery, Exhibit, Provenance

_KNOWN = sa.select(tables.exhibit.c.sha256).where(tables.exhibit.c.sha256 == sa.bindparam("wanted"))
_ERASED = _KNOWN.where(tables.exhibit.c.erased.is_not(None))
_LED = (
    (tables.delivery.c.exhibit == sa.bindparam("wanted"))
    & (tables.delivery.c.compartment == sa.bindparam("to"))
    & tables.delivery.c.leads
)
_KIND = sa.select(tables.exhibit.c.kind).where(tables.exhibit.c.sha256 == sa.bindparam("wanted"))
_LEADS = sa.select(tables.delivery.c.seq).where(_LED)
_NAME_LANGUAGE = sa.update(tables.delivery).where(_LED)
_WORDS = {"handed_by", "received_by", "received_where", "seal", "made_by", "capture"}
_BELONGS = "it belongs to an exhibit set aside: {}"
_INSIDE = sa.type_coerce(tables.delivery.c.document, sa.Text).contains(
    '"parent":"', autoescape=True
)
"""Deliveries of what was found in, heard in or made from something: documents are canonical JSON, in whose strings no quotation mark stands alone."""
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


def quarantine(connection: sa.Connection, sha256: str, reason: str | None) -> None:
    """Set why the exhibit may not be used, or None to release it."""
    at = tables.exhibit.c.sha256 == sha256
    connection.execute(sa.update(tables.exhibit).where(at).values(quarantine=reason))


def quarantined(connection: sa.Connection) -> dict[str, str]:
    """Return digest → reason of every exhibit that may not be used, with all that was found in, heard in or made from it.

    What was also delivered by itself stands by itself: it is set aside with what it was found in only if it came in no other way.
    Costs one look at the deliveries inside others, and none at all while nothing is set aside.
    """
    columns = tables.exhibit.c
    query = sa.select(columns.sha256, columns.quarantine).where(columns.quarantine.is_not(None))
    reasons = {row.sha256: str(row.quarantine) for row in connection.execute(query)}
    if not reasons:
        return {}
    above = _parents(connection)
    below: dict[str, list[str]] = {}
    for child, parents in above.items():
        for parent in parents:
            below.setdefault(parent, []).append(child)
    waiting = list(reasons)
    while waiting:
        parent = waiting.pop()
        for child in below.get(parent, ()):
            if child not in reasons and above[child] <= reasons.keys():
                reasons[child] = _BELONGS.format(reasons[parent])
                waiting.append(child)
    return reasons


def _parents(connection: sa.Connection) -> dict[str, set[str]]:
    """Return exhibit → the exhibits that it was found in, heard in or made from, of those that came in no other way."""
    d = tables.delivery.c
    alone = sa.select(d.exhibit).where(~_INSIDE)
    inside = sa.select(d.exhibit, d.document).where(_INSIDE & d.exhibit.not_in(alone))
    found: dict[str, set[str]] = {}
    for row in connection.execute(inside):
        found.setdefault(row.exhibit, set()).add(str(row.document["parent"]))
    return found


def set_aside(connection: sa.Connection) -> list[Exhibit]:
    """Return the exhibits that are themselves set aside, without those that were erased, in the order in which they came."""
    columns = tables.exhibit.c
    return _few(connection, columns.quarantine.is_not(None) & columns.erased.is_(None))


def why_set_aside(connection: sa.Connection, sha256: str) -> str | None:
    """Return why one exhibit may not be used: it is set aside itself, or everything that it was found in, heard in or made from is.

    It says of one exhibit what `quarantined` says of all, and looks at nothing but those above it.
    """
    return _why(connection, sha256, frozenset())


def _why(connection: sa.Connection, sha256: str, seen: frozenset[str]) -> str | None:
    reason = why_quarantined(connection, sha256)
    if reason is not None or sha256 in seen:
        return reason
    d = tables.delivery.c
    came = connection.execute(sa.select(d.document).where(d.exhibit == sha256)).scalars().all()
    reasons = [
        _why(connection, str(document["parent"]), seen | {sha256}) if "parent" in document else None
        for document in came
    ]
    if not reasons or None in reasons:
        return None
    above = str(reasons[0])
    return above if above.startswith(_BELONGS[:20]) else _BELONGS.format(above)


def forget_words(connection: sa.Connection, seq: int) -> None:
    """Blank what entry `seq` says of who handed an exhibit over and where; under which paper, and its name, stay: its use rests on them."""
    d = tables.delivery.c
    at = (d.seq == seq) | (d.corrected == seq)
    row = connection.execute(sa.select(d.document).where(at)).scalar()
    if row is not None:
        kept = {key: value for key, value in row.items() if key not in _WORDS}
        blank = {"document": kept, "handed_by": None}
        connection.execute(sa.update(tables.delivery).where(at).values(blank))


def erase(connection: sa.Connection, sha256: str, seq: int, reason: str) -> None:
    """Mark an exhibit as erased by entry `seq`: it may never be used again, and what was read of it is forgotten."""
    at = tables.exhibit.c.sha256 == sha256
    gone = {"erased": seq, "quarantine": reason, "receipt": None, "kind": None}
    connection.execute(sa.update(tables.exhibit).where(at).values(gone))
    connection.execute(sa.delete(tables.reading).where(tables.reading.c.exhibit == sha256))
    _list_as(connection, sha256, None)


def is_erased(connection: sa.Connection, sha256: str) -> bool:
    """Tell whether these bytes were erased on an order."""
    return connection.execute(_ERASED, {"wanted": sha256}).first() is not None


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


def keep_receipt(connection: sa.Connection, sha256: str, receipt: dict[str, Json]) -> None:
    """Keep the reader's account of the exhibit; an earlier one stays in the ledger."""
    at = tables.exhibit.c.sha256 == sha256
    kind = str(receipt["kind"])
    kept = {"receipt": receipt, "kind": kind}
    connection.execute(sa.update(tables.exhibit).where(at).values(kept))
    _list_as(connection, sha256, kind)


def _list_as(connection: sa.Connection, sha256: str, kind: str | None) -> None:
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


def why_quarantined(connection: sa.Connection, sha256: str) -> str | None:
    """Return why the exhibit may not be used, None when it may or is not here."""
    e = tables.exhibit.c
    return connection.execute(sa.select(e.quarantine).where(e.sha256 == sha256)).scalar()


def erased(connection: sa.Connection) -> list[str]:
    """Return the digest of every exhibit whose erasure was ordered."""
    e = tables.exhibit.c
    query = sa.select(e.sha256).where(e.erased.is_not(None))
    return list(connection.execute(query).scalars())


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


def usable_by_name(connection: sa.Connection, name: str) -> Exhibit:
    """Return the exhibit that `by_name` gives, if it may be used.

    Raises:
        NotFound: as `by_name`.
        Quarantined: it is set aside, or belongs to something that is.
    """
    exhibit = by_name(connection, name)
    reason = why_set_aside(connection, exhibit.sha256)
    if reason is not None:
        raise Quarantined(exhibit.name, reason=reason)
    return exhibit


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


def not_in_use(connection: sa.Connection) -> list[Exhibit]:
    """Return the exhibits that are themselves set aside, erased ones too, in the order in which they came."""
    return _few(connection, tables.exhibit.c.quarantine.is_not(None))


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


def _few(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Exhibit]:
    """Return the exhibits that are `which`, of which there are few: found by an index first, so that no database passes over all deliveries for their order."""
    found = connection.execute(sa.select(tables.exhibit.c.sha256).where(which)).scalars().all()
    return exhibits(connection, found) if found else []


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
