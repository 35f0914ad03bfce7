# SPDX-License-Identifier: Apache-2.0
"""Stable pseudonyms for the numbers and accounts of people who are not subjects; each compartment has its own."""

import sqlalchemy as sa

from sanad.analysis import tables
from sanad.errors import NotFound

_LARGEST = 2**53  # no office gives more; a larger one is a typing error


def pseudonym(connection: sa.Connection, compartment: str, identifier: str) -> str:
    """Return the pseudonym of `identifier`, `T-0001` and up, giving it the next one if it has none."""
    columns = tables.pseudonym.c
    known = sa.select(columns.number).where(
        columns.compartment == compartment, columns.identifier == identifier
    )
    found = connection.execute(known).scalar()
    if found is None:
        highest = sa.select(sa.func.max(columns.number)).where(columns.compartment == compartment)
        found = (connection.execute(highest).scalar() or 0) + 1
        row = {"compartment": compartment, "identifier": identifier, "number": found}
        connection.execute(sa.insert(tables.pseudonym).values(row))
    return f"T-{found:04}"


def unmask(connection: sa.Connection, compartment: str, name: str) -> str:
    """Return the identifier behind a pseudonym of a compartment.

    Raises:
        NotFound: it was never given there.
    """
    digits = name.removeprefix("T-")
    number = int(digits) if digits.isascii() and digits.isdigit() else -1
    columns = tables.pseudonym.c
    query = sa.select(columns.identifier).where(
        columns.compartment == compartment, columns.number == min(number, _LARGEST)
    )
    identifier = connection.execute(query).scalar()
    if identifier is None:
        raise NotFound("analysis", kind="pseudonym", name=name)
    return str(identifier)
