# SPDX-License-Identifier: Apache-2.0
"""What stands between two acts: worked out once, and told to whoever asks until an act changes what it was made from.

Nothing changes in an office but by an act. Of each act the database says which tables it wrote; of each answer it is known which tables were read for it, and
which other answers it was made of. An answer holds as long as none of its tables was written and each of those holds: nobody lists what an answer rests
on, so nobody can forget a part of it (Acar, "Self-Adjusting Computation", 2005; Mokhov, Mitchell and Peyton Jones, "Build Systems à la Carte", 2018).

What is handed out is shared by everybody who asks: it is read and never changed. Does not see what changes outside the database: what is kept
is made from it and the tools of the office, or names the rest, such as the day, in its key; and whatever it takes of the office it takes while it is made.
"""

import weakref
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar, cast

import sqlalchemy as sa

from sanad.casework import tasks
from sanad.errors import SanadError
from sanad.ledger import read
from sanad.ledger import tables as ledger
from sanad.storage import written
from sanad.storage.trace import Answers, Asked

T = TypeVar("T")
Key = tuple[Hashable, ...]
_MOST = 5_000
"""Answers kept: with more, all are thrown away, so that no choice of words in a question can fill the memory."""


@dataclass(eq=False)
class _Rests:
    """What an answer was made from: tables, what was asked of them if it is looked at so closely, and other answers with what they said."""

    closely: bool
    tables: set[str] = field(default_factory=set)
    asked: Asked = field(default_factory=dict)
    answers: dict[Key, object] = field(default_factory=dict)


@dataclass(eq=False)
class _Place:
    """Where one answer is kept. Its lock is held while it is made: whoever asks for the same meanwhile waits and gets it."""

    lock: Lock = field(default_factory=Lock)
    made: bool = False
    value: object = None
    rests: _Rests = field(default_factory=lambda: _Rests(closely=False))
    told: dict[tuple[str, str], bytes] = field(default_factory=dict)
    """What the database said to each thing that was asked, of an answer that is looked at closely."""


class Reading:
    """One transaction that reads, and what is being made in it at the moment."""

    def __init__(self, connection: sa.Connection) -> None:
        """Read through `connection`."""
        self.connection = connection
        self._making: list[_Rests] = []

    @contextmanager
    def making(self, rests: _Rests) -> Iterator[None]:
        """Note in `rests` what is read meanwhile, but for what is read to make another answer."""
        if not self._making:
            sa.event.listen(self.connection, "before_cursor_execute", self._note)
        self._making.append(rests)
        try:
            yield
        finally:
            self._making.pop()
            if not self._making:
                sa.event.remove(self.connection, "before_cursor_execute", self._note)

    def use(self, key: Key, value: object) -> None:
        """Note that what is being made rests on another answer."""
        if self._making:
            self._making[-1].answers[key] = value

    def _note(self, *heard: Any) -> None:  # noqa: ANN401  # connection, cursor, statement, parameters, context, whether many
        statement, parameters, rests = heard[2], heard[3], self._making[-1]
        rests.tables |= written.read_by(statement)
        if rests.closely:
            plain = dict(parameters) if isinstance(parameters, dict) else list(parameters)
            rests.asked.setdefault(statement, []).append(plain)


class View:
    """The office between two acts, as every view of the database from that time shows it."""

    def __init__(self, tables: Mapping[str, int], before: "View | None" = None) -> None:
        """Begin with what was kept in the view `before`, none of which is known to hold any more; `tables` as `written.newest` returns them."""
        self._tables = tables
        self._before = before.left() if before else {}
        self._lock = Lock()
        self._places: dict[Key, _Place] = {}

    def kept(self, key: Key, make: Callable[[], T], reading: Reading, *, closely: bool) -> T:
        """Return what `make` gives, made by whoever asks for `key` first; `key` names whatever it depends on beside the database."""
        place = self._place(key)
        with place.lock:
            if not place.made and not self._still(key, place, reading):
                self._make(key, place, make, reading, closely=closely)
        reading.use(key, place.value)
        return cast("T", place.value)

    def _make(
        self,
        key: Key,
        place: _Place,
        make: Callable[[], object],
        reading: Reading,
        *,
        closely: bool,
    ) -> None:
        rests = _Rests(closely)
        with reading.making(rests):
            value = make()
        _, old = self._before.get(key, (None, None))
        # What comes out the same is the same: whatever was made of it need not be made anew.
        place.value = old.value if old is not None and old.value == value else value
        place.rests, place.made = rests, True
        if closely:
            place.told = Answers(reading.connection).each(rests.asked)

    def _still(self, key: Key, place: _Place, reading: Reading) -> bool:
        """Take over what was kept before the last act, if it holds."""
        tables, old = self._before.get(key, (None, None))
        if tables is None or old is None:
            return False
        changed = {name for name in old.rests.tables if self._tables.get(name) != tables.get(name)}
        if changed and not (old.rests.closely and _says_the_same(old, changed, reading)):
            return False
        if any(self._now(each, reading) is not said for each, said in old.rests.answers.items()):
            return False
        place.value, place.rests, place.told, place.made = old.value, old.rests, old.told, True
        return True

    def _now(self, key: Key, reading: Reading) -> object:
        """Return what is kept under a key if it holds, or can be made by the key alone; else something that is nothing else."""
        place = self._place(key)
        with place.lock:
            if not place.made and not self._still(key, place, reading):
                make, given = key[0], key[1:]
                if not isinstance(make, Told) or any(map(_is_dead, given)):
                    return _GONE
                try:
                    self._make(
                        key, place, make.of(reading.connection, given), reading, closely=False
                    )
                except SanadError:
                    return _GONE
            return place.value

    def _place(self, key: Key) -> _Place:
        with self._lock:
            if len(self._places) >= _MOST and key not in self._places:
                self._places, self._before = {}, {}
            return self._places.setdefault(key, _Place())

    def left(self) -> dict[Key, tuple[Mapping[str, int], _Place]]:
        """Return what the next view begins with: each answer with the tables as they were when it last held."""
        with self._lock:
            mine = {key: (self._tables, place) for key, place in self._places.items() if place.made}
        every = mine if len(mine) + len(self._before) > _MOST else {**self._before, **mine}
        return {key: each for key, each in every.items() if not any(map(_is_dead, key))}


_GONE = object()
_ERASING = ("erase_body", "erase_exhibit")


@dataclass(frozen=True)
class Told:
    """The beginning of a key by which alone the answer can be made: `make(connection, *what follows in the key)`."""

    make: Callable[..., object]

    def of(self, connection: sa.Connection, given: Key) -> Callable[[], object]:
        """Return the making of it in another transaction."""
        return lambda: self.make(connection, *map(_thing, given))


def name_of(thing: Hashable) -> Hashable:
    """Return how a key names something: what is only equal to itself is held weakly, and what was kept of it goes when it goes."""
    return weakref.ref(thing) if type(thing).__hash__ is object.__hash__ else thing


def _thing(name: Hashable) -> object:
    return name() if isinstance(name, weakref.ref) else name


def _is_dead(name: Hashable) -> bool:
    return isinstance(name, weakref.ref) and name() is None


def _says_the_same(place: _Place, changed: set[str], reading: Reading) -> bool:
    """Tell whether what an answer asked of the tables that have changed is answered as before."""
    again = {
        statement: every
        for statement, every in place.rests.asked.items()
        if not changed.isdisjoint(written.read_by(statement))
    }
    now = Answers(reading.connection).each(again)
    return all(place.told[once] == said for once, said in now.items())


@dataclass(eq=False)
class Standing:
    """What is kept of one office in this process; safe to use from several threads."""

    _lock: Lock = field(default_factory=Lock)
    _seen: int = -1
    """The newest entry that was looked at."""
    _act: int = -1
    """The newest entry by which something was written, up to that."""
    _view: View = field(default_factory=lambda: View({}))

    def view(self, connection: sa.Connection) -> View:
        """Return the office as `connection` sees it, a transaction that only reads; costs a look at the entries since the last time."""
        newest = read.size(connection) - 1
        with self._lock:
            if newest > self._seen:
                tables = written.newest(connection)
                changed = max(tables.values(), default=-1)
                if changed > self._act:
                    before = None if self._erased(connection) else self._view
                    self._act, self._view = changed, View(tables, before)
                self._seen = newest
            older = newest < self._act or newest < 0  # than what is kept: nothing of it holds
            return View({}) if older else self._view

    def _erased(self, connection: sa.Connection) -> bool:
        """Let go of what was worked out so far if words or bytes were erased since, by whatever process: an answer that nobody asks for again would hold them."""
        entry = ledger.entry.c
        since = sa.select(entry.seq).where(entry.seq > self._seen, entry.act.in_(_ERASING))
        found = connection.execute(since.limit(1)).first() is not None
        if found:
            tasks.forget_read()
        return found
