# SPDX-License-Identifier: Apache-2.0
"""What the office holds, what waits, what was refused."""

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
from sanad.mandates.officer import all_officers
from sanad.values.canonical import Json
from sanad.vault import store
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
        exhibits = store.exhibits(connection)
        newest = checkpoint.latest(connection)
        subjects = register.subjects(connection)
        counted: dict[str, Json] = {
            "office": work.tools.office,
            "fingerprint": work.tools.signer.fingerprint,
            "officers": len(all_officers(connection)),
            "exhibits": len(exhibits),
            "bytes_sealed": sum(item.size for item in exhibits),
            "read": sum(item.receipt is not None for item in exhibits),
            "unread": [
                item.name
                for item in exhibits
                if item.receipt is None and item.provenance.relation != SHEET
            ],
            "quarantined": [
                {"name": item.name, "reason": item.quarantine}
                for item in exhibits
                if item.quarantine
            ],
            "orphans": work.tools.blobs.orphans(),
            "rows": sum(_stored(item.receipt) for item in exhibits),
            "subjects": {
                kind: sum(item.kind == kind for item in subjects)
                for kind in ("person", "organisation", "incident")
            },
            "claims": register.count(connection),
            "findings": count_findings(connection),
            "requests": [item.id for item in all_requests(connection)],
            "entries": read.size(connection),
            "refusals": _refusals(connection),
            "checkpoint": newest.size if newest else None,
            "timestamps_queued": len(checkpoint.queued(connection)),
        }
        return Done(counted, ())


def _stored(receipt: dict[str, Json] | None) -> int:
    stored = (receipt or {}).get("stored")
    return stored if isinstance(stored, int) else 0


def _refusals(connection: sa.Connection) -> int:
    query = sa.select(sa.func.count()).where(tables.entry.c.outcome != "done")
    return int(connection.execute(query).scalar_one())
