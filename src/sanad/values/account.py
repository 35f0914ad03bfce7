# SPDX-License-Identifier: Apache-2.0
"""A bank account: an IBAN whose check digits hold (ISO 13616), else the account as its bank writes it.

A text that looks like an IBAN but fails the check is kept as a local account: which digit is
wrong cannot be known, and nothing is corrected.
"""

import re
from dataclasses import dataclass

from sanad.errors import BadValue

_LOOKS_LIKE_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_LONGEST = 140
"""ISO 20022 `Max140Text`, the longest name an account field of a statement may carry."""


@dataclass(frozen=True)
class Account:
    """`iban` has no blanks and is None for a local account; `written` is the text as it came."""

    iban: str | None
    written: str

    @property
    def key(self) -> str:
        """What two mentions of one account have in common: the IBAN, else the text without its edges."""
        return self.iban or self.written.strip()


def parse(text: str) -> Account:
    """Read an account.

    Raises:
        BadValue: nothing is written there, or more than 140 characters.

    >>> parse("GB82 WEST 1234 5698 7654 32").iban
    'GB82WEST12345698765432'
    >>> parse("0001-2345678").iban is None
    True
    """
    if not 0 < len(text.strip()) <= _LONGEST:
        raise BadValue(
            "account", value=repr(text[:60]), type="account", detail="1 to 140 characters"
        )
    return Account(_iban(text), text)


def _iban(text: str) -> str | None:
    compact = re.sub(r"\s", "", text).upper()
    if _LOOKS_LIKE_IBAN.fullmatch(compact) is None:
        return None
    from schwifty import IBAN  # noqa: PLC0415 - it loads a registry of banks
    from schwifty.exceptions import SchwiftyException  # noqa: PLC0415 - as above

    try:
        return str(IBAN(compact).compact)
    except SchwiftyException:
        return None
