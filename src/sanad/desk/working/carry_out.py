# SPDX-License-Identifier: Apache-2.0
"""Carry out what was ordered, and put its end on record. A worker that is stopped begins the same job again, and it goes on.

Guarantees: each act passes the door in the name of who ordered the work, by the mandate of that moment; who loses it stops the work. What came of a
job is noted before its end is recorded, so that its end is recorded once. How far it is is written twice a second at most, beside the ledger.
"""

import logging
import time
from dataclasses import dataclass, field

from sanad.desk.act import Tools, Work, stamp
from sanad.desk.acts.end_work import EndWork
from sanad.desk.work_needs import kind_of, read_needs
from sanad.desk.working.kinds import RUNS
from sanad.desk.working.site import Site
from sanad.errors import ActFailed, SanadError, WorkKeepsStopping
from sanad.jobs import store
from sanad.jobs.job import ENDED, Job, Note, Outcome, State
from sanad.mandates import officer
from sanad.values.fault import told

_PAUSE_S = 0.5
_MOST_BEGINNINGS = 5
_LOG = logging.getLogger(__name__)


class _Cancelled(Exception):
    """Somebody asked that the work stop."""


@dataclass
class _Noted:
    """Progress of a job: keeps it where everybody sees it, and stops the work when somebody asked for that or the mandate has ended."""

    tools: Tools
    job: Job
    power: str
    note: Note | None = None
    kept: float = field(default=-_PAUSE_S)

    def __call__(self, what: str, done: int, total: int, failed: int = 0) -> None:
        """Take note; what is kept twice a second is the newest.

        Raises:
            _Cancelled: the work is to stop.
            NoMandate: the officer may not order it any more.
        """
        at = stamp(self.tools.clock())
        same = self.note is not None and self.note.doing == what
        since = self.note.since if self.note is not None and same else at
        self.note = Note(what, since, done, total, failed, at)
        if not same or time.monotonic() - self.kept >= _PAUSE_S:
            self.keep()

    def keep(self) -> None:
        """Write the newest note."""
        if self.note is None:
            return
        order, tools = self.job.order, self.tools
        with tools.database.writing() as connection:
            stop = store.note(connection, self.job.id, self.note)
            now = Work(tools, connection, tools.clock(), seq=0)
            who = (order.by, self.power, order.compartment)
            officer.require(connection, *who, now.today, order.kind, now.now)
        self.kept = time.monotonic()
        if stop:
            raise _Cancelled


@dataclass(frozen=True)
class Waiting:
    """A job that has not ended: its id, its compartment, and whether it was begun."""

    id: str
    compartment: str
    begun: bool


def waiting(tools: Tools) -> list[Waiting]:
    """Return the jobs that have not ended, of all compartments, the first ordered first."""
    with tools.database.reading() as connection:
        found = store.waiting(connection)
    return [Waiting(job.id, job.order.compartment, job.begun > 0) for job in found]


def carry_out(tools: Tools, name: str) -> None:
    """Do a job, whatever comes of it, and record its end; one that has ended is left alone.

    Raises:
        MachineFault: the database does not take what came of it; the job goes on when it does.
    """
    with tools.database.writing() as connection:
        job = store.begin(connection, name, stamp(tools.clock()))
    if job is None:
        return
    if job.outcome is None:
        outcome = _worked(tools, job)
        with tools.database.writing() as connection:
            store.settle(connection, name, outcome)
    _end(tools, job)


def _worked(tools: Tools, job: Job) -> Outcome:
    """Return what came of the work."""
    noted = _Noted(tools, job, kind_of(job.order.kind).power)
    try:
        if job.cancelled:
            return Outcome(State.CANCELLED)
        if job.begun > _MOST_BEGINNINGS:
            raise WorkKeepsStopping(job.id, begun=job.begun - 1)
        needs = read_needs(job.order.kind, job.order.needs)
        result = RUNS[job.order.kind](Site.of(tools, job), needs, noted)
        noted.keep()
    except _Cancelled:
        return Outcome(State.CANCELLED)
    except SanadError as error:
        return Outcome(State.FAILED, code=error.code, says=str(error))
    except Exception as fault:  # noqa: BLE001  # a fault of the program ends this job and no other
        _LOG.error("%s: %s", job.id, told(fault))
        failed = ActFailed(job.order.kind, detail=type(fault).__name__)
        return Outcome(State.FAILED, code=failed.code, says=str(failed))
    return Outcome(State.DONE, result)


def _end(tools: Tools, job: Job) -> None:
    """Record the end; where the officer may no longer, the refusal is the record, and the job ends all the same."""
    end = EndWork(by=job.order.by, compartment=job.order.compartment, purpose=job.order.purpose, work=job.id)  # fmt: skip
    try:
        Site.of(tools, job).desk.perform(end)
    except SanadError:
        with tools.database.writing() as connection:
            now = store.get(connection, job.id)
            if now.state not in ENDED and now.outcome is not None:
                store.end(connection, job.id, now.outcome.state, stamp(tools.clock()))
