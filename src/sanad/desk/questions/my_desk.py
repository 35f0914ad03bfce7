# SPDX-License-Identifier: Apache-2.0
"""The morning desk of an officer in one compartment: what waits for them, by deadline, and what they wait for."""

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import ClassVar

from sanad.casework import tasks
from sanad.casework.due import When
from sanad.casework.queue import Day, is_for, waits
from sanad.casework.tasks import State
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.queue import Seen, at, listed
from sanad.desk.tasks import DIRECT, today
from sanad.mandates import officer


@dataclass(frozen=True)
class MyTasks:
    """`queue` is what waits for the officer, by how far off the deadline; `waiting` what they wait for; `unallocated` how many nobody was given; `results` how many of the queue are done, and wait that the officer accepts what came of them; `of` how many are open."""

    queue: dict[When, list[Seen]]
    waiting: list[Seen]
    unallocated: int
    results: int
    of: int


@dataclass(frozen=True, kw_only=True)
class MyDesk(Question[MyTasks]):
    """An order to look at one's own queue. Nothing of another compartment is counted."""

    name: ClassVar[str] = "my_desk"

    def do(self, work: Work) -> Done[MyTasks]:
        """Sort the open tasks of the compartment."""
        day = today(work, self.compartment)
        directs = officer.holds(work.connection, self.by, DIRECT, self.compartment, work.today)
        key = (MyTasks, self.by, directs, *at(work, self.compartment, tasks.OPEN, day))
        found = work.kept(
            (*key, self.compartment), partial(self._sorted, work, day, directs=directs)
        )
        shown = sum(map(len, found.queue.values()))
        return Done(found, (), {"queue": shown, "waiting": len(found.waiting)})

    def _sorted(self, work: Work, day: Day, *, directs: bool) -> MyTasks:
        lines = listed(work, self.compartment, tasks.OPEN, day)
        queue: dict[When, list[Seen]] = {when: [] for when in When}
        waiting = []
        for line in lines:
            if is_for(line.task, line.turn, self.by, directs=directs):
                queue[line.when].append(line)
            elif waits(line.task, self.by, line.turn):
                waiting.append(line)
        unallocated = sum(line.task.state in tasks.NOBODYS for line in lines)
        mine = chain.from_iterable(queue.values())
        results = sum(line.task.state is State.DONE for line in mine)
        return MyTasks(queue, waiting, unallocated, results, len(lines))
