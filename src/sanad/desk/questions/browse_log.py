# SPDX-License-Identifier: Apache-2.0
"""The ledger as those who work in a compartment may see it: its own entries, the newest first, a page at a time; in the office's own compartment all of them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from sanad.desk.act import Done, Work, stamp
from sanad.desk.compartments import OFFICE
from sanad.desk.entries import Shown, shown
from sanad.desk.looks import looks
from sanad.desk.question import Question
from sanad.errors import BadValue
from sanad.ledger import browse, read
from sanad.ledger.browse import Choice
from sanad.values.canonical import Json
from sanad.values.said import Said

OUTCOMES = (read.DONE, read.REFUSED, read.UNDECIDED)
MOST = 500


@dataclass(frozen=True)
class Page:
    """Entries, the newest first; `of` is how many the ledger of the office has, `before` where the next page begins, None where there is none."""

    entries: tuple[Shown, ...]
    of: int
    before: int | None


@dataclass(frozen=True, kw_only=True)
class BrowseLog(Question[Page]):
    """An order to look through it: about `thing`, of an `act`, an `officer`, an `outcome`; only what changed something where `changes` is set, not who looked; from day `since` to day `until`, both included, in the office's zone."""

    name: ClassVar[str] = "browse_log"

    thing: str | None = None
    act: str | None = None
    officer: str | None = None
    outcome: str | None = None
    changes: bool = False
    since: date | None = None
    until: date | None = None
    most: int = 100
    before: int | None = None

    def intent(self) -> dict[str, Json]:
        """Say what was asked for."""
        names = ("thing", "act", "officer", "outcome")
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    def do(self, work: Work) -> Done[Page]:
        """Read the page."""
        if self.outcome is not None and self.outcome not in OUTCOMES:
            detail = Said("one of: {known}", known=", ".join(OUTCOMES))
            raise BadValue("ledger", value=self.outcome, type="outcome", detail=detail)
        choice = Choice(
            None if self.compartment == OFFICE else self.compartment,
            self.thing,
            self.act,
            self.officer,
            self.outcome,
            looks() if self.changes else frozenset(),
            self._instant(work, self.since),
            self._instant(work, self.until, days=1),
        )
        most = max(1, min(self.most, MOST))
        found = browse.newest(work.connection, choice, most + 1, self.before)
        entries = shown(work, found[:most], self.by, self.compartment)
        page = Page(
            tuple(entries),
            read.size(work.connection),
            found[most - 1].seq if len(found) > most else None,
        )
        return Done(page, (), {"entries": len(entries)})

    @staticmethod
    def _instant(work: Work, day: date | None, days: int = 0) -> str | None:
        """Return the instant at which a day begins in the office's zone, as entries write it."""
        if day is None:
            return None
        begins = datetime.combine(day + timedelta(days=days), time(), ZoneInfo(work.tools.zone))
        return stamp(begins.astimezone(UTC))
