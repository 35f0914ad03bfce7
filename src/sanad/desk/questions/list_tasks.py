# SPDX-License-Identifier: Apache-2.0
"""Which tasks of a compartment are open, or were filed, narrowed down as somebody asks."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.tasks import State
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.queue import Seen, listed
from sanad.desk.tasks import today
from sanad.errors import BadValue
from sanad.values.said import Said


@dataclass(frozen=True)
class Listed:
    """The tasks that meet what was asked, by deadline, and how many there are in all: the open ones, or with `filed` every one."""

    tasks: list[Seen]
    of: int


@dataclass(frozen=True, kw_only=True)
class ListTasks(Question[Listed]):
    """An order to list. What is not asked for does not narrow: `turn` is the officer who must act, `origin` a directive, rule's question or officer, `filed` lists what is closed too, `unallocated` only what nobody was given."""

    name: ClassVar[str] = "list_tasks"

    state: str | None = None
    turn: str | None = None
    about: str | None = None
    origin: str | None = None
    department: str | None = None
    when: str | None = None
    filed: bool = False
    unallocated: bool = False

    def do(self, work: Work) -> Done[Listed]:
        """Look at every task of the compartment."""
        if self.state is not None and self.state not in tuple(State):
            detail = Said("one of {known}", known=", ".join(State))
            raise BadValue("tasks", value=self.state, type="state of a task", detail=detail)
        states = frozenset(State) if self.filed or self.state == State.FILED else tasks.OPEN
        lines = listed(work, self.compartment, states, today(work, self.compartment))
        met = [line for line in lines if self._meets(line)]
        return Done(Listed(met, len(lines)), (), {"tasks": len(met)})

    def _meets(self, line: Seen) -> bool:
        """Tell whether a line has everything that was asked for."""
        task = line.task
        return (
            self.state in (None, task.state)
            and self.turn in (None, line.turn.officer)
            and self.about in (None, task.about)
            and self.origin in (None, task.origin.of)
            and self.department in (None, task.department)
            and self.when in (None, line.when)
            and not (self.unallocated and task.state not in tasks.NOBODYS)
        )
