# SPDX-License-Identifier: Apache-2.0
"""What each source says of an incident, side by side, with what follows from it by stated rules.

Of an incident that is judged to be one with others, the claims of all of them: each keeps the id under which it was recorded, and
a later judgement that they are different parts them again.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.incidents.figures import Figure, Sum, figures, sums
from sanad.claims.incidents.matrix import Matrix, matrix
from sanad.claims.incidents.sentence import faults, paragraph
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.incidents import one_with
from sanad.desk.question import Question
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.vault import quarantine


@dataclass(frozen=True)
class IncidentFile:
    """The matrix of one incident, the figures and sums derived from it, and a paragraph that says no more than it.

    `one_with` are the incidents that it is judged to be one with; their claims are in the matrix, too.
    `left_out` are claims on exhibits that are set aside: they stand on the register and carry nothing. `faults` are what an edited
    paragraph says that the matrix does not, or leaves out.
    """

    incident: str
    label: str
    matrix: Matrix
    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]
    paragraph: str
    left_out: tuple[Claim, ...]
    one_with: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IncidentMatrix(Question[IncidentFile]):
    """An order to lay out what is claimed about `incident`, and to hold `edited`, a paragraph about it, to that."""

    name: ClassVar[str] = "incident_matrix"

    incident: str
    edited: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartment in which the incident is registered."""
        return [of_subject(work, self.incident)]

    def intent(self) -> dict[str, Json]:
        """Name the incident."""
        return {"incident": self.incident}

    def do(self, work: Work) -> Done[IncidentFile]:
        """Gather the live claims, without those on exhibits that are set aside."""
        known = store.subject(work.connection, self.incident)
        if known.kind != "incident":
            raise BadValue(self.incident, value=known.kind, type="incident", detail="it is none")
        set_aside = work.told(quarantine.reasons)
        one = one_with(work, self.incident)
        claims = [claim for claim in store.about(work.connection, one) if claim.live]
        stands = [claim for claim in claims if set_aside.keys().isdisjoint(claim.citation.exhibits)]
        of = matrix(stands, {claim.id: claim.valid_from or "" for claim in stands})
        left = tuple(claim for claim in claims if claim not in stands)
        problems = () if self.edited is None else tuple(faults(self.edited, of))
        derived = (tuple(figures(of)), tuple(sums(of)), paragraph(of))
        others = tuple(one[1:])
        found = IncidentFile(self.incident, known.label, of, *derived, left, others, problems)
        what: dict[str, Json] = {
            "incident": self.incident,
            "one_with": list(others),
            "statements": len(of.statements),
        }
        return Done(found, (f"subject:{self.incident}",), what)
