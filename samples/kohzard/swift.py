# SPDX-License-Identifier: Apache-2.0
"""Statements as SWIFT MT940, one message a month, with the structured field 86 (?20 text, ?31 account)."""

from datetime import date
from decimal import Decimal
from itertools import groupby

from kohzard.bank import Account, Movement, movements
from kohzard.cast import FIRST_DAY


def mt940(account: Account) -> bytes:
    """Return the account's monthly statements, each opening with what the one before closed with."""
    balance, messages, start = Decimal(account.opening), [], FIRST_DAY
    for month, group in groupby(movements(account), key=lambda one: one.on.month):
        entries = list(group)
        end = entries[-1].on
        moved = sum(one.amount if one.credit else -one.amount for one in entries)
        messages += [
            f":20:KZ2025{month:02d}{account.bban[-6:]}",
            f":25:{account.iban}",
            f":28C:{month}/1",
            f":60F:{_balance(account, start, balance)}",
            *(line for one in entries for line in _entry(one)),
            f":62F:{_balance(account, end, balance + moved)}",
            "-",
        ]
        balance, start = balance + moved, end
    return "".join(f"{line}\r\n" for line in messages).encode("ascii")


def _entry(one: Movement) -> list[str]:
    """Write fields 61 and 86; no line is longer than SWIFT's 65 characters."""
    side = "C" if one.credit else "D"
    lines = [
        f":61:{one.on:%y%m%d}{one.on:%m%d}{side}{_amount(one.amount)}NTRFNONREF//{one.reference}"
    ]
    lines.append(f":86:166?00TRANSFER?20{one.text}")
    if one.other:
        lines.append(f"?31{one.other.iban}")
    return [*lines, f"?32{one.name}"]


def _balance(account: Account, on: date, amount: Decimal) -> str:
    side = "C" if amount >= 0 else "D"
    return f"{side}{on:%y%m%d}{account.currency}{_amount(abs(amount))}"


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")
