# SPDX-License-Identifier: Apache-2.0
"""Which entries of a list meet words that an officer gives. It says that words stand there, not whom they are about."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims.listed_search import Met, Words, search
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.listing import list_exhibit
from sanad.desk.question import Question
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.vault import store as vault


@dataclass(frozen=True)
class Entries:
    """Every entry that met the words, in the order of the list, and how many were looked at."""

    looked_at: int
    met: list[Met]


@dataclass(frozen=True, kw_only=True)
class ListEntries(Question[Entries]):
    """An order to look. The ledger keeps the words apart from what packages show: they may name anybody."""

    name: ClassVar[str] = "list_entries"

    exhibit: str
    words: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the list was delivered."""
        exhibit = vault.by_name(work.connection, self.exhibit)
        return [of_exhibit(work, exhibit.sha256, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[Entries]:
        """Compare every statement of the list."""
        words = Words(self.words)
        if not words.text:
            raise BadValue("list", value=self.words, type="search", detail="no words are given")
        exhibit = list_exhibit(work, self.exhibit)
        looked_at, met = search(work.tools.records.folder(exhibit.sha256), words)
        what: dict[str, Json] = {
            "exhibit": exhibit.sha256,
            "looked_at": looked_at,
            "met": len(met),
        }
        private: dict[str, Json] = {"words": words.text}
        return Done(Entries(looked_at, met), (), what, private)
