# SPDX-License-Identifier: Apache-2.0
"""What the fields of an MT940 statement mean.

The library `mt-940` takes fields 61 and 86 apart. It mends the 30th of February silently and cuts what is longer than the
standard allows; so only its parts are used, and dates, amounts and balances are read here.
"""

import logging
import re
from datetime import date
from decimal import Decimal
from typing import Any

from mt940 import models, processors, tags
from mt940.options import Options

from sanad.readers.payments import NO_DAY, Balance, SetAside, money

SIDES = {"C": "credit", "RD": "credit", "D": "debit", "RC": "debit"}
"""Debit/credit marks of field 61, subfield 3: a reversal of a credit is a debit, and the other way."""

REASONS = {
    "bad_line": "The entry's field 61 is not of the form that SWIFT prescribes.",
    "bad_date": "A date of the entry is not of the calendar, and no other says when it was booked.",
    "bad_amount": "The amount is no number with at most one comma and five decimals, followed by the type of transaction.",
    "no_currency": "No balance of the statement names the currency of the entry.",
}

_BALANCE = re.compile(r"([DC])[0-9]{6}([A-Z]{3})([0-9,]+)")
_LIMIT = re.compile(r"([A-Z]{3})[DC ]?[0-9,]*")
_SUM = re.compile(r"([0-9]*)([A-Z]{3})([0-9,]+)")
_AMOUNT = re.compile(
    r"[0-9]{6}(?:[0-9]{4}|\s{4})?R?[DC][A-Z]?[\n ]?([0-9,]+)(?=[A-Z][A-Z0-9 ]{3})", re.IGNORECASE
)
_NO_REFERENCE = frozenset({"", "NONREF"})
_FIRST_YEAR, _CENTURY = 80, 100
"""SWIFT FIN knows the years 1980 to 2060."""
_LAST_YEAR = 60

logging.getLogger("mt940").addHandler(logging.NullHandler())
logging.getLogger("mt940").propagate = False
_LIBRARY = models.Transactions(
    processors={name: [] for name in models.Transactions.DEFAULT_PROCESSORS}, options=Options.all()
)


def balance(value: str) -> Balance | None:
    """Return the balance that a field 60, 62, 64 or 65 gives, or None when it cannot be read."""
    found = _BALANCE.fullmatch(value)
    try:
        amount = money(found[3], found[2], ",").amount if found else None
    except SetAside:
        return None
    if found is None or amount is None:
        return None
    return Balance(amount if found[1] == "C" else -amount, found[2])


def currency(tag: str, value: str) -> str | None:
    """Return the currency that a balance or a floor limit names."""
    if tag.startswith("34"):
        found = _LIMIT.fullmatch(value)
        return found[1] if found else None
    read = balance(value)
    return read.currency if read else None


def declared(value: str) -> tuple[int, Decimal] | None:
    """Return the number and the sum of entries that a field 90 declares, or None when it cannot be read."""
    found = _SUM.fullmatch(value)
    try:
        return (int(found[1] or 0), money(found[3], found[2], ",").amount) if found else None
    except SetAside:
        return None


def entry(line: str, code: str | None) -> dict[str, object]:
    """Return direction, amount, currency, dates and references of a field 61.

    `valued_on` is `NO_DAY` where the value date is not of the calendar and the booking date is.

    Args:
        line: The value of the field.
        code: The currency of the statement.

    Raises:
        SetAside: the field cannot be read.
    """
    try:
        parts = tags.TAG_BY_ID[61].parse(_LIBRARY, line)
    except RuntimeError as error:
        raise SetAside("bad_line") from error
    whole = _AMOUNT.match(line)
    if whole is None or whole[1] != parts["amount"]:
        raise SetAside("bad_amount")  # the library would cut what is too long or holds a point
    if code is None:
        raise SetAside("no_currency")
    amount = money(parts["amount"], code, ",")
    booked, valued = _dates(parts)
    return {
        "direction": SIDES[str(parts["status"]).upper()],
        "amount": amount.amount,
        "amount_written": amount.original,
        "currency": amount.currency,
        "booked_on": booked,
        "valued_on": valued or NO_DAY,
        "reference": _reference(parts),
        "bank_reference": _given(parts, "bank"),
    }


def party(details: str) -> tuple[str | None, str | None, str | None]:
    """Return account, name and purpose that a structured field 86 gives, else None for each."""
    found = processors.transaction_details_post_processor(
        _LIBRARY,
        tags.TAG_BY_ID[86],
        {"transaction_details": details},
        {"transaction_details": details},
    )
    names = ("applicant_iban", "applicant_name", "purpose")
    account, name, purpose = (str(found.get(key) or "").strip() or None for key in names)
    return account, name, purpose


def lines(value: str) -> str:
    """Return a field's value as the library expects it: line feeds only, no empty lines."""
    kept = (line.rstrip() for line in re.split(r"\r\n|\r|\n", value))
    return "\n".join(line for line in kept if line).strip()


def _dates(parts: dict[str, Any]) -> tuple[date, date | None]:
    """Return when an entry was booked, which SWIFT gives only where it differs, and its value date."""
    short = int(parts["year"])
    if _LAST_YEAR < short < _FIRST_YEAR:
        raise SetAside("bad_date")
    year, month = short + (1900 if short >= _FIRST_YEAR else 2000), int(parts["month"])
    valued = _day(year, month, int(parts["day"]))
    entered = str(parts.get("entry_month") or "") + str(parts.get("entry_day") or "")
    if not entered.strip():
        if valued is None:
            raise SetAside("bad_date")
        return valued, valued
    near = valued or _day(year, month, 1)
    found = [_day(one, int(entered[:2]), int(entered[2:])) for one in (year - 1, year, year + 1)]
    days = [one for one in found if one is not None]
    if near is None or not days:
        raise SetAside("bad_date")
    return min(days, key=lambda one: abs(one - near)), valued


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _given(parts: dict[str, Any], who: str) -> str | None:
    written = str(parts.get(f"{who}_reference") or "").strip()
    return None if written in _NO_REFERENCE else written


def _reference(parts: dict[str, Any]) -> str | None:
    return _given(parts, "customer") or _given(parts, "bank")
