# SPDX-License-Identifier: Apache-2.0
"""How far a job is, for whoever watches it: figures alone, so that a screen that asks every second leaves no entry for each look.

What came of a job is a question (`follow_work`), and recorded.
"""

from dataclasses import replace
from zoneinfo import ZoneInfo

from sanad.desk.act import Tools
from sanad.errors import NotFound
from sanad.jobs import store
from sanad.jobs.job import Job
from sanad.mandates import officer


def glimpse(tools: Tools, by: str, compartment: str, name: str) -> Job:
    """Return a job as it stands, without what it was told and what came of it.

    Raises:
        NotFound: there is none by that id in this compartment.
        NoMandate: the officer may not look here.
        UnknownOfficer: nobody has that id.
    """
    now = tools.clock()
    today = now.astimezone(ZoneInfo(tools.zone)).date()
    with tools.database.reading() as connection:
        officer.require(connection, by, "look", compartment, today, "follow_work", now)
        job = store.get(connection, name)
    if job.order.compartment != compartment:
        raise NotFound("jobs", kind="job", name=name)
    bare = replace(job.order, needs={}, purpose="")
    return replace(job, order=bare, outcome=job.outcome and replace(job.outcome, result={}, says=""))  # fmt: skip
