# SPDX-License-Identifier: Apache-2.0
"""Set up how one signs in, with the code of an invitation; whatever let the officer in before ends."""

from dataclasses import dataclass, field
from typing import ClassVar

from sanad.accounts import attempts, credentials, invitations, sessions, tokens
from sanad.accounts.sessions import Browser, SignedIn
from sanad.desk.act import Done, LongAct, Work
from sanad.desk.new_credentials import New
from sanad.desk.own import Own
from sanad.errors import CodeNotTaken
from sanad.values.canonical import Json

_WAY = "code"


@dataclass(frozen=True, kw_only=True)
class AcceptInvitation(Own[SignedIn], LongAct[SignedIn]):
    """An order by the officer whom the code names; the result is a session. Faces give it through `desk.procedures.accept_invitation`.

    Sessions and tokens end too: whoever is invited anew may have lost them to somebody.
    """

    name: ClassVar[str] = "accept_invitation"

    code: str = field(repr=False)
    credential: New
    agent: str = ""
    address: str = ""

    def prepare(self, work: Work) -> Done[object]:
        """Look whether the code is good for the officer, and whether the credential works."""
        if not invitations.invited(work.connection, self.by, self.code, work.now):
            raise CodeNotTaken(self.name, officer=self.by, detail="it is not good, or no longer")
        return Done(self.credential.work_out(work, self.by), ())

    def do(self, work: Work) -> Done[SignedIn]:
        """Use the code up, end what was, keep the credential and begin a session."""
        if not invitations.use(work.connection, self.by, self.code, work.now):
            raise CodeNotTaken(self.name, officer=self.by, detail="it was used meanwhile")
        for each in (credentials, sessions, tokens):
            each.end_all(work.connection, self.by, work.now)
        attempts.lift(work.connection, self.by)
        self.credential.keep(work, self.by, work.prepared)
        browser = Browser(self.agent, self.address)
        made = sessions.begin(work.connection, self.by, _WAY, browser, work.now)
        what: dict[str, Json] = {"way": self.credential.way, "session": made.session}
        private: dict[str, Json] = {"agent": self.agent, "address": self.address}
        return Done(made, (f"officer:{self.by}",), what, private)
