# SPDX-License-Identifier: Apache-2.0
"""Read what a person typed into a search (docs/formats/search.md). Every text is either understood or refused with a sentence.

search    = either , { "OR" , either }
either    = condition , { condition }
condition = [ "-" ] , ( "(" , search , ")" | field ":" value | phrase | word )
phrase    = '"' , words , '"' , [ "~" number ]
word      = letters , [ "*" | "~" [ "1" | "2" ] ]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from sanad.errors import BadValue
from sanad.search.index import LONGEST_WORD
from sanad.search.query import All, AnyOf, Begins, Condition, Filter, Near, Not, Words
from sanad.values.fold import fold

FIELDS = ("kind", "layer", "language", "source", "grade", "exhibit", "name", "from", "to")
LONGEST = 10_000
"""Characters of a search; lists are searched in batches."""
DEEPEST = 20
MOST_SLACK = 50
LEAST_BEGINNING = 2

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<bracket>[()])
      | (?P<minus>-(?=[^\s)]))
      | (?P<or>OR(?=[\s("“]|$))
      | (?P<field>FIELDS):(?P<value>"[^"]*"|[^\s()]+)
      | ["“](?P<phrase>[^"“”]*)["”](?:~(?P<slack>[0-9]{1,4}))?
      | (?P<word>[^\s()"“”]+)
      | (?P<other>\S)
    )""".replace("FIELDS", "|".join(FIELDS)),
    re.VERBOSE,
)
_DAY = re.compile("[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_DIGEST = re.compile("[0-9a-f]{8,64}")
_NEAR = re.compile("(?P<word>.+)~(?P<distance>[0-9]*)")


def read(text: str) -> Condition:
    """Return what `text` asks for.

    Raises:
        BadValue: it cannot be understood; the sentence says what and where.
    """
    if len(text) > LONGEST:
        _refuse(text, f"it is longer than {LONGEST} characters: use a batch search")
    reading = _Reading(text, list(_tokens(text)))
    condition = reading.search(0)
    if reading.at < len(reading.tokens):
        _refuse(text, "a bracket is closed that was not opened")
    return condition


def _tokens(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None or found["other"]:
            place = len(text) - len(text[at:].lstrip()) + 1
            _refuse(text, f"the quotation mark at character {place} has no second one")
        yield found
        at = found.end()


def _refuse(text: str, detail: str) -> NoReturn:
    raise BadValue("search", value=repr(text[:60]), type="search", detail=detail)


@dataclass
class _Reading:
    """The tokens of a search, and how many were read."""

    text: str
    tokens: list[re.Match[str]]
    at: int = field(default=0)

    def search(self, depth: int) -> Condition:
        if depth > DEEPEST:
            _refuse(self.text, f"brackets stand more than {DEEPEST} deep in one another")
        ways = [self._all(depth)]
        while self._next("or"):
            self.at += 1
            ways.append(self._all(depth))
        return ways[0] if len(ways) == 1 else AnyOf(tuple(ways))

    def _all(self, depth: int) -> Condition:
        conditions = []
        while self.at < len(self.tokens) and not self._next("or") and not self._bracket(")"):
            conditions.append(self._condition(depth))
        if not conditions:
            _refuse(
                self.text,
                "it asks for nothing"
                if not self.tokens
                else "something is missing beside OR, - or in brackets",
            )
        return conditions[0] if len(conditions) == 1 else All(tuple(conditions))

    def _condition(self, depth: int) -> Condition:
        if self._next("minus"):
            self.at += 1
            return Not(self._condition(depth))
        if self._bracket("("):
            self.at += 1
            inside = self.search(depth + 1)
            if not self._bracket(")"):
                _refuse(self.text, "a bracket is not closed")
            self.at += 1
            return inside
        if self.at == len(self.tokens) or self._next("or") or self._bracket(")"):
            _refuse(self.text, "something is missing behind -")
        token = self.tokens[self.at]
        self.at += 1
        if token["field"]:
            return self._filter(token["field"], token["value"].strip('"'))
        if token["phrase"] is not None:
            return self._words(token["phrase"], int(token["slack"] or 0))
        return self._word(token["word"])

    def _word(self, word: str) -> Condition:
        if word.endswith("*"):
            return Begins(self._single(word[:-1], LEAST_BEGINNING))
        near = _NEAR.fullmatch(word)
        if near is None:
            return self._words(word, 0)
        distance = near["distance"] or "1"
        if distance not in {"1", "2"}:
            _refuse(
                self.text,
                f"“{word}”: behind ~ stands 1 or 2, the letters by which a word may differ",
            )
        return Near(self._single(near["word"], int(distance) + 2), int(distance))

    def _words(self, written: str, slack: int) -> Words:
        if slack > MOST_SLACK:
            _refuse(self.text, f"behind the ~ of a phrase stands a number up to {MOST_SLACK}")
        words = self._checked(fold(written), written).split()
        if slack and len(set(words)) < len(words):
            _refuse(self.text, f"“{written}”: a phrase with ~ holds each word once")
        return Words(written, slack)

    def _single(self, written: str, least: int) -> str:
        folded = self._checked(fold(written), written)
        if " " in folded:
            _refuse(self.text, f"“{written}” is several words: * and ~ are for single ones")
        if len(folded) < least:
            _refuse(self.text, f"“{written}” is too short: here it takes {least} letters")
        return folded

    def _checked(self, folded: str, written: str) -> str:
        if not folded:
            _refuse(self.text, f"“{written}” holds no letter and no digit")
        if any(len(word.encode()) > LONGEST_WORD for word in folded.split()):
            _refuse(self.text, "a word is too long to be in the index: use a batch search")
        return folded

    def _filter(self, name: str, value: str) -> Filter:
        if name in {"from", "to"} and _DAY.fullmatch(value) is None:
            _refuse(self.text, f"“{name}:{value}”: a day is YYYY-MM-DD, YYYY-MM or YYYY")
        if name == "exhibit" and _DIGEST.fullmatch(value) is None:
            _refuse(
                self.text,
                f"“{name}:{value}”: an exhibit is its digest, or 8 and more digits of its beginning",
            )
        if name == "name":
            self._checked(fold(value), value)
        return Filter(name, value)

    def _next(self, kind: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at][kind] is not None

    def _bracket(self, sign: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at]["bracket"] == sign
