# SPDX-License-Identifier: Apache-2.0
"""The register of a compartment as FollowTheMoney, with what that model cannot carry beside it."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from sanad.claims import store as register
from sanad.claims.properties import PROPERTIES
from sanad.claims.resolve import Evidence
from sanad.desk.act import Done, Work
from sanad.desk.outgoing import (
    Export,
    Outgoing,
    entries_of,
    instants,
    json_lines,
    kept_back,
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
        subjects, removed = entries_of(work, self.compartment)
        ids = {each.id for each in subjects}
        every = register.of_properties(work.connection, [*PROPERTIES])
        ours = [claim for claim in every if claim.about in ids]
        back = kept_back(work, ours, ids, self.recipient)
        claims = [claim for claim in ours if claim.id not in back]
        confirmed = partial(register.confirmed, work.connection)
        evidence = Evidence(work.tools.blobs.path, work.tools.records.folder, confirmed)
        for claim in claims:
            evidence.check(claim.citation)
        at = instants(work, [*(each.seq for each in subjects), *(claim.seq for claim in claims)])
        clusters = derive(shown_judgements(work, subjects, self.by))
        rows = statements(subjects, claims, clusters, at.__getitem__)
        beside = (
            {"claim": claim.id, "entry": claim.seq, "recorded_at": at[claim.seq], **claim.as_json()}
            for claim in claims
        )
        files = {STATEMENTS: csv_of(rows), ENTITIES: entities_of(rows), CLAIMS: json_lines(beside)}
        counts = {"subjects": len(subjects), "claims": len(claims), "statements": len(rows)}
        left = [
            *((each.id, "an officer removed the entry") for each in removed),
            *sorted(back.items()),
        ]
        return self.told(Outgoing(files, counts, tuple(left)), sorted(ids))
