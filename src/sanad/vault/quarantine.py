# SPDX-License-Identifier: Apache-2.0
"""What is set aside: exhibits that may not be used, each with its reason."""

import sqlalchemy as sa

from sanad.errors import Quarantined
from sanad.vault import family, store, tables
from sanad.vault.exhibit import Exhibit

_BELONGS = "it belongs to an exhibit set aside: {}"


def set_reason(connection: sa.Connection, sha256: str, reason: str | None) -> None:
    """Set why the exhibit may not be used, or None to release it."""
    at = tables.exhibit.c.sha256 == sha256
    connection.execute(sa.update(tables.exhibit).where(at).values(quarantine=reason))


def own_reason(connection: sa.Connection, sha256: str) -> str | None:
    """Return why the exhibit may not be used, None when it may or is not here."""
    e = tables.exhibit.c
    return connection.execute(sa.select(e.quarantine).where(e.sha256 == sha256)).scalar()


def why(connection: sa.Connection, sha256: str) -> str | None:
    """Return why one exhibit may not be used: it is set aside itself, or everything that it was found in, heard in or made from is.

    It says of one exhibit what `reasons` says of all, and looks at nothing but those above it.
    """
    return _why(connection, sha256, frozenset())


def _why(connection: sa.Connection, sha256: str, seen: frozenset[str]) -> str | None:
    reason = own_reason(connection, sha256)
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


def reasons(connection: sa.Connection) -> dict[str, str]:
    """Return digest → reason of every exhibit that may not be used, with all that was found in, heard in or made from it.

    What was also delivered by itself stands by itself: it is set aside with what it was found in only if it came in no other way.
    Costs one look at the deliveries inside others, and none at all while nothing is set aside.
    """
    columns = tables.exhibit.c
    query = sa.select(columns.sha256, columns.quarantine).where(columns.quarantine.is_not(None))
    found = {row.sha256: str(row.quarantine) for row in connection.execute(query)}
    if not found:
        return {}
    above = family.parents(connection)
    below: dict[str, list[str]] = {}
    for child, parents in above.items():
        for parent in parents:
            below.setdefault(parent, []).append(child)
    waiting = list(found)
    while waiting:
        parent = waiting.pop()
        for child in below.get(parent, ()):
            if child not in found and above[child] <= found.keys():
                found[child] = _BELONGS.format(found[parent])
                waiting.append(child)
    return found


def usable(connection: sa.Connection, name: str) -> Exhibit:
    """Return the exhibit that `store.by_name` gives, if it may be used.

    Raises:
        NotFound: as `store.by_name`.
        Quarantined: it is set aside, or belongs to something that is.
    """
    exhibit = store.by_name(connection, name)
    reason = why(connection, exhibit.sha256)
    if reason is not None:
        raise Quarantined(exhibit.name, reason=reason)
    return exhibit


def waiting(connection: sa.Connection) -> list[Exhibit]:
    """Return the exhibits that are themselves set aside, without those that were erased, in the order in which they came."""
    columns = tables.exhibit.c
    return _few(connection, columns.quarantine.is_not(None) & columns.erased.is_(None))


def not_in_use(connection: sa.Connection) -> list[Exhibit]:
    """Return the exhibits that are themselves set aside, erased ones too, in the order in which they came."""
    return _few(connection, tables.exhibit.c.quarantine.is_not(None))


def _few(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Exhibit]:
    """Return the exhibits that are `which`, of which there are few: found by an index first, so that no database passes over all deliveries for their order."""
    found = connection.execute(sa.select(tables.exhibit.c.sha256).where(which)).scalars().all()
    return store.exhibits(connection, found) if found else []
