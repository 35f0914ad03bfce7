# SPDX-License-Identifier: Apache-2.0
"""End a session that somebody left open or lost: one's own, or by whoever governs anybody's."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import sessions
from sanad.desk.account_holders import require_own_or_governed
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class EndSession(Own[str]):
    """An order to end `session`, an id as lists show it; the result is whose it was."""

    name: ClassVar[str] = "end_session"

    session: str

    def intent(self) -> dict[str, Json]:
        """Name the session."""
        return {"session": self.session}

    def do(self, work: Work) -> Done[str]:
        """End it; to who neither holds it nor governs it does not exist."""
        holder = sessions.get(work.connection, self.session).officer
        require_own_or_governed(self, work, holder, "session", self.session)
        sessions.end(work.connection, self.session, work.now)
        what: dict[str, Json] = {"session": self.session, "officer": holder}
        return Done(holder, (f"officer:{holder}",), what)
