# SPDX-License-Identifier: Apache-2.0
"""Which sessions last: one's own, and for whoever governs the office everybody's."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import sessions
from sanad.accounts.sessions import Session
from sanad.desk.account_holders import governs
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.desk.question import Question


@dataclass(frozen=True, kw_only=True)
class ListSessions(Own[list[Session]], Question[list[Session]]):
    """An order to list, newest first; `everybody` asks for all, and gives them to whoever governs."""

    name: ClassVar[str] = "list_sessions"

    everybody: bool = False

    def do(self, work: Work) -> Done[list[Session]]:
        """Return those that are neither ended nor idle nor too old."""
        whose = None if self.everybody and governs(self, work) else self.by
        found = sessions.lasting(work.connection, work.tools.terms, work.now, whose)
        return Done(found, (), {"sessions": len(found)})
