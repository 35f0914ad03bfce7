# SPDX-License-Identifier: Apache-2.0
"""The search fold: what is left of a text when everything that does not tell words apart is taken away.

Guarantees: each character folds by itself, whatever stands around it, so folding twice changes nothing, and the nth word of
`fold(text)` is what the nth of `spans(text)` folds to. Folded away are: case; marks and diacritics of every script; hamza;
tatweel; direction marks; the letters that Arabic, Persian, Urdu and Pashto keyboards give for one letter; the script of
digits; compatibility forms (Unicode NFKD, UAX #15). A word is a run of letters and digits; the zero-width non-joiner and all
other characters part words, except apostrophes, which are left out.

Does not guarantee: that equal words mean the same. Vowel signs of Indic scripts are marks too, and scripts that write no
blanks give one long word.
"""

import re
import unicodedata
from collections.abc import Iterator

VERSION = "1"
"""Whatever was folded by another version must be folded anew."""

_LETTERS = str.maketrans(
    {
        letter: kept
        for kept, letters in {
            "\u0627": "ٱٲٳٵ",
            "ٹ": "ټ",
            "ڈ": "ډ",
            "ڑ": "ړ",
            "ز": "ځ",
            "ژ": "ږ",
            "چ": "څ",
            "ش": "ښ",
            "ک": "كڪ",
            "گ": "ګ",
            "ن": "ںڼ",
            "ہ": "هھةۃە",
            "و": "ٶ",
            "ی": "يىےېۍؠٸۑێ",
            "o": "ø",
            "l": "ł",
            "d": "đð",
            "i": "\u0131",
            "ae": "æ",
            "oe": "œ",
            "th": "þ",
        }.items()
        for letter in letters
    }
)
"""Letters that no decomposition joins. Pashto letters become the Urdu letter of the sound, as Urdu papers print them."""

_LEFT_OUT = frozenset(
    "ءٴـ'`’\u2018\u02bc\u02bb\u02bf\u02be"
)  # apostrophes, and the signs for ayn and hamza
_PARTING = frozenset(
    "\u200b\u200c"
)  # zero-width space and non-joiner, format characters by category
_WORD = re.compile("w(?:[mx]*w)*m*")


def fold(text: str) -> str:
    """Return the folded words of `text`, joined by single blanks.

    >>> fold("عبداللہ") == fold("عبدالله"), fold("بھائی") == fold("بهائي"), fold("پښتون") == fold("پشتون")
    (True, True, True)
    >>> fold("Āmir-Khān, ۱۲٣")
    'amir khan 123'
    """
    return " ".join(text.translate(_FOLDED).split())


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (exclusive) of every word of `text`, in code points; marks at its end belong to a word.

    >>> [("(کتابِ سیاہ)")[start:end] for start, end in spans("(کتابِ سیاہ)")]
    ['کتابِ', 'سیاہ']
    """
    return map(re.Match.span, _WORD.finditer(text.translate(_SHAPE)))


class _Folded(dict[int, str]):
    """Code point → what it folds to; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _fold_sign(chr(code))
        return found


class _Shape(dict[int, str]):
    """Code point → one letter: `w` part of a word, `m` a mark, `x` otherwise left out, a blank parts words."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        left_out = "m" if _is_mark(sign) or sign == "ـ" else "x"
        self[code] = found = {"": left_out, " ": " "}.get(_FOLDED[code], "w")
        return found


_FOLDED, _SHAPE = _Folded(), _Shape()


def _fold_sign(sign: str) -> str:
    if sign in _PARTING:
        return " "
    folded, before = sign, ""
    while folded != before:
        folded, before = _plainer(folded), folded
    return folded if all(_in_word(each) for each in folded) else " "


def _plainer(signs: str) -> str:
    decomposed = unicodedata.normalize("NFKD", signs)
    kept = "".join(each for each in decomposed if not _is_left_out(each))
    return "".join(_digit(each) for each in kept.translate(_LETTERS).casefold())


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _is_left_out(sign: str) -> bool:
    return sign in _LEFT_OUT or _is_mark(sign) or unicodedata.category(sign) == "Cf"


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in {"Mn", "Me"}


def _in_word(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LN" or category == "Mc"
