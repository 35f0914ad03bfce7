# SPDX-License-Identifier: Apache-2.0
"""Amounts as banks print them: marks for decimals and thousands, a sign, brackets, or a word for the side after it.

Both marks are declared by the template, so `1.234` is never guessed to be one thing or the other. Groups are of three digits, or, as in
South Asia, of two before the last three (`12,34,567.00`).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sanad.readers.payments import SetAside, money
from sanad.readers.tabular.fields import latin

DECIMALS = (".", ",", "\u066b")
THOUSANDS = ("", ",", ".", " ", "'", "\u00a0", "\u202f", "\u066c")
"""U+066B and U+066C are the Arabic marks; U+00A0 and U+202F are blanks at which no line breaks."""


@dataclass(frozen=True)
class Figure:
    """`amount` is never negative; `side` is credit or debit where a word says it."""

    amount: Decimal
    is_negative: bool
    side: str | None


@dataclass(frozen=True)
class Figures:
    """How a bank writes amounts; `directions` maps its words to credit and debit."""

    decimal: str
    thousands: str
    directions: dict[str, str]

    def read(self, text: str, currency: str) -> Figure:
        """Read an amount.

        Raises:
            SetAside: `bad_amount`, or `no_currency`.

        >>> Figures(".", ",", {"DR": "debit"}).read("12,34,567.50 DR", "PKR")
        Figure(amount=Decimal('1234567.50'), is_negative=False, side='debit')
        """
        found = self._form.fullmatch(latin(text).strip())
        if found is None or sum(map(bool, found.group("sign", "open", "after"))) > 1:
            raise SetAside("bad_amount")
        if bool(found["open"]) != bool(found["close"]):
            raise SetAside("bad_amount")
        digits = found["digits"]
        if self.thousands:
            digits = digits.replace(self.thousands, "")
        amount = money(digits.replace(self.decimal, "."), currency).amount
        is_negative = found["sign"] in {"-", "\u2212"} or bool(found["open"] or found["after"])
        return Figure(amount, is_negative, self.directions.get(found["word"] or ""))

    @cached_property
    def _form(self) -> re.Pattern[str]:
        mark, group = re.escape(self.decimal), re.escape(self.thousands)
        whole = "[0-9]+"
        if self.thousands:
            whole = f"[0-9]{{1,3}}(?:{group}[0-9]{{3}})+|[0-9]{{1,2}}(?:{group}[0-9]{{2}})*{group}[0-9]{{3}}|{whole}"
        words = "|".join(re.escape(word) for word in self.directions) or "(?!)"
        return re.compile(
            rf"(?P<sign>[+\u2212-]?)\s*(?P<open>\(?)(?P<digits>(?:{whole})(?:{mark}[0-9]*)?|{mark}[0-9]+)(?P<close>\)?)"
            rf"\s*(?P<after>-?)\s*(?P<word>{words})?"
        )
