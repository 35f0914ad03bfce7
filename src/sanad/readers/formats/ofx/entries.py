# SPDX-License-Identifier: Apache-2.0
"""One `STMTTRN` of an OFX statement as a row of `PAYMENTS` (OFX 2.3 section 11.4.4).

The sign of `TRNAMT` says which way the money went, from the side of the account: also on a credit card, where a purchase is
negative. `TRNTYPE` is not asked: banks fill it freely.
"""

import re
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element

from sanad.readers.markup import text
from sanad.readers.payments import SetAside, Values, account_key, joined, money, value_date

REASONS = {
    "bad_amount": "The amount is missing, or no plain number with at most five decimals.",
    "no_amount": "The entry moves no money, and an amount without a sign of its own has no side.",
    "bad_date": "The date of posting is missing, or not of the calendar.",
    "no_currency": "Neither the statement nor the entry names a currency by a code of three letters.",
    "no_statement": "The entry stands outside every statement, so nobody knows whose it is.",
    "not_booked": "The bank had not booked the entry when it wrote this; it may never have been.",
    "correction": "The entry replaces or deletes an earlier one; a person must see both.",
    "not_a_payment": "A trade or another movement of securities: no payment between accounts.",
}

_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{2,6})?(?:\.[0-9]+)?(?:\[.*\])?")
_AMOUNT = re.compile(r"[+-]?[0-9]*([.,]?)[0-9]*")
_ACCOUNTS = ("BANKACCTFROM/ACCTID", "CCACCTFROM/ACCTID", "INVACCTFROM/ACCTID")
_OTHERS = ("BANKACCTTO/ACCTID", "CCACCTTO/ACCTID")


def account_of(statement: Element) -> str | None:
    """Return the account of a statement, as the bank writes it."""
    return account_key(text(statement, *_ACCOUNTS))


def amount_of(written: str | None, currency: str) -> tuple[Decimal, str]:
    """Return a signed amount and its currency; the mark is a point or a comma (OFX 2.3 section 3.2.9.1).

    Raises:
        SetAside: it is none.
    """
    found = _AMOUNT.fullmatch(written or "")
    if written is None or found is None:
        raise SetAside("bad_amount")
    read = money(written, currency, found[1] or ".")
    return read.amount, read.currency


def values(entry: Element, statement: Element) -> Values:
    """Return the columns of one entry.

    Raises:
        SetAside: it cannot be stored.
    """
    if text(entry, "CORRECTFITID") is not None:
        raise SetAside("correction")
    written = text(entry, "TRNAMT")
    currency = text(entry, "CURRENCY/CURSYM") or text(statement, "CURDEF") or ""
    amount, code = amount_of(written, currency)
    if not amount:
        raise SetAside("no_amount")
    booked = _day(text(entry, "DTPOSTED"))
    if booked is None:
        raise SetAside("bad_date")
    return {
        "statement": None,  # OFX gives a statement no name
        "account": account_of(statement),
        "direction": "debit" if (written or "").startswith("-") else "credit",
        "amount": abs(amount),
        "amount_written": written,
        "currency": code,
        "booked_on": booked,
        "valued_on": value_date(_day, text(entry, "DTAVAIL"), booked),
        "other_account": account_key(text(entry, *_OTHERS)),
        "other_name": text(entry, "NAME", "PAYEE/NAME", "EXTDPAYEE/NAME"),
        "reference": text(entry, "REFNUM", "CHECKNUM", "SRVRTID"),
        "details": joined([text(entry, "EXTDNAME"), text(entry, "MEMO")]),
        "bank_reference": text(entry, "FITID"),
    }


def _day(written: str | None) -> date | None:
    """Return the day as the bank wrote it, in the zone that it names."""
    if written is None:
        return None
    found = _DAY.fullmatch(written)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else _bad()
    except ValueError as error:
        raise SetAside("bad_date") from error


def _bad() -> date:
    raise SetAside("bad_date")
