# SPDX-License-Identifier: Apache-2.0
"""Put a task for allocation, or allocate it to an officer, anew if somebody has it already."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.queue import Turn, turn
from sanad.casework.tasks import Move, State
from sanad.desk.act import Act, Done, Work
from sanad.desk.tasks import DIRECT, must_hold, of_task, step, today
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class AllocateTask(Act[Turn]):
    """An order to allocate `task` to `officer`, or without one to put it for allocation; the result says whose turn it is, also when the officer is away."""

    name: ClassVar[str] = "allocate_task"
    power: ClassVar[str] = DIRECT

    task: str
    officer: str | None = None
    reason: str = ""

    def touches(self, work: Work) -> list[str]:
        """The compartment of the task."""
        return [of_task(work, self.task)]

    def intent(self) -> dict[str, Json]:
        """Name the task."""
        return {"task": self.task}

    def do(self, work: Work) -> Done[Turn]:
        """Take the steps; what was only raised is put for allocation first."""
        raised = tasks.get(work.connection, self.task).state is State.RAISED
        if raised or self.officer is None:
            admitted = replace(step(self, work, Move.ADMIT), reason=self.reason)
            tasks.take(work.connection, self.task, admitted)
        if self.officer is not None:
            must_hold(work, self.officer, self.compartment, self.name)
            given = replace(step(self, work, Move.ALLOCATE), officer=self.officer, reason=self.reason)  # fmt: skip
            tasks.take(work.connection, self.task, given)
        at = turn(tasks.get(work.connection, self.task), today(work, self.compartment))
        what: dict[str, Json] = {"task": self.task, "officer": self.officer, "turn": at.officer}
        return Done(at, (f"task:{self.task}",), what, {"reason": self.reason})
