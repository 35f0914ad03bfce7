# SPDX-License-Identifier: Apache-2.0
"""Sums of money as answers write them and as parameters give them: exact, never a float, two decimals at least."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation

from sanad.errors import BadValue

CENT = Decimal("0.01")
_LARGEST = Decimal(10) ** 33  # what a column of record files holds
_SMALLEST = Decimal("0.00001")
EXACT = Context(prec=80, rounding=ROUND_HALF_EVEN)
"""More digits than a sum over all rows of the world has: nothing is rounded unnoticed."""


def written(amount: Decimal) -> str:
    """Return an amount with thousands set apart and every decimal that says something.

    >>> written(Decimal("1234.50000")), written(Decimal("-0.12500"))
    ('1,234.50', '-0.125')
    """
    plain = amount.normalize(EXACT)
    decimals = max(2, -int(plain.as_tuple().exponent))
    return f"{plain:,.{decimals}f}"


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the exact sum."""
    found = Decimal(0)
    for amount in amounts:
        found = EXACT.add(found, amount)
    return found


def amount_of(value: object, name: str) -> Decimal:
    """Return a parameter that is a sum of money: digits with a point, as text, or a whole number.

    Raises:
        BadValue: it is missing, no such number, or has more than five decimals.
    """
    detail = 'digits with a point, as text: "950000.00"'
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise BadValue("parameters", value=value, type=f"amount for {name}", detail=detail)
    try:
        amount = Decimal(value)
    except InvalidOperation as error:
        raise BadValue("parameters", value=value, type=f"amount for {name}", detail=detail) from error  # fmt: skip
    if not amount.is_finite() or abs(amount) >= _LARGEST or amount != amount.quantize(_SMALLEST, context=EXACT):  # fmt: skip
        raise BadValue("parameters", value=value, type=f"amount for {name}", detail=detail)
    return amount
