# SPDX-License-Identifier: Apache-2.0
"""Issue a directive: record what a meeting decided, and raise the task for whoever must do it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from sanad.casework import directive, tasks
from sanad.casework.directive import Directive
from sanad.casework.due import Due
from sanad.casework.origin import Cause, Origin
from sanad.casework.tasks import Move, Task
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.tasks import DIRECT, must_hold, of_thing, step
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.said import Said
from sanad.vault import store as vault


@dataclass(frozen=True)
class Issued:
    """The directive and the task that carries it out."""

    directive: str
    task: str


@dataclass(frozen=True, kw_only=True)
class IssueDirective(Act[Issued]):
    """An order to issue. Either `officer` or `department` must do it; `paper` is the exhibit that holds the minutes, by name or digest, `item` the place in them.

    `about` is the thing concerned; without one the task is about the directive itself.
    """

    name: ClassVar[str] = "issue_directive"
    power: ClassVar[str] = DIRECT

    meeting: str
    held_on: date
    decision: str
    action: str
    officer: str | None = None
    department: str = ""
    item: str = ""
    by_when: date | None = None
    paper: str | None = None
    about: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartments of the paper and of what it is about."""
        paper, about = self._paper(work), self.about
        mine = [] if paper is None else [of_exhibit(work, paper, self.compartment)]
        return mine if about is None else [*mine, of_thing(work, about, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name what it is about."""
        return {"about": self.about}

    def do(self, work: Work) -> Done[Issued]:
        """Record the decision; the task goes to the officer named, or waits for allocation."""
        if bool(self.officer) == says_something(self.department):
            detail = "an officer or a department, and not both"
            raise BadValue("directive", value="", type="addressee", detail=detail)
        if self.held_on > work.today:
            detail = "nothing is decided before the meeting"
            raise BadValue("directive", value=self.held_on, type="day of a meeting", detail=detail)
        if self.by_when is not None and self.by_when < self.held_on:
            detail = Said(
                "nothing is due before the meeting that decides it ({held_on})",
                held_on=self.held_on,
            )
            raise BadValue("directive", value=self.by_when, type="last day", detail=detail)
        if self.officer:
            must_hold(work, self.officer, self.compartment, self.name)
        decided = Directive(
            meeting=self.meeting,
            held_on=self.held_on.isoformat(),
            item=self.item,
            decision=self.decision,
            to=self.officer or self.department,
            by_when=self.by_when.isoformat() if self.by_when else None,
            paper=self._paper(work),
            by=self.by,
            compartment=self.compartment,
            seq=work.seq,
        )
        directive.add(work.connection, decided)
        task = self._task(work, decided)
        what: dict[str, Json] = {"directive": decided.id, "task": task}
        things = (f"directive:{decided.id}", f"task:{task}")
        private: dict[str, Json] = {**decided.as_json(), "action": self.action}
        return Done(Issued(decided.id, task), things, what, private)

    def _task(self, work: Work, decided: Directive) -> str:
        """Raise the task and put it for allocation, and allocate it if an officer was named."""
        due = Due(decided.by_when) if decided.by_when else None
        raised = Task(
            action=self.action,
            about=self.about or f"directive:{decided.id}",
            origin=Origin(Cause.DIRECTIVE, decided.id),
            by=self.by,
            compartment=self.compartment,
            seq=work.seq,
            department=self.department,
            due=due,
        )
        task = tasks.add(work.connection, raised)
        tasks.take(work.connection, task, step(self, work, Move.ADMIT))
        if self.officer:
            given = replace(step(self, work, Move.ALLOCATE), officer=self.officer)
            tasks.take(work.connection, task, given)
        return task

    def _paper(self, work: Work) -> str | None:
        return None if self.paper is None else vault.by_name(work.connection, self.paper).sha256
