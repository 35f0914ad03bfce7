# SPDX-License-Identifier: Apache-2.0
"""A telephone number: ITU-T E.164 where the text surely is one, and always the text as written.

Record files mix national and international forms, often without a plus, and put short codes, sender
names and subscriber identities into the same columns. A number is understood only when its cleaned text is
digits alone, its length is possible in its country, and its national part has nine digits or more.
Letters are never read as keypad digits. Whether the number is assigned to anybody is not looked at,
with two exceptions that `parse` names.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

SHORTEST_NATIONAL = 9
"""Shorter ones are short codes, or local numbers whose area code is not known."""

_LONGEST_BARE = 13
"""Fourteen digits and more are an IMEI or an IMSI (3GPP TS 23.003), whatever country they start with."""

_WRAPPED = re.compile(r"""'(.*)|="(.*)"|tel:(.*)""", re.IGNORECASE)
"""What spreadsheets put around a number so that it stays a text; and the address of RFC 3966."""
_FRACTION = re.compile(r"\+?[0-9]+\.0")
_PUNCTUATION = frozenset(" -./()\t\u00a0\u2010\u2011\u2012\u2013\u2014\u2212")


@dataclass(frozen=True)
class Telephone:
    """`e164` is None when the text is no number that can be told with certainty."""

    e164: str | None
    written: str


def parse(text: str, home: str = "PK") -> Telephone:
    """Read a number as a network of country `home` (ISO 3166 alpha-2) writes it. Never raises.

    * `+...` and `00...` are international, `0...` national.
    * Without either: the country's own calling code followed by a number of it; else at most ten digits
      are a national number whose 0 was left out; else an international number whose plus was left
      out, and this guess must also fall into a range in use (`is_valid_number`).
    * So must a number of `home` that is longer than its ordinary ones: `923900000001.0` of a spreadsheet is none, the
      universal access number `+9242111111111` is one.

    >>> parse("0390-0000001").e164
    '+923900000001'
    >>> parse("8558").e164 is None
    True
    """
    digits = clean(text)
    return Telephone(_e164(digits, home) if digits else None, text)


def clean(text: str) -> str:
    """Return ASCII digits with an optional leading plus, or nothing when other characters are there.

    Digits of any script are read (Urdu and Persian ones included); spaces, hyphens, dots, slashes,
    brackets and direction marks go, and so does what spreadsheets put around a text (`'...`, `="..."`) and a leading `tel:`.
    Digits with `.0` are a spreadsheet's number, not a text of digits and dots.

    >>> clean("tel:+92-390-0000001")
    '+923900000001'
    """
    text = text.strip()
    if wrapped := _WRAPPED.fullmatch(text):
        text = "".join(filter(None, wrapped.groups()))
    if _FRACTION.fullmatch(text):
        return ""
    out = []
    for character in text:
        if character.isdecimal():
            out.append(str(unicodedata.decimal(character)))
        elif character in "+\uff0b":
            out.append("+")
        elif character not in _PUNCTUATION and unicodedata.category(character) != "Cf":
            return ""
    cleaned = "".join(out)
    return cleaned if "+" not in cleaned[1:] else ""


def _e164(digits: str, home: str) -> str | None:
    code, longest = _country(home)
    if digits.startswith("+"):
        return _possible(digits, home)
    if digits.startswith("00"):
        return _possible("+" + digits[2:], home)
    if digits.startswith("0"):
        return _possible(digits, home)
    if digits.startswith(code) and (number := _possible("+" + digits, home)):
        return number
    if len(digits) <= longest:
        return _possible(digits, home)
    return _possible("+" + digits, home, valid=True) if len(digits) <= _LONGEST_BARE else None


def _possible(digits: str, home: str, *, valid: bool = False) -> str | None:
    import phonenumbers  # noqa: PLC0415 - 0.1 s, needed only where numbers are read

    try:
        number = phonenumbers.parse(digits, home)
    except phonenumbers.NumberParseException:
        return None
    national = phonenumbers.national_significant_number(number)
    if len(national) < SHORTEST_NATIONAL or not phonenumbers.is_possible_number(number):
        return None
    code, longest = _country(home)
    is_long = str(number.country_code) == code and len(national) > longest
    if (valid or is_long) and not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


@cache
def _country(home: str) -> tuple[str, int]:
    """Return the calling code of a country and the length of its longest ordinary number."""
    import phonenumbers  # noqa: PLC0415 - as above

    metadata = phonenumbers.PhoneMetadata.metadata_for_region(home)
    if metadata is None:
        return "", 0
    kinds = (kind for kind in (metadata.mobile, metadata.fixed_line) if kind is not None)
    lengths = [length for kind in kinds for length in kind.possible_length]
    return str(metadata.country_code), max(lengths, default=0)
