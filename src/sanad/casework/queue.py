# SPDX-License-Identifier: Apache-2.0
"""Whose turn it is: an officer's queue and the cell's workload, from tasks and absences.

Pure. Officers stand in order of name and are never compared: how many tasks lie with somebody says nothing of how they work.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sanad.casework.cell import Absence, acting
from sanad.casework.due import When, when
from sanad.casework.origin import Cause
from sanad.casework.tasks import State, Task

_DISTANT = datetime.max.replace(tzinfo=ZoneInfo("UTC"))


@dataclass(frozen=True)
class Day:
    """The moment of looking: `now`, in the `zone` of the office, with who is away, and who `serves` where the tasks lie."""

    now: datetime
    zone: str
    absences: Collection[Absence]
    serves: Collection[str]

    @cached_property
    def on(self) -> date:
        """Return the day in the zone of the office."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def when(self, task: Task) -> When:
        """Return how far off the deadline of a task is."""
        return when(task.due, self.now, self.zone)

    def ends(self, task: Task) -> datetime:
        """Return the moment after which a task is late; the end of time if it has none."""
        return task.due.ends(self.zone) if task.due else _DISTANT


@dataclass(frozen=True)
class Turn:
    """Whose turn a task is: `officer`'s, or of those who direct the cell if it is None; `instead_of` whom that officer stands in for."""

    officer: str | None
    instead_of: str | None = None


@dataclass(frozen=True)
class Load:
    """What lies with one officer: open tasks that wait for them, those of them that are late, and those that they wait for."""

    officer: str
    open: int
    overdue: int
    waiting: int


def turn(task: Task, day: Day) -> Turn:
    """Return whose turn an open task is: whoever it is allocated to, then whoever asked for it, then whoever accepted the result.

    What nobody was given, what lies with somebody who serves here no more, and the result of what the program raised or the officer did who
    asked for it, is for those who direct the cell.
    """
    officer: str | None = None
    if task.state is State.ALLOCATED:
        officer = task.officer
    elif task.state is State.DONE and task.origin.cause in {Cause.OFFICER, Cause.DIRECTIVE}:
        officer = task.by if task.by not in _parties(task) else None
    elif task.state is State.ACCEPTED:
        officer = task.moved_by
    if officer is None:
        return Turn(None)
    present = acting(officer, day.absences, day.on)
    if present not in day.serves or present in _parties(task):
        present = None
    return Turn(present, officer if present != officer else None)


def is_for(task: Task, at: Turn, officer: str, *, directs: bool) -> bool:
    """Tell whether a task is in an officer's queue; nobody who directs is shown their own result to accept."""
    if at.officer is not None or not directs:
        return at.officer == officer
    return officer not in _parties(task)


def _parties(task: Task) -> set[str | None]:
    """Return who worked on a result that waits for another officer: who gave it, and to whom the task was allocated."""
    return {task.moved_by, task.officer} if task.state is State.DONE else set()


def waits(task: Task, officer: str, at: Turn) -> bool:
    """Tell whether `officer` waits for somebody else with an open task: they raised or finished it, and it is not their turn."""
    own = task.by == officer or (task.state is State.DONE and task.moved_by == officer)
    return own and at.officer != officer


def in_order(tasks: Collection[Task], day: Day) -> list[Task]:
    """Return tasks by deadline, those without one last, then as they were raised."""
    return sorted(tasks, key=lambda task: (day.ends(task), task.seq, task.id))


def workload(tasks: Collection[Task], officers: Collection[str], day: Day) -> Iterator[Load]:
    """Yield what lies with each of `officers`, in order of name; all of `tasks` are open."""
    turns = [(task, turn(task, day)) for task in tasks]
    has = Counter(at.officer for _, at in turns)
    late = Counter(at.officer for task, at in turns if day.when(task) is When.OVERDUE)
    for officer in sorted(officers):
        waiting = sum(waits(task, officer, at) for task, at in turns)
        yield Load(officer, has[officer], late[officer], waiting)
