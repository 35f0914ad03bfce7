# SPDX-License-Identifier: Apache-2.0
"""End one of the officer's own passkeys, lost or given up."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import credentials
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.errors import CredentialNotTaken


@dataclass(frozen=True, kw_only=True)
class EndPasskey(Own[str]):
    """An order about `passkey`, an id as lists show it; it is the result too."""

    name: ClassVar[str] = "end_passkey"

    passkey: str

    def do(self, work: Work) -> Done[str]:
        """End it, unless it is all that lets the officer in."""
        credentials.end_passkey(work.connection, self.by, self.passkey, work.now)
        left = credentials.passkeys_of(work.connection, self.by)
        if not left and credentials.password_of(work.connection, self.by) is None:
            detail = "it is the only way in; add another first, or have a supervisor invite again"
            raise CredentialNotTaken(self.by, officer=self.by, detail=detail)
        return Done(self.passkey, (f"officer:{self.by}",), {"passkey": self.passkey})
