# SPDX-License-Identifier: Apache-2.0
"""Does a statement add up: opening balance and booked entries against the closing balance?

A difference is a note for a person, not a fault: entries may have been set aside, and banks send parts of days.
"""

from decimal import Decimal

from sanad.readers.formats.camt.entries import SIDES, Row, SetAside, amount_of
from sanad.readers.formats.camt.tree import Element, at, children, text

OPENING, CLOSING = ("OPBD", "PRCD"), ("CLBD",)
"""ISO 20022 balance types: opening booked, previously closed booked; closing booked."""


def note(statement: Element, rows: list[Row]) -> str | None:
    """Return what does not add up, or None when it does or when a balance is missing."""
    opening, closing = _balance(statement, OPENING), _balance(statement, CLOSING)
    if opening is None or closing is None:
        return None
    name = text(statement, "Id") or "without id"
    currencies = {opening[1], closing[1], *(str(row.values["currency"]) for row in rows)}
    if len(currencies) > 1:
        mixed = ", ".join(sorted(currencies))
        return f"statement {name}: balances and entries are in several currencies ({mixed}); not checked"
    reached = opening[0] + sum((row.signed for row in rows), Decimal(0))
    if reached == closing[0]:
        return None
    return f"statement {name}: opening balance and entries make {reached}, but it closes at {closing[0]}"


def _balance(statement: Element, kinds: tuple[str, ...]) -> tuple[Decimal, str] | None:
    for kind in kinds:
        for balance in children(statement, "Bal"):
            if text(balance, "Tp/CdOrPrtry/Cd", "Tp/Cd") == kind:
                return _signed(balance)
    return None


def _signed(balance: Element) -> tuple[Decimal, str] | None:
    try:
        found = amount_of(at(balance, "Amt"))
    except SetAside:
        return None
    side = SIDES.get(text(balance, "CdtDbtInd") or "")
    if found is None or side is None:
        return None
    return (found[0] if side == "credit" else -found[0]), found[1]
