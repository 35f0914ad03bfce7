# SPDX-License-Identifier: Apache-2.0
"""What stands in the way of a document, before anybody freezes it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.documents import SUBJECT_DOSSIER
from sanad.desk.preflight import Foreseen, foresee
from sanad.desk.question import Question
from sanad.dossier.material import Addressee
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class PreflightDocument(Question[Foreseen]):
    """An order to look for everything for which a document of that kind about `subject` would be refused, and at what its recipient would get.

    Nothing is kept of it but the look.
    """

    name: ClassVar[str] = "preflight_document"
    power: ClassVar[str] = "build"

    subject: str
    to: Addressee
    kind: str = SUBJECT_DOSSIER
    request: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartment of the subject."""
        return [of_subject(work, self.subject)]

    def intent(self) -> dict[str, Json]:
        """Name the document."""
        return {"subject": self.subject, "kind": self.kind, "recipient": self.to.recipient}

    def do(self, work: Work) -> Done[Foreseen]:
        """Look at everything, and stop at nothing that need not stop."""
        found = foresee(work, self.subject, self.to, self.kind, self.request)
        what: dict[str, Json] = {**self.intent(), "obstacles": len(found.obstacles)}
        return Done(found, (f"subject:{self.subject}",), what)
