# SPDX-License-Identifier: Apache-2.0
"""Which documents would say the same if they were frozen anew, so that they need not be."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.ground import Wanted, standing
from sanad.desk.question import Question
from sanad.dossier.store import Edition
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class StandingEditions(Question[list[Edition | None]]):
    """An order to tell of each of some documents which edition stands; None where one composed now might say something else."""

    name: ClassVar[str] = "standing_editions"
    power: ClassVar[str] = "build"

    documents: tuple[Wanted, ...]

    def touches(self, work: Work) -> list[str]:
        """The compartments of the subjects."""
        return [of_subject(work, subject) for subject in sorted(self._subjects())]

    def intent(self) -> dict[str, Json]:
        """Name whom the documents are about."""
        return {"subjects": sorted(self._subjects())}

    def do(self, work: Work) -> Done[list[Edition | None]]:
        """Compare what each was composed from."""
        found = list(standing(work, self.documents))
        things = tuple(f"brief:{edition.sha256}" for edition in found if edition)
        return Done(found, things, {"documents": len(found), "stand": len(things)})

    def _subjects(self) -> set[str]:
        return {wanted.subject for wanted in self.documents}
