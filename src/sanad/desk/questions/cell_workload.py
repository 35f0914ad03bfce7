# SPDX-License-Identifier: Apache-2.0
"""What lies with each officer of the cell, in order of name; who is away, who stands in, which teams there are. No officer is ranked."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from sanad.casework import cell, tasks
from sanad.casework.cell import Absence, Team
from sanad.casework.queue import Load, workload
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.queue import at
from sanad.desk.tasks import today


@dataclass(frozen=True)
class Cell:
    """The officers who serve in the compartment with what lies with them, absences of today by officer, teams, and how many tasks are open in all."""

    loads: list[Load]
    away: dict[str, Absence]
    teams: list[Team]
    of: int


@dataclass(frozen=True, kw_only=True)
class CellWorkload(Question[Cell]):
    """An order to look at the cell of the compartment."""

    name: ClassVar[str] = "cell_workload"

    def do(self, work: Work) -> Done[Cell]:
        """Count what lies with whom."""
        day = today(work, self.compartment)
        every = partial(work.told, tasks.of_compartment, self.compartment, tasks.OPEN)
        key = (workload, self.compartment, *at(work, self.compartment, tasks.OPEN, day))
        loads = work.kept(key, lambda: list(workload(every(), day.serves, day)))
        stated = {who: cell.stated(who, day.absences, day.on) for who in day.serves}
        away = {who: told for who, told in stated.items() if told and told.cover}
        teams = list(cell.teams(work.connection, self.compartment, day.on).values())
        found = Cell(loads, away, teams, len(every()))
        return Done(found, (), {"officers": len(loads), "open": len(every())})
