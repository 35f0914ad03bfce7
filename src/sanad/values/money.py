# SPDX-License-Identifier: Apache-2.0
"""An amount of money: an exact decimal, its ISO 4217 code, and the text it was read from.

The code is checked for its form (three capital letters), not against the list of currencies in use:
statements name withdrawn ones, and they stay what they are.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Self

from sanad.errors import BadValue
from sanad.values.said import Said

_CURRENCY = re.compile(r"[A-Z]{3}")
_DIGITS = 33
"""Digits before the mark that a decimal(38, 5) column of `sanad.readers.rows` can hold."""


@dataclass(frozen=True)
class Money:
    """`amount` of `currency`; `original` is the text as written. Never a float."""

    amount: Decimal
    currency: str
    original: str

    @classmethod
    def parse(cls, text: str, currency: str, mark: Literal[".", ","] = ".") -> Self:
        """Read a plain decimal number whose decimal mark is `mark`; there are no group separators.

        Raises:
            BadValue: not a plain number, more than 33 digits before the mark, or no currency code.

        >>> Money.parse("12345,6", "PKR", ",").amount
        Decimal('12345.6')
        """
        if _CURRENCY.fullmatch(currency) is None:
            raise BadValue(
                "currency", value=currency, type="ISO 4217 code", detail="three letters A-Z"
            )
        form = rf"[+-]?([0-9]{{1,{_DIGITS}}}(?:{re.escape(mark)}[0-9]*)?|{re.escape(mark)}[0-9]+)"
        if re.fullmatch(form, text) is None:
            detail = Said("digits with at most one mark {mark!r}", mark=mark)
            raise BadValue("amount", value=repr(text[:60]), type="amount of money", detail=detail)
        return cls(Decimal(text.replace(mark, ".")), currency, text)
