# SPDX-License-Identifier: Apache-2.0
"""Raise the tasks that the office itself calls for: what has drifted, what must be withdrawn, what rules ask, what clocks are near."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.due import Due
from sanad.casework.origin import Cause, Origin
from sanad.casework.request import SEND, WITHDRAW, signatures
from sanad.casework.tasks import Task
from sanad.desk.act import Act, Done, Work
from sanad.desk.around import Around
from sanad.desk.compartments import of_request
from sanad.desk.drifted import Drifted, drifted
from sanad.desk.request_facts import check
from sanad.desk.started import clocks
from sanad.errors import SanadError
from sanad.rules import Question
from sanad.values.canonical import Json

_WITHDRAWAL = "withdrawal"
_QUESTION = "question_open"
"""Clocks by which a request is withdrawn, and a question of a rule is answered."""
_SOON = timedelta(days=14)
"""A clock without an alert of its own calls so long before its end."""


@dataclass(frozen=True, kw_only=True)
class FollowUp(Act[list[str]]):
    """An order to look through the compartment; the result is the ids of the tasks that were raised. What has an open task already gets no second one."""

    name: ClassVar[str] = "follow_up"
    power: ClassVar[str] = "task"

    def do(self, work: Work) -> Done[list[str]]:
        """Gather what calls for a task, and raise what nobody has raised."""
        called = [*self._drift(work), *self._questions(work), *self._clocks(work)]
        raised = [
            tasks.add(work.connection, task)
            for task in called
            if not tasks.open_about(work.connection, task.about, task.origin, self.compartment)
        ]
        what: dict[str, Json] = {"raised": list(raised)}
        return Done(raised, tuple(f"task:{each}" for each in raised), what)

    def _drift(self, work: Work) -> Iterator[Task]:
        for each in drifted(work, self.compartment):
            if each.withdraw:
                yield self._withdrawal(work, each)
            if each.changes or each.stops:
                told = each.stops or each.changes[0].says
                more = f" ({len(each.changes) - 1} more)" if len(each.changes) > 1 else ""
                action = f"Look at {each.name}: {told}{more}"
                yield self._task(work, action, each.thing, Origin(Cause.DRIFT, each.step))

    def _withdrawal(self, work: Work, each: Drifted) -> Task:
        clock = work.tools.law.clocks[_WITHDRAWAL]
        due = clock.due(work.now, work.tools.zone)
        rules = ", ".join(ruling.rule for ruling in each.withdraw)
        action = f"Withdraw {each.name} ({rules}): {each.withdraw[0].reason}"
        origin = Origin(Cause.RULE, each.withdraw[0].rule)
        basis = f"{clock.instrument}, {clock.article}"
        return self._task(work, action, each.thing, origin, Due(_minute(due.at), basis), clock.who)

    def _questions(self, work: Work) -> Iterator[Task]:
        """Yield a task for each question that keeps a request of the compartment from being decided."""
        around = Around(work, self.compartment)
        clock = work.tools.law.clocks[_QUESTION]
        for asked in around.requests:
            steps = signatures(work.connection, asked.id)
            if of_request(work, asked.id) != self.compartment or {SEND, WITHDRAW} & steps.keys():
                continue
            try:
                rulings = check(work, asked.id, around).rulings
            except SanadError:
                continue  # what stops the check is told as drift, or when somebody checks
            due = clock.due(work.now, work.tools.zone)
            basis = f"{clock.instrument}, {clock.article}"
            for question in _open(question for each in rulings for question in each.questions):
                yield self._task(
                    work,
                    f"{asked.id}, {question.id}: {question.text}",
                    f"request:{asked.id}",
                    Origin(Cause.RULE, question.id),
                    Due(_minute(due.at), basis),
                    question.who,
                )

    def _clocks(self, work: Work) -> Iterator[Task]:
        for each in clocks(work, self.compartment):
            if (each.alert or each.at - _SOON) <= work.now:
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


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _open(questions: Iterator[Question]) -> list[Question]:
    """Return each question once, in the order in which rules ask."""
    return list({each.id: each for each in questions}.values())
