# SPDX-License-Identifier: Apache-2.0
"""Record what a source says about a subject; refused unless the words stand where it points."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.claims import properties, store
from sanad.claims.claim import Claim
from sanad.claims.resolve import Evidence
from sanad.desk.act import Act, Done, Work
from sanad.errors import Quarantined
from sanad.values.canonical import Json
from sanad.vault import store as vault


@dataclass(frozen=True, kw_only=True)
class RecordClaim(Act[str]):
    """An order to record. `basis` says how the source knows, where a rule asks; the result is the claim's id."""

    name: ClassVar[str] = "record_claim"
    power: ClassVar[str] = "claim"

    claim: Claim
    basis: str | None = None

    def intent(self) -> dict[str, Json]:
        """Name the statement that was not recorded, without repeating it."""
        return {"about": self.claim.about, "property": self.claim.property}

    def facts(self, work: Work) -> dict[str, Json]:
        """Say what is claimed and on what basis."""
        del work
        return {"claim": {**self.claim.as_json(), "value_basis": self.basis}}

    def do(self, work: Work) -> Done[str]:
        """Check the shape, the exhibit and the words; then record."""
        claim = replace(self.claim, seq=work.seq)
        store.subject(work.connection, claim.about)
        properties.check(claim.about, claim.property, claim.value)
        exhibit = vault.get(work.connection, claim.citation.exhibit)
        if exhibit.quarantine is not None:
            raise Quarantined(exhibit.name, reason=exhibit.quarantine)
        if claim.copy_of is not None:
            store.get(work.connection, claim.copy_of)
        Evidence(work.tools.blobs.path, work.tools.records.folder).check(claim.citation)
        store.add(work.connection, claim)
        return Done(claim.id, (f"claim:{claim.id}",), {"claim": claim.id, **claim.as_json()})
