# SPDX-License-Identifier: Apache-2.0
"""What the fields of an MT940 statement mean: the library `mt-940`, field by field.

The library mends the 30th of February silently; here every field is given to it alone, without its processors for
dates, so that an impossible date stays a fault.
"""

import logging
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from mt940 import models, processors, tags
from mt940.options import Options

from sanad.errors import BadValue
from sanad.values.money import Money

SIDES = {"C": "credit", "RD": "credit", "D": "debit", "RC": "debit"}
"""Debit/credit marks of field 61, subfield 3: a reversal of a credit is a debit, and the other way."""

REASONS = {
    "bad_line": "The entry's field 61 is not of the form that SWIFT prescribes.",
    "bad_date": "A date of the entry is not of the calendar.",
    "bad_amount": "The amount is no number with at most one comma and five decimals.",
    "no_currency": "No balance of the statement names the currency of the entry.",
}

_OPENING = ("final_opening_balance", "intermediate_opening_balance", "opening_balance")
_CLOSING = ("final_closing_balance", "intermediate_closing_balance", "closing_balance")
_DECIMALS = 5

logging.getLogger("mt940").addHandler(logging.NullHandler())
logging.getLogger("mt940").propagate = False


class SetAside(Exception):
    """An entry that is not stored; `code` is one of `REASONS`."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass
class Known:
    """What a statement has said so far: the library's collection, and fields it does not keep."""

    collection: Any = field(
        default_factory=lambda: models.Transactions(
            processors={name: [] for name in models.Transactions.DEFAULT_PROCESSORS},
            options=Options.all(),
        )
    )

    def learn(self, tag: str, value: str) -> None:
        """Take in a field outside the entries; one that the library cannot read is passed over."""
        reader = tags.TAG_BY_ID.get(tag) or tags.TAG_BY_ID.get(
            int(tag[:2]) if tag[:2].isdigit() else tag
        )
        if reader is None:
            return
        try:
            self.collection.data.update(
                reader(self.collection, reader.parse(self.collection, value))
            )
        except (RuntimeError, ValueError, ArithmeticError, TypeError, KeyError):
            return

    def text(self, name: str) -> str | None:
        """Return a text that the statement gave, or None."""
        return str(self.collection.data.get(name) or "").strip() or None

    @property
    def currency(self) -> str | None:
        """The currency that the statement's balances name."""
        found = self.collection.currency
        return str(found).upper() if found else None

    def balance(self, *, closing: bool) -> Decimal | None:
        """Return the opening or closing balance in the statement's currency, negative when it is a debit."""
        names = _CLOSING if closing else _OPENING
        found = next(
            (b for name in names if (b := self.collection.data.get(name)) is not None), None
        )
        money = getattr(found, "amount", None)
        if getattr(money, "currency", None) != self.collection.currency:
            return None
        amount = getattr(money, "amount", None)
        return amount if isinstance(amount, Decimal) else None


def entry(known: Known, line: str) -> dict[str, object]:
    """Return direction, amount, currency, dates and reference of a field 61.

    Raises:
        SetAside: the field cannot be read.
    """
    reader = tags.TAG_BY_ID[61]
    try:
        parts = reader.parse(known.collection, line)
        read = reader(known.collection, dict(parts))
    except RuntimeError as error:
        raise SetAside("bad_line") from error
    except ValueError as error:
        raise SetAside("bad_date") from error
    except ArithmeticError as error:
        raise SetAside("bad_amount") from error
    if known.currency is None:
        raise SetAside("no_currency")
    amount = _amount(str(parts["amount"]), known.currency)
    valued = _plain(read["date"])
    booked = read.get("entry_date")
    return {
        "direction": SIDES[str(parts["status"]).upper()],
        "amount": amount.amount,
        "amount_written": amount.original,
        "currency": amount.currency,
        "booked_on": _plain(booked)
        if booked is not None
        else valued,  # SWIFT: given when it differs
        "valued_on": valued,
        "reference": _reference(parts),
    }


def party(details: str) -> tuple[str | None, str | None, str | None]:
    """Return account, name and purpose that a structured field 86 gives, else None for each."""
    collection = Known().collection
    found = processors.transaction_details_post_processor(
        collection,
        tags.TAG_BY_ID[86],
        {"transaction_details": details},
        {"transaction_details": details},
    )
    names = ("applicant_iban", "applicant_name", "purpose")
    account, name, purpose = (str(found.get(key) or "").strip() or None for key in names)
    return account, name, purpose


def lines(value: str) -> str:
    """Return a field's value as the library expects it: no carriage returns, no empty lines."""
    return "\n".join(
        kept for line in value.replace("\r", "").split("\n") if (kept := line.rstrip())
    ).strip()


def _amount(written: str, currency: str) -> Money:
    try:
        money = Money.parse(written, currency, ",")
    except BadValue as error:
        raise SetAside("no_currency" if error.where == "currency" else "bad_amount") from error
    exponent = money.amount.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -_DECIMALS:
        raise SetAside("bad_amount")
    return money


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


def _reference(parts: dict[str, Any]) -> str | None:
    own, bank = (str(parts.get(f"{who}_reference") or "").strip() for who in ("customer", "bank"))
    return (own if own not in {"", "NONREF"} else bank) or own or None
