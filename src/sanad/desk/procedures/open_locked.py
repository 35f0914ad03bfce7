# SPDX-License-Identifier: Apache-2.0
"""Open a file that asked for a password with one that the sender gave, seal what is inside or its open copy, and order that it be read.

The password goes into the cell and nowhere else: no entry, no log, no file holds it. That one was given, and by whom, stands in the entry of the reading.
"""

from collections.abc import Mapping
from typing import Any

from sanad.desk.act import Tools
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.door import Desk
from sanad.desk.procedures.read_pending import in_cell, settled
from sanad.desk.questions.open_exhibit import OpenExhibit
from sanad.errors import LockedFile, SanadError, StepNotAllowed
from sanad.vault import readings, store
from sanad.vault.readings import Job


def open_locked(
    desk: Desk, tools: Tools, order: Mapping[str, Any], exhibit: str, password: str
) -> str:
    """Return the id of the job that reads what came out.

    Raises:
        StepNotAllowed: its reading did not fail for want of a password.
        LockedFile: the password opens nothing.
        AlreadyRunning: readings of this compartment are under way.
        SanadError: the officer may not read here, or the file cannot be read.
    """
    name = desk.ask(OpenExhibit(**order, exhibit=exhibit, most=1)).exhibit.name
    job = _locked(tools, exhibit, name)
    with tools.records.alone(f"reading-{order['compartment']}"):
        with tools.database.reading() as connection:
            sealed = store.get(connection, exhibit)
        read = in_cell(tools, job, sealed, password)
        for each in settled(desk, tools, [read], order["by"]):
            if isinstance(each.outcome, SanadError):
                raise each.outcome
    return desk.perform(OrderWork(**order, kind="read", order={}))


def _locked(tools: Tools, exhibit: str, name: str) -> Job:
    """Return the reading that failed for want of a password."""
    with tools.database.reading() as connection:
        steps = readings.steps(connection, [exhibit]).get(exhibit, [])
    for job in steps:
        failed = job.state == readings.FAILED and (job.document or {}).get("code")
        if job.step == readings.CONTENT and failed == LockedFile.code:
            return job
    told = {"state": "not locked by a password", "step": "opened", "allowed": "locked"}
    raise StepNotAllowed(name, kind="exhibit", **told)
