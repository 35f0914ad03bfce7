# SPDX-License-Identifier: Apache-2.0
"""Say which officers a team of the cell consists of, from a day on; without members it is dissolved."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.casework.cell import Team, add_team, formed, teams
from sanad.desk.act import Act, Done, Work
from sanad.desk.tasks import DIRECT, must_hold
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class FormTeam(Act[Team]):
    """An order to form `team` of `members`; the result is the team with the day since when each belongs to it."""

    name: ClassVar[str] = "form_team"
    power: ClassVar[str] = DIRECT

    team: str
    members: tuple[str, ...]
    since: date

    def do(self, work: Work) -> Done[Team]:
        """Record the team; what it was before stays on record."""
        if not says_something(self.team):
            raise BadValue("team", value="", type="name of a team", detail="it is empty")
        for who in self.members:
            must_hold(work, who, self.compartment, self.name)
        before = teams(work.connection, self.compartment, self.since).get(self.team)
        team = formed(before, self.team, self.members, self.since)
        add_team(work.connection, self.compartment, team, work.seq)
        since: dict[str, Json] = {who: day.isoformat() for who, day in team.members.items()}
        what: dict[str, Json] = {"team": self.team, "since": self.since.isoformat()}
        return Done(team, (f"team:{self.team}",), {**what, "members": since})
