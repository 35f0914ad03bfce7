# SPDX-License-Identifier: Apache-2.0
"""What the office holds, what waits, what was refused: counted for whoever looks in the office, named only out of the compartments in which they may look."""

from dataclasses import dataclass
from typing import ClassVar

import sqlalchemy as sa

from sanad.analysis.finding import count as count_findings
from sanad.casework.request import all_requests
from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.ledger import checkpoint, read, tables
from sanad.mandates.officer import all_officers, looking
from sanad.values.canonical import Json
from sanad.vault import quarantine, store
from sanad.vault.exhibit import SHEET


@dataclass(frozen=True, kw_only=True)
class OfficeStatus(Question[dict[str, Json]]):
    """An order to count; the result is one document, described in docs/formats/commands.md."""

    name: ClassVar[str] = "office_status"

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[dict[str, Json]]:
        """Count what is kept."""
        connection = work.connection
        held = work.told(store.holding)
        newest = checkpoint.latest(connection)
        subjects = work.told(register.subjects)
        seen = looking(connection, self.by, work.today, work.now)
        waiting = [each for each in work.told(store.unread) if each.provenance.relation != SHEET]
        aside, requests = work.told(quarantine.not_in_use), work.told(all_requests)
        counted: dict[str, Json] = {
            "office": work.tools.office,
            "fingerprint": work.tools.signer.fingerprint,
            "officers": len(all_officers(connection)),
            "exhibits": held.exhibits,
            "bytes_sealed": held.size,
            "read": held.read,
            "waiting": len(waiting),
            "unread": [item.name for item in waiting if seen.intersection(item.compartments)],
            "set_aside": len(aside),
            "quarantined": [
                {"name": item.name, "reason": item.quarantine}
                for item in aside
                if seen.intersection(item.compartments)
            ],
            "orphans": work.tools.blobs.orphans(),
            "rows": held.stored,
            "subjects": {
                kind: sum(item.kind == kind for item in subjects)
                for kind in ("person", "organisation", "incident")
            },
            "claims": work.told(register.count),
            "findings": work.told(count_findings),
            "drafted": len(requests),
            "requests": [item.id for item in requests if item.compartment in seen],
            "entries": read.size(connection),
            "refusals": _refusals(connection),
            "checkpoint": newest.size if newest else None,
            "timestamps_queued": len(checkpoint.queued(connection)),
        }
        return Done(counted, ())


def _refusals(connection: sa.Connection) -> int:
    query = sa.select(sa.func.count()).where(
        tables.entry.c.outcome.in_((read.REFUSED, read.UNDECIDED))
    )
    return int(connection.execute(query).scalar_one())
