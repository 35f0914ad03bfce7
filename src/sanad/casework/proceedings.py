# SPDX-License-Identifier: Apache-2.0
"""Proceedings before a court or authority of some country, and what happened in them, as recorded: in order, each with its source.

An event is never changed. A later one that names it takes its place, and both stay. An event for which no paper has come rests on the report of
the officer who recorded it, and says so.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import sqlalchemy as sa

from sanad.casework import tables
from sanad.casework.stages import (
    ANSWERS,
    ERROR,
    EVENTS,
    FOLLOWS,
    GROUNDED,
    KINDS,
    MEASURES,
    MOVERS,
    SPEAKS_OF,
)
from sanad.claims.incidents.days import days_of
from sanad.claims.shapes import is_day, text
from sanad.errors import AlreadyDone, BadValue, NotFound
from sanad.rules.grounds import GROUNDS
from sanad.values.canonical import Json
from sanad.values.said import Said

INTERNATIONAL = "INT"
"""Stands for a country where the authority is of no state."""
_COUNTRY = re.compile(rf"[A-Z]{{2}}|{INTERNATIONAL}")
_PREFIX = "P-"
ERASED = "(erased on an order)"


@dataclass(frozen=True)
class Proceeding:
    """One proceeding about `subjects`, before `authority` of `country` (ISO 3166, or INT); `reference` is what the authority calls it, "" before it does.

    `request` is the request of this office that it carries on, if any; `opened_on` the day on which this office put it on its docket.
    """

    id: str
    kind: str
    country: str
    authority: str
    reference: str
    subjects: tuple[str, ...]
    request: str | None
    compartment: str
    opened_on: str
    seq: int

    def check(self) -> None:
        """Refuse what is no proceeding.

        Raises:
            BadValue: naming the field.
        """
        _one_of(self.id, self.kind, KINDS, "kind of proceeding")
        if _COUNTRY.fullmatch(self.country) is None:
            detail: str = Said(
                "two capital letters of ISO 3166, or {international}", international=INTERNATIONAL
            )
            raise BadValue(self.id, value=repr(self.country), type="country", detail=detail)
        _says(self.id, self.authority, "authority")
        if self.reference:
            _says(self.id, self.reference, "reference")
        if not self.subjects or len(set(self.subjects)) != len(self.subjects):
            detail = "at least one, each once"
            raise BadValue(
                self.id, value=" ".join(self.subjects), type="list of subjects", detail=detail
            )

    def as_json(self) -> dict[str, Json]:
        """Return the proceeding as the ledger and documents hold it."""
        fields = {key: value for key, value in vars(self).items() if key != "seq"}
        return {**fields, "subjects": list(self.subjects)}


class Event(NamedTuple):
    """One thing that happened, a row of the table as it stands: thirty thousand are read for one look at a docket.

    `number` counts in the proceeding, from 1. `on` is a day, month or year. `exhibit` and `page` are where it stands; without them it rests on the
    report of officer `by`. `waits_for` is whose move is next, `next` what that is, `next_on` the day fixed for it, `until` the last day on which a measure
    is in force; None where nobody said. `subjects` and `grounds` are words between blanks; no subjects means all of the proceeding. `about` is the number of
    the earlier event that this one speaks of, `corrects` that of the one whose place it takes.
    """

    seq: int
    proceeding: str
    number: int
    kind: str
    on: str
    said: str
    by: str
    recorded_on: str
    exhibit: str | None = None
    page: int | None = None
    waits_for: str | None = None
    next: str | None = None
    next_on: str | None = None
    until: str | None = None
    subjects: str = ""
    grounds: str = ""
    about: int | None = None
    corrects: int | None = None

    @property
    def source(self) -> str:
        """Return where it stands, or on whose word it rests."""
        if self.exhibit is None:
            return f"report by {self.by}"
        return f"exhibit:{self.exhibit}" + (f", page {self.page}" if self.page else "")

    def of(self, subjects: frozenset[str]) -> frozenset[str]:
        """Return those of `subjects`, of whom the proceeding is, whom it concerns."""
        return subjects.intersection(self.subjects.split()) if self.subjects else subjects

    def check(
        self,
        proceeding: Proceeding,
        earlier: Sequence["Event"],
        today: date,
        also: Collection[str] = (),
    ) -> None:
        """Refuse what cannot stand beside the `earlier` events of its proceeding, or has not happened by `today`.

        `also` are kinds of event that only start or end a clock of the jurisdiction.

        Raises:
            BadValue: naming the field.
            AlreadyDone: it is on record, as of the same day and paper.
        """
        where = f"{self.proceeding}/{self.number}"
        _one_of(where, self.kind, (*EVENTS, *also), "kind of event")
        _says(where, self.said, "sentence")
        self._check_days(where, today)
        if self.waits_for is not None:
            _one_of(where, self.waits_for, MOVERS, "whose move is next")
        if self.next is not None:
            _says(where, self.next, "next step")
        if self.page is not None and (self.exhibit is None or self.page < 1):
            raise BadValue(where, value=self.page, type="page", detail="of an exhibit, from 1")
        for subject in self.subjects.split():
            _one_of(where, subject, proceeding.subjects, "subject of the proceeding")
        for ground in self.grounds.split():
            _one_of(where, ground, GROUNDS if self.kind in GROUNDED else (), "ground")
        self._check_numbers(where, earlier)
        self._check_order(where, earlier)
        self._check_new(earlier)

    def _check_days(self, where: str, today: date) -> None:
        """Refuse days that are none, or lie where they cannot."""
        for day in (self.on, self.next_on, self.until):
            if day is not None and not is_day(day):
                detail = "YYYY, YYYY-MM or YYYY-MM-DD, and in the calendar"
                raise BadValue(where, value=repr(day), type="date", detail=detail)
        if self.on > today.isoformat():  # the month or year of today is a beginning of today
            detail = "that day has not come: what is to happen is told as what is next after something that has happened"
            raise BadValue(where, value=self.on, type="day of an event", detail=detail)
        if self.next_on is not None and _wholly_before(self.next_on, self.on):
            detail = Said("a day that does not lie before the event ({on})", on=self.on)
            raise BadValue(where, value=self.next_on, type="next day", detail=detail)
        if self.until is not None and (self.kind not in MEASURES or self.until < self.on[: len(self.until)]):  # fmt: skip
            detail = Said(
                "a day after its beginning, of one of: {known}", known=", ".join(sorted(MEASURES))
            )
            raise BadValue(where, value=self.until, type="last day in force", detail=detail)

    def _check_numbers(self, where: str, earlier: Sequence["Event"]) -> None:
        """Refuse a number of no event that it can be about, or correct."""
        stands = {each.number: each for each in standing(earlier)}
        if self.about is not None:
            spoken = stands.get(self.about)
            if spoken is None or SPEAKS_OF.get(self.kind) != spoken.kind:
                detail: str = Said("a standing event that {kind} can be about", kind=self.kind)
                raise BadValue(where, value=self.about, type="number of an event", detail=detail)
        if self.corrects is not None and self.corrects not in stands:
            detail = "an event that stands: no other correction has taken its place"
            raise BadValue(where, value=self.corrects, type="number of an event", detail=detail)
        if self.kind == ERROR and self.corrects is None:
            raise BadValue(where, value="", type="correction", detail="it names the event entered in error")  # fmt: skip

    def _check_order(self, where: str, earlier: Sequence["Event"]) -> None:
        """Refuse a day that would put an event before every one that it can only follow."""
        stands = standing([*earlier, self])
        for each in stands:
            first = [one.on for one in stands if one.kind == FOLLOWS.get(each.kind)]
            if first and all(_wholly_before(each.on, on) for on in first):
                kind = FOLLOWS[each.kind]
                detail = Said(
                    "{kind} ({on}) would lie before {kind_2} ({known})",
                    kind=each.kind,
                    on=each.on,
                    kind_2=kind,
                    known=", ".join(first),
                )
                raise BadValue(where, value=self.on, type="day of an event", detail=detail)

    def _check_new(self, earlier: Sequence["Event"]) -> None:
        """Refuse what is there already; where no paper tells two events apart, their words do."""
        if self.corrects is not None:
            return
        for each in standing(earlier):
            if each.known_by == self.known_by:
                name = f"{self.kind} of {self.on}"
                raise AlreadyDone(f"{each.proceeding}/{each.number}", kind="event", name=name)

    @property
    def known_by(self) -> tuple[str | int | None, ...]:
        """Return what is the same of one thing that is recorded twice."""
        words = self.said if self.exhibit is None else None
        return (self.kind, self.on, self.exhibit, self.page, words, self.subjects, self.about)


def places(events: Iterable[Event]) -> dict[int, int]:
    """Return, of the events of one proceeding by number, number → the place in the record: its own, or that of the first event it corrects."""
    found: dict[int, int] = {}
    for event in events:
        found[event.number] = event.number if event.corrects is None else found[event.corrects]
    return found


def standing(events: Sequence[Event]) -> list[Event]:
    """Return those events of one proceeding, given by number, that stand: each correction in the place of what it corrects."""
    place = places(events)
    last = {place[event.number]: event for event in events}
    return [event for _, event in sorted(last.items()) if event.kind != ERROR]


def answers(events: Sequence[Event]) -> dict[int, Event]:
    """Return number of a question → its answer, of standing `events` in the order in which they happened.

    An answer is to the question that it names (`about`); one that names none is to the first one before it that has no answer. It never
    answers two: that all were answered at once, nobody said.
    """
    found: dict[int, Event] = {}
    asked: list[Event] = []
    for event in events:
        if event.kind in ANSWERS.values():
            asked.append(event)
        elif event.kind in ANSWERS:
            left = [one.number for one in asked if one.number not in found and event.about in {None, one.number}]  # fmt: skip
            if left:
                found[left[0]] = event
    return found


def id_of(seq: int) -> str:
    """Return the id of the proceeding that entry `seq` of the ledger opens."""
    return f"{_PREFIX}{seq}"


def add(connection: sa.Connection, proceeding: Proceeding) -> None:
    """Put a proceeding on the docket.

    Raises:
        AlreadyDone: one of the same kind, authority and reference is there.
    """
    p = tables.proceeding.c
    same = (p.kind == proceeding.kind, p.country == proceeding.country, p.authority == proceeding.authority, p.reference == proceeding.reference, p.compartment == proceeding.compartment)  # fmt: skip
    taken = connection.execute(sa.select(p.id).where(*same)).scalar() if proceeding.reference else None  # fmt: skip
    if taken is not None:
        raise AlreadyDone(taken, kind="proceeding", name=f"{proceeding.authority}, {proceeding.reference}")  # fmt: skip
    row = {key: value for key, value in vars(proceeding).items() if key != "subjects"}
    connection.execute(sa.insert(tables.proceeding).values(**row))
    rows = [{"proceeding": proceeding.id, "subject": subject} for subject in proceeding.subjects]
    connection.execute(sa.insert(tables.proceeding_subject), rows)


def is_proceeding(name: str) -> bool:
    """Tell whether `name` has the shape of a proceeding's id; an entry of the register has another."""
    return name.startswith(_PREFIX)


def get(connection: sa.Connection, proceeding_id: str) -> Proceeding:
    """Return one proceeding.

    Raises:
        NotFound: there is none by that id.
    """
    found = _proceedings(connection, tables.proceeding.c.id == proceeding_id)
    if not found:
        raise NotFound("docket", kind="proceeding", name=proceeding_id)
    return found[0]


def of_subjects(connection: sa.Connection, subjects: Sequence[str]) -> list[Proceeding]:
    """Return the proceedings about any of `subjects`, in the order in which they were opened here."""
    s = tables.proceeding_subject.c
    about = sa.select(s.proceeding).where(s.subject.in_(subjects))
    return _proceedings(connection, tables.proceeding.c.id.in_(about))


def docket(connection: sa.Connection, compartment: str) -> list[Proceeding]:
    """Return every proceeding of a compartment, in the order in which they were opened here."""
    return _proceedings(connection, tables.proceeding.c.compartment == compartment)


def add_event(connection: sa.Connection, event: Event) -> None:
    """Record an event that was checked."""
    connection.execute(sa.insert(tables.proceeding_event).values(**event._asdict()))


def histories(
    connection: sa.Connection, proceedings: Sequence[Proceeding]
) -> Iterator[tuple[Proceeding, list[Event]]]:
    """Yield each of `proceedings`, in no order, with what was recorded in it, by number, corrected events too.

    Costs one query for one proceeding, and one over their compartments for several. What was yielded is not kept: a docket never lies in memory as a whole.
    """
    left = {one.id: one for one in proceedings}
    e, p = tables.proceeding_event, tables.proceeding
    query = sa.select(e).order_by(e.c.proceeding, e.c.number)
    if len(left) == 1:
        query = query.where(e.c.proceeding.in_(left))
    else:
        within = {one.compartment for one in proceedings}
        query = query.join(p, p.c.id == e.c.proceeding).where(p.c.compartment.in_(within))
    rows = map(Event._make, connection.execute(query))
    for name, recorded in groupby(rows, key=attrgetter("proceeding")):
        if (one := left.pop(name, None)) is not None:
            yield one, list(recorded)
    for one in left.values():
        yield one, []


def events(connection: sa.Connection, proceedings: Sequence[Proceeding]) -> dict[str, list[Event]]:
    """Return proceeding → what `histories` yields of it: for a few of them."""
    return {one.id: recorded for one, recorded in histories(connection, proceedings)}


def events_about(connection: sa.Connection, subjects: Sequence[str]) -> list[Event]:
    """Return the events that stand and concern any of `subjects`, each proceeding's in the order of its record."""
    return [event for _, event in happened_to(connection, subjects)]


def happened_to(
    connection: sa.Connection, subjects: Sequence[str]
) -> list[tuple[Proceeding, Event]]:
    """Return those events, each with its proceeding."""
    return happened(histories(connection, of_subjects(connection, subjects)), subjects)


def happened(
    recorded: Iterable[tuple[Proceeding, list[Event]]], subjects: Sequence[str]
) -> list[tuple[Proceeding, Event]]:
    """Return what `happened_to` returns, of proceedings whose histories are at hand."""
    return [
        (one, event)
        for one, events in recorded
        for whom in [frozenset(subjects).intersection(one.subjects)]
        if whom
        for event in standing(events)
        if event.of(whom)
    ]


def forget_words(connection: sa.Connection, seq: int) -> None:
    """Blank what entry `seq` says in words of an event; kind, day and source stay."""
    e = tables.proceeding_event
    blank = {"said": ERASED, "next": sa.case((e.c.next.is_(None), None), else_=ERASED)}
    connection.execute(sa.update(e).where(e.c.seq == seq).values(**blank))


def _proceedings(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Proceeding]:
    p, s = tables.proceeding, tables.proceeding_subject
    named = sa.select(s).join(p, p.c.id == s.c.proceeding).where(which).order_by(s.c.subject)
    about: dict[str, list[str]] = {}
    for row in connection.execute(named):
        about.setdefault(row.proceeding, []).append(row.subject)
    rows = connection.execute(sa.select(p).where(which).order_by(p.c.seq)).mappings()
    return [Proceeding(**row, subjects=tuple(about[row["id"]])) for row in rows]


def _wholly_before(day: str, other: str) -> bool:
    """Tell whether a date of any precision lies before another, whichever days they mean."""
    left, right = days_of(day), days_of(other)
    return left is not None and right is not None and left.last < right.first


def _says(where: str, said: str, of_type: str) -> None:
    if not text(said) or "\n" in said:
        detail = "one line that says something"
        raise BadValue(where, value=repr(said[:60]), type=of_type, detail=detail)


def _one_of(where: str, word: str, known: Iterable[str], of_type: str) -> None:
    words = tuple(known)
    if word not in words:
        detail = (
            Said("one of: {known}", known=", ".join(words))
            if words
            else "this kind of event has none"
        )
        raise BadValue(where, value=repr(word), type=of_type, detail=detail)
