# SPDX-License-Identifier: Apache-2.0
"""Documents that tests of pages build and take out of an office."""

from threading import Thread

from cast import CASE
from sanad.desk.working.carry_out import carry_out, waiting
from sanad.ledger import read

LIST = f"/c/{CASE}/documents"
NEW = f"{LIST}/new?subjects=S-01&recipient=court&purpose=trial&language=en&kind=subject_dossier"


def built(served, page=NEW):
    """Order the document of a page, let the worker build it, and return the page of the job."""
    answer = served.client("drafter").fill(page, LIST)
    assert answer.status_code == 303, answer.text
    tools = served.office.tools
    for job in waiting(tools):
        carry_out(tools, job.id)
    return answer.headers["location"]


def edition_of(served, job):
    """Return the address of the edition that a job built."""
    page = served.client("drafter").get(job).text
    [found] = {part.split('"')[0] for part in page.split(f'href="{LIST}/')[1:] if len(part.split('"')[0]) == 64}  # fmt: skip
    return f"{LIST}/{found}"


def entries(served):
    with served.office.tools.database.reading() as connection:
        return list(read.entries(connection))


def take(served, page, officer="drafter", **given):
    told = {"file": "whole", "purpose": "for the hearing of 12 January"} | given
    return served.client(officer).fill(page, f"{page}/package", **told)


def at_work(served):
    """Let the worker do what was ordered, away from the browser's event loop."""

    def work():
        for job in waiting(served.office.tools):
            carry_out(served.office.tools, job.id)

    worker = Thread(target=work)
    worker.start()
    worker.join()
