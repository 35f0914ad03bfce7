# SPDX-License-Identifier: Apache-2.0
"""A finding as a file: a picture of it, its table, or its graph for other programs."""

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.material import usable_findings
from sanad.desk.question import Question
from sanad.dossier.exports.findings import written
from sanad.errors import NotFound
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class DrawFinding(Question[bytes]):
    """An order to write the finding with id `finding` in `form`; for a picture, `kind` says which, None the one that dossiers show."""

    name: ClassVar[str] = "draw_finding"

    finding: str
    form: str = "svg"
    kind: str | None = None

    def do(self, work: Work) -> Done[bytes]:
        """Draw; what may no longer stand in a dossier is not drawn either."""
        usable = usable_findings(work, self.compartment)
        found = next((each for each in usable if each.id == self.finding), None)
        if found is None:
            raise NotFound("analysis", kind="finding that may be used", name=self.finding)
        raw = written(found, self.form, self.kind)
        what: dict[str, Json] = {"form": self.form, "kind": self.kind, "sha256": hashlib.sha256(raw).hexdigest()}  # fmt: skip
        return Done(raw, (f"finding:{found.id}",), what)
