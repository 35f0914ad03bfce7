# SPDX-License-Identifier: Apache-2.0
"""Which parts of which exhibits hold the words asked for, and which rows of tables the numbers."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from sanad.desk.act import Done, Work
from sanad.desk.found_in import Common, cited, common, unopened
from sanad.desk.searching import Search, left_out, look, not_indexed
from sanad.search.answer import Answer
from sanad.search.holdings import Holdings
from sanad.search.tables import Rows
from sanad.search.terms import Term
from sanad.values.canonical import Json
from sanad.vault import quarantine


@dataclass(frozen=True)
class Found:
    """The answer about texts, the rows of tables that hold a number asked for, and the terms that the rows refer to.

    `not_searched` exhibits are set aside, or are not, or not wholly, read; `not_indexed` layers were read and wait to be made searchable. `common` is what the register has of
    the exhibits found, where that was asked for.
    """

    texts: Answer
    terms: tuple[Term, ...]
    rows: tuple[Rows, ...]
    not_searched: int
    not_indexed: int
    common: Common = field(default_factory=Common)


@dataclass(frozen=True, kw_only=True)
class SearchText(Search[Found]):
    """An order to search for `words`, in the language of docs/formats/search.md; the words stay in the office's part of the entry.

    Only in exhibits on which claims `about` an entry of the register stand, or that name a `place`, and that are `unopened`, where these are given. `in_common` asks what
    the exhibits found have in common on the register.

    What the answer yields later is read from files alone: no transaction is open meanwhile.
    """

    name: ClassVar[str] = "search_text"

    words: str
    sounds: Literal["none", "across", "both"] = "across"
    about: str = ""
    place: str = ""
    unopened: bool = False
    in_common: bool = False

    def do(self, work: Work) -> Done[Found]:
        """Count, and let hits be fetched from the answer."""
        until = Holdings(work.tools.search).until
        found = look(work, self.compartments, self.words, self.sounds, self._only(work))
        missing = left_out(work, self.compartments)
        set_aside = work.told(quarantine.reasons).keys()
        waiting = not_indexed(work, self.compartments, set_aside, until)
        what: dict[str, Json] = {
            "compartments": list(self.compartments),
            "parts": found.texts.total,
            "of": found.texts.searched,
            "rows": found.row_count,
            "not_searched": missing,
            "not_indexed": waiting,
        }
        private: dict[str, Json] = {"words": self.words, "sounds": self.sounds}
        private |= {
            name: getattr(self, name)
            for name in ("about", "place", "unopened")
            if getattr(self, name)
        }
        told = Found(**vars(found), not_searched=missing, not_indexed=waiting, common=self._common(work, found.texts))  # fmt: skip
        return Done(told, (), what, private)

    def _only(self, work: Work) -> set[str] | None:
        """Return the exhibits that the filters of the register leave; None where there are none."""
        if not (self.about or self.place or self.unopened):
            return None
        register = cited(work, self.compartment, self.by)
        wanted: list[Collection[str]] = []
        if self.about:
            wanted.append(register.entries.get(self.about, frozenset()))
        if self.place:
            wanted.append(register.places.get(self.place, frozenset()))
        if self.unopened:
            wanted.append(unopened(work, self.compartment))
        return set(wanted[0]).intersection(*wanted[1:])

    def _common(self, work: Work, texts: Answer) -> Common:
        """Return what the exhibits found have in common; nothing where nobody asked, or where they are too many to be told."""
        exhibits = texts.exhibits() if self.in_common else None
        if exhibits is None:
            return Common()
        return common(work, self.compartment, cited(work, self.compartment, self.by), exhibits)
