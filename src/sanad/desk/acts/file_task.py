# SPDX-License-Identifier: Apache-2.0
"""File a task: with its accepted result, or, before anybody was given it, because another officer finds that it is not needed."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.tasks import Move
from sanad.desk.act import Act, Done, Work
from sanad.desk.tasks import POWER, must_direct, of_task, step
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class FileTask(Act[str]):
    """An order to file; the result is the task's id. `reason` says where the result is kept, or why the task is not needed."""

    name: ClassVar[str] = "file_task"
    power: ClassVar[str] = POWER

    task: str
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the task."""
        return [of_task(work, self.task)]

    def intent(self) -> dict[str, Json]:
        """Name the task."""
        return {"task": self.task}

    def do(self, work: Work) -> Done[str]:
        """Take the last step; the task stays readable with all of them."""
        must_direct(self, work, tasks.get(work.connection, self.task))
        filed = replace(step(self, work, Move.FILE), reason=self.reason)
        tasks.take(work.connection, self.task, filed)
        what: dict[str, Json] = {"task": self.task}
        return Done(self.task, (f"task:{self.task}",), what, {"reason": self.reason})
