# SPDX-License-Identifier: Apache-2.0
"""Personal and organisation names across Latin and Arabic script.

`fold` makes spellings of one script comparable, `skeleton` those of two. Both are keys for finding candidates; neither
proves anything, and what the source wrote is kept elsewhere.
"""

import re
import unicodedata

_CLASSES = {
    "S": "شښ",
    "a": "آاأإ",
    "b": "ب",
    "c": "چڅ",
    "d": "دڈډ",
    "f": "ف",
    "g": "غگګ",
    "h": "حہهھة",
    "j": "ج",
    "k": "خقکك",
    "l": "ل",
    "m": "م",
    "n": "نںڼ",
    "p": "پ",
    "r": "رڑړ",
    "s": "ثسص",
    "t": "تٹطټ",
    "w": "و",
    "y": "یيىےئېۍ",
    "z": "ذزژضظږځ",
}
_ARABIC = {letter: sound for sound, letters in _CLASSES.items() for letter in letters}
_DIGRAPHS = (
    ("kh", "k"), ("gh", "g"), ("sh", "S"), ("ch", "c"), ("zh", "z"), ("th", "t"), ("dh", "d"),
    ("bh", "b"), ("ph", "f"), ("q", "k"), ("x", "ks"), ("v", "w"),
)  # fmt: skip
_PARTICLES = frozenset({"e", "i", "al", "ul", "ud", "ur", "bin", "ibn"})
_BREAK = re.compile(r"[\s\-_.,/()،'’]+")
_SAME_LETTER = str.maketrans("يىےكةھهۀأإآٱؤئ", "یییکہہہہااااوی")
_DIGITS = {
    ord(digit): str(value)
    for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
    for value, digit in enumerate(row)
}


def fold(text: str) -> str:
    """Return `text` with what does not tell names apart removed: case, marks, letter variants, digit script.

    >>> fold("علي") == fold("علی"), fold("أحمد") == fold("احمد"), fold("Āmir  Khān")
    (True, True, 'amir khan')
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_SAME_LETTER)).replace("\u200c", " ")
    kept = "".join(
        sign
        for sign in decomposed
        if unicodedata.category(sign) not in {"Mn", "Cf"} and sign not in "ـء"
    )
    return " ".join(kept.translate(_SAME_LETTER).translate(_DIGITS).casefold().split())


def skeleton(name: str) -> str:
    """Return the consonant skeleton that a name has in either script, its words parted by blanks.

    >>> skeleton("سرفراز بگٹی"), skeleton("Sarfaraz Bugti")
    ('srfrz bgt', 'srfrz bgt')
    >>> skeleton("لشکرِ بلوچستان") == skeleton("Lashkar-e-Balochistan")
    True
    """
    words = []
    for token in _BREAK.split(unicodedata.normalize("NFKC", name)):
        if token and token.casefold() not in _PARTICLES:
            classes = _classes(token)
            if classes:
                single = re.sub(r"(.)\1+", r"\1", classes)
                words.append(single[0] + re.sub(r"[aeiouhwy]", "", single[1:]))
    return " ".join(words)


def _classes(token: str) -> str:
    if any("\u0600" <= sign <= "\u06ff" for sign in token):
        return "".join(_ARABIC.get(sign, "") for sign in re.sub("کھ", "خ", token))
    decomposed = unicodedata.normalize("NFKD", token.casefold())
    plain = "".join(sign for sign in decomposed if "a" <= sign <= "z")
    for written, sound in _DIGRAPHS:
        plain = plain.replace(written, sound)
    return plain
