# SPDX-License-Identifier: Apache-2.0
"""Who can sign in and by what, whose password waits, and how often strangers tried."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from sanad.accounts import attempts, credentials, sessions
from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.mandates import officer

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class AccountSeen:
    """One officer: how many passkeys they have, whether a password, until when it waits, how many sessions last."""

    officer: str
    name: str
    office: str
    passkeys: int
    password: bool
    waits_until: datetime | None
    sessions: int


@dataclass(frozen=True)
class Accounts:
    """Everybody enrolled, by id; `untried` is (officer, hour in UTC) → attempts that were only counted, of a week, the officer empty for names that nobody has."""

    accounts: list[AccountSeen]
    untried: dict[tuple[str, str], int]


@dataclass(frozen=True, kw_only=True)
class ListAccounts(Question[Accounts]):
    """An order to look at everybody's account."""

    name: ClassVar[str] = "list_accounts"
    power: ClassVar[str] = "govern"

    def touches(self, work: Work) -> list[str]:
        """Accounts are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[Accounts]:
        """Return them; no secret is in it. Five queries, however many officers there are."""
        connection = work.connection
        lasting = Counter(
            each.officer for each in sessions.lasting(connection, work.tools.terms, work.now)
        )
        kept, waits = credentials.counted(connection), attempts.waiting(connection, work.now)
        found = [
            AccountSeen(
                each.id,
                each.name,
                each.office,
                *kept.get(each.id, (0, False)),
                waits.get(each.id),
                lasting[each.id],
            )
            for each in officer.all_officers(connection)
        ]
        untried = attempts.knocks(work.connection, work.now - _WEEK)
        return Done(Accounts(found, untried), (), {"accounts": len(found)})
