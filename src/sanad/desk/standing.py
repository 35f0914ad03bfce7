# SPDX-License-Identifier: Apache-2.0
"""What stands between two acts: worked out once, and told to whoever asks until the next act is done.

Nothing changes in an office but by an act, and every act that was done has an entry. So what was made from the database alone is the same
as long as no entry has come but of looks and refusals; whether one has, each question sees in its own view of the database, and what an earlier
act left is thrown away whole. Nothing here can be stale, and nothing is kept of an office that an act is just changing.

What is handed out is shared by everybody who asks: it is read and never changed. Does not see what changes outside the database: what is kept
is made from it and the tools of the office, or names the rest, such as the day, in its key.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar, cast

import sqlalchemy as sa

from sanad.desk.looks import looks
from sanad.ledger import read

T = TypeVar("T")
_MOST = 5_000
"""Values kept: with more, all are thrown away, so that no choice of words in a question can fill the memory."""


@dataclass(eq=False)
class _Place:
    """Where one value is kept. Its lock is held while it is made: whoever asks for the same meanwhile waits and gets it."""

    lock: Lock = field(default_factory=Lock)
    made: bool = False
    value: object = None


@dataclass(eq=False)
class View:
    """The office between two acts, as every view of the database from that time shows it."""

    _lock: Lock = field(default_factory=Lock)
    _places: dict[Hashable, _Place] = field(default_factory=dict)

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` gives, made by whoever asks for `key` first; `key` names whatever it depends on beside the database."""
        place = self._place(key)
        with place.lock:
            if not place.made:
                place.value, place.made = make(), True
            return cast("T", place.value)

    def _place(self, key: Hashable) -> _Place:
        with self._lock:
            if len(self._places) >= _MOST and key not in self._places:
                self._places = {}
            return self._places.setdefault(key, _Place())


@dataclass(eq=False)
class Standing:
    """What is kept of one office in this process; safe to use from several threads."""

    _lock: Lock = field(default_factory=Lock)
    _seen: int = -1
    """The newest entry that was looked at."""
    _act: int = -1
    """The newest entry by which something changed, up to that."""
    _view: View = field(default_factory=View)

    def view(self, connection: sa.Connection) -> View:
        """Return the office as `connection` sees it, a transaction that only reads; costs a look at the entries since the last time."""
        newest = read.size(connection) - 1
        with self._lock:
            if newest > self._seen:
                changed = read.newest_done(connection, looks(), behind=self._seen)
                if changed is not None:
                    self._act, self._view = changed, View()
                self._seen = newest
            older = newest < self._act or newest < 0  # than what is kept: nothing of it holds
            return View() if older else self._view
