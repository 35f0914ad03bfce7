# SPDX-License-Identifier: Apache-2.0
"""The searches that an officer keeps, each asked anew: whether more is found now than they saw."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.search_log import PLAIN, Searched, log_of
from sanad.desk.searching import look
from sanad.values.canonical import Json

MOST = 20
"""Searches that are asked anew at once: each costs as much as when it is typed."""


@dataclass(frozen=True)
class Kept:
    """A search for `words` that is kept: `found` parts and rows now, `seen` when the officer asked it last, at `at`; never, where `at` is empty."""

    words: str
    found: int
    seen: int
    at: str

    @property
    def more(self) -> int:
        """Return how many more are found; none where some are gone, as those of an exhibit that was set aside."""
        return max(0, self.found - self.seen)


@dataclass(frozen=True)
class KeptSearches:
    """The searches kept, the one that was asked last first, of `of`."""

    searches: tuple[Kept, ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class ListKeptSearches(Question[KeptSearches]):
    """An order to ask one's own kept searches anew, twenty of them. It is no look at what they find: what is new stays new until the officer asks for the words."""

    name: ClassVar[str] = "list_kept_searches"

    def do(self, work: Work) -> Done[KeptSearches]:
        """Ask each of them."""
        log = log_of(work, self.by, self.compartment, self.by)
        kept = sorted((one for one in log.searches.values() if one.kept), key=_newest)
        found = tuple(self._asked(work, one) for one in kept[:MOST])
        words: list[Json] = [one.words for one in found]
        what: dict[str, Json] = {"searches": len(found), "more": sum(one.more for one in found)}
        return Done(KeptSearches(found, len(kept)), (), what, {"words": words})

    def _asked(self, work: Work, one: Searched) -> Kept:
        now = look(work, (self.compartment,), one.words, PLAIN)
        return Kept(one.words, now.texts.total + now.row_count, one.seen, one.seen_at)


def _newest(one: Searched) -> int:
    return -one.seq
