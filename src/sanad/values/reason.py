# SPDX-License-Identifier: Apache-2.0
"""A reason that an officer gives under their own name: it is kept for ever and read by strangers, so it says something."""

from sanad.errors import BadValue
from sanad.values.said import Said

_LEAST_WORDS = 3
_MOST_SIGNS = 4_000
"""About a page of print; what is longer is a paper of its own."""


def check_reason(where: str, given: str) -> None:
    r"""Refuse a reason of fewer than three words: blanks, points and signs that nobody sees are none.

    Raises:
        BadValue: naming `where`.

    >>> check_reason("RN-01", "The court acquitted.")
    """
    words = [each for each in given.split() if says_something(each)]
    if len(words) < _LEAST_WORDS or len(given) > _MOST_SIGNS:
        detail = Said(
            "at least {least} words, at most {most:,} signs", least=_LEAST_WORDS, most=_MOST_SIGNS
        )
        raise BadValue(where, value=repr(given[:60]), type="reason", detail=detail)


def says_something(text: str) -> bool:
    r"""Tell whether a text holds a letter or a digit of any script: what is only blank, or seen by nobody, was not said.

    >>> says_something(" \u200b. "), says_something("\u0645")
    (False, True)
    """
    return any(sign.isalnum() for sign in text)
