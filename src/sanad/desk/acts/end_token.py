# SPDX-License-Identifier: Apache-2.0
"""End a token before its time: one's own, or by whoever governs anybody's."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import tokens
from sanad.desk.account_holders import require_own_or_governed
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class EndToken(Own[str]):
    """An order to end `token`, an id as lists show it; the result is whose it was."""

    name: ClassVar[str] = "end_token"

    token: str

    def intent(self) -> dict[str, Json]:
        """Name the token."""
        return {"token": self.token}

    def do(self, work: Work) -> Done[str]:
        """End it; to who neither holds it nor governs it does not exist."""
        holder = tokens.get(work.connection, self.token).officer
        require_own_or_governed(self, work, holder, "token", self.token)
        tokens.end(work.connection, self.token, work.now)
        what: dict[str, Json] = {"token": self.token, "officer": holder}
        return Done(holder, (f"officer:{holder}",), what)
