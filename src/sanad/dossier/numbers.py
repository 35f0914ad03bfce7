# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers and accounts that stand in a text, in the digits of any script and however they are parted.

Does not find: numbers in words, or digits with letters between them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sanad.values import account, telephone

_LEAST_DIGITS = telephone.SHORTEST_NATIONAL
_DIGITS = re.compile(r"\d")
_DAY = re.compile(
    r"(?<![\d+.-])(?:(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d|[0-3]?\d([./-])[01]?\d\1(?:19|20)?\d\d)(?![\d-])"
)
"""A day as papers write it; with an hour behind it, it has as many digits as a number."""
_IBAN = re.compile(r"(?<![^\W_])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,}")
_SHORTEST_IBAN, _LONGEST_IBAN = 15, 34  # ISO 13616, and the registry of SWIFT
_RUN = re.compile(r"[+(]{0,2}\d(?:[ \-./()\u00a0\u2010-\u2014\u2212]{0,3}\d)+")
_PIECE = re.compile(r"\+?\d+")
_MOST_DIGITS = 18  # fifteen (E.164) behind a plus or 00, as some write both
_ID = re.compile(r"\b(?:[CF]-)?(?=[0-9]*[a-f])[0-9a-f]{12}\b")
"""A digest of ours, cut short."""
_TOKEN = re.compile(r"[^\W_]+(?:[-./][^\W_]+)*")


class _Plain(dict[int, str]):
    """Code point → a digit as ASCII has it, nothing for a sign that nobody sees, else itself; filled as signs are met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        unseen = unicodedata.category(sign) == "Cf"
        self[code] = plain = str(unicodedata.decimal(sign, "" if unseen else sign))
        return plain


_PLAIN = _Plain()


@dataclass(frozen=True)
class Number:
    """`key` is E.164, an IBAN, or the characters as they stand; `certain` says that it is written as a number is, and nothing else.

    What is not certain is a number only where somebody knows it as one: a reference has as many digits.
    """

    kind: str
    key: str
    written: str
    certain: bool

    @property
    def digits(self) -> str:
        """Return the digits as they are written."""
        return "".join(_DIGITS.findall(self.written))


def numbers(text: str, home: str) -> Iterator[Number]:
    r"""Yield what may be a number or account in a text of country `home` (ISO 3166-1), certain ones first; linear.

    >>> [each.key for each in numbers("Ring \u06f0390-0000001 on 04-03-2025 at 14:05.", "PK") if each.certain]
    ['+923900000001']
    """
    if len(_DIGITS.findall(text)) < _LEAST_DIGITS:
        return
    plain = _ID.sub("…", _DAY.sub("…", text.translate(_PLAIN)))
    yield from _accounts(plain)
    yield from _telephones(plain, home)
    for found in _TOKEN.findall(plain):
        if len(_DIGITS.findall(found)) >= _LEAST_DIGITS:
            yield Number("number", found, found, certain=False)


def _accounts(text: str) -> Iterator[Number]:
    for found in _IBAN.findall(text):
        compact = re.sub("[ -]", "", found)
        tried = (compact[:size] for size in range(_SHORTEST_IBAN, _LONGEST_IBAN + 1))
        known = (iban for each in tried if (iban := account.parse(each).iban))
        if (first := next(known, None)) is not None:
            yield Number("account", first, first, certain=True)


def _telephones(text: str, home: str) -> Iterator[Number]:
    for run in _RUN.findall(text):
        for written, key in _each(_PIECE.findall(run), home):
            number = Number("telephone number", key, written, certain=False)
            prefixed = written.startswith(("+", "0"))
            yield replace(number, certain=prefixed or key == f"+{number.digits}")


def _each(pieces: list[str], home: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers that some pieces write, the longest first from each place: a number with a count behind it is no longer number."""
    start = 0
    while start < len(pieces):
        ends = range(min(len(pieces), start + _MOST_DIGITS), start, -1)
        tried = ((end, "".join(pieces[start:end])) for end in ends)
        possible = (each for each in tried if _LEAST_DIGITS <= len(each[1]) <= _MOST_DIGITS)
        read = ((end, each, telephone.parse(each, home).e164) for end, each in possible)
        end, written, key = next((each for each in read if each[2]), (start + 1, "", None))
        if key is not None:
            yield written, key
        start = end
