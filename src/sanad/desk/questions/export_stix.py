# SPDX-License-Identifier: Apache-2.0
"""The register of a compartment as a bundle of STIX 2.1."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from sanad.claims.claim import Claim
from sanad.desk.act import Done, Work
from sanad.desk.outgoing import Export, Outgoing, going_out, instants
from sanad.dossier.exports.stix import Going, Handling, stix
from sanad.vault import store as vault
from sanad.vault.exhibit import Provenance

BUNDLE = "bundle.stix.json"
_FOUNDED = 0
"""The first entry of every ledger."""


@dataclass(frozen=True, kw_only=True)
class ExportStix(Export):
    """An order to hand out the register as identities, incidents, relationships and notes."""

    name: ClassVar[str] = "export_stix"

    def do(self, work: Work) -> Done[Outgoing]:
        """Gather, check every citation once more, and write in the words of the model."""
        self.check()
        going = going_out(work, self.compartment, self.recipient)
        handling = _handling(work, going.claims)
        seqs = {each.seq for each in going.subjects}.union(
            (each.seq for each in going.claims), (each.seq for each in handling.values())
        )
        at = instants(work, [_FOUNDED, *seqs])
        raw = stix(
            Going(
                office=(work.tools.office, work.tools.signer.fingerprint),
                founded=at[_FOUNDED],
                recipient=self.recipient,
                subjects=going.subjects,
                claims=going.claims,
                handling=handling,
                recorded_at=at.__getitem__,
            )
        )
        counts = {"subjects": len(going.subjects), "claims": len(going.claims)}
        outgoing = Outgoing({BUNDLE: raw}, counts, going.left_out)
        return self.told(outgoing, sorted(each.id for each in going.subjects))


def _handling(work: Work, claims: Iterable[Claim]) -> dict[str, Handling]:
    """Return exhibit → under which handling codes it came, and what its senders ask of whoever uses it."""
    cited = sorted({each for claim in claims for each in claim.citation.exhibits})
    return {
        exhibit.sha256: Handling(
            frozenset(says for one in exhibit.deliveries for says in _asked(one.provenance)),
            max(one.seq for one in exhibit.deliveries),
        )
        for exhibit in vault.exhibits(work.connection, cited)
    }


def _asked(came: Provenance) -> list[str]:
    return [f"handling: {came.handling}", *(f"condition: {each}" for each in came.conditions)]
