# SPDX-License-Identifier: Apache-2.0
"""One entry of a camt statement as rows of `PAYMENTS`: one, or one per transaction when it is itemised.

`CdtDbtInd` is the side on which the entry is booked, also for a reversal: ISO 20022 says of `RvslInd` that with
CRDT the original entry was a debit, with DBIT a credit. So the direction is taken as it stands, and a reversed
credit, which carries DBIT, is a debit; only the other party is looked for on the side of the original.

An entry is booked when its status says BOOK or nothing. Pending, future and information entries are set aside: money that
the bank had not moved may never have moved.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element

from sanad.readers.markup import Record, Span, at, children, text
from sanad.readers.payments import SetAside, Values, account_key, joined, money, signed, value_date
from sanad.values.money import Money

SIDES = {"CRDT": "credit", "DBIT": "debit"}
ACCOUNT_IDS = ("Id/IBAN", "Id/Othr/Id", "Id/BBAN", "Id/PrtryAcct/Id", "Id/UPIC")
"""Where versions 01 to 13 write what an account is called."""

REASONS = {
    "bad_amount": "The amount is missing, negative, or no plain number with at most five decimals.",
    "bad_date": "The day of booking is not of the calendar; or the value date is not, and no other day is given.",
    "no_currency": "The amount names no currency by a code of three letters.",
    "no_direction": "The entry says neither credit nor debit.",
    "not_booked": "The bank had not booked the entry when it wrote this; it may never have been.",
}

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T.*|Z|[+-][0-9]{2}:[0-9]{2})?")
_NO_REFERENCE = frozenset({"NOTPROVIDED", "NONREF", "NOT PROVIDED"})
_REFERENCES = ("EndToEndId", "TxId", "UETR", "InstrId", "AcctSvcrRef", "PmtInfId", "MsgId")


@dataclass(frozen=True)
class Statement:
    """What the rows of one statement share."""

    id: str | None
    account: str | None


Row = tuple[Span, Values]


def statement_of(element: Element) -> Statement:
    """Return what a statement says before its entries."""
    ids = (f"Acct/{one}" for one in ACCOUNT_IDS)
    return Statement(text(element, "Id"), account_key(text(element, *ids)))


def rows(record: Record, statement: Statement) -> tuple[list[Row], bool]:
    """Return the rows of one entry, and whether it has items that do not make its amount.

    Transactions become rows of their own when there are several, each gives an amount in the entry's
    currency, and together they are the entry's amount; else the entry is one row.

    Raises:
        SetAside: the entry cannot be stored.
    """
    entry = record.element
    if text(entry, "Sts/Cd", "Sts/Prtry", "Sts") not in {"BOOK", None}:
        raise SetAside("not_booked")
    amount = amount_of(at(entry, "Amt"))
    if amount is None:
        raise SetAside("bad_amount")
    side = SIDES.get(text(entry, "CdtDbtInd") or "")
    if side is None:
        raise SetAside("no_direction")
    details = list(record.inner)
    whole = _values(entry, details[0] if len(details) == 1 else None, amount, side, statement)
    parts = [
        (record.inner[one], _values(entry, one, own, own_side, statement))
        for one in (details if len(details) > 1 else [])
        if (own := _own_amount(one)) is not None
        and own.currency == amount.currency
        and (own_side := SIDES.get(text(one, "CdtDbtInd") or "", side))
    ]
    if not parts or len(parts) < len(details):
        return [(record.span, whole)], False
    if sum((signed(values) for _, values in parts), Decimal(0)) != signed(whole):
        return [(record.span, whole)], True
    return parts, False


def amount_of(element: Element | None) -> Money | None:
    """Return the amount of an `Amt` element, or None when there is none.

    Raises:
        SetAside: it is there and no amount.
    """
    if element is None:
        return None
    written = (element.text or "").strip()
    if written.startswith("-"):
        raise SetAside("bad_amount")
    return money(written, element.get("Ccy") or "")


def _own_amount(details: Element) -> Money | None:
    direct = at(details, "Amt")
    try:
        return amount_of(direct if direct is not None else at(details, "AmtDtls/TxAmt/Amt"))
    except SetAside:
        return None


def _values(
    entry: Element, details: Element | None, amount: Money, side: str, statement: Statement
) -> Values:
    account_of_other, name = _other(details, _original_side(entry, side))
    booked = _day(text(entry, "BookgDt/Dt", "BookgDt/DtTm"))
    return {
        "statement": statement.id,
        "account": statement.account,
        "direction": side,
        "amount": amount.amount,
        "amount_written": amount.original,
        "currency": amount.currency,
        "booked_on": booked,
        "valued_on": value_date(_day, text(entry, "ValDt/Dt", "ValDt/DtTm"), booked),
        "other_account": account_of_other,
        "other_name": name,
        "reference": _reference(entry, details),
        "details": _details(entry, details),
        "bank_reference": _given(text(details, "Refs/AcctSvcrRef"))
        or _given(text(entry, "AcctSvcrRef")),
    }


def _original_side(entry: Element, side: str) -> str:
    """Return the side of the entry that a reversal takes back, else the entry's own."""
    if text(entry, "RvslInd") not in {"true", "1"}:
        return side
    return "debit" if side == "credit" else "credit"


def _other(details: Element | None, side: str) -> tuple[str | None, str | None]:
    """Return account and name of the other party: who paid a credit, who was paid by a debit.

    The name is the party's, else that of its ultimate party, else its bank's where the bank is the party, else the one
    that the account bears.
    """
    parties = at(details, "RltdPties")
    who = "Dbtr" if side == "credit" else "Cdtr"
    ids = (f"{who}Acct/{kind}" for kind in ACCOUNT_IDS)
    names = [f"{one}/{name}" for one in (who, f"Ultmt{who}") for name in ("Nm", "Pty/Nm")]
    name = text(parties, *names, f"{who}/Agt/FinInstnId/Nm", f"{who}Acct/Nm")
    return account_key(text(parties, *ids)), name


def _day(written: str | None) -> date | None:
    """Return the day of a date or date-time as the bank wrote it, in the bank's own zone."""
    if written is None:
        return None
    found = _DAY.fullmatch(written)
    try:
        return date.fromisoformat(found.group(1) if found else "")
    except ValueError as error:
        raise SetAside("bad_date") from error


def _given(reference: str | None) -> str | None:
    """Return a reference, or None where the bank writes that there is none."""
    return None if reference is None or reference.upper() in _NO_REFERENCE else reference


def _reference(entry: Element, details: Element | None) -> str | None:
    own = (text(details, f"Refs/{name}") for name in _REFERENCES)
    return next((one for one in own if _given(one)), None) or text(entry, "AcctSvcrRef", "NtryRef")


def _details(entry: Element, details: Element | None) -> str | None:
    remittance = at(details, "RmtInf")
    free = [] if remittance is None else [text(line) for line in children(remittance, "Ustrd")]
    reference = text(remittance, "Strd/CdtrRefInf/Ref", "Strd/CdtrRefInf/CdtrRef")
    return joined([*free, reference, text(details, "AddtlTxInf"), text(entry, "AddtlNtryInf")])
