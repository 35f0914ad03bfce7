# SPDX-License-Identifier: Apache-2.0
"""What an edition of a document says otherwise than the one before it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.question import Question
from sanad.dossier import store
from sanad.dossier.difference import difference
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class EditionDifference(Question[dict[str, list[str]]]):
    """An order to compare the brief with digest `brief` with the edition before it; the first says nothing otherwise."""

    name: ClassVar[str] = "edition_difference"
    power: ClassVar[str] = "build"

    brief: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of whom the brief is about."""
        return [of_subject(work, store.get(work.connection, self.brief).subject)]

    def intent(self) -> dict[str, Json]:
        """Name the brief."""
        return {"brief": self.brief}

    def do(self, work: Work) -> Done[dict[str, list[str]]]:
        """Compare the two as they were frozen."""
        frozen = store.get(work.connection, self.brief)
        before = store.edition_before(work.connection, frozen)
        told = difference(before.document, frozen.document) if before else {}
        changes = sum(map(len, told.values()))
        return Done(told, (f"brief:{self.brief}",), {"brief": self.brief, "changes": changes})
