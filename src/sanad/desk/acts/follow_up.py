# SPDX-License-Identifier: Apache-2.0
"""Raise the tasks that the office itself calls for: what has drifted, what must be withdrawn, what rules ask, what clocks are near."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.clocks import Running
from sanad.casework.due import Due
from sanad.casework.origin import Cause, Origin
from sanad.casework.request import DRAFT, SEND, WITHDRAW, signatures
from sanad.casework.tasks import Move, Task
from sanad.desk.act import Act, Done, Work
from sanad.desk.around import Around
from sanad.desk.compartments import of_request
from sanad.desk.drifted import Drifted, drifted, keeping
from sanad.desk.request_facts import check
from sanad.desk.started import clocks
from sanad.desk.tasks import POWER, step
from sanad.desk.told import tell
from sanad.errors import SanadError
from sanad.jobs.webhook import CLOCK, DRIFT
from sanad.mandates import officer
from sanad.rules import Question
from sanad.rules.clock import Clock
from sanad.values.canonical import Json

_WITHDRAWAL = "withdrawal"
_QUESTION = "question_open"
"""Clocks by which a request is withdrawn, and a question of a rule is answered."""
_REQUEST = "request:"
_WITHDRAWS = "request"
"""The power that withdraws a request."""
_TOLD = {CLOCK: {Cause.CLOCK}, DRIFT: {Cause.DRIFT, Cause.RULE}}
"""Kind of notice → what the tasks come from of which it tells."""
_SOON = timedelta(days=14)
"""A clock without an alert of its own calls so long before its end."""


@dataclass(frozen=True, kw_only=True)
class FollowUp(Act[list[str]]):
    """An order to look through the compartment; the result is the ids of the tasks that were raised.

    What has an open task already gets no second one, and what one start of a clock called for is never asked twice. Of a request to be
    withdrawn that alone is asked: of whoever sent it or drafted it and may withdraw it, or else of those who direct the cell.
    """

    name: ClassVar[str] = "follow_up"
    power: ClassVar[str] = "task"

    def do(self, work: Work) -> Done[list[str]]:
        """Gather what calls for a task, and raise what nobody has raised."""
        amber, run = drifted(work, self.compartment), clocks(work, self.compartment)
        raised = [
            made for each in amber if each.withdraw for made in self._withdrawal(work, each, run)
        ]
        called = [*self._drift(work, amber), *self._questions(work), *self._clocks(work, run)]
        raised += [
            tasks.add(work.connection, task) for task in called if not self._asked(work, task)
        ]
        self._tell(work, raised)
        what: dict[str, Json] = {"raised": list(raised)}
        return Done(raised, tuple(f"task:{each}" for each in raised), what)

    def _tell(self, work: Work, raised: list[str]) -> None:
        """Let those who asked for it know what clocks and drift called for; a rule calls for what drifted."""
        of = {name: tasks.get(work.connection, name) for name in raised}
        for kind, causes in _TOLD.items():
            called = [{"task": name, "about": task.about} for name, task in of.items() if task.origin.cause in causes]  # fmt: skip
            tell(work, self.compartment, kind, called)

    def _asked(self, work: Work, task: Task) -> bool:
        """Tell whether nobody need be asked again: an open task asks it, or one asked it of this start of a clock."""
        if task.origin.cause is Cause.CLOCK:
            return tasks.raised_before(work.connection, task.about, task.origin, self.compartment)
        return bool(tasks.open_about(work.connection, task.about, task.origin, self.compartment))

    def _drift(self, work: Work, amber: Sequence[Drifted]) -> Iterator[Task]:
        for each in amber:
            for ruling in each.decide:
                action = f"Decide on {each.name} ({ruling.rule}): {ruling.reason}"
                origin, due = Origin(Cause.RULE, ruling.rule), _term(work, ruling.rule)
                yield self._task(work, action, each.thing, origin, due, "reviewer")
            if (each.changes or each.stops) and not each.withdraw:
                told = each.stops or each.changes[0].says
                more = f" ({len(each.changes) - 1} more)" if len(each.changes) > 1 else ""
                action = f"Look at {each.name}: {told}{more}"
                yield self._task(work, action, each.thing, Origin(Cause.DRIFT, each.step))

    def _withdrawal(self, work: Work, each: Drifted, run: Sequence[Running]) -> Iterator[str]:
        """Raise the withdrawal, unless it is asked for, and give it to whom the request names; yield its id."""
        origins = [Origin(Cause.RULE, ruling.rule) for ruling in each.withdraw]
        if any(
            tasks.open_about(work.connection, each.thing, one, self.compartment) for one in origins
        ):
            return
        clock = work.tools.law.clocks[_WITHDRAWAL]
        # A term that was over before anybody here knew of the event is told by its clock; the task itself can only be done from now on.
        ends = [one.at for one in run if one.thing == each.thing and one.at > work.now]
        due = _due(clock, min([*ends, clock.due(work.now, work.tools.zone).at]))
        rules = ", ".join(ruling.rule for ruling in each.withdraw)
        action = f"Withdraw {each.name} ({rules}): {each.withdraw[0].reason}"
        made = tasks.add(
            work.connection, self._task(work, action, each.thing, origins[0], due, clock.who)
        )
        if (named := self._named(work, each)) is not None:
            tasks.take(work.connection, made, step(self, work, Move.ADMIT))
            given = replace(step(self, work, Move.ALLOCATE), officer=named)
            tasks.take(work.connection, made, given)
        yield made

    def _named(self, work: Work, each: Drifted) -> str | None:
        """Return who sent the request, or else who drafted it, if that officer may withdraw it today."""
        steps = signatures(work.connection, each.thing.removeprefix(_REQUEST))
        for name in (steps[one].officer for one in (SEND, DRAFT) if one in steps):
            if all(
                officer.holds(work.connection, name, power, self.compartment, work.today)
                for power in (POWER, _WITHDRAWS)
            ):
                return name
        return None

    def _questions(self, work: Work) -> Iterator[Task]:
        """Yield a task for each question that keeps a request of the compartment from being decided, or one that was sent from being known to stand."""
        around = Around(work, self.compartment)
        clock = work.tools.law.clocks[_QUESTION]
        for asked in around.requests:
            steps = signatures(work.connection, asked.id)
            if of_request(work, asked.id) != self.compartment or WITHDRAW in steps:
                continue
            try:
                checked = check(work, asked.id, around)
            except SanadError:
                continue  # what stops the check is told as drift, or when somebody checks
            rulings = keeping(around, checked) if SEND in steps else checked.rulings
            due = clock.due(work.now, work.tools.zone)
            for question in _open(question for each in rulings for question in each.questions):
                yield self._task(
                    work,
                    f"{asked.id}, {question.id}: {question.text}",
                    f"request:{asked.id}",
                    Origin(Cause.RULE, question.id),
                    _due(clock, due.at),
                    question.who,
                )

    def _clocks(self, work: Work, run: Sequence[Running]) -> Iterator[Task]:
        """Yield a task for each clock that calls; that of a request is the term of its withdrawal, which the rules call for."""
        for each in run:
            if (each.alert or each.at - _SOON) <= work.now and not each.thing.startswith(_REQUEST):
                action = f"{each.title}: {each.explanation}"
                due = Due(_minute(each.at), each.basis)
                yield self._task(work, action, each.thing, Origin(Cause.CLOCK, each.id), due, each.who)  # fmt: skip

    def _task(  # a task
        self, work: Work, action: str, about: str, origin: Origin, due: Due | None = None, who: str = ""
    ) -> Task:  # fmt: skip
        return Task(
            action=" ".join(action.split()),
            about=about,
            origin=origin,
            by=self.by,
            compartment=self.compartment,
            seq=work.seq,
            department=who,
            due=due,
        )


def _term(work: Work, rule: str) -> Due | None:
    """Return until when a rule asks for a decision, counted from now: by the clock that rests on the same source; None where there is none."""
    sources = {source for each in work.tools.rulebook.rules if each.id == rule for source in each.sources}  # fmt: skip
    for clock in work.tools.law.clocks.values():
        if sources.intersection(clock.sources):
            return _due(clock, clock.due(work.now, work.tools.zone).at)
    return None


def _due(clock: Clock, at: datetime) -> Due:
    return Due(_minute(at), f"{clock.instrument}, {clock.article}")


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _open(questions: Iterator[Question]) -> list[Question]:
    """Return each question once, in the order in which rules ask."""
    return list({each.id: each for each in questions}.values())
