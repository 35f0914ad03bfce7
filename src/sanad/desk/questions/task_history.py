# SPDX-License-Identifier: Apache-2.0
"""One task as it stands, with every step that was taken."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.tasks import Step
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.queue import Seen, seen
from sanad.desk.tasks import of_task, today
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Told:
    """The task and its steps, the first first."""

    task: Seen
    steps: list[Step]


@dataclass(frozen=True, kw_only=True)
class TaskHistory(Question[Told]):
    """An order to look at `task`."""

    name: ClassVar[str] = "task_history"

    task: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the task."""
        return [of_task(work, self.task)]

    def intent(self) -> dict[str, Json]:
        """Name the task."""
        return {"task": self.task}

    def do(self, work: Work) -> Done[Told]:
        """Gather the steps."""
        task = tasks.get(work.connection, self.task)
        [line] = seen(work, self.compartment, [task], today(work, self.compartment))
        told = Told(line, tasks.history(work.connection, self.task))
        return Done(told, (f"task:{self.task}",), {"steps": len(told.steps)})
