# SPDX-License-Identifier: Apache-2.0
"""End every session of the officer but the one at which they sit: after a browser was left open somewhere, or lost."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import sessions
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class EndOtherSessions(Own[int]):
    """An order in `session`, an id as lists show it, which goes on; the result is how many ended."""

    name: ClassVar[str] = "end_other_sessions"

    session: str

    def do(self, work: Work) -> Done[int]:
        """End them; a session of somebody else does not exist here."""
        if sessions.get(work.connection, self.session).officer != self.by:
            raise NotFound("sessions", kind="session", name=self.session)
        ended = sessions.end_others(work.connection, self.by, self.session, work.now)
        return Done(ended, (f"officer:{self.by}",), {"session": self.session, "ended": ended})
