# SPDX-License-Identifier: Apache-2.0
"""The number of a Pakistani identity card (CNIC, NICOP): thirteen digits, written 5-7-1.

There is no check digit: any thirteen digits in this form pass, so a slip of the pen cannot be seen here and
a number that passes proves nothing. The digits also tell province and sex; nothing is inferred
from them here, on purpose.
"""

import re
import unicodedata
from dataclasses import dataclass

from sanad.errors import BadValue

_FORM = re.compile(r"([0-9]{5})-?([0-9]{7})-?([0-9])")


@dataclass(frozen=True)
class Cnic:
    """`digits` are the thirteen digits; `written` is the text as it came."""

    digits: str
    written: str

    def __str__(self) -> str:
        """Return the number as the card prints it."""
        return f"{self.digits[:5]}-{self.digits[5:12]}-{self.digits[12:]}"


def parse(text: str) -> Cnic:
    """Read a card number with or without its hyphens, in the digits of any script.

    Raises:
        BadValue: not thirteen digits, or grouped otherwise than 5-7-1.

    >>> str(parse("9000112345671"))
    '90001-1234567-1'
    """
    latin = text.strip()
    if not latin.isascii():
        latin = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in latin)
    found = _FORM.fullmatch(latin)
    if found is None or latin.count("-") == 1:
        detail = "thirteen digits, written 5-7-1 or without hyphens"
        raise BadValue("identity card", value=repr(text[:60]), type="CNIC", detail=detail)
    return Cnic("".join(found.groups()), text)
