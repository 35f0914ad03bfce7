# SPDX-License-Identifier: Apache-2.0
"""Which tokens of programs last: one's own, and for whoever governs the office everybody's."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import tokens
from sanad.accounts.tokens import Token
from sanad.desk.account_holders import governs
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.desk.question import Question


@dataclass(frozen=True, kw_only=True)
class ListTokens(Own[list[Token]], Question[list[Token]]):
    """An order to list, newest first; `everybody` asks for all, and gives them to whoever governs."""

    name: ClassVar[str] = "list_tokens"

    everybody: bool = False

    def do(self, work: Work) -> Done[list[Token]]:
        """Return those that were not ended and have not run out; never the tokens themselves."""
        whose = None if self.everybody and governs(self, work) else self.by
        found = tokens.lasting(work.connection, work.now, whose)
        return Done(found, (), {"tokens": len(found)})
