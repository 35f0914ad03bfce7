# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers of a column: what `sanad.values.telephone.parse` says, at speed for the usual shapes of one country.

A list has millions of numbers of a handful of shapes, and the library takes some 30 µs for each. The
shapes below are those of which the answer is known without it; a property test holds both together.
"""

import re
from functools import lru_cache

import phonenumbers

from sanad.values.telephone import SHORTEST_NATIONAL, parse

_REMEMBERED = 1 << 16
_PUNCTUATION = str.maketrans("", "", " -")


class Telephones:
    """Reads the numbers of a country `home` (ISO 3166 alpha-2)."""

    def __init__(self, home: str) -> None:
        """Learn the usual shape of the country's mobile numbers."""
        self._usual = _usual(home)
        self._code = str(phonenumbers.country_code_for_region(home))
        self._parse = lru_cache(_REMEMBERED)(lambda text: parse(text, home).e164)

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
