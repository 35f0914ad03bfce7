# SPDX-License-Identifier: Apache-2.0
"""The searches of an officer as a tree: a branch for each idea, with what was found when, and what was noted of it.

It is read off the ledger, where every search stands. Words of others are shown to whoever audits or directs here, and to nobody else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.acts.note_search import NoteSearch
from sanad.desk.entries import Shown, shown
from sanad.desk.question import Question
from sanad.desk.questions.search_text import SearchText
from sanad.ledger import browse, read
from sanad.ledger.browse import Choice

MOST = 1_000
_NARROWED = re.compile(r"\((?P<words>.*)\) \S+:.*", re.DOTALL)
"""Words to which a page added conditions: they are a branch of those words."""


@dataclass(frozen=True)
class Note:
    """What was noted of a search, by entry `seq`; `line` names a line of enquiry that it covers."""

    seq: int
    at: str
    text: str
    line: str


@dataclass(frozen=True)
class Searched:
    """A search for `words`, asked `times` times, last by entry `seq`: `parts` of `of` were found, and `rows` of tables. `depth` is how deep its branch lies, from 0."""

    words: str
    seq: int
    at: str
    times: int
    parts: int
    of: int
    rows: int
    under: str = ""
    notes: tuple[Note, ...] = field(default=())
    depth: int = 0


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
        """Put the entries together by their words, and in a tree."""
        asked = self._entries(work, SearchText.name)
        found = dict[str, Searched]()
        for entry in reversed(asked):  # the oldest first: what was found last stands
            one = _searched(entry)
            before = found.pop(one.words, None)
            found[one.words] = replace(one, times=before.times + 1 if before else 1)
        for entry in reversed(self._entries(work, NoteSearch.name)):
            _noted(found, entry)
        searches = tuple(_tree(found))
        return Done(Searches(searches, len(asked)), (), {"searches": len(searches)})

    def _entries(self, work: Work, act: str) -> list[Shown]:
        """Return the newest entries of an act whose words the officer may see."""
        choice = Choice(self.compartment, act=act, officer=self.officer or self.by, outcome=read.DONE)  # fmt: skip
        found = browse.newest(work.connection, choice, MOST)
        return [each for each in shown(work, found, self.by, self.compartment) if each.private]


def _searched(entry: Shown) -> Searched:
    private, body = entry.private or {}, entry.body or {}
    what = body.get("what")
    told = what if isinstance(what, Mapping) else {}
    parts, of, rows = (int(str(told.get(name, 0))) for name in ("parts", "of", "rows"))
    return Searched(str(private["words"]).strip(), entry.seq, entry.at, 1, parts, of, rows)


def _noted(found: dict[str, Searched], entry: Shown) -> None:
    """Add a note to the search that it is about, if that is still looked back to."""
    private = entry.private or {}
    words = str(private["words"])
    if words not in found:
        return
    one, text, line = found[words], str(private.get("note", "")), str(private.get("line", ""))
    notes = (*one.notes, Note(entry.seq, entry.at, text, line)) if text or line else one.notes
    found[words] = replace(one, notes=notes, under=str(private.get("under", one.under)))


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
