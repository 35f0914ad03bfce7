# SPDX-License-Identifier: Apache-2.0
"""Finish a task with its result: an exhibit, a claim, or a written negative."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.queue import turn
from sanad.casework.tasks import Move, Result, State
from sanad.desk.act import Act, Done, Work
from sanad.desk.tasks import POWER, of_task, of_thing, step, thing, today
from sanad.errors import BadValue, TaskOfAnother
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class FinishTask(Act[str]):
    """An order to finish; the result is the task's id. Whoever it is allocated to gives it, or whoever stands in today.

    What shows the result is an `exhibit` (digest, or name as delivered) or a `claim`; else who was `asked`, `on` which day, and what they `said`.
    """

    name: ClassVar[str] = "finish_task"
    power: ClassVar[str] = POWER

    task: str
    exhibit: str | None = None
    claim: str | None = None
    asked: str = ""
    on: date | None = None
    said: str = ""

    def touches(self, work: Work) -> list[str]:
        """The compartments of the task and of what shows the result."""
        return [
            of_task(work, self.task),
            *(of_thing(work, each, self.compartment) for each in self._things),
        ]

    def intent(self) -> dict[str, Json]:
        """Name the task and what it rests on."""
        return {"task": self.task, "things": list(self._things)}

    def do(self, work: Work) -> Done[str]:
        """Take the step; another officer accepts the result or returns it."""
        if self.on is not None and self.on > work.today:
            raise BadValue(self.task, value=self.on, type="day of asking", detail="it is to come")
        task = tasks.get(work.connection, self.task)
        if task.state is State.ALLOCATED:
            acting = turn(task, today(work, self.compartment)).officer
            if self.by not in {task.officer, acting}:
                raise TaskOfAnother(self.task, officer=self.by, holder=task.officer)
        result = self._result(work)
        finished = replace(step(self, work, Move.FINISH), result=result)
        tasks.take(work.connection, self.task, finished)
        what: dict[str, Json] = {"task": self.task, "result": result.thing or "negative"}
        things = (f"task:{self.task}", *([result.thing] if result.thing else []))
        private: dict[str, Json] = {"asked": result.asked, "on": result.on, "said": result.said}
        return Done(self.task, things, what, private)

    @property
    def _things(self) -> list[str]:
        named = {"exhibit": self.exhibit, "claim": self.claim}
        return [f"{kind}:{name}" for kind, name in named.items() if name]

    def _result(self, work: Work) -> Result:
        things = [thing(work, each) for each in self._things]
        if len(things) > 1:
            detail = "an exhibit or a claim, and not both"
            raise BadValue(self.task, value=things[1], type="result", detail=detail)
        on = self.on.isoformat() if self.on else ""
        return Result(things[0] if things else "", self.asked, on, self.said)
