# SPDX-License-Identifier: Apache-2.0
"""Raise a task: what is to be done, about what, because of what, until when."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.due import Due
from sanad.casework.origin import Cause, Origin
from sanad.casework.tasks import Task
from sanad.desk.act import Act, Done, Work
from sanad.desk.tasks import POWER, of_thing, thing
from sanad.errors import BadValue
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class RaiseTask(Act[str]):
    """An order to raise; the result is the task's id. It carries out a `directive`, answers a rule's or checklist's `question`, or comes from the officer alone.

    What drifts and what a clock says, the program raises by itself. `due` is a day or a moment with its zone, `basis` what sets it.
    """

    name: ClassVar[str] = "raise_task"
    power: ClassVar[str] = POWER

    action: str
    about: str
    directive: str | None = None
    question: str | None = None
    department: str = ""
    due: str | None = None
    basis: str = ""

    def touches(self, work: Work) -> list[str]:
        """The compartments of what it is about, and of the directive that it carries out."""
        about = of_thing(work, self.about, self.compartment)
        if self.directive is None:
            return [about]
        return [about, of_thing(work, f"directive:{self.directive}", self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name what it would have been about."""
        return {"about": self.about}

    def do(self, work: Work) -> Done[str]:
        """Record the task; somebody who directs the cell puts it for allocation."""
        if self.basis and self.due is None:
            detail = "it sets no day or moment: name it too"
            raise BadValue("task", value=self.basis, type="basis", detail=detail)
        task = Task(
            action=self.action,
            about=thing(work, self.about),
            origin=self._origin(work),
            by=self.by,
            compartment=self.compartment,
            seq=work.seq,
            department=self.department,
            due=Due(self.due, self.basis) if self.due else None,
        )
        made = tasks.add(work.connection, task)
        what: dict[str, Json] = {"task": made, "about": task.about, "cause": str(task.origin.cause)}
        return Done(made, (f"task:{made}", task.about), what, task.as_json())

    def _origin(self, work: Work) -> Origin:
        if self.directive is not None and self.question is not None:
            detail = "a directive or a question, and not both"
            raise BadValue("task", value=self.question, type="origin", detail=detail)
        if self.directive is not None:
            return Origin(Cause.DIRECTIVE, self.directive)
        if self.question is None:
            return Origin(Cause.OFFICER, self.by)
        if not _asked(work, self.question):
            detail = "no rule and no checklist asks it"
            raise BadValue("task", value=self.question, type="question", detail=detail)
        return Origin(Cause.RULE, self.question)


def _asked(work: Work, question: str) -> bool:
    """Tell whether some rule or checklist asks that."""
    rules = work.tools.rulebook.rules
    asked = {need.id for rule in rules for need in rule.needs.values()}
    items = {item.id for checklist in work.tools.checklists for item in checklist.items}
    return question in asked | items | {rule.id for rule in rules}
