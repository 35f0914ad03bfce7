# SPDX-License-Identifier: Apache-2.0
"""Ask a method over all records that may be used, and keep the answer so that anybody can ask again."""

from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from sanad.analysis import absence, finding
from sanad.analysis.finding import Finding
from sanad.claims import store as register
from sanad.desk.act import Done, LongAct, Work
from sanad.desk.asking import behind, draft, settle
from sanad.desk.compartments import of_subject
from sanad.desk.inputs import usable_records
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class MakeFinding(LongAct[Finding]):
    """An order to compute. `subject` is whom the finding is kept under, None for nobody in particular."""

    name: ClassVar[str] = "make_finding"
    power: ClassVar[str] = "find"

    method: str
    parameters: dict[str, Json]
    subject: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The subject's compartment; records are taken from the order's own."""
        return [] if self.subject is None else [of_subject(work, self.subject)]

    def intent(self) -> dict[str, Json]:
        """Name the question that was not answered."""
        return {"method": self.method}

    def prepare(self, work: Work) -> Done[object]:
        """Work the answer out."""
        return Done(draft(work, self.compartment, self.method, self.parameters), ())

    def do(self, work: Work) -> Done[Finding]:
        """Compute over frozen inputs; third parties are shown as pseudonyms. That nothing is shown is kept of covered days alone."""
        if self.subject is not None:
            register.entered(work.connection, self.subject)
        made = settle(work, self.compartment, self.method, self.parameters)
        files = usable_records(work.connection, work.tools.records, self.compartment)
        absence.check(made, self.parameters, files, partial(behind, work, self.compartment))
        kept = replace(made, subject=self.subject, compartment=self.compartment, seq=work.seq)
        finding.add(work.connection, kept)
        what: dict[str, Json] = {
            "finding": kept.id,
            "sha256": kept.sha256,
            "method": kept.method,
            "version": kept.version,
            "parameters": kept.parameters,
            "rows": len(kept.rows),
        }
        return Done(kept, (f"finding:{kept.id}",), what)
