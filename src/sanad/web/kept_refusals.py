# SPDX-License-Identifier: Apache-2.0
"""Sentences of refusals that were kept as text, read back into what they were made of, so that they can be told in another language.

The code that was kept beside a sentence, where one was, names its error, and so the message whose places hold the facts. A sentence that an earlier program wrote in other words
is not read back; it stands as it was kept.
"""

import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

from sanad.errors import SanadError
from sanad.values.said import Said, sentence_of

_WHERE = "where"


def read_back(code: str, text: str) -> Said | None:
    """Return the sentence of which a kept refusal is the text; None where no error of that code would say it. With no code, every error is tried.

    >>> read_back("EVIDENCE_EMPTY", "Something else.") is None
    True
    """
    if not code:
        told = (read_back(each, text) for each in _by_code())
        return next(filter(None, told), None)
    error = _by_code().get(code)
    if error is None or f"). {error.why} " not in text:
        return None
    found = _shape(code).fullmatch(text)
    if found is None:
        return None
    facts = {name: value for name, value in found.groupdict().items() if name != _WHERE}
    again = sentence_of(error(found[_WHERE], **facts))
    return again if again == text else None


@cache
def _by_code() -> dict[str, type[SanadError]]:
    return {error.code: error for error in _leaves(SanadError)}


def _leaves(family: type[SanadError]) -> Iterator[type[SanadError]]:
    for each in family.__subclasses__():
        yield from (each,) if "code" in vars(each) else _leaves(each)


@cache
def _shape(code: str) -> re.Pattern[str]:
    """Return the pattern of an error's sentences: its words, and anything where its facts stand."""
    error, pattern, named = _by_code()[code], "", set()
    whole = f"{error.what} ({{{_WHERE}}}). {error.why} {error.todo}"
    for words, name, _, _ in Formatter().parse(whole):
        pattern += re.escape(words)
        if name is not None:
            pattern += f"(?P={name})" if name in named else f"(?P<{name}>.*?)"
            named.add(name)
    return re.compile(pattern, re.DOTALL)
