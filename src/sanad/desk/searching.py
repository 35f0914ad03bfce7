# SPDX-License-Identifier: Apache-2.0
"""What a search may look into: the compartments whose walls the officer may pass, without what is set aside or erased.

The database decides, at the moment of asking; what the index holds decides nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sanad.desk.act import Work
from sanad.desk.question import Question
from sanad.mandates import officer
from sanad.search import language, sources, tables, values
from sanad.search.answer import Answer, Scope
from sanad.search.holdings import Holdings
from sanad.search.query import Sounds, Words, wanted
from sanad.search.receipt import NotSearched
from sanad.search.shelf import Leaf
from sanad.search.sources import Source
from sanad.search.tables import RecordFile, Rows, count_rows
from sanad.search.terms import Term
from sanad.vault import quarantine

A_co = TypeVar("A_co", covariant=True)

NOT_INDEXED = "not indexed: new, or its layer is damaged and must be read again"


@dataclass(frozen=True, kw_only=True)
class Search(Question[A_co], Generic[A_co]):
    """An order to search the order's own compartment, and those in `also`, in each of which the officer must hold the power."""

    also: tuple[str, ...] = ()

    @property
    def compartments(self) -> tuple[str, ...]:
        """Return every compartment that is searched, the order's own first."""
        return tuple(dict.fromkeys((self.compartment, *self.also)))

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer holds the power in every compartment today."""
        for compartment in self.compartments:
            order = (self.by, self.power, compartment, work.today, self.name)
            officer.require(work.connection, *order, work.now)


@dataclass(frozen=True)
class Looked:
    """What a search finds: the answer about texts, the `terms` that are numbers, and the rows of tables that hold those."""

    texts: Answer
    terms: tuple[Term, ...]
    rows: tuple[Rows, ...]

    @property
    def row_count(self) -> int:
        """Return how many rows there are, by exhibit and column."""
        return sum(each.rows for each in self.rows)


def look(
    work: Work,
    compartments: tuple[str, ...],
    words: str,
    sounds: str,
    only: Collection[str] | None = None,
) -> Looked:
    """Search `compartments` for words, in no other exhibits than `only` where it is given.

    Raises:
        BadValue: the words cannot be understood.
    """
    condition, home = language.read(words), work.tools.country
    set_aside = work.told(quarantine.reasons).keys()
    inside = Scope(compartments, set_aside, home, only)
    texts = Answer(Holdings(work.tools.search), condition, inside, Sounds(sounds))
    asked = (each.term(home) for each in wanted(condition) if isinstance(each, Words))
    terms = tuple(term for term in asked if term.kind != "name")
    if not terms:
        return Looked(texts, (), ())
    rows = count_rows(terms, records(work, compartments, set_aside), work.tools.zone)
    return Looked(texts, terms, tuple(rows))


@dataclass(frozen=True)
class Reach:
    """What a pass over everything reads: layers with their leaves, record files, and what it cannot read, also for being `set_aside`."""

    set_aside: Collection[str]
    searched: tuple[Source, ...]
    leaves: tuple[tuple[str, Leaf], ...]
    records: tuple[RecordFile, ...]
    not_searched: tuple[NotSearched, ...]


def left_out(work: Work, compartments: Sequence[str]) -> int:
    """Return how many exhibits of `compartments` are set aside, or are not, or not wholly, read."""
    return len(
        work.kept(
            (left_out, tuple(compartments)),
            lambda: _left_out(work, compartments),
        )
    )


def _left_out(work: Work, compartments: Sequence[str]) -> set[str]:
    found = {sha256 for sha256, _ in sources.unread(work.connection, compartments)}
    if set_aside := work.told(quarantine.reasons).keys():
        found |= {*set_aside} & {*sources.delivered(work.connection, compartments)}
    return found


def not_indexed(
    work: Work, compartments: Sequence[str], set_aside: Collection[str], until: int
) -> int:
    """Return how many layers of `compartments` were read and are not searchable yet: the index reaches to entry `until`."""
    newer = work.kept(
        (not_indexed, tuple(compartments), until),
        lambda: sources.waiting(work.connection, compartments, until),
    )
    return sum(key.partition(".")[0] not in set_aside for key in newer)


def records(
    work: Work, compartments: Sequence[str], set_aside: Collection[str]
) -> list[RecordFile]:
    """Return the record files that may be searched for numbers in `compartments`, without those of exhibits `set_aside`."""
    found = sources.sources(work.connection, compartments, values.NUMBERS)
    return [
        each
        for one in found
        if one.exhibit not in set_aside
        for each in tables.files(one, work.tools.records)
    ]


def reach(work: Work, compartments: Sequence[str]) -> Reach:
    """Return everything that may be searched in `compartments`, in order of digest and step; opens the head of each leaf."""
    set_aside = work.told(quarantine.reasons).keys()
    shelf = Holdings(work.tools.search).shelf
    searched: list[Source] = []
    leaves: list[tuple[str, Leaf]] = []
    rows: list[RecordFile] = []
    missing: list[NotSearched] = []
    for source in sources.sources(work.connection, compartments):
        if source.exhibit in set_aside:
            continue
        leaf = shelf.find(source.key)
        if leaf is None or leaf.made_by != source.made_by:
            missing.append(NotSearched(source.exhibit, f"{source.step}: {NOT_INDEXED}"))
            continue
        files = tables.files(source, work.tools.records)
        if not (leaf.parts or leaf.blocks or files):
            missing.append(NotSearched(source.exhibit, f"{source.step}: holds no text"))
            continue
        searched.append(source)
        of_tables = (shelf.leaf(f"{source.key}.{block + 1}") for block in range(leaf.blocks))
        leaves += [(source.exhibit, each) for each in (leaf, *of_tables)]
        rows += files
    missing += [
        NotSearched(sha256, "set aside")
        for sha256 in sources.delivered(work.connection, compartments)
        if sha256 in set_aside
    ]
    missing += [
        NotSearched(sha256, why)
        for sha256, why in sources.unread(work.connection, compartments)
        if sha256 not in set_aside
    ]
    order = sorted(missing, key=lambda each: (each.exhibit, each.why))
    return Reach(set_aside, tuple(searched), tuple(leaves), tuple(rows), tuple(order))
