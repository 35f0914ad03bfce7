# SPDX-License-Identifier: Apache-2.0
"""A search folder filled by hand, for tests that need no office."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sanad.search import language
from sanad.search.answer import Answer, Scope
from sanad.search.holdings import Holdings
from sanad.search.layer import Came, Layer, Part
from sanad.search.query import Sounds


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def layer(name: str, compartments=("case",), **fields) -> Layer:
    came = {"name": name, "layer": "text", "language": "und", "received": None}
    came |= {key: fields.pop(key) for key in came.keys() & fields.keys()}
    given = {
        "exhibit": digest(name),
        "step": "content",
        "reader": "text",
        "version": "1",
        "kind": "text",
        "came": tuple(Came(wall, **came) for wall in compartments),
    }
    return Layer(**{**given, **fields})


def parts(texts: Sequence[str]) -> list[Part]:
    return [Part(number, f"page {number}", text) for number, text in enumerate(texts, 1)]


class Desk:
    """Holdings with short ways to fill and ask them."""

    def __init__(self, root: Path) -> None:
        self.holdings = Holdings(root)
        self._seq = 0

    def hold(self, *texts: str, name: str = "note.txt", **fields) -> Layer:
        made = layer(name, **fields)
        self._seq += 1
        self.holdings.put([made.exhibit], [(made, parts(texts))], self._seq)
        return made

    def ask(self, words: str, sounds: str = "across", compartments=("case",), but=()) -> Answer:
        scope = Scope(tuple(compartments), but, "PK")
        return Answer(self.holdings, language.read(words), scope, Sounds(sounds))

    def found(self, words: str, **asked) -> list[tuple[str, int]]:
        """Return (name, part) of every hit, after seeing that both ways of listing agree with the count."""
        answer = self.ask(words, **asked)
        every = [(hit.name, hit.part) for hit in answer.every()]
        assert sorted(every) == sorted((hit.name, hit.part) for hit in answer.best(10_000))
        assert len(every) == answer.total
        return every
