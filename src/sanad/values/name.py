# SPDX-License-Identifier: Apache-2.0
"""Personal and organisation names across Latin and Arabic script.

`fold` makes spellings of one script comparable, `skeleton` those of two. Both are keys for finding candidates; neither
proves anything, and what the source wrote is kept elsewhere.

Known gaps of the skeleton: `sh` where s and h are two letters (Ishaq, اسحاق), `ph` for پھ; compounds written as one word in
one script and as two in the other, but for those with Abd; anything in a third script.
"""

import re
from functools import lru_cache

from sanad.values.fold import fold

_CLASSES = {
    "C": "چ",
    "S": "ش",
    "a": "اع",
    "b": "ب",
    "d": "دڈ",
    "f": "ف",
    "g": "غگ",
    "h": "حہ",
    "j": "ج",
    "k": "خقک",
    "l": "ل",
    "m": "م",
    "n": "ن",
    "p": "پ",
    "r": "رڑ",
    "s": "ثسص",
    "t": "تٹط",
    "w": "و",
    "y": "ی",
    "z": "ذزژضظ",
}
"""Sound → the letters that write it, as the fold leaves them."""
_ARABIC = {letter: sound for sound, letters in _CLASSES.items() for letter in letters}
_DIGRAPHS = (
    ("kh", "k"), ("gh", "g"), ("sh", "S"), ("ch", "C"), ("zh", "z"), ("th", "t"), ("dh", "d"),
    ("bh", "b"), ("ph", "f"), ("q", "k"), ("x", "ks"), ("v", "w"), ("c", "k"),
)  # fmt: skip
_PARTICLES = frozenset({"e", "i", "al", "ul", "ud", "ur", "bin", "ibn", "بن", "ابن"})
_SERVANT = re.compile(r"abd[aeu](?:l|([rsnzdt])(?=\1)|[rsnzdt]h?$)|عبدال(?=..)")
"""Abd with its article, whose l takes the sound of the letter behind it: Abdul, Abdur, Abdus, عبدال."""
_SPOKEN_TO = re.compile("(?<!\\S)عبد ال(?=\\S\\S)")
_VOWELS = re.compile("[aeiouhwy]")
_DOUBLED = re.compile(r"([^0-9])\1+")
_KNOWN_WORDS = 1 << 18


def skeleton(name: str) -> str:
    """Return the consonant skeleton that a name has in either script, its words parted by blanks.

    >>> skeleton("سرفراز بگٹی"), skeleton("Sarfaraz Bugti")
    ('srfrz bgt', 'srfrz bgt')
    >>> skeleton("لشکرِ بلوچستان") == skeleton("Lashkar-e-Balochistan")
    True
    >>> {skeleton(name) for name in ("عبدالرحمٰن", "عبد الرحمن", "Abdur Rehman", "Abdul-Rahman", "Abdurrahman")}
    {'abd rmn'}
    """
    words = _SPOKEN_TO.sub("عبد ", fold(name)).split()
    return " ".join(filter(None, map(skeleton_of_word, words)))


@lru_cache(_KNOWN_WORDS)
def skeleton_of_word(word: str) -> str:
    """Return the skeleton of one folded word: mostly one word, two for a compound with Abd, nothing for a particle."""
    if word in _PARTICLES:
        return ""
    servant = _SERVANT.match(word)
    if servant is None:
        return _consonants(word)
    return f"abd {_consonants(word[servant.end() :])}".rstrip()


def is_arabic(word: str) -> bool:
    """Tell whether a word is written in Arabic script (Unicode block 0600 to 06FF, to which the fold brings the others)."""
    return any("\u0600" <= sign <= "\u06ff" for sign in word)


def _consonants(word: str) -> str:
    if is_arabic(word):
        sounds = "".join(_ARABIC.get(sign, sign if sign.isdecimal() else "") for sign in word)
        single = sounds.replace("ll", "l")  # of the article; two letters else are two sounds: ممتاز
    else:
        sounds = "".join(sign for sign in word if "a" <= sign <= "z" or "0" <= sign <= "9")
        for written, sound in _DIGRAPHS:
            sounds = sounds.replace(written, sound)
        sounds = re.sub("^[eiou]", "a", sounds)
        single = _DOUBLED.sub(r"\1", sounds)
    return single[:1] + _VOWELS.sub("", single[1:])


__all__ = ["fold", "is_arabic", "skeleton", "skeleton_of_word"]
