# SPDX-License-Identifier: Apache-2.0
"""A document as it would be frozen now, open for wording: what it says, an officer's own sentences in it, on what more may rest, and what stands in its way."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.documents import SUBJECT_DOSSIER, Draft
from sanad.desk.passages import backing_in, newer, offered, stops
from sanad.desk.preflight import Foreseen, drafted
from sanad.desk.question import Question
from sanad.dossier.backing import unbacked
from sanad.dossier.form import load_form
from sanad.dossier.material import Addressee
from sanad.dossier.passages import Passage
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Worded:
    """A passage in a draft: per language where (start, end in code points) stands what nothing backs; `stops` why it cannot stand, empty where it can.

    `newer` names the answer that took the place of a finding that it rests on.
    """

    passage: Passage
    loose: Mapping[str, tuple[tuple[int, int], ...]]
    stops: str
    newer: Mapping[str, str]


@dataclass(frozen=True)
class Offered:
    """A claim or finding on which a sentence may rest, `thing` as documents name it; `told` tells whether the draft tells it already."""

    thing: str
    kind: str
    says: str
    by: str
    told: bool


@dataclass(frozen=True)
class OpenedDraft:
    """`document` is the brief (docs/formats/package.md), None where it could not be composed; `headings` every section of its form by id; `of` how many there are of `offered`."""

    label: str
    document: dict[str, Json] | None
    foreseen: Foreseen
    headings: Mapping[str, str]
    passages: tuple[Worded, ...]
    offered: tuple[Offered, ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class OpenDraft(Question[OpenedDraft]):
    """An order to open the document of that kind about `subject`; what is offered has the words of `find`, at most `most`. Nothing is kept of it but the look."""

    name: ClassVar[str] = "open_draft"
    power: ClassVar[str] = "build"

    subject: str
    to: Addressee
    kind: str = SUBJECT_DOSSIER
    request: str | None = None
    find: str = ""
    most: int = 100

    def touches(self, work: Work) -> list[str]:
        """The compartment of the subject."""
        return [of_subject(work, self.subject)]

    def intent(self) -> dict[str, Json]:
        """Name the document."""
        return {"subject": self.subject, "kind": self.kind, "recipient": self.to.recipient}

    def do(self, work: Work) -> Done[OpenedDraft]:
        """Compose it, and look at everything that pre-flight looks at."""
        label = register.subject(work.connection, self.subject).label
        form = load_form(self.kind, self.to.languages[0], work.tools.forms)
        headings = {section.id: section.heading for section in form.sections}
        draft, foreseen = drafted(work, self.subject, self.to, self.kind, self.request)
        if draft is None:
            found = OpenedDraft(label, None, foreseen, headings, (), (), 0)
        else:
            every = [Offered(*each) for each in offered(draft, self.find)]
            worded = tuple(_worded(draft, each, headings) for each in draft.material.passages)
            shown = tuple(every[: self.most])
            found = OpenedDraft(label, draft.document, foreseen, headings, worded, shown, len(every))  # fmt: skip
        what: dict[str, Json] = {**self.intent(), "obstacles": len(foreseen.obstacles)}
        return Done(found, (f"subject:{self.subject}",), what)


def _worded(draft: Draft, passage: Passage, sections: Collection[str]) -> Worded:
    by = backing_in(draft.material, passage.rests_on)
    loose = {code: tuple(unbacked(text, by)) for code, text in passage.text.items()}
    return Worded(
        passage, loose, stops(passage, draft.material, sections) or "", newer(draft, passage)
    )
