# SPDX-License-Identifier: Apache-2.0
"""Sums of money as answers write them and as parameters give them: exact, never a float, two decimals at least."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal

from sanad.errors import BadValue

CENT = Decimal("0.01")
_AMOUNT = re.compile(
    r"-?[0-9]{1,20}(\.[0-9]{1,5})?"
)  # a hundred times it is still in a column of amounts, and exact
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
        BadValue: it is missing, written otherwise, or has more than 20 digits before the point or five behind it.
    """
    if not isinstance(value, int | str) or not _AMOUNT.fullmatch(str(value)):
        detail = 'digits with a point, as text: "950000.00"; at most 20 before it and five behind'
        raise BadValue("parameters", value=value, type=f"amount for {name}", detail=detail)
    return Decimal(value)
