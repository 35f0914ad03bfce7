# SPDX-License-Identifier: Apache-2.0
"""Stable pseudonyms for the numbers and accounts of people who are not subjects."""

import sqlalchemy as sa

from sanad.analysis import tables
from sanad.errors import NotFound


def pseudonym(connection: sa.Connection, identifier: str) -> str:
    """Return the pseudonym of `identifier`, `T-0001` and up, giving it the next one if it has none."""
    found = _number(connection, identifier)
    if found is None:
        highest = connection.execute(sa.select(sa.func.max(tables.pseudonym.c.number))).scalar()
        found = (highest or 0) + 1
        row = {"identifier": identifier, "number": found}
        connection.execute(sa.insert(tables.pseudonym).values(row))
    return f"T-{found:04}"


def unmask(connection: sa.Connection, name: str) -> str:
    """Return the identifier behind a pseudonym.

    Raises:
        NotFound: it was never given.
    """
    digits = name.removeprefix("T-")
    number = int(digits) if digits.isascii() and digits.isdigit() else -1
    query = sa.select(tables.pseudonym.c.identifier).where(tables.pseudonym.c.number == number)
    identifier = connection.execute(query).scalar()
    if identifier is None:
        raise NotFound("analysis", kind="pseudonym", name=name)
    return str(identifier)


def _number(connection: sa.Connection, identifier: str) -> int | None:
    query = sa.select(tables.pseudonym.c.number).where(tables.pseudonym.c.identifier == identifier)
    return connection.execute(query).scalar()
