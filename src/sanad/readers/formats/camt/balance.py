# SPDX-License-Identifier: Apache-2.0
"""The balances between which the entries of a camt statement lie.

ISO 20022 balance types: booked ones are compared, available, forward, expected and information ones are not, since they
move with more than the entries. Of a report during the day (camt.052) the interim booked balance closes, when there is
but one.
"""

from decimal import Decimal
from xml.etree.ElementTree import Element

from sanad.readers.formats.camt.entries import SIDES, amount_of
from sanad.readers.markup import at, children, text
from sanad.readers.payments import Balance, SetAside

OPENING, CLOSING, INTERIM = ("OPBD", "PRCD"), ("CLBD",), ("ITBD",)
"""Opening booked, else previously closed booked; closing booked; interim booked."""


def opening(statement: Element) -> Balance | None:
    """Return the balance before the entries; of the two types, the first that is given once."""
    return _first(statement, OPENING)


def closing(statement: Element) -> Balance | None:
    """Return the balance after the entries."""
    return _first(statement, CLOSING) or _first(statement, INTERIM)


def summary(statement: Element, entries: int) -> str | None:
    """Return how the number of entries differs from what the statement declares, or None when it does not."""
    declared = text(statement, "TxsSummry/TtlNtries/NbOfNtries")
    if declared is None or declared == str(entries):
        return None
    name = text(statement, "Id") or "without id"
    return f"statement {name}: it declares {declared} entries and holds {entries}"


def _first(statement: Element, kinds: tuple[str, ...]) -> Balance | None:
    for kind in kinds:
        found = [
            balance
            for balance in children(statement, "Bal")
            if text(balance, "Tp/CdOrPrtry/Cd", "Tp/Cd") == kind
        ]
        if len(found) == 1:
            return _balance(found[0])
    return None


def _balance(balance: Element) -> Balance | None:
    try:
        found = amount_of(at(balance, "Amt"))
    except SetAside:
        return None
    side = SIDES.get(text(balance, "CdtDbtInd") or "")
    if found is None or side is None:
        return None
    amount: Decimal = found.amount if side == "credit" else -found.amount
    return Balance(amount, found.currency)
