# SPDX-License-Identifier: Apache-2.0
"""What is new in a compartment for an officer: what came after the entry up to which they said that they had seen it.

Guarantees: what happens while somebody reads their desk is not taken for seen, because the mark is the newest entry that the desk showed, not the moment of the click.
"""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sanad.analysis import tables as analysis
from sanad.claims import tables as claims
from sanad.desk.act import Work
from sanad.jobs import tables as jobs
from sanad.jobs.job import State
from sanad.ledger import read
from sanad.vault import tables as vault
from sanad.vault.readings import FAILED


@dataclass(frozen=True)
class Mark:
    """The newest `entry` that an officer has seen, and the instant `at` which it was written; both of before the first one where nothing was ever marked."""

    entry: int = -1
    at: str = ""


@dataclass(frozen=True)
class Arrived:
    """What came after a mark: exhibits that were `sealed`, readings that failed (`unread`), `claims` that were recorded, `findings` that were kept, work that was `done`, `failed` or `cancelled`."""

    sealed: int = 0
    unread: int = 0
    claims: int = 0
    findings: int = 0
    done: int = 0
    failed: int = 0
    cancelled: int = 0


def desk_of(officer: str, compartment: str) -> str:
    """Return what the ledger calls the desk of an officer in a compartment."""
    return f"desk:{compartment}/{officer}"


def mark_of(work: Work, officer: str, compartment: str) -> Mark:
    """Return up to where an officer has seen a compartment, as they marked it last; one query. A mark whose body was erased stands where it was set."""
    last = read.newest_about(work.connection, desk_of(officer, compartment))
    if last is None:
        return Mark()
    what: Any = (last.body or {}).get("what", {"until": last.seq, "at": last.at})
    return Mark(int(what["until"]), str(what["at"]))


def arrived(connection: sa.Connection, compartment: str, mark: Mark) -> Arrived:
    """Return what came to a compartment after a mark; one query, whatever came."""
    delivery, reading = vault.delivery.c, vault.reading.c
    claim, subject = claims.claim.c, claims.subject.c
    finding, job = analysis.finding.c, jobs.job.c
    since: list[tuple[str, sa.ColumnElement[bool]]] = [
        ("sealed", (delivery.compartment == compartment) & delivery.leads & (delivery.seq > mark.entry)),
        ("unread", (reading.compartment == compartment) & (reading.state == FAILED) & (reading.seq > mark.entry)),
        ("claims", (claim.about == subject.id) & (subject.compartment == compartment) & (claim.seq > mark.entry)),
        ("findings", (finding.compartment == compartment) & (finding.seq > mark.entry)),
        *((str(state), (job.compartment == compartment) & (job.state == state) & (job.ended_at > mark.at))
          for state in (State.DONE, State.FAILED, State.CANCELLED)),
    ]  # fmt: skip
    counts = [sa.select(sa.func.count()).where(those).scalar_subquery() for _, those in since]
    row = connection.execute(sa.select(*counts)).one()
    return Arrived(**{name: int(count) for (name, _), count in zip(since, row, strict=True)})
