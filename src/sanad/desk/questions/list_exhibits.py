# SPDX-License-Identifier: Apache-2.0
"""The exhibits of a compartment, a page at a time: the newest first, each with how it came, how far it was read, and what rests on it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.looking import LOOKS, known_here
from sanad.desk.question import Question
from sanad.errors import BadValue
from sanad.ledger import read
from sanad.values.canonical import Json
from sanad.values.said import Said
from sanad.vault import catalogue, quarantine, readings
from sanad.vault import store as vault
from sanad.vault.catalogue import FACETS, Choice, Counted
from sanad.vault.exhibit import Exhibit
from sanad.vault.readings import Job

MOST = 500


@dataclass(frozen=True)
class Listed:
    """One exhibit in short, as its compartment knows it.

    `place` is the number of the delivery that brought it there, `received_at` its instant as the sheet states it, else that of sealing. `readings` are
    the steps of reading it; `set_aside` says why it may not be used; `is_opened` whether anybody of the compartment looked into it; `claims` how many that
    stand cite it.
    """

    place: int
    exhibit: Exhibit
    received_at: str
    readings: tuple[Job, ...]
    set_aside: str | None
    is_opened: bool
    claims: int


@dataclass(frozen=True)
class Exhibits:
    """A page; `of` is how many there are of the choice, `facets` field → value → how many of those, most frequent first; an empty value is one that is not known."""

    exhibits: tuple[Listed, ...]
    of: int
    facets: dict[str, dict[str, int]]

    @property
    def end(self) -> int | None:
        """Return the place behind which the next page begins; None behind the last."""
        return self.exhibits[-1].place if self.exhibits else None


@dataclass(frozen=True, kw_only=True)
class ListExhibits(Question[Exhibits]):
    """An order to list up to `most` exhibits that come behind the place `after`; each field is a filter, as `Choice` says, `words` of its names."""

    name: ClassVar[str] = "list_exhibits"

    kind: str | None = None
    source: str | None = None
    language: str | None = None
    instrument: str | None = None
    state: str | None = None
    words: str = ""
    set_aside: bool | None = None
    opened: bool | None = None
    after: int | None = None
    most: int = 50

    def do(self, work: Work) -> Done[Exhibits]:
        """Count, take the page, and gather what is told of each; as many queries for one exhibit as for hundreds.

        Raises:
            BadValue: `most` is none of 1 to 500.
        """
        if not 1 <= self.most <= MOST:
            raise BadValue("list", value=self.most, type="number of exhibits", detail=Said("1 to {most}", most=MOST))  # fmt: skip
        asked = (work.connection, self.compartment, self._choice, LOOKS)
        counts = self._counts(work)
        facets = {name: Counter[str]() for name in FACETS}
        for each in counts:
            for name, value in each.values.items():
                facets[name][value] += each.count
        places = catalogue.page(*asked, before=self.after, most=self.most)
        told = {name: dict(counter.most_common()) for name, counter in facets.items()}
        found = Exhibits(tuple(self._told(work, places)), sum(each.count for each in counts), told)
        return Done(found, (), {"of": found.of, "listed": len(found.exhibits)})

    def _counts(self, work: Work) -> list[Counted]:
        asked = (self.compartment, self._choice, LOOKS)
        if self.opened is not None:  # whoever looks changes it
            return catalogue.counted(work.connection, *asked)
        return work.told(catalogue.counted, *asked)

    def _told(self, work: Work, places: Sequence[tuple[int, str]]) -> list[Listed]:
        connection, digests = work.connection, [sha256 for _, sha256 in places]
        known = {
            each.sha256: known_here(each, self.compartment)
            for each in vault.exhibits(connection, digests)
        }
        steps = readings.steps(connection, digests)
        aside = work.told(quarantine.reasons)
        seen = catalogue.opened(connection, self.compartment, digests, LOOKS)
        cited = register.counts_citing(connection, self.compartment, digests)
        sealed = {
            entry.seq: entry.at
            for entry in read.entries(connection, seqs=[place for place, _ in places])
        }
        return [
            Listed(
                place,
                known[sha256],
                known[sha256].provenance.received_at or sealed[place],
                tuple(steps.get(sha256, ())),
                aside.get(sha256),
                sha256 in seen,
                cited.get(sha256, 0),
            )
            for place, sha256 in places
        ]

    def intent(self) -> dict[str, Json]:
        """Say what was asked for."""
        return {
            name: value for name, value in vars(self._choice).items() if value not in {None, ""}
        }

    @property
    def _choice(self) -> Choice:
        return Choice(
            kind=self.kind,
            source=self.source,
            language=self.language,
            instrument=self.instrument,
            state=self.state,
            name=self.words,
            set_aside=self.set_aside,
            opened=self.opened,
        )
