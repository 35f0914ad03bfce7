# SPDX-License-Identifier: Apache-2.0
"""The register of a compartment as FollowTheMoney, with what that model cannot carry beside it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.outgoing import (
    Export,
    Outgoing,
    going_out,
    instants,
    json_lines,
    shown_judgements,
)
from sanad.dossier.exports.ftm.statements import csv_of, entities_of, statements
from sanad.identity.clusters import derive

STATEMENTS, ENTITIES, CLAIMS = "statements.csv", "entities.ftm.json", "sanad-claims.jsonl"


@dataclass(frozen=True, kw_only=True)
class ExportFtm(Export):
    """An order to hand out the register: statements, the entities they make, and the claims themselves."""

    name: ClassVar[str] = "export_ftm"

    def do(self, work: Work) -> Done[Outgoing]:
        """Gather, check every citation once more, and write in the words of the model."""
        self.check()
        going = going_out(work, self.compartment, self.recipient)
        subjects, claims = going.subjects, going.claims
        at = instants(work, [*(each.seq for each in subjects), *(claim.seq for claim in claims)])
        clusters = derive(shown_judgements(work, subjects, self.reader))
        rows = statements(subjects, claims, clusters, at.__getitem__)
        beside = (
            {"claim": claim.id, "entry": claim.seq, "recorded_at": at[claim.seq], **claim.as_json()}
            for claim in claims
        )
        files = {STATEMENTS: csv_of(rows), ENTITIES: entities_of(rows), CLAIMS: json_lines(beside)}
        counts = {"subjects": len(subjects), "claims": len(claims), "statements": len(rows)}
        outgoing = Outgoing(files, counts, going.left_out)
        return self.told(outgoing, sorted(each.id for each in subjects))
