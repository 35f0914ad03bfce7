# SPDX-License-Identifier: Apache-2.0
"""Passwords: what is good enough to be one, and Argon2id (RFC 9106) over it.

The parameters are argon2-cffi's own, the RFC's second choice (64 MiB, three passes). A hash made under lesser ones is made anew when its password is next typed. At most
`_AT_ONCE` are worked out at a time, so that many attempts slow each other down and do not take the memory of the office.
"""

import unicodedata
from functools import cache
from importlib.resources import files
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sanad.errors import WeakPassword
from sanad.values.said import Said

HASHER = PasswordHasher()
LEAST, MOST = 12, 256
_AT_ONCE = BoundedSemaphore(4)  # 256 MiB together
_DISTINCT = 5
_PLAIN = str.maketrans("0134578@$!", "oleastbasi")


def check(password: str, officer: str, name: str) -> None:
    """Refuse a password that is short, common, or the officer's own name; no rule of signs (NIST SP 800-63B-4, 3.1.1.2).

    Raises:
        WeakPassword: saying which of them it is; the password is not in it.
    """
    typed = folded(password)
    if not LEAST <= len(typed) <= MOST:
        raise WeakPassword(
            officer, detail=Said("it must have {least} to {most} signs", least=LEAST, most=MOST)
        )
    bare = _bare(typed)
    own = {_bare(officer), _bare(name), *map(_bare, name.split())} - {""}
    left = bare
    for word in sorted(own, key=len, reverse=True):
        left = left.replace(word, "") if len(word) > 2 else left  # noqa: PLR2004  # two letters are in any word
    if bare != left and len(left) < LEAST / 2:
        raise WeakPassword(officer, detail="it is little more than the officer's id or name")
    if bare in _common() or _repeats(typed.casefold()) or len(set(typed)) < _DISTINCT:
        raise WeakPassword(officer, detail="it is one of the first that anybody would try")


def hashed(password: str) -> str:
    """Return the Argon2id hash with its parameters and salt; about 0.1 s and 64 MiB."""
    with _AT_ONCE:
        return HASHER.hash(folded(password))


def matches(kept: str | None, password: str) -> bool:
    """Tell whether `password` gives the hash `kept`; against None the same is worked out, and it does not."""
    against = _nobodys() if kept is None else kept
    try:
        with _AT_ONCE:
            HASHER.verify(against, folded(password)[: MOST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def outdated(kept: str) -> bool:
    """Tell whether a hash was made under other parameters than today's."""
    return HASHER.check_needs_rehash(kept)


def folded(password: str) -> str:
    """Return a password in the one form in which keyboards may spell it (NFKC; NIST SP 800-63B-4, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys() -> str:
    """Return a hash that no password gives, for officers who have none: nobody learns from the time whether they do."""
    return HASHER.hash("\0nobody")


def _bare(text: str) -> str:
    """Return the letters of a text, digits that stand for letters read as such, what follows the word dropped."""
    plain = text.casefold().rstrip("0123456789!?.,*#-_ ").translate(_PLAIN)
    return "".join(sign for sign in plain if sign.isalnum())


def _repeats(text: str) -> bool:
    """Tell whether a text is one piece again and again, or signs in the order of a keyboard or alphabet."""
    for size in range(1, len(text) // 2 + 1):
        if (text[:size] * (len(text) // size + 1))[: len(text)] == text:
            return True
    rows = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "1q2w3e4r5t6y7u8i9o0p")  # fmt: skip
    return any(text in row or text in row[::-1] for row in rows)


@cache
def _common() -> frozenset[str]:
    """Return the words that passwords are most often made of, in the form of `_bare`."""
    listed = files("sanad.accounts").joinpath("common_passwords.txt").read_text(encoding="utf-8")
    words = [line for line in listed.splitlines() if line and not line.startswith("#")]
    return frozenset(map(_bare, words)) | {_bare(word * 2) for word in words}
