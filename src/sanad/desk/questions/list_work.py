# SPDX-License-Identifier: Apache-2.0
"""Which long work was ordered in a compartment, and how far it is."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.desk.work_needs import kind_of
from sanad.errors import BadValue
from sanad.jobs import store
from sanad.jobs.job import Job, State
from sanad.values.said import Said

_MOST = 500


@dataclass(frozen=True)
class Listed:
    """Jobs, the newest first, without their results; `of` is how many there are of those asked for."""

    jobs: list[Job]
    of: int


@dataclass(frozen=True, kw_only=True)
class ListWork(Question[Listed]):
    """An order to list: all, or what is in one `state` or of one `kind`; `before` is the number of the entry from which a page goes on."""

    name: ClassVar[str] = "list_work"

    state: str | None = None
    kind: str | None = None
    most: int = 100
    before: int | None = None

    def do(self, work: Work) -> Done[Listed]:
        """Look at the compartment's jobs."""
        if self.state is not None and self.state not in tuple(State):
            detail = Said("one of {known}", known=", ".join(State))
            raise BadValue("work", value=self.state, type="state of a job", detail=detail)
        states = tuple(State) if self.state is None else (State(self.state),)
        most = max(1, min(self.most, _MOST))
        kind = self.kind
        if kind is not None:
            kind_of(kind)
        place = (work.connection, self.compartment, states)
        found = store.of_compartment(*place, most, self.before, kind)
        of = store.count(*place, kind)
        return Done(Listed([_short(job) for job in found], of), (), {"work": len(found)})


def _short(job: Job) -> Job:
    """Leave out what came of it: that is shown to who may have ordered it."""
    return replace(job, outcome=job.outcome and replace(job.outcome, result={}))
