# SPDX-License-Identifier: Apache-2.0
"""How the officer who asks signs in, and how they want their pages."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import credentials, preferences
from sanad.accounts.credentials import Kept
from sanad.accounts.preferences import Preferences
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.desk.question import Question


@dataclass(frozen=True)
class Account:
    """The passkeys of an officer, whether they have a password, and what they chose."""

    passkeys: list[Kept]
    password: bool
    preferences: Preferences


@dataclass(frozen=True, kw_only=True)
class MyAccount(Own[Account], Question[Account]):
    """An order to look at one's own account."""

    name: ClassVar[str] = "my_account"

    def do(self, work: Work) -> Done[Account]:
        """Return it."""
        keys = credentials.passkeys_of(work.connection, self.by)
        password = credentials.password_of(work.connection, self.by) is not None
        return Done(Account(keys, password, preferences.of(work.connection, self.by)), ())
