# SPDX-License-Identifier: Apache-2.0
"""Invite an officer to set up how they sign in, for the first time or anew, by a code that is good once."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from sanad.accounts import invitations
from sanad.desk.act import Act, Done, Work, stamp
from sanad.desk.compartments import OFFICE
from sanad.errors import UnknownOfficer
from sanad.mandates import officer
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Invited:
    """For whom the code is, and until when it is good. The code is told once, to whoever invites, who hands it over in person."""

    officer: str
    code: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, kw_only=True)
class InviteOfficer(Act[Invited]):
    """An order to make a code for `officer`; one that was made before is good no more. How they sign in today goes on until the code is used."""

    name: ClassVar[str] = "invite_officer"
    power: ClassVar[str] = "govern"

    officer: str

    def touches(self, work: Work) -> list[str]:
        """Accounts are the office's own."""
        del work
        return [OFFICE]

    def intent(self) -> dict[str, Json]:
        """Name whom it would have invited."""
        return {"officer": self.officer}

    def do(self, work: Work) -> Done[Invited]:
        """Keep the digest of a new code."""
        if officer.find(work.connection, self.officer) is None:
            raise UnknownOfficer(self.name, officer=self.officer)
        code = invitations.invite(work.connection, self.officer, work.now)
        made = Invited(self.officer, code, work.now + invitations.LASTS)
        what: dict[str, Json] = {"officer": self.officer, "until": stamp(made.until)}
        return Done(made, (f"officer:{self.officer}",), what)
