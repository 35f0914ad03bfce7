# SPDX-License-Identifier: Apache-2.0
"""The cell: who belongs to which team, who is away, and who stands in.

Statements are added, never changed; of several about one day the newest counts. All of it holds in one compartment: whoever
covers there must be let see what lies there.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from sanad.casework import tables


@dataclass(frozen=True)
class Absence:
    """`officer` is away from one day to another, both included, and `cover` stands in; without a cover, is there after all."""

    officer: str
    first: date
    last: date
    cover: str | None

    def holds(self, day: date) -> bool:
        """Tell whether it speaks of that day."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Team:
    """A team from a day on: officer → the day since which they belong to it."""

    name: str
    since: date
    members: Mapping[str, date]


def acting(officer: str, absences: Collection[Absence], day: date) -> str | None:
    """Return who acts for `officer` on that day: they themselves, who covers, who covers for that one; None if nobody in that line is there.

    Args:
        officer: Whose work it is.
        absences: In the order in which they were stated.
        day: In the zone of the office.
    """
    away: set[str] = set()
    at = officer
    while at not in away:
        absence = stated(at, absences, day)
        if absence is None or absence.cover is None:
            return at
        away.add(at)
        at = absence.cover
    return None


def stated(officer: str, absences: Collection[Absence], day: date) -> Absence | None:
    """Return the newest statement about `officer` that speaks of that day."""
    told = [each for each in absences if each.officer == officer and each.holds(day)]
    return told[-1] if told else None


def formed(before: Team | None, name: str, members: Collection[str], since: date) -> Team:
    """Return a team with those members from `since` on; who belonged to it before keeps the day since when."""
    earlier = before.members if before else {}
    return Team(name, since, {each: earlier.get(each, since) for each in sorted(set(members))})


def add_absence(connection: sa.Connection, compartment: str, absence: Absence, seq: int) -> None:
    """Record an absence."""
    document = {
        "first": absence.first.isoformat(),
        "last": absence.last.isoformat(),
        "cover": absence.cover,
    }
    row = {"seq": seq, "compartment": compartment, "officer": absence.officer}
    connection.execute(sa.insert(tables.absence).values(**row, document=document))


def absences(connection: sa.Connection, compartment: str) -> list[Absence]:
    """Return every absence stated in a compartment, the oldest statement first."""
    a = tables.absence
    query = sa.select(a).where(a.c.compartment == compartment).order_by(a.c.seq)
    return [
        Absence(
            row.officer,
            date.fromisoformat(row.document["first"]),
            date.fromisoformat(row.document["last"]),
            row.document["cover"],
        )
        for row in connection.execute(query)
    ]


def add_team(connection: sa.Connection, compartment: str, team: Team, seq: int) -> None:
    """Record of whom a team consists from its day on."""
    members = {officer: day.isoformat() for officer, day in team.members.items()}
    document = {"since": team.since.isoformat(), "members": members}
    row = {"seq": seq, "compartment": compartment, "name": team.name}
    connection.execute(sa.insert(tables.team).values(**row, document=document))


def teams(connection: sa.Connection, compartment: str, day: date) -> dict[str, Team]:
    """Return the teams of a compartment as they stand on that day, by name; one without members is left out."""
    t = tables.team
    query = sa.select(t).where(t.c.compartment == compartment).order_by(t.c.seq)
    every = (_team(row.name, row.document) for row in connection.execute(query))
    standing = {team.name: team for team in every if team.since <= day}
    return {name: standing[name] for name in sorted(standing) if standing[name].members}


def _team(name: str, document: Mapping[str, Mapping[str, str]]) -> Team:
    members = {officer: date.fromisoformat(day) for officer, day in document["members"].items()}
    return Team(name, date.fromisoformat(str(document["since"])), members)
