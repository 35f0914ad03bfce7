# SPDX-License-Identifier: Apache-2.0
"""One entry of a camt statement as rows of `PAYMENTS`: one, or one per transaction when it is itemised.

`CdtDbtInd` is the side on which the entry is booked, also for a reversal: ISO 20022 says of `RvslInd` that with
CRDT the original entry was a debit, with DBIT a credit. So the direction is taken as it stands, and a reversed
credit, which carries DBIT, is a debit; only the other party is looked for on the side of the original.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sanad.errors import BadValue
from sanad.readers.formats.camt.tree import Element, at, children, text
from sanad.values import account
from sanad.values.money import Money

Span = tuple[int, int]
Amount = tuple[Decimal, str, str]
SIDES = {"CRDT": "credit", "DBIT": "debit"}
DECIMALS = 5
"""Fraction digits of the schemas' amounts, and of the column that keeps them."""

REASONS = {
    "bad_amount": "The amount is missing, negative, or no plain number with at most five decimals.",
    "bad_date": "A date is not of the calendar.",
    "no_direction": "The entry says neither credit nor debit.",
    "not_booked": "The bank had not booked the entry when it wrote this; it may never have been.",
}

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T.*|Z|[+-][0-9]{2}:[0-9]{2})?")


class SetAside(Exception):
    """An entry that is not stored; `code` is one of `REASONS`."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Statement:
    """What the rows of one statement share."""

    id: str | None
    account: str | None


@dataclass(frozen=True)
class Row:
    """One row of `PAYMENTS` without its number and digest, and the element's place."""

    span: Span
    values: dict[str, object]

    @property
    def signed(self) -> Decimal:
        """The amount as it moves the balance."""
        amount = self.values["amount"]
        if not isinstance(amount, Decimal):
            raise TypeError("amount must be a Decimal")
        return amount if self.values["direction"] == "credit" else -amount


def rows(entry: Element, statement: Statement, place: Span, places: list[Span]) -> Iterator[Row]:
    """Yield the rows of one entry.

    Transactions become rows of their own when there are several, each gives an amount in the entry's
    currency, and together they are the entry's amount; else the entry is one row.

    Args:
        entry: The `Ntry` element.
        statement: What it shares with the other entries.
        place: Its byte range.
        places: The byte ranges of the transactions in it.

    Raises:
        SetAside: the entry cannot be stored.
    """
    if text(entry, "Sts/Cd", "Sts/Prtry", "Sts") not in {"BOOK", None}:
        raise SetAside("not_booked")
    side = SIDES.get(text(entry, "CdtDbtInd") or "")
    amount = amount_of(at(entry, "Amt"))
    if amount is None:
        raise SetAside("bad_amount")
    if side is None:
        raise SetAside("no_direction")
    details = _transactions(entry)
    single = details[0] if len(details) == 1 else None
    whole = _row(entry, single, (amount, side), statement, place)
    parts = []
    if 1 < len(details) == len(places):
        found = [
            (_own_amount(one), SIDES.get(text(one, "CdtDbtInd") or side, side)) for one in details
        ]
        parts = [
            _row(entry, one, (own, own_side), statement, span)
            for one, (own, own_side), span in zip(details, found, places, strict=True)
            if own is not None and own[1] == amount[1]
        ]
    itemised = len(parts) == len(details) and sum(part.signed for part in parts) == whole.signed
    yield from parts if parts and itemised else [whole]


def amount_of(element: Element | None) -> Amount | None:
    """Return amount, currency and text of an `Amt` element, or None when there is none.

    Raises:
        SetAside: it is there and no amount.
    """
    if element is None:
        return None
    written = (element.text or "").strip()
    try:
        money = Money.parse(written, element.get("Ccy") or "")
    except BadValue as error:
        raise SetAside("bad_amount") from error
    exponent = money.amount.as_tuple().exponent
    if written.startswith("-") or not isinstance(exponent, int) or exponent < -DECIMALS:
        raise SetAside("bad_amount")
    return money.amount, money.currency, written


def _transactions(entry: Element) -> list[Element]:
    """Return the transactions of an entry; version 01 has them without a group around them."""
    holders = [*children(entry, "NtryDtls"), entry]
    return [one for holder in holders for one in children(holder, "TxDtls")]


def _own_amount(details: Element) -> Amount | None:
    direct = at(details, "Amt")
    try:
        return amount_of(direct if direct is not None else at(details, "AmtDtls/TxAmt/Amt"))
    except SetAside:
        return None


def _row(
    entry: Element,
    details: Element | None,
    moved: tuple[Amount, str],
    statement: Statement,
    span: Span,
) -> Row:
    (amount, currency, written), side = moved
    account_of_other, name = _other(details, _original_side(entry, side))
    return Row(
        span,
        {
            "statement": statement.id,
            "account": statement.account,
            "direction": side,
            "amount": amount,
            "amount_written": written,
            "currency": currency,
            "booked_on": _day(entry, "BookgDt"),
            "valued_on": _day(entry, "ValDt"),
            "other_account": account_of_other,
            "other_name": name,
            "reference": _reference(entry, details),
            "details": _details(entry, details),
        },
    )


def is_reversal(entry: Element) -> bool:
    """Tell whether the entry takes back an earlier one."""
    return text(entry, "RvslInd") in {"true", "1"}


def _original_side(entry: Element, side: str) -> str:
    if not is_reversal(entry):
        return side
    return "debit" if side == "credit" else "credit"


def _other(details: Element | None, side: str) -> tuple[str | None, str | None]:
    """Return account and name of the other party: who paid a credit, who was paid by a debit."""
    parties = at(details, "RltdPties")
    who = "Dbtr" if side == "credit" else "Cdtr"
    ids = (f"{who}Acct/Id/{kind}" for kind in ("IBAN", "Othr/Id", "BBAN", "PrtryAcct/Id"))
    name = text(parties, *(f"{one}/{n}" for one in (who, f"Ultmt{who}") for n in ("Nm", "Pty/Nm")))
    return account_key(text(parties, *ids)), name


def account_key(written: str | None) -> str | None:
    """Return an account as `PAYMENTS` keeps it, or None when none is written."""
    if written is None:
        return None
    try:
        return account.parse(written).key
    except BadValue:
        return None


def _day(entry: Element, name: str) -> date | None:
    """Return the day of a date or date-time as the bank wrote it, in the bank's own zone."""
    written = text(entry, f"{name}/Dt", f"{name}/DtTm")
    if written is None:
        return None
    found = _DAY.fullmatch(written)
    try:
        return date.fromisoformat(found.group(1) if found else "")
    except ValueError as error:
        raise SetAside("bad_date") from error


def _reference(entry: Element, details: Element | None) -> str | None:
    names = ("EndToEndId", "TxId", "UETR", "InstrId", "AcctSvcrRef", "PmtInfId", "MsgId")
    own = text(details, *(f"Refs/{name}" for name in names))
    return own or text(entry, "AcctSvcrRef", "NtryRef")


def _details(entry: Element, details: Element | None) -> str | None:
    lines = [text(line) for line in _under(at(details, "RmtInf"), "Ustrd")]
    lines += [text(details, "RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/CdtrRefInf/CdtrRef")]
    lines += [text(details, "AddtlTxInf"), text(entry, "AddtlNtryInf")]
    return "\n".join(line for line in lines if line) or None


def _under(element: Element | None, name: str) -> list[Element]:
    return [] if element is None else list(children(element, name))
