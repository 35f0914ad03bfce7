# SPDX-License-Identifier: Apache-2.0
"""What an officer searched for in a compartment, read off the ledger, where every search stands with what was found, and every note of one.

Words of others are shown to whoever audits or directs there, and to nobody else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sanad.desk.act import Work
from sanad.desk.entries import Shown, shown
from sanad.ledger import browse, read
from sanad.ledger.browse import Choice

MOST = 1_000
"""Entries of searches, and of notes, to which one looks back."""
SEARCH, NOTE = "search_text", "note_search"
"""Names of the acts whose entries are read."""
YES, NO = "yes", "no"
"""What a note says of whether its search is kept."""
PLAIN = "across"
"""How a search that is kept asks for sounds: as one does that says nothing of them."""
_NARROWS = {"about", "place", "unopened"}


@dataclass(frozen=True)
class Note:
    """What was noted of a search, by entry `seq`; `line` names a line of enquiry that it covers."""

    seq: int
    at: str
    text: str
    line: str


@dataclass(frozen=True)
class Searched:
    """A search for `words`, asked `times` times, last by entry `seq`: `parts` of `of` were found, and `rows` of tables.

    `seen` parts and rows were found, at `seen_at`, when it was asked last by nothing but its words; none and never where that was not yet. `kept` says whether
    the officer wants to be told of more than these; `depth` is how deep its branch lies, from 0.
    """

    words: str
    seq: int
    at: str
    times: int
    parts: int
    of: int
    rows: int
    under: str = ""
    notes: tuple[Note, ...] = field(default=())
    kept: bool = False
    seen: int = 0
    seen_at: str = ""
    depth: int = 0


@dataclass(frozen=True)
class Log:
    """The searches by their words, the one that was asked last at the end; `of` is how often was searched, as far back as was looked."""

    searches: dict[str, Searched]
    of: int


def log_of(work: Work, by: str, compartment: str, officer: str) -> Log:
    """Return what `officer` searched for, as far as `by` may see it."""
    asked = _entries(work, by, compartment, officer, SEARCH)
    found = dict[str, Searched]()
    for entry in reversed(asked):  # the oldest first: what was found last stands
        one = _searched(entry)
        before = found.pop(one.words, None)
        found[one.words] = one if before is None else _again(one, before)
    for entry in reversed(_entries(work, by, compartment, officer, NOTE)):
        _noted(found, entry)
    return Log(found, len(asked))


def _entries(work: Work, by: str, compartment: str, officer: str, act: str) -> Sequence[Shown]:
    """Return the newest entries of an act whose words `by` may see."""
    choice = Choice(compartment, act=act, officer=officer, outcome=read.DONE)
    found = browse.newest(work.connection, choice, MOST)
    return [each for each in shown(work, found, by, compartment) if each.private]


def _searched(entry: Shown) -> Searched:
    private, body = entry.private or {}, entry.body or {}
    what = body.get("what")
    told = what if isinstance(what, Mapping) else {}
    parts, of, rows = (int(str(told.get(name, 0))) for name in ("parts", "of", "rows"))
    words = str(private["words"]).strip()
    plain = private.keys() & _NARROWS == set() and private.get("sounds", PLAIN) == PLAIN
    seen: Any = {"seen": parts + rows, "seen_at": entry.at} if plain else {}
    return Searched(words, entry.seq, entry.at, 1, parts, of, rows, **seen)


def _again(one: Searched, before: Searched) -> Searched:
    """Return a search that was asked before."""
    seen = one if one.seen_at else before
    return replace(one, times=before.times + 1, seen=seen.seen, seen_at=seen.seen_at)


def _noted(found: dict[str, Searched], entry: Shown) -> None:
    """Add a note to the search that it is about, if that is still looked back to."""
    private = entry.private or {}
    words = str(private["words"])
    if words not in found:
        return
    one, text, line = found[words], str(private.get("note", "")), str(private.get("line", ""))
    notes = (*one.notes, Note(entry.seq, entry.at, text, line)) if text or line else one.notes
    under = str(private.get("under", one.under))
    kept = private["kept"] == YES if "kept" in private else one.kept
    found[words] = replace(one, notes=notes, under=under, kept=kept)
