# SPDX-License-Identifier: Apache-2.0
"""Sign out: end the session from which the order comes."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import sessions
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class SignOut(Own[str]):
    """An order to end one's own `session`; its id is the result."""

    name: ClassVar[str] = "sign_out"

    session: str

    def do(self, work: Work) -> Done[str]:
        """End it."""
        if sessions.get(work.connection, self.session).officer != self.by:
            raise NotFound("sessions", kind="session", name=self.session)
        sessions.end(work.connection, self.session, work.now)
        return Done(self.session, (f"officer:{self.by}",), {"session": self.session})
