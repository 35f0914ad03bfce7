# SPDX-License-Identifier: Apache-2.0
"""Which parts of which exhibits hold the words asked for, and which rows of tables the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from sanad.desk.act import Done, Work
from sanad.desk.searching import Search, left_out, records
from sanad.search import language
from sanad.search.answer import Answer, Scope
from sanad.search.holdings import Holdings
from sanad.search.query import Condition, Sounds, Words, wanted
from sanad.search.tables import Rows, count_rows
from sanad.search.terms import Term
from sanad.values.canonical import Json
from sanad.vault import store as vault


@dataclass(frozen=True)
class Found:
    """The answer about texts, the rows of tables that hold a number asked for, and the terms that the rows refer to.

    `not_searched` exhibits are set aside, or are not, or not wholly, read.
    """

    texts: Answer
    terms: tuple[Term, ...]
    rows: tuple[Rows, ...]
    not_searched: int


@dataclass(frozen=True, kw_only=True)
class SearchText(Search[Found]):
    """An order to search for `words`, in the language of docs/formats/search.md; the words stay in the office's part of the entry.

    What the answer yields later is read from files alone: no transaction is open meanwhile.
    """

    name: ClassVar[str] = "search_text"

    words: str
    sounds: Literal["none", "across", "both"] = "across"

    def do(self, work: Work) -> Done[Found]:
        """Count, and let hits be fetched from the answer."""
        condition = language.read(self.words)
        set_aside = work.told(vault.quarantined).keys()
        inside = Scope(self.compartments, set_aside, work.tools.country)
        texts = Answer(Holdings(work.tools.search), condition, inside, Sounds(self.sounds))
        terms = _numbers(condition, work.tools.country)
        rows: Sequence[Rows] = ()
        if terms:
            there = records(work, self.compartments, set_aside)
            rows = count_rows(terms, there, work.tools.zone)
        missing = left_out(work, self.compartments, set_aside)
        what: dict[str, Json] = {
            "compartments": list(self.compartments),
            "parts": texts.total,
            "of": texts.searched,
            "rows": sum(each.rows for each in rows),
            "not_searched": missing,
        }
        private: dict[str, Json] = {"words": self.words, "sounds": self.sounds}
        return Done(Found(texts, terms, tuple(rows), missing), (), what, private)


def _numbers(condition: Condition, home: str) -> tuple[Term, ...]:
    """Return the numbers and accounts that a search asks for."""
    asked = (each.term(home) for each in wanted(condition) if isinstance(each, Words))
    return tuple(term for term in asked if term.kind != "name")
