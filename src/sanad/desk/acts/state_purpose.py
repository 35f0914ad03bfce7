# SPDX-License-Identifier: Apache-2.0
"""State for what one works today; it goes into every entry of the session."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import sessions
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.errors import BadValue, NotFound
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.said import Said

_MOST = 400


@dataclass(frozen=True, kw_only=True)
class StatePurpose(Own[str]):
    """An order about one's own `session`; `stated` is the purpose, and the result."""

    name: ClassVar[str] = "state_purpose"

    session: str
    stated: str

    def do(self, work: Work) -> Done[str]:
        """Keep it until another is stated."""
        stated = self.stated.strip()
        if not says_something(stated) or len(stated) > _MOST:
            detail = Said(
                "say in a few words what the work is for, at most {most} signs", most=_MOST
            )
            raise BadValue(self.session, value=stated[:60], type="purpose", detail=detail)
        if sessions.get(work.connection, self.session).officer != self.by:
            raise NotFound("sessions", kind="session", name=self.session)
        sessions.state_purpose(work.connection, self.session, stated)
        what: dict[str, Json] = {"session": self.session}
        return Done(stated, (f"officer:{self.by}",), what, {"stated": stated})
