# SPDX-License-Identifier: Apache-2.0
"""Go through the job ledger page by page, so that a list of any length costs no memory."""

from collections.abc import Iterator

from sanad.desk.door import Desk
from sanad.desk.questions.list_readings import START, ListReadings
from sanad.errors import LockedFile
from sanad.values.canonical import Json

COLUMNS = (
    "name", "sha256", "size", "step", "state", "reader", "version", "needs", "code", "says", "read", "stored",
    "rejected",
)  # fmt: skip
"""Columns of a table of readings."""
PASSWORD = "password"  # noqa: S105  # the word, not one


def every_reading(
    desk: Desk, by: str, compartment: str, states: tuple[str, ...]
) -> Iterator[dict[str, Json]]:
    """Yield each step in one of `states`, with its outcome and what it needs from outside, if anything."""
    after = START
    while True:
        page = desk.ask(ListReadings(by=by, compartment=compartment, states=states, after=after))
        for job in page.jobs:
            yield {
                "name": job.name,
                "sha256": job.exhibit,
                "size": job.size,
                "step": job.step,
                "state": job.state,
                "reader": job.reader,
                "version": job.version,
                "needs": _needs(job.document),
                "outcome": job.document,
            }
        if not page.jobs:
            return
        after = page.end


def counts_of_readings(desk: Desk, by: str, compartment: str) -> dict[str, int]:
    """Return state → how many steps."""
    return desk.ask(ListReadings(by=by, compartment=compartment, most=0)).counts


def as_line(reading: dict[str, Json]) -> dict[str, Json]:
    """Return a reading in the `COLUMNS` of a table."""
    outcome = reading["outcome"]
    told = outcome if isinstance(outcome, dict) else {}
    return {name: reading.get(name, told.get(name)) for name in COLUMNS}


def _needs(document: dict[str, Json] | None) -> str | None:
    return PASSWORD if document is not None and document.get("code") == LockedFile.code else None
