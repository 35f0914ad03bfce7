# SPDX-License-Identifier: Apache-2.0
"""Stable pseudonyms for the numbers and accounts of people who are not subjects; each compartment has its own."""

import re
from collections.abc import Sequence

import sqlalchemy as sa

from sanad.analysis import tables
from sanad.errors import NotFound

_FORM = re.compile(
    r"T-(?:0[0-9]{3}|[1-9][0-9]{3,14})"
)  # T-1 would be another word for T-0001 on record

_AT_ONCE = 500  # databases bind so many values at least


class Pseudonyms:
    """The pseudonyms of a compartment, `T-0001` and up: called with an identifier, it returns its pseudonym.

    Whoever has none gets the next one that is free, and keeps it once `give` has written it.
    """

    def __init__(self, connection: sa.Connection, compartment: str) -> None:
        """Look the pseudonyms up through `connection`."""
        self._connection = connection
        self._compartment = compartment
        self._known: dict[str, int] = {}
        self._new: dict[str, int] = {}
        self._first_free = _first_free(connection, compartment)

    def __call__(self, identifier: str) -> str:
        """Return the pseudonym of an identifier."""
        if identifier not in self._known:
            columns = tables.pseudonym.c
            query = sa.select(columns.number).where(
                columns.compartment == self._compartment, columns.identifier == identifier
            )
            number = self._connection.execute(query).scalar()
            if number is None:
                number = self._new[identifier] = self._first_free + len(self._new)
            self._known[identifier] = number
        return f"T-{self._known[identifier]:04}"

    def hold(self, connection: sa.Connection) -> bool:
        """Return whether the new ones are still free, as a later transaction sees it."""
        return not self._new or _first_free(connection, self._compartment) == self._first_free

    def give(self, connection: sa.Connection) -> None:
        """Write the new ones."""
        rows = [
            {"compartment": self._compartment, "identifier": identifier, "number": number}
            for identifier, number in self._new.items()
        ]
        if rows:
            connection.execute(sa.insert(tables.pseudonym), rows)


def _first_free(connection: sa.Connection, compartment: str) -> int:
    columns = tables.pseudonym.c
    highest = sa.select(sa.func.max(columns.number)).where(columns.compartment == compartment)
    return (connection.execute(highest).scalar() or 0) + 1


def known(
    connection: sa.Connection, compartment: str, identifiers: Sequence[str]
) -> dict[str, str]:
    """Return, of `identifiers`, those that have a pseudonym in a compartment: identifier → pseudonym."""
    columns = tables.pseudonym.c
    query = sa.select(columns.identifier, columns.number).where(columns.compartment == compartment)
    return {
        row.identifier: f"T-{row.number:04}"
        for at in range(0, len(identifiers), _AT_ONCE)
        for row in connection.execute(
            query.where(columns.identifier.in_(identifiers[at : at + _AT_ONCE]))
        )
    }


def unmask(connection: sa.Connection, compartment: str, name: str) -> str:
    """Return the identifier behind a pseudonym of a compartment.

    Raises:
        NotFound: it was never given there.
    """
    columns = tables.pseudonym.c
    number = int(name[2:]) if _FORM.fullmatch(name) else -1
    query = sa.select(columns.identifier).where(
        columns.compartment == compartment, columns.number == number
    )
    identifier = connection.execute(query).scalar()
    if identifier is None:
        raise NotFound("analysis", kind="pseudonym", name=name)
    return str(identifier)
