# SPDX-License-Identifier: Apache-2.0
"""Accept the result of a task, or return it with a reason: another officer than those who worked on it."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.tasks import Move
from sanad.desk.act import Act, Done, Work
from sanad.desk.tasks import POWER, must_direct, of_task, step
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class ReviewResult(Act[str]):
    """An order to accept or return; the result is the state of the task after it."""

    name: ClassVar[str] = "review_result"
    power: ClassVar[str] = POWER

    task: str
    accepted: bool
    reason: str = ""

    def touches(self, work: Work) -> list[str]:
        """The compartment of the task."""
        return [of_task(work, self.task)]

    def intent(self) -> dict[str, Json]:
        """Name the task."""
        return {"task": self.task}

    def do(self, work: Work) -> Done[str]:
        """Take the step; a returned task lies with its officer again, and the result given stays in its history."""
        move = Move.ACCEPT if self.accepted else Move.RETURN
        must_direct(self, work, tasks.get(work.connection, self.task))
        reviewed = replace(step(self, work, move), reason=self.reason)
        task = tasks.take(work.connection, self.task, reviewed)
        what: dict[str, Json] = {"task": self.task, "accepted": self.accepted}
        return Done(str(task.state), (f"task:{self.task}",), what, {"reason": self.reason})
