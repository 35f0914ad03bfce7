# SPDX-License-Identifier: Apache-2.0
"""Defer a task to another day, with a reason; a day that the law sets only on the provision or order that moves it."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.due import Due
from sanad.casework.tasks import Move
from sanad.desk.act import Act, Done, Work
from sanad.desk.tasks import POWER, must_direct, of_task, step
from sanad.errors import BadValue
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class DeferTask(Act[str]):
    """An order to defer; the result is the task's id. `due` is a day or a moment with its zone, `basis` what moves a day of the law."""

    name: ClassVar[str] = "defer_task"
    power: ClassVar[str] = POWER

    task: str
    due: str
    reason: str
    basis: str = ""

    def touches(self, work: Work) -> list[str]:
        """The compartment of the task."""
        return [of_task(work, self.task)]

    def intent(self) -> dict[str, Json]:
        """Name the task."""
        return {"task": self.task}

    def do(self, work: Work) -> Done[str]:
        """Take the step; the day before stays in the history."""
        due = Due(self.due, self.basis)
        if due.ends(work.tools.zone) <= work.now:
            detail = "a task is not deferred to what is past"
            raise BadValue(self.task, value=self.due, type="day or moment", detail=detail)
        must_direct(self, work, tasks.get(work.connection, self.task))
        deferred = replace(step(self, work, Move.DEFER), due=due, reason=self.reason)
        tasks.take(work.connection, self.task, deferred)
        what: dict[str, Json] = {"task": self.task, "due": self.due}
        private: dict[str, Json] = {"basis": self.basis, "reason": self.reason}
        return Done(self.task, (f"task:{self.task}",), what, private)
