# SPDX-License-Identifier: Apache-2.0
"""Which times run in a compartment, when each is over, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import ClassVar

from sanad.casework.clocks import Running
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.started import clocks


@dataclass(frozen=True)
class Clocks:
    """`running` are those asked for, the first to end first; `of` how many run in all."""

    running: Sequence[Running]
    of: int


@dataclass(frozen=True, kw_only=True)
class ListClocks(Question[Clocks]):
    """An order to list what runs: all of it, or what is over or calls within so many days. Papers and sheets of states are of compartment `office`."""

    name: ClassVar[str] = "list_clocks"

    within_days: int | None = None

    def do(self, work: Work) -> Done[Clocks]:
        """Gather what starts clocks and compute."""
        every = work.kept(
            (clocks, self.compartment, work.today), partial(clocks, work, self.compartment)
        )
        if self.within_days is None:
            return Done(Clocks(every, len(every)), (), {"clocks": len(every)})
        edge = work.now + timedelta(days=self.within_days)
        near = [each for each in every if (each.alert or each.at) <= edge]
        return Done(Clocks(near, len(every)), (), {"clocks": len(near)})
