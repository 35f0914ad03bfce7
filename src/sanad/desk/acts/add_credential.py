# SPDX-License-Identifier: Apache-2.0
"""Add a passkey, or take a password in place of the one before."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from sanad.accounts import sessions
from sanad.desk.act import Done, LongAct, Work
from sanad.desk.new_credentials import New
from sanad.desk.own import Own
from sanad.errors import CredentialNotTaken
from sanad.values.canonical import Json
from sanad.values.moment import read

_FRESH = timedelta(minutes=15)
"""Whoever finds a browser open must not be able to make a key of their own to it."""


@dataclass(frozen=True, kw_only=True)
class AddCredential(Own[str], LongAct[str]):
    """An order in `session`, which must have begun just now; the result is what was added, passkey or password."""

    name: ClassVar[str] = "add_credential"

    credential: New
    session: str

    def prepare(self, work: Work) -> Done[object]:
        """Look whether the credential works."""
        return Done(self.credential.work_out(work, self.by), ())

    def do(self, work: Work) -> Done[str]:
        """Keep it beside the passkeys that there are, or in place of the password."""
        session = sessions.get(work.connection, self.session)
        if session.officer != self.by or work.now - read(session.began) > _FRESH:
            detail = "sign in anew first, so that nobody else adds one to an open browser"
            raise CredentialNotTaken(self.by, officer=self.by, detail=detail)
        self.credential.keep(work, self.by, work.prepared)
        what: dict[str, Json] = {"way": self.credential.way, "session": self.session}
        return Done(self.credential.way, (f"officer:{self.by}",), what)
