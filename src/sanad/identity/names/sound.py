# SPDX-License-Identifier: Apache-2.0
"""How far two words are apart in sound, in one script or across Latin and Arabic.

`sounds` turns a folded word into one sign per sound; `distance` is a Levenshtein distance over these signs in which a change
that spelling makes of itself costs little (a short vowel that Arabic script leaves out, `e` for `a`, `q` for `k`) and a change
that makes another name costs one. The skeleton of `sanad.values.name` finds what to compare; this tells Karim from Karam.

The costs are our own, set by hand and then checked on the development pairs in samples/names; no corpus was learnt from.
Not covered: scripts other than Latin and Arabic, whose signs stand for themselves; stress, tone and the sound of a language.
"""

import re
from functools import lru_cache

from sanad.values.name import is_arabic

_KNOWN_WORDS = 1 << 17
_KNOWN_PAIRS = 1 << 18

_LATIN = (
    ("tion", "Sn"), ("sion", "Sn"), ("kh", "x"), ("gh", "G"), ("sch", "S"), ("tch", "c"), ("sh", "S"), ("chr", "kr"), ("ch", "C"),
    ("zh", "Z"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("ph", "f"), ("ck", "k"), ("c", "k"), ("C", "c"), ("q", "q"),
    ("ee", "I"), ("ie", "I"), ("oo", "U"), ("ou", "U"), ("aa", "A"), ("ai", "E"), ("ay", "E"), ("ei", "E"), ("ey", "E"),
    ("au", "O"), ("aw", "O"), ("ow", "O"), ("v", "w"), ("ks", "ks"),
)  # fmt: skip
"""Written → sound, in this order. Capitals: S sh, Z zh, G gh, x kh, c ch; A I U long vowels, E and O diphthongs."""
_ARABIC = {
    letter: sound
    for sound, letters in {
        "A": "\u0627", "3": "ع", "b": "ب", "p": "پ", "t": "تٹط", "s": "ثسص", "j": "ج", "c": "چ", "h": "حہ", "x": "خ",
        "d": "دڈ", "z": "ذزظ", "D": "ض", "r": "ر", "R": "ڑ", "Z": "ژ", "S": "ش", "G": "غ", "f": "ف", "q": "ق", "k": "ک", "g": "گ", "l": "ل",
        "m": "م", "n": "ن", "W": "و", "Y": "ی",
    }.items()
    for letter in letters
}  # fmt: skip
"""Letters as the fold leaves them. W and Y are vowels or consonants, 3 (ع) and @ (alef at the beginning) any vowel, R is ڑ between
r and d, H the ہ that ends a word and is mostly heard as a."""
_SOFT_C = re.compile("c(?=[eiy])(?!ci)")
_DOUBLED = re.compile(r"([^0-9])\1+")

_VOWELS = "aeiouAIUEO@3WYH"
_ALIKE = {
    0.0: "aA Rr Ha iI uU yY wW oO EI OU @a @e @i @u @A IY UW OW EY 3a",
    0.05: "oU ou iY eY EY uW oW @o @I @U @E @O 3A 3e 3i 3u 3o 3I 3U 3E 3O @3 EA OA aE",
    0.1: "HA Hh He Rd ae qk ei eE iE uO xk Dz Dd zZ @Y @W WU yi yI yE Gg Zj",
    0.2: "oO Ae dz tS sS oA Cc bw aW wf ao",
    0.25: "cS eI pf wu wo wU gk hx",
    0.4: "au aY aI Ei AY AW Au Ai Ao AU AI eu td tz dz sz bp sc jz jg gG kg mn lr iu Iu",
}
"""Cost → pairs of sounds that differ by no more. Vowels not named differ by 0.5, all else by 1."""
_LEFT_OUT = {
    0.05: "a@",
    0.1: "eiu3",
    0.15: "o",
    0.25: "h",
    0.3: "EOH",
    0.4: "AIU",
    0.45: "wy",
    0.5: "WY",
}
"""Cost → sounds that are written on one side only. All else costs 1. Short vowels cost 0.3 where both sides are Latin: then
both could have written them, and Jamil is not Jamal."""


def _change() -> dict[tuple[str, str], float]:
    change = {(one, other): 0.5 for one in _VOWELS for other in _VOWELS}
    for cost, pairs in _ALIKE.items():
        for pair in pairs.split():
            change[pair[0], pair[1]] = change[pair[1], pair[0]] = cost
    return change


_CHANGE = _change()
_MISSING_ACROSS = {sign: cost for cost, signs in _LEFT_OUT.items() for sign in signs}
_MISSING = {**_MISSING_ACROSS, **dict.fromkeys("aeiou", 0.3)}


@lru_cache(_KNOWN_WORDS)
def sounds(word: str) -> str:
    """Return one sign for each sound of a folded word.

    >>> sounds("sarfaraz"), sounds("سرفراز"), sounds("shoaib"), sounds("شعیب")
    ('sarfaraz', 'srfrAz', 'SoEb', 'S3Yb')
    """
    if is_arabic(word):
        heard = "".join(_ARABIC.get(letter, letter) for letter in word)
        # At the beginning, alef carries any vowel; a long one has its letter behind it.
        heard = re.sub("^A(?=.)", "@", heard)
        heard = re.sub("(?<=[^AWY@3])h$", "H", heard)
        return heard.replace(
            "ll", "l"
        )  # of the article; else a letter written twice is heard twice
    heard = _SOFT_C.sub("s", word)
    for written, sound in _LATIN:
        heard = heard.replace(written, sound)
    heard = _DOUBLED.sub(r"\1", heard)
    heard = re.sub("y$|y(?![aeiouAIUEO])", "i", heard)
    return re.sub("(?<=[aeiouAIUEO])h$", "", heard)


@lru_cache(_KNOWN_PAIRS)
def distance(left: str, right: str, *, across: bool) -> float:
    """Return the cost of turning the sounds `left` into `right`; 0 is alike, 1 is one sound changed.

    `across` says that one of them was written in Arabic script, which leaves short vowels out.

    >>> distance(sounds("rehman"), sounds("رحمان"), across=True)
    0.1
    >>> distance(sounds("asif"), sounds("arif"), across=False)
    1.0
    """
    missing, change = _MISSING_ACROSS if across else _MISSING, _CHANGE
    before = [0.0]
    for sign in right:
        before.append(before[-1] + missing.get(sign, 1.0))
    for sign in left:
        gone = missing.get(sign, 1.0)
        row = [before[0] + gone]
        for at, other in enumerate(right):
            swap = before[at] + (0.0 if sign == other else change.get((sign, other), 1.0))
            least = min(swap, before[at + 1] + gone, row[at] + missing.get(other, 1.0))
            row.append(least)
        before = row
    return round(before[-1], 6)
