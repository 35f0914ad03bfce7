# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers of a column: what `sanad.values.telephone.parse` says, at speed for the usual shapes of one country.

Tables come through spreadsheets and broken exports, which leave their marks on numbers; a number of which digits are gone is none.

A list has millions of numbers of a handful of shapes, and the library takes some 30 µs for each. The
shapes below are those of which the answer is known without it; a property test holds both together.
"""

import re
from functools import lru_cache

import phonenumbers

from sanad.values.telephone import SHORTEST_NATIONAL, parse

DESTROYED = "[0-9](?:[.,][0-9]+)?[Ee][+][0-9]{1,2}"
"""Pattern of a number in a spreadsheet's scientific notation, 9.23E+11, whose last digits are gone."""
DESTROYED_REASON = "A spreadsheet destroyed the number (9.23E+11): its last digits are gone. Ask for the list as text."
MARKED = "\\x00*[+]?[0-9]+(?:[.]0)?\\x00*"
"""Pattern of digits that may have a NUL at either end, or `.0` after them."""
MARKED_NOTE = "hold a number with .0 or a NUL beside it, as a spreadsheet or a broken export writes; it was read without where it surely is one"
_REMEMBERED = 1 << 16
_DESTROYED, _MARKED = re.compile(DESTROYED), re.compile(MARKED)
_PUNCTUATION = str.maketrans("", "", " -")


def understood(text: str, home: str) -> str | None:
    """Return the number in E.164, also where `.0` or a NUL stands beside it; None when it cannot be told with certainty."""
    return parse(text.strip("\0").removesuffix(".0") if is_marked(text) else text, home).e164


def is_marked(text: str) -> bool:
    """Tell whether digits have `.0` or a NUL beside them."""
    return ("\0" in text or text.endswith(".0")) and _MARKED.fullmatch(text) is not None


def is_destroyed(text: str) -> bool:
    """Tell whether a number stands in scientific notation."""
    return "+" in text and _DESTROYED.fullmatch(text) is not None


class Telephones:
    """Reads the numbers of a country `home` (ISO 3166 alpha-2)."""

    def __init__(self, home: str) -> None:
        """Learn the usual shape of the country's mobile numbers."""
        self._usual = _usual(home)
        self._code = str(phonenumbers.country_code_for_region(home))
        self._parse = lru_cache(_REMEMBERED)(lambda text: understood(text, home))

    def read(self, text: str) -> str | None:
        """Return the number in E.164, or None when the text is no number that can be told with certainty."""
        if self._usual is not None and (
            found := self._usual.fullmatch(text.translate(_PUNCTUATION))
        ):
            return f"+{self._code}{found.group(1)}"
        return self._parse(text)


def _usual(home: str) -> re.Pattern[str] | None:
    """Return the shapes that `parse` reads as mobile numbers of the country; None where its trunk prefix is no plain 0."""
    data = phonenumbers.PhoneMetadata.metadata_for_region(home)
    if data is None or data.mobile is None:
        return None
    length = max(data.mobile.possible_length)
    is_plain = {data.national_prefix, data.national_prefix_for_parsing} == {"0"}
    if not is_plain or length < SHORTEST_NATIONAL:
        return None
    code = data.country_code
    return re.compile(rf"(?:(?:\+|00|){code}|0|(?!{code}))([1-9][0-9]{{{length - 1}}})", re.ASCII)
