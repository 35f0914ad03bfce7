# SPDX-License-Identifier: Apache-2.0
"""Officers and their appointments, and the one check that every act passes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa

from sanad.errors import AlreadyDone, BadValue, NoMandate, NotFound, UnknownOfficer
from sanad.mandates import emergency, tables
from sanad.mandates.powers import held_by

_ID = re.compile(r"[a-z][a-z0-9._-]{0,62}")
"""Of an officer, and of a compartment: they stand in commands, in names of files and on paper."""
_OFFICER = sa.select(tables.officer).where(tables.officer.c.id == sa.bindparam("officer"))
_APPOINTMENTS = sa.select(tables.appointment).where(
    tables.appointment.c.officer == sa.bindparam("officer"),
    tables.appointment.c.compartment == sa.bindparam("compartment"),
)  # every act asks both: made once


@dataclass(frozen=True)
class Officer:
    """A person who answers for acts. `office` decides what counts as a second pair of eyes."""

    id: str
    name: str
    office: str


@dataclass(frozen=True)
class Appointment:
    """What an officer may do in one compartment: both days included, `until` None while it lasts."""

    compartment: str
    roles: tuple[str, ...]
    from_day: date
    until: date | None
    order: str

    def holds(self, power: str, on: date) -> bool:
        """Tell whether `power` is held on that day."""
        return self.lasts(on) and power in held_by(list(self.roles))

    def lasts(self, on: date) -> bool:
        """Tell whether it is in force on that day."""
        return self.from_day <= on and (self.until is None or on <= self.until)

    def begins_after(self, on: date) -> bool:
        """Tell whether it is to begin after that day; one that was ended before its first day never does."""
        return on < self.from_day and (self.until is None or self.from_day <= self.until)


def enrol(connection: sa.Connection, officer: Officer, appointments: list[Appointment]) -> None:
    """Record an officer and what they may do.

    Raises:
        AlreadyDone: the id is taken, or one compartment is named twice.
        BadValue: an id that is not one word of small letters, digits, dots and hyphens, or a blank name.
    """
    for word in (officer.id, *(item.compartment for item in appointments)):
        _check_id(word)
    if not officer.name.strip() or not officer.office.strip():
        raise BadValue(officer.id, value="", type="name or office", detail="it is empty")
    if find(connection, officer.id) is not None:
        raise AlreadyDone("roster", kind="officer", name=officer.id)
    if len({item.compartment for item in appointments}) != len(appointments):
        raise AlreadyDone("roster", kind="compartment of officer", name=officer.id)
    connection.execute(sa.insert(tables.officer).values(vars(officer)))
    for item in appointments:
        _add(connection, officer.id, item)


def appoint(connection: sa.Connection, officer: str, given: Appointment) -> Appointment | None:
    """Record a further appointment; return the one there that ends on the day before it begins, if any does.

    Raises:
        UnknownOfficer: nobody has that id.
        BadValue: the compartment is not one plain word.
        AlreadyDone: an appointment there begins on that day or later.
    """
    _check_id(given.compartment)
    if find(connection, officer) is None:
        raise UnknownOfficer("roster", officer=officer)
    before = _appointments(connection, officer, given.compartment)
    if any(each.from_day >= given.from_day for each in before):
        raise AlreadyDone(given.compartment, kind="later appointment of", name=officer)
    lasting = next((each for each in before if each.lasts(given.from_day)), None)
    if lasting is not None:
        _end(connection, officer, lasting, given.from_day - timedelta(days=1))
    _add(connection, officer, given)
    return lasting


def end(connection: sa.Connection, officer: str, compartment: str, last: date) -> None:
    """Set the last day of an appointment, never a later one than it has: nobody serves again, or longer, by an end.

    Raises:
        NotFound: the officer has none in that compartment.
        AlreadyDone: it ends before that day.
    """
    found = _appointments(connection, officer, compartment)
    if not found:
        raise NotFound(compartment, kind="appointment of officer", name=officer)
    lasting = [each for each in found if each.until is None or each.until >= last]
    if not lasting:
        raise AlreadyDone(compartment, kind="end of the appointment of", name=officer)
    for each in lasting:  # one that was to begin later never does
        _end(connection, officer, each, last)


def find(connection: sa.Connection, officer: str) -> Officer | None:
    """Return the officer with that id, or None."""
    row = connection.execute(_OFFICER, {"officer": officer}).mappings().first()
    return None if row is None else Officer(**row)


def all_officers(connection: sa.Connection) -> list[Officer]:
    """Return everybody enrolled, by id."""
    rows = connection.execute(sa.select(tables.officer).order_by(tables.officer.c.id))
    return [Officer(**row) for row in rows.mappings()]


def appointments(connection: sa.Connection) -> dict[str, list[Appointment]]:
    """Return officer → what they were ever appointed to, by compartment; one query."""
    columns = tables.appointment.c
    rows = connection.execute(
        sa.select(tables.appointment).order_by(
            columns.officer, columns.compartment, columns.from_day
        )
    )
    found: dict[str, list[Appointment]] = {}
    for row in rows.mappings():
        found.setdefault(str(row["officer"]), []).append(_read(row))
    return found


def require(  # who, what, where, when
    connection: sa.Connection,
    officer: str,
    power: str,
    compartment: str,
    on: date,
    act: str,
    now: datetime | None = None,
) -> None:
    """Refuse unless `officer` may do `act`; where `now` is given, emergency access lets them look until its instant.

    Raises:
        UnknownOfficer: nobody has that id.
        NoMandate: the power is not held in that compartment on that day.
    """
    if find(connection, officer) is None:
        raise UnknownOfficer(act, officer=officer)
    if not holds(connection, officer, power, compartment, on, now):
        facts = {"officer": officer, "act": act, "power": power}
        raise NoMandate("mandates", compartment=compartment, on=on.isoformat(), **facts)


def holds(  # as `require`
    connection: sa.Connection,
    officer: str,
    power: str,
    compartment: str,
    on: date,
    now: datetime | None = None,
) -> bool:
    """Tell whether `officer` holds `power` in `compartment` on that day; `now` as in `require`."""
    if any(each.holds(power, on) for each in _appointments(connection, officer, compartment)):
        return True
    if now is None or power != emergency.POWER:
        return False
    return emergency.lasts(connection, officer, compartment, now)


def holding(connection: sa.Connection, power: str, compartment: str, on: date) -> list[str]:
    """Return whoever is appointed with `power` in `compartment` on that day, by id; one query."""
    columns = tables.appointment.c
    query = sa.select(tables.appointment).where(columns.compartment == compartment)
    rows = connection.execute(query.order_by(columns.officer)).mappings()
    return [str(row["officer"]) for row in rows if _read(row).holds(power, on)]


class Serving(NamedTuple):
    """An officer with compartment → powers held there on a day, emergency access included, and → the roles that give them."""

    officer: Officer
    powers: dict[str, frozenset[str]]
    roles: dict[str, tuple[str, ...]]


def serving(connection: sa.Connection, officer: str, on: date, now: datetime) -> Serving | None:
    """Return how an officer serves on that day; None for who holds no power anywhere. One query."""
    given, officers = tables.appointment.c, tables.officer
    days = sa.and_(
        given.from_day <= on.isoformat(),
        sa.or_(given.until_day.is_(None), given.until_day >= on.isoformat()),
    )
    appointed = sa.select(given.compartment, given.roles).where(given.officer == officer, days)
    every = sa.union_all(appointed, emergency.compartments(officer, now)).subquery()
    both = sa.select(officers, every).select_from(officers.join(every, sa.true()))
    rows = connection.execute(both.where(officers.c.id == officer)).all()
    found: dict[str, frozenset[str]] = {}
    roles: dict[str, tuple[str, ...]] = {}
    for row in rows:
        roles[row.compartment] = (*roles.get(row.compartment, ()), *(row.roles or "").split())
        held = frozenset({emergency.POWER}) if row.roles is None else held_by(row.roles.split())
        found[row.compartment] = found.get(row.compartment, frozenset()) | held
    held_somewhere = {compartment: held for compartment, held in found.items() if held}
    if not held_somewhere:
        return None
    who = Officer(rows[0].id, rows[0].name, rows[0].office)
    return Serving(who, held_somewhere, roles)


def looking(connection: sa.Connection, officer: str, on: date, now: datetime) -> frozenset[str]:
    """Return the compartments in which an officer may look on that day, emergency access included: what lies in others has no name for them. One query."""
    found = serving(connection, officer, on, now)
    return frozenset(
        place for place, powers in (found.powers if found else {}).items() if "look" in powers
    )


def _check_id(word: str) -> None:
    if not _ID.fullmatch(word):
        detail = "small letters, digits, dots, hyphens and underlines, beginning with a letter"
        raise BadValue("roster", value=repr(word), type="id", detail=detail)


def _add(connection: sa.Connection, officer: str, given: Appointment) -> None:
    row = {
        "officer": officer,
        "compartment": given.compartment,
        "roles": " ".join(given.roles),
        "from_day": given.from_day.isoformat(),
        "until_day": given.until.isoformat() if given.until else None,
        "on_order": given.order,
    }
    connection.execute(sa.insert(tables.appointment).values(row))


def _end(connection: sa.Connection, officer: str, held: Appointment, last: date) -> None:
    columns = tables.appointment.c
    at = sa.and_(
        columns.officer == officer,
        columns.compartment == held.compartment,
        columns.from_day == held.from_day.isoformat(),
    )
    connection.execute(sa.update(tables.appointment).where(at).values(until_day=last.isoformat()))


def _appointments(connection: sa.Connection, officer: str, compartment: str) -> list[Appointment]:
    """Return every appointment of an officer to a compartment; no two of them last on one day."""
    order = {"officer": officer, "compartment": compartment}
    return [_read(row) for row in connection.execute(_APPOINTMENTS, order).mappings()]


def _read(row: Mapping[Any, Any]) -> Appointment:
    until = date.fromisoformat(row["until_day"]) if row["until_day"] else None
    return Appointment(
        row["compartment"],
        tuple(row["roles"].split()),
        date.fromisoformat(row["from_day"]),
        until,
        row["on_order"],
    )
