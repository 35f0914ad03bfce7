# SPDX-License-Identifier: Apache-2.0
"""Freeze the contents of a document: from here on, its sentences are on record."""

from dataclasses import dataclass, field
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.clock import check_clock
from sanad.desk.compartments import of_subject
from sanad.desk.documents import SUBJECT_DOSSIER, Draft, composed, facts_of, material_of
from sanad.desk.ground import Wanted, of_the_office
from sanad.desk.preflight import faults
from sanad.dossier import store
from sanad.dossier.material import Addressee
from sanad.dossier.store import Frozen, Ground
from sanad.storage.trace import Trace, traced
from sanad.values.canonical import Json, digest_of


@dataclass(frozen=True, kw_only=True)
class FreezeBrief(Act[Frozen]):
    """An order to freeze a document of that kind about `subject`.

    With `only_if_new` nothing is frozen while the newest edition says the same: then that one stands, and is the result.
    """

    name: ClassVar[str] = "freeze_brief"
    power: ClassVar[str] = "build"

    subject: str
    to: Addressee
    kind: str = SUBJECT_DOSSIER
    request: str | None = None
    only_if_new: bool = False
    _drafts: dict[tuple[int, str], tuple[Draft, Trace]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def touches(self, work: Work) -> list[str]:
        """The compartment of the subject."""
        return [of_subject(work, self.subject)]

    def intent(self) -> dict[str, Json]:
        """Name the document that was not frozen."""
        return {"subject": self.subject, "kind": self.kind, "recipient": self.to.recipient}

    def facts(self, work: Work) -> dict[str, Json]:
        """Say what the document leaves out, and which identity nobody has reviewed."""
        draft, _ = self._draft(work)
        return {"brief": facts_of(draft.material, draft.document)}

    def do(self, work: Work) -> Done[Frozen]:
        """Compose, look at everything that pre-flight looks at, and keep."""
        check_clock(work)
        draft, trace = self._draft(work)
        with traced(work.connection, trace):
            for fault in faults(draft):
                raise fault
        frozen = self._kept(work, draft.document)
        wanted = Wanted(self.subject, self.to, self.kind, self.request)
        ground = Ground(wanted.in_office(of_the_office(work)), trace.asked, trace.told)
        store.keep_ground(work.connection, frozen.sha256, ground)
        what: dict[str, Json] = {
            "brief": frozen.sha256,
            "subject": self.subject,
            "kind": self.kind,
            "recipient": self.to.recipient,
            "language": self.to.language,
            "edition": frozen.edition,
        }
        if frozen.seq != work.seq:
            what["stands"] = True
        return Done(frozen, (f"brief:{frozen.sha256}",), what)

    def _kept(self, work: Work, document: dict[str, Json]) -> Frozen:
        """Return the newest edition where it stands, else `document`, now on record."""
        newest = store.newest_edition(work.connection, self.subject, self.kind, self.to)
        if self.only_if_new and newest is not None:
            before = store.get(work.connection, newest.sha256)
            if before.says(document):
                return before
        frozen = Frozen(
            sha256=digest_of(document),
            seq=work.seq,
            subject=self.subject,
            kind=self.kind,
            recipient=self.to.recipient,
            language=self.to.language,
            edition=int(str(document["edition"])),
            document=document,
        )
        store.add(work.connection, frozen)
        return frozen

    def _draft(self, work: Work) -> tuple[Draft, Trace]:
        """Return the document, and what it was composed from; composed once, for what rules ask and for what is kept."""
        now = (work.seq, work.at)
        if now not in self._drafts:
            edition = store.next_edition(work.connection, self.subject, self.kind, self.to)
            with traced(work.connection) as trace:
                material = material_of(work, self.subject, self.to, self.kind, self.request)
                document = composed(work, material, self.kind, edition=edition)
            self._drafts[now] = Draft(work, material, document), trace
        return self._drafts[now]
