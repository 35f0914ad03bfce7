# SPDX-License-Identifier: Apache-2.0
"""The searches of an officer as a tree: a branch for each idea, with what was found when, and what was noted of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.search_log import Searched, log_of

_NARROWED = re.compile(r"\((?P<words>.*)\) \S+:.*", re.DOTALL)
"""Words to which a page added conditions: they are a branch of those words."""


@dataclass(frozen=True)
class Searches:
    """Every search, a branch behind what it is a branch of, the newest idea first; `of` is how often was searched, as far back as was looked."""

    searches: tuple[Searched, ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class ListSearches(Question[Searches]):
    """An order to list the searches of an `officer` in a compartment, one's own where none is named: the newest thousand."""

    name: ClassVar[str] = "list_searches"

    officer: str = ""

    def do(self, work: Work) -> Done[Searches]:
        """Put the searches in a tree."""
        log = log_of(work, self.by, self.compartment, self.officer or self.by)
        searches = tuple(_tree(log.searches))
        return Done(Searches(searches, log.of), (), {"searches": len(searches)})


def _tree(found: Mapping[str, Searched]) -> Iterator[Searched]:
    """Yield each search behind that of which it is a branch; one whose branches would go round in a circle is no branch."""
    above = {words: parent for words, one in found.items() if (parent := _above(one, found))}
    below: dict[str, list[Searched]] = {}
    for words, one in found.items():
        below.setdefault("" if _circles(words, above) else above.get(words, ""), []).append(one)

    def walked(parent: str, depth: int) -> Iterator[Searched]:
        for one in sorted(below.get(parent, ()), key=lambda each: -each.seq):
            yield replace(one, under=parent, depth=depth)
            yield from walked(one.words, depth + 1)

    yield from walked("", 0)


def _above(one: Searched, found: Mapping[str, Searched]) -> str:
    """Return the words of which a search is a branch: as somebody noted, else those that a page narrowed."""
    if one.under in found:
        return one.under
    narrowed = _NARROWED.fullmatch(one.words)
    return narrowed["words"] if narrowed and narrowed["words"] in found else ""


def _circles(words: str, above: Mapping[str, str]) -> bool:
    seen = set[str]()
    at = words
    while at in above:
        if at in seen:
            return at == words
        seen.add(at)
        at = above[at]
    return False
