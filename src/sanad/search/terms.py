# SPDX-License-Identifier: Apache-2.0
"""What is looked for: a name, a number or an account, in every form in which a text or a table may write it.

A number is looked for in its exact canonical forms only; a name as written, folded, and, where it is long enough to
mean anything, as it sounds. A sound is weaker than a spelling and proves nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanad.errors import BadValue
from sanad.search.views import ARABIC, LEAST_DIGITS
from sanad.values import account, identity_number, telephone
from sanad.values.name import fold, is_arabic, skeleton

VERSION = "2"
"""Of the forms in which a thing is looked for: another one may find otherwise in the same layers."""

LEAST_SOUNDS = 4
"""Consonants that a whole name must have to be looked for by sound: with three, every page holds some such word."""

_IMEI = re.compile("[0-9]{14,16}")
_DIGIT = re.compile("[0-9]")
_CARDED = 14
"""Digits of an IMEI that name the equipment (3GPP TS 23.003 section 6.2); behind them stand a check digit or a software version."""
_GROUP = 4  # ISO 13616 section 5: an IBAN is printed in groups of four
_AMOUNT = range(4, LEAST_DIGITS)
"""Digits of a number that is looked for in one piece and in groups; shorter ones have none, longer ones stand joined in the view `numbers`."""
_THOUSANDS, _LAKH = 3, 6
_SERVANT_OF = re.compile(r"(?<=\babd )(?!abd\b)[ahlwy]?(?=\S)")
"""Where a word stands behind Abd. Behind the article a vowel is no first letter any more, and two l are one: العزیز is alzz, عزیز is azz."""
_MOST_SERVANTS = 4
"""Such words of a name of which each may be written with the article or without; in a longer list of words all are written in one way."""


@dataclass(frozen=True)
class Pattern:
    """Words that follow one another in a view; with `slack`, each two neighbours with up to so many others between."""

    view: str
    words: tuple[str, ...]
    slack: int = 0


@dataclass(frozen=True)
class Term:
    """One thing looked for: as somebody wrote it, its patterns in the views of a text, and its keys in tables.

    `kind` is name, number or account; `keys` are compared with the columns of record files that hold identifiers, `imei`
    with the beginning of the columns that hold an IMEI.
    """

    written: str
    kind: str
    patterns: tuple[Pattern, ...]
    keys: tuple[str, ...] = ()
    imei: str | None = None

    @property
    def folded(self) -> str:
        """Return the folded words."""
        return fold(self.written)


def term_of(written: str, home: str) -> Term:
    """Return the term that `written` means in country `home` (ISO 3166 alpha-2): a number if it is one, else an account or a name.

    Raises:
        BadValue: it holds no letter and no digit.
    """
    digits = telephone.clean(written).removeprefix("+")
    if len(digits) >= LEAST_DIGITS:
        return number(written, home)
    return account_of(written) if _iban(written) else name(written)


def name(written: str) -> Term:
    """Return the term of a name, or of any words; what holds a digit, or letters of two scripts, has no sound."""
    words = _words(written)
    plain = len({is_arabic(word) for word in words}) == 1 and not _DIGIT.search(" ".join(words))
    sounds = skeleton(written) if plain else ""
    patterns = [Pattern("words", way) for way in (words, *amount_forms(words))]
    if len(sounds.replace(" ", "")) >= LEAST_SOUNDS:
        patterns += sound_patterns(sounds)
    return Term(written, "name", tuple(patterns))


def number(written: str, home: str) -> Term:
    """Return the term of a telephone, card, equipment or account number in digits."""
    _words(written)
    forms = number_forms(written, home)
    digits = telephone.clean(written).removeprefix("+")
    patterns = [Pattern(view, (form,)) for form in forms for view in ("words", "numbers")]
    keys = {written.strip(), digits, *forms, *_international(written, home), *_card(digits)}
    imei = digits[:_CARDED] if _IMEI.fullmatch(digits) else None
    return Term(written, "number", tuple(patterns), tuple(sorted(keys - {""})), imei)


def account_of(written: str) -> Term:
    """Return the term of an account: an IBAN in one piece or in groups, or an account as its bank writes it.

    Raises:
        BadValue: nothing, or more than an account, is written there.
    """
    key = account.parse(written).key
    ways = {_words(written), _words(key), _words(_grouped(key))}
    patterns = [Pattern("words", way) for way in sorted(ways)]
    digits = "".join(sign for sign in fold(key) if sign.isdecimal())
    if len(digits) >= LEAST_DIGITS and fold(key).replace(" ", "") == digits:
        patterns.append(Pattern("numbers", (digits,)))
    return Term(written, "account", tuple(patterns), tuple(sorted({key, written.strip()})))


def number_forms(written: str, home: str) -> tuple[str, ...]:
    """Return the digits by which a text may write a number: as given, and, of a telephone number, each way that means the same.

    >>> number_forms("+92 390 0000001", "PK")
    ('00923900000001', '03900000001', '3900000001', '923900000001')
    """
    digits = telephone.clean(written).removeprefix("+")
    forms = {digits} if len(digits) >= LEAST_DIGITS else set()
    for e164 in _international(written, home):
        every = e164.removeprefix("+")
        national = every.removeprefix(_calling_code(home))
        ways = (every, "00" + every, "0" + national, national)
        forms |= {way for way in ways if telephone.parse(way, home).e164 == e164}
    return tuple(sorted(forms))


def amount_forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the other ways of writing a number of four to six digits: in one piece, by thousands, and by lakhs.

    >>> list(amount_forms(("450000",))), list(amount_forms(("45", "000")))
    ([('450', '000'), ('4', '50', '000')], [('45000',)])
    """
    digits = "".join(words)
    if not (digits.isdecimal() and len(digits) in _AMOUNT):
        return
    rest, last = digits[:-_THOUSANDS], digits[-_THOUSANDS:]
    ways = [(digits,), (rest, last)]
    if len(digits) == _LAKH:
        ways.append((rest[0], rest[1:], last))
    if words in ways:
        yield from (way for way in ways if way != words)


def sound_patterns(sounds: str) -> Iterator[Pattern]:
    """Yield the patterns of a skeleton in both scripts; behind Abd, Arabic script may write the article of the next word."""
    yield Pattern("sounds", tuple(sounds.split()))
    for way in sorted(_with_articles(sounds)):
        yield Pattern("sounds", tuple(ARABIC + word for word in way.split()))


def _with_articles(sounds: str) -> set[str]:
    """Return every way of writing a skeleton with the article behind some Abd, behind all, or behind none: عبدالرحمن عبد العزیز writes it behind the second."""
    places = list(_SERVANT_OF.finditer(sounds))
    if len(places) > _MOST_SERVANTS:
        return {sounds, _SERVANT_OF.sub("al", sounds)}
    ways = {sounds}
    for place in reversed(places):  # from the end, so that the places before stay where they are
        ways |= {f"{way[: place.start()]}al{way[place.end() :]}" for way in ways}
    return ways


def _words(written: str) -> tuple[str, ...]:
    words = tuple(fold(written).split())
    if not words:
        detail = "it holds no letter and no digit"
        raise BadValue("search", value=repr(written[:60]), type="search term", detail=detail)
    return words


def _international(written: str, home: str) -> tuple[str, ...]:
    e164 = telephone.parse(written, home).e164
    return () if e164 is None else (e164,)


def _card(digits: str) -> tuple[str, ...]:
    try:
        return (str(identity_number.parse(digits)),)
    except BadValue:
        return ()


def _iban(written: str) -> bool:
    try:
        return account.parse(written).iban is not None
    except BadValue:
        return False


def _grouped(key: str) -> str:
    return " ".join(key[at : at + _GROUP] for at in range(0, len(key), _GROUP))


@cache
def _calling_code(home: str) -> str:
    import phonenumbers  # noqa: PLC0415 - 0.1 s, needed only where numbers are sought

    return str(phonenumbers.country_code_for_region(home))
