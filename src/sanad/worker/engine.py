# SPDX-License-Identifier: Apache-2.0
"""DBOS, as the worker uses it: a queue that survives, one job of a compartment at a time, several compartments side by side.

What was ordered, by whom and what came of it stands in the office's own tables; DBOS keeps only which job is in whose hands, in a
database of its own (ADR 0025). That may be thrown away: what has not ended is queued anew.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from dbos import DBOS, DBOSConfig, Queue, SetEnqueueOptions, SetWorkflowID
from dbos._serialization import DBOSPortableJSON

_QUEUE = "sanad-work"
_VERSION = "1"
"""Of the workflow, not of the program: a job that an older program began is finished by a newer one."""
_SCHEMA = "sanad_work"
_LOST = frozenset({"ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})
_POLL_S = 0.5


class Engine:
    """A running DBOS that does jobs by their ids."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    def submit(self, job: str, compartment: str) -> None:
        """Queue a job; one that is queued or in hand stays as it is, one that an error of the machine threw out is taken up again."""
        known = DBOS.get_workflow_status(job)
        if known is not None:
            if known.status in _LOST:
                DBOS.resume_workflow(job, queue_name=_QUEUE)
            return
        with SetWorkflowID(job), SetEnqueueOptions(queue_partition_key=compartment):
            self._queue.enqueue(_carry_out, job)


@contextmanager
def running(address: str, do: Callable[[str], None], at_once: int) -> Iterator[Engine]:
    """Run DBOS on the database at `address` until the block ends; it calls `do` with the id of each job, at most `at_once` of them side by side."""
    _Doing.do = staticmethod(do)
    config: DBOSConfig = {
        "name": "sanad-work",
        "system_database_url": address,
        "dbos_system_schema": _SCHEMA,
        "application_version": _VERSION,
        "executor_id": "worker",
        "enable_otlp": False,
        "log_level": "ERROR",
        "serializer": DBOSPortableJSON,
    }
    DBOS(config=config)
    DBOS.launch()
    try:
        yield Engine(
            DBOS.register_queue(
                _QUEUE,
                worker_concurrency=at_once,
                partition_worker_concurrency=1,
                polling_interval_sec=_POLL_S,
            )
        )
    finally:
        DBOS.destroy()


def address_of(office: Path, database: str) -> str:
    """Return where DBOS keeps what it keeps: a file beside SQLite's, a schema of its own in PostgreSQL."""
    own = f"sqlite:///{office.absolute() / 'work.db'}"
    return own if sa.make_url(database).get_backend_name() == "sqlite" else database


class _Doing:
    """What does a job; DBOS knows workflows by name, before it is told which office they work for."""

    do: Callable[[str], None]


@DBOS.step(name="do-job")
def _do(job: str) -> None:
    _Doing.do(job)


@DBOS.workflow(name="carry-out", max_recovery_attempts=1000)
def _carry_out(job: str) -> None:
    _do(job)


logging.getLogger("dbos").setLevel(logging.ERROR)
