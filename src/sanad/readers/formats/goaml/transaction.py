# SPDX-License-Identifier: Apache-2.0
"""One goAML transaction as a row of `PAYMENTS`.

A row is seen from one account. That is the side of the reporting bank's own client; where both sides or none are, the side
that pays, if it has an account, else the side that is paid. The amount is the local one; the foreign one, the mode and every
other field stand in `details` under their own names.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from xml.etree.ElementTree import Element

from sanad.readers.formats.goaml.parties import is_party, name_of
from sanad.readers.markup import at, text
from sanad.readers.payments import SetAside, Values, account_key, joined, money, value_date

REASONS = {
    "bad_amount": "The local amount is missing, negative, or no plain number with at most five decimals.",
    "bad_date": "The date of the transaction is missing, or not of the calendar.",
    "no_currency": "The report names no local currency by a code of three letters.",
    "no_sides": "The transaction names its parties by role, not who paid and who was paid.",
}

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T.*)?")
_ELSEWHERE = frozenset(
    {
        "transactionnumber", "internal_ref_number", "transaction_description", "date_transaction", "value_date",
        "amount_local", "goods_services",
    }
)  # fmt: skip


class _Side(NamedTuple):
    """One end of a payment."""

    is_client: bool
    account: str | None
    name: str | None


def values(transaction: Element, report: Element) -> Values:
    """Return the columns of one transaction.

    Args:
        transaction: The element.
        report: What the report said before it: `entity_reference`, `currency_code_local`.

    Raises:
        SetAside: it cannot be stored.
    """
    payer, payee = _side(transaction, "from"), _side(transaction, "to")
    if payer is None or payee is None:
        raise SetAside("no_sides")
    written = text(transaction, "amount_local") or ""
    if written.startswith("-"):
        raise SetAside("bad_amount")
    amount = money(written, text(report, "currency_code_local") or "")
    booked = _day(text(transaction, "date_transaction"))
    if booked is None:
        raise SetAside("bad_date")
    is_debit = _is_seen_from_payer(payer, payee)
    own, other = (payer, payee) if is_debit else (payee, payer)
    return {
        "statement": text(report, "entity_reference"),
        "account": own.account,
        "direction": "debit" if is_debit else "credit",
        "amount": amount.amount,
        "amount_written": amount.original,
        "currency": amount.currency,
        "booked_on": booked,
        "valued_on": value_date(_day, text(transaction, "value_date"), booked),
        "other_account": other.account,
        "other_name": other.name,
        "reference": text(transaction, "internal_ref_number"),
        "details": joined([text(transaction, "transaction_description"), *_rest(transaction)]),
        "bank_reference": text(transaction, "transactionnumber"),
    }


def _is_seen_from_payer(payer: _Side, payee: _Side) -> bool:
    if payer.is_client != payee.is_client:
        return payer.is_client
    return payer.account is not None or payee.account is None


def _side(transaction: Element, way: str) -> _Side | None:
    for tag in (f"t_{way}_my_client", f"t_{way}"):
        if (found := at(transaction, tag)) is not None:
            account = at(found, f"{way}_account")
            names = (account, at(found, f"{way}_person"), at(found, f"{way}_entity"))
            name = next((name for one in names if (name := name_of(one))), None)
            return _Side(
                tag.endswith("client"), account_key(text(account, "iban", "account")), name
            )
    return None


def _rest(element: Element) -> Iterator[str]:
    """Yield every other field outside parties, a line each: its name and what it holds."""
    for child in element:
        if child.tag in _ELSEWHERE or is_party(child):
            continue
        if len(child):
            yield from _rest(child)
        elif (words := text(child)) is not None:
            yield f"{child.tag}: {words}"


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    found = _DAY.fullmatch(written)
    if found is None:
        raise SetAside("bad_date")
    try:
        return date.fromisoformat(found[1])
    except ValueError as error:
        raise SetAside("bad_date") from error
