# SPDX-License-Identifier: Apache-2.0
"""Figures about the work of a period, of a compartment or of the whole office; for publication none that could point at somebody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sanad.casework import basis, proceedings, tasks
from sanad.casework.due import When, when
from sanad.casework.history import REFUSED
from sanad.casework.request import SEND, WITHDRAW, Request, Signature, signatures_of, state
from sanad.casework.statistics import (
    COUNTED,
    Asked,
    Deed,
    Figure,
    Raised,
    Seen,
    Withdrawn,
    figures,
    for_publication,
    quarter,
)
from sanad.casework.tasks import Task
from sanad.desk.act import Done, Work, stamp
from sanad.desk.around import Around
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.desk.request_facts import checked
from sanad.errors import BadValue, SanadError
from sanad.ledger import read
from sanad.ledger.read import Entry
from sanad.mandates import officer
from sanad.rules.span import days_of
from sanad.values.canonical import Json
from sanad.values.said import Said
from sanad.values.verdict import Verdict

_WITHDRAWAL = "withdrawal"
"""The clock that names the events after which a request is withdrawn."""
_NOT_CHECKED = "cannot be checked"


@dataclass(frozen=True, kw_only=True)
class Statistics(Question[list[Figure]]):
    """An order to count from the day `first` to the day `last`, both included; compartment `office` is the office with all its compartments.

    With `publish` the figures are such as may leave the office: of one quarter that is over, and of the whole office. Costs one check of every request drafted in the period, and one look at the acts of the period.
    """

    name: ClassVar[str] = "statistics"

    first: date
    last: date
    publish: bool = False

    def do(self, work: Work) -> Done[list[Figure]]:
        """Gather and count; an entry whose words were erased is counted nowhere."""
        if self.last < self.first:
            detail = Said(
                "it begins on {first} and ends on {last}", first=self.first, last=self.last
            )
            raise BadValue("statistics", value=f"{self.first}/{self.last}", type="period", detail=detail)  # fmt: skip
        if self.publish:
            self._publishable(work)
        found = figures(_Gathering(work, self).seen())
        what: dict[str, Json] = {
            "from": str(self.first),
            "to": str(self.last),
            "published": self.publish,
        }
        return Done(for_publication(found) if self.publish else found, (), what)

    def _publishable(self, work: Work) -> None:
        """Refuse a part of the office, and a period from which and another one a small number could be worked out."""
        if self.compartment != OFFICE:
            detail = "only figures of the whole office are published: the difference to it could be small"
            raise BadValue("statistics", value=self.compartment, type="part to publish", detail=detail)  # fmt: skip
        if (self.first, self.last) != quarter(self.first) or self.last >= work.today:
            detail = "one quarter of the calendar that is over, such as 2026-01-01 to 2026-03-31"
            raise BadValue("statistics", value=f"{self.first}/{self.last}", type="period to publish", detail=detail)  # fmt: skip


@dataclass(frozen=True)
class _Gathering:
    work: Work
    asked: Statistics

    def seen(self) -> Seen:
        raised = [task for task in self._tasks if task.seq in self._written]
        return Seen(
            first=self.asked.first,
            last=self.asked.last,
            deeds=list(self._deeds()),
            requests=list(self._requests()),
            refusals=list(self._refusals()),
            withdrawn=list(self._withdrawn()),
            raised=[Raised(str(task.origin.cause), task.department, task.about.partition(":")[0]) for task in raised],
            overdue=sum(self._late(task) for task in self._tasks),
        )  # fmt: skip

    @cached_property
    def _period(self) -> tuple[str, str]:
        zone, asked = ZoneInfo(self.work.tools.zone), self.asked
        first = datetime.combine(asked.first, time.min, zone).astimezone(UTC)
        last = datetime.combine(asked.last, time.max, zone).astimezone(UTC)
        return stamp(first), stamp(last)

    @cached_property
    def _written(self) -> set[int]:
        """Return the entries of the period by which tasks and requests came to be; what was erased is counted nowhere."""
        made = {each.seq for each in self._tasks} | {each.seq for each, _ in self._drafted}
        return read.whole_within(self.work.connection, *self._period, of=made)

    def _deeds(self) -> Iterator[Deed]:
        for entry in read.within(self.work.connection, *self._period, acts=COUNTED):
            if entry.body and self.asked.compartment in {OFFICE, entry.body["compartment"]}:
                yield _deed(entry)

    @cached_property
    def _compartments(self) -> list[str]:
        if self.asked.compartment != OFFICE:
            return [self.asked.compartment]
        held = officer.appointments(self.work.connection).values()
        return sorted({OFFICE, *(each.compartment for every in held for each in every)})

    @cached_property
    def _around(self) -> dict[str, Around]:
        return {name: Around(self.work, name) for name in self._compartments}

    @cached_property
    def _drafted(self) -> list[tuple[Request, dict[str, Signature]]]:
        own = [each for around in self._around.values() for each in around.requests]
        steps = signatures_of(self.work.connection, [each.id for each in own])
        return [(each, steps[each.id]) for each in own]

    @cached_property
    def _signed(self) -> dict[int, date]:
        """Return entry of a signature → its day."""
        seqs = {each.seq for _, steps in self._drafted for each in steps.values()}
        return {seq: self._day(at) for seq, at in read.instants(self.work.connection, seqs).items()}

    @cached_property
    def _tasks(self) -> list[Task]:
        connection, states = self.work.connection, frozenset(tasks.State)
        return [
            task
            for each in self._compartments
            for task in tasks.of_compartment(connection, each, states)
        ]

    def _day(self, at: str) -> date:
        moment = datetime.fromisoformat(at)
        return moment.astimezone(ZoneInfo(self.work.tools.zone)).date()

    def _within(self, day: date) -> bool:
        return self.asked.first <= day <= self.asked.last

    def _days(self, steps: Mapping[str, Signature]) -> dict[str, date]:
        return {step: self._signed[each.seq] for step, each in steps.items()}

    def _requests(self) -> Iterator[Asked]:
        grounds = {rule.id: rule.grounds for rule in self.work.tools.rulebook.rules}
        for request, steps in self._drafted:
            outcome, against = (
                self._came_to(request, steps) if request.seq in self._written else (None, ())
            )
            behind = frozenset(ground for rule in against for ground in grounds.get(rule, ()))
            yield Asked(request.kind, state(steps), outcome, behind, self._days(steps))

    def _came_to(
        self, request: Request, steps: Mapping[str, Signature]
    ) -> tuple[str, tuple[str, ...]]:
        """Return the outcome and the rules behind it: at the sending, or today of what was not sent."""
        if SEND in steps:
            return self._at_sending(request)
        try:
            outcome = checked(self.work, request.id, self._around[request.compartment]).outcome
        except SanadError:
            return _NOT_CHECKED, ()
        return str(outcome.status), outcome.rules

    def _at_sending(self, request: Request) -> tuple[str, tuple[str, ...]]:
        """Return what was kept when it was sent; nothing where an order erased the words of that entry."""
        kept = basis.newest(self.work.connection, [f"request:{request.id}"])
        document: dict[str, Any] = kept[f"request:{request.id}"].document
        against = [each["rule"] for each in document.get("rulings", ()) if each["verdict"] != Verdict.PERMIT]  # fmt: skip
        return document.get("outcome", _NOT_CHECKED), tuple(against)

    def _refusals(self) -> Iterator[list[str]]:
        for compartment in self._compartments:
            docket = proceedings.docket(self.work.connection, compartment)
            for _, recorded in proceedings.histories(self.work.connection, docket):
                for event in proceedings.standing(recorded):
                    days = days_of(event.on)
                    if event.kind in REFUSED and days and self._within(days[1]):
                        yield event.grounds.split()

    def _withdrawn(self) -> Iterator[Withdrawn]:
        for request, steps in self._drafted:
            if WITHDRAW in steps and self._within(on := self._days(steps)[WITHDRAW]):
                sent = SEND in steps
                yield Withdrawn(sent, self._days_since(request, on) if sent else None)

    def _days_since(self, request: Request, on: date) -> int | None:
        calls = self.work.tools.law.clocks[_WITHDRAWAL].starts
        events = proceedings.events_about(self.work.connection, [request.subject])
        spans = [days_of(event.on) for event in events if event.kind in calls]
        days = [span[0] for span in spans if span and span[0] == span[1] <= on]
        return (on - max(days)).days if days else None

    def _late(self, task: Task) -> bool:
        late = when(task.due, self.work.now, self.work.tools.zone) is When.OVERDUE
        return late and task.state in tasks.OPEN


def _deed(entry: Entry) -> Deed:
    what = (entry.body or {}).get("what")
    told = what if isinstance(what, dict) else {}
    code = None if entry.outcome == "done" else str(told.get("code"))
    return Deed(entry.act, code, str(told.get("answer")))
