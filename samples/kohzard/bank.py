# SPDX-License-Identifier: Apache-2.0
"""The accounts and what moved on them; how a statement is written is left to `camt` and `swift`."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from kohzard.cast import FIRST_DAY, LAST_DAY, TEXTS
from kohzard.dice import dice


@dataclass(frozen=True)
class Account:
    """An account at a bank that does not exist; `born` and `cnic` where its holder is described."""

    key: str
    holder: str
    bank: str
    country: str
    bban: str
    currency: str
    opening: str
    file: str = ""
    format: str = ""
    born: date | None = None
    cnic: str = ""

    @property
    def iban(self) -> str:
        """Return the IBAN with its check digits (ISO 13616, ISO 7064 MOD 97-10)."""
        spelled = "".join(str(int(sign, 36)) for sign in f"{self.bban}{self.country}00")
        return f"{self.country}{98 - int(spelled) % 97:02d}{self.bban}"


@dataclass(frozen=True)
class Movement:
    """One booked entry; `other` is the account of the other side, when it is one of ours."""

    on: date
    credit: bool
    amount: Decimal
    name: str
    other: Account | None
    text: str
    reference: str


def accounts() -> dict[str, Account]:
    """Return all accounts by their key."""
    rows = tomllib.loads((TEXTS / "accounts.toml").read_text(encoding="utf-8"))["account"]
    return {row["key"]: Account(**row) for row in rows}


def movements(account: Account) -> list[Movement]:
    """Return the account's entries in order of day; the balance never falls below zero."""
    plan = tomllib.loads((TEXTS / "movements.toml").read_text(encoding="utf-8"))
    planned = [row[1:] for row in plan["movement"] if row[0] == account.key]
    rows = sorted([*planned, *_daily(account, plan)], key=lambda row: row[0])
    return [_movement(account, number, row) for number, row in enumerate(rows, start=1)]


def closing(account: Account) -> Decimal:
    """Return the balance after the last entry."""
    moved = (m.amount if m.credit else -m.amount for m in movements(account))
    return Decimal(account.opening) + sum(moved)


def _daily(account: Account, plan: dict[str, Any]) -> list[list[Any]]:
    luck, rows = dice(f"account {account.key}"), []
    days = (LAST_DAY - FIRST_DAY).days + 1
    for life in plan["daily"]:
        for _ in range(life["entries"] if account.key in life["of"] else 0):
            sign, least, most, name, text = life["ways"][luck.randrange(len(life["ways"]))]
            units, cents = luck.randint(least, most), (0, 0, 25, 50, 75)[luck.randrange(5)]
            day = FIRST_DAY + timedelta(days=luck.randrange(days))
            rows.append([day, sign, f"{units}.{cents:02d}", name, text])
    return rows


def _movement(account: Account, number: int, row: list[Any]) -> Movement:
    on, sign, amount, name, text = row
    other = accounts().get(name)
    return Movement(
        on=on,
        credit=sign == "+",
        amount=Decimal(amount),
        name=other.holder if other else name,
        other=other,
        text=text,
        reference=f"KZ{account.bban[-4:]}{number:05d}",
    )
