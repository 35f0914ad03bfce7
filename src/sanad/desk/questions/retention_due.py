# SPDX-License-Identifier: Apache-2.0
"""Which exhibits may be kept no longer: every paper under which they came has named a last day, and all of these days are over.

Nothing is erased here, or ever by itself: an officer erases on an order, before a witness (`erase_exhibit`). One delivery without a
paper, or under a paper that names no day, keeps an exhibit off this list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.mandates import instrument
from sanad.values.canonical import Json
from sanad.vault import store
from sanad.vault.exhibit import Exhibit


@dataclass(frozen=True)
class Due:
    """An exhibit whose time is over: its papers, each with its last day, and the exhibit that it was found in, if any."""

    sha256: str
    name: str
    size: int
    papers: Mapping[str, date]
    parent: str | None

    @property
    def last_day(self) -> date:
        """Return the last day on which it could be kept."""
        return max(self.papers.values())


@dataclass(frozen=True)
class Retention:
    """What is due on a day, in the order in which it came, out of `total` exhibits of the compartment."""

    on: date
    due: tuple[Due, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class RetentionDue(Question[Retention]):
    """An order to look for what is due `on` a day, today unless another is named."""

    name: ClassVar[str] = "retention_due"

    on: date | None = None

    def do(self, work: Work) -> Done[Retention]:
        """Compare the day with what the papers say."""
        on = self.on or work.today
        over = instrument.retained_before(work.connection, on)
        found = store.under_only(work.connection, self.compartment, sorted(over))
        due = tuple(_due(exhibit, over) for exhibit in found)
        what: dict[str, Json] = {"on": on.isoformat(), "due": len(due)}
        return Done(Retention(on, due, store.count(work.connection, self.compartment)), (), what)


def _due(exhibit: Exhibit, over: Mapping[str, date]) -> Due:
    papers = {str(each.provenance.instrument) for each in exhibit.deliveries}
    return Due(
        exhibit.sha256,
        exhibit.name,
        exhibit.size,
        {paper: over[paper] for paper in sorted(papers)},
        exhibit.provenance.parent,
    )
