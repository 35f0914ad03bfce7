# SPDX-License-Identifier: Apache-2.0
"""Freeze the contents of a document: from here on, its sentences are on record."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from sanad.claims import store as register
from sanad.claims.resolve import Evidence
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.documents import SUBJECT_DOSSIER, composed, facts_of, material_of
from sanad.dossier import store
from sanad.dossier.disclosure import relied_on
from sanad.dossier.material import Addressee, Material
from sanad.dossier.store import Frozen
from sanad.values.canonical import Json, digest_of


@dataclass(frozen=True, kw_only=True)
class FreezeBrief(Act[Frozen]):
    """An order to freeze a document of that kind about `subject`."""

    name: ClassVar[str] = "freeze_brief"
    power: ClassVar[str] = "build"

    subject: str
    to: Addressee
    kind: str = SUBJECT_DOSSIER
    request: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartment of the subject."""
        return [of_subject(work, self.subject)]

    def intent(self) -> dict[str, Json]:
        """Name the document that was not frozen."""
        return {"subject": self.subject, "kind": self.kind, "recipient": self.to.recipient}

    def facts(self, work: Work) -> dict[str, Json]:
        """Say what the document leaves out, and which identity nobody has reviewed."""
        material = self._material(work)
        return {"brief": facts_of(material, self._compose(work, material))}

    def do(self, work: Work) -> Done[Frozen]:
        """Check every citation once more, compose, and keep."""
        material = self._material(work)
        confirmed = partial(register.confirmed, work.connection)
        evidence = Evidence(work.tools.blobs.path, work.tools.records.folder, confirmed)
        for claim in relied_on(material):
            evidence.check(claim.citation)
        document = self._compose(work, material)
        frozen = Frozen(
            sha256=digest_of(document),
            seq=work.seq,
            subject=self.subject,
            kind=self.kind,
            recipient=self.to.recipient,
            language=self.to.language,
            edition=self._edition(work),
            document=document,
        )
        store.add(work.connection, frozen)
        what: dict[str, Json] = {
            "brief": frozen.sha256,
            "subject": self.subject,
            "kind": self.kind,
            "recipient": self.to.recipient,
            "language": self.to.language,
            "edition": frozen.edition,
        }
        return Done(frozen, (f"brief:{frozen.sha256}",), what)

    def _material(self, work: Work) -> Material:
        return material_of(work, self.subject, self.to, self.kind, self.request)

    def _compose(self, work: Work, material: Material) -> dict[str, Json]:
        return composed(work, material, self.kind, edition=self._edition(work))

    def _edition(self, work: Work) -> int:
        return store.next_edition(work.connection, self.subject, self.kind, self.to)
