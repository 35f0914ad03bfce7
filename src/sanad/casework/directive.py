# SPDX-License-Identifier: Apache-2.0
"""Directives: what a meeting decided, in its own words, and who must do it. What becomes of one is said by its tasks."""

from dataclasses import dataclass, replace
from typing import Self

import sqlalchemy as sa

from sanad.casework import tables
from sanad.claims.store import ERASED
from sanad.errors import AlreadyDone, BadValue, NotFound
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True)
class Directive:
    """One decision of a meeting. `item` is its number in the minutes, `paper` the exhibit that holds them; `to` an officer or a department.

    Raises:
        BadValue: the meeting or the decision is blank.
    """

    meeting: str
    held_on: str
    item: str
    decision: str
    to: str
    by_when: str | None
    paper: str | None
    by: str
    compartment: str
    seq: int

    @property
    def id(self) -> str:
        """Return `D-` and the number of the entry in the ledger."""
        return f"D-{self.seq}"

    def __post_init__(self) -> None:
        """Refuse a decision that nobody could look up."""
        for name in ("meeting", "decision"):
            if not says_something(str(getattr(self, name))):
                raise BadValue("directive", value="", type=name, detail="it is empty")

    def as_json(self) -> dict[str, Json]:
        """Return the directive as documents hold it."""
        return dict(vars(self))

    @classmethod
    def from_json(cls, document: dict[str, Json]) -> Self:
        """Read a directive back from its document form."""
        return cls(**document)  # type: ignore[arg-type]  # our own fields


def add(connection: sa.Connection, directive: Directive) -> None:
    """Record a directive.

    Raises:
        AlreadyDone: the compartment has this decision of this meeting on record.
    """
    for known in of_compartment(connection, directive.compartment):
        if replace(known, by=directive.by, seq=directive.seq) == directive:
            raise AlreadyDone(directive.meeting, kind="directive", name=known.id)
    row = {"id": directive.id, "seq": directive.seq, "compartment": directive.compartment}
    connection.execute(sa.insert(tables.directive).values(**row, document=directive.as_json()))


def get(connection: sa.Connection, directive_id: str) -> Directive:
    """Return one directive.

    Raises:
        NotFound: there is none by that id.
    """
    found = _directives(connection, tables.directive.c.id == directive_id)
    if not found:
        raise NotFound("casework", kind="directive", name=directive_id)
    return found[0]


def of_compartment(connection: sa.Connection, compartment: str) -> list[Directive]:
    """Return the directives of a compartment in the order in which they were recorded."""
    return _directives(connection, tables.directive.c.compartment == compartment)


def forget_words(connection: sa.Connection, seq: int) -> None:
    """Blank what entry `seq` says was decided; meeting, day and item stay."""
    d = tables.directive
    for known in _directives(connection, d.c.seq == seq):
        kept = replace(known, decision=ERASED).as_json()
        connection.execute(sa.update(d).where(d.c.seq == seq).values(document=kept))


def _directives(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> list[Directive]:
    d = tables.directive.c
    query = sa.select(d.document).where(wanted).order_by(d.seq)
    return [Directive.from_json(document) for document in connection.execute(query).scalars()]
