# SPDX-License-Identifier: Apache-2.0
"""Everything on record about one exhibit: how it came, what was done with it, what was made of it, and what rests on it. Nothing of what it says."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis import finding
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Done, Work
from sanad.desk.history import Did, history
from sanad.desk.items import shown_of
from sanad.desk.looking import Look, known_here
from sanad.dossier import copies
from sanad.dossier.copies import Copy
from sanad.errors import BadValue
from sanad.mandates import instrument
from sanad.mandates.instrument import Instrument
from sanad.values.canonical import Json
from sanad.values.said import Said
from sanad.vault import catalogue, quarantine, readings, translation
from sanad.vault import store as vault
from sanad.vault.evidence import Evidence
from sanad.vault.exhibit import ABOUT, Exhibit
from sanad.vault.readings import Job
from sanad.vault.translation import Translation

MOST = 500


@dataclass(frozen=True)
class Made:
    """Another exhibit that was found in this one, heard in it or made from it; `relation` says which, None where nobody did."""

    exhibit: str
    name: str
    relation: str | None


@dataclass(frozen=True)
class Rests:
    """A finding of which the exhibit is an input."""

    finding: str
    subject: str | None
    method: str
    sentence: str


@dataclass(frozen=True)
class Opened:
    """One exhibit as its compartment knows it.

    Attributes:
        exhibit: With every delivery to the compartment, its provenance and coverage, and the account of its reading (read = stored + rejected).
        instrument: The paper under which it is used, if any.
        set_aside: Why it may not be used; of an erased one, by which order.
        readings: The steps of reading it, each with tool, version and account, the confidence of a machine among it, or why there is none.
        parent, inside, about: What it was found in; what was found in it; its transcripts and translations.
        certificates: Of those of `about`, and of itself, that are translations.
        redactions: Copies without what was marked, also lifted ones.
        claims, findings: What is cited in it, withdrawn claims too, and findings of which it is an input.
        evidence, open_items: What sort of evidence it is, and the items of its checklists that nobody has settled.
        history, end: What was done about it, the newest first, and the place behind which the next page begins.
    """

    exhibit: Exhibit
    instrument: Instrument | None
    set_aside: str | None
    readings: tuple[Job, ...]
    parent: Made | None
    inside: tuple[Made, ...]
    about: tuple[Made, ...]
    certificates: tuple[Translation, ...]
    redactions: tuple[Copy, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Rests, ...]
    evidence: Evidence | None
    open_items: tuple[str, ...]
    history: tuple[Did, ...]
    end: int | None


@dataclass(frozen=True, kw_only=True)
class OpenExhibit(Look[Opened]):
    """An order to open an exhibit; of its history up to `most` entries before entry `before`."""

    name: ClassVar[str] = "open_exhibit"

    before: int | None = None
    most: int = 50

    def do(self, work: Work) -> Done[Opened]:
        """Gather what is on record. What is set aside or erased is told too: nothing here shows its content.

        Raises:
            BadValue: `most` is none of 1 to 500.
        """
        if not 1 <= self.most <= MOST:
            raise BadValue("history", value=self.most, type="number of entries", detail=Said("1 to {most}", most=MOST))  # fmt: skip
        connection, here = work.connection, self.compartment
        exhibit = known_here(vault.get(connection, self.exhibit), here)
        made = [Made(*each) for each in catalogue.made_of(connection, here, self.exhibit)]
        about = tuple(each for each in made if each.relation in ABOUT)
        shown = shown_of(work, exhibit)
        paper = exhibit.provenance.instrument
        papers = translation.certified(
            connection, [self.exhibit, *(each.exhibit for each in about)]
        )
        done, end = history(work, f"exhibit:{self.exhibit}", here, self.before, self.most)
        found = Opened(
            exhibit=exhibit,
            instrument=instrument.find(connection, paper) if paper else None,
            set_aside=quarantine.why(connection, self.exhibit),
            readings=tuple(readings.steps(connection, [self.exhibit]).get(self.exhibit, ())),
            parent=self._parent(work, exhibit),
            inside=tuple(each for each in made if each.relation not in ABOUT),
            about=about,
            certificates=tuple(papers.values()),
            redactions=tuple(copies.history(connection, [self.exhibit])),
            claims=tuple(register.resting_on(connection, here, self.exhibit)),
            findings=tuple(
                Rests(each.id, each.subject, f"{each.method} {each.version}", each.sentence)
                for each in finding.resting_on(connection, here, self.exhibit)
            ),
            evidence=shown.evidence,
            open_items=shown.open,
            history=tuple(done),
            end=end,
        )
        what: dict[str, Json] = {"exhibit": self.exhibit}
        return Done(found, self.things, what)

    def _parent(self, work: Work, exhibit: Exhibit) -> Made | None:
        """Return what it was found in, if that is known to the compartment."""
        came = exhibit.provenance
        above = vault.exhibits(work.connection, [came.parent] if came.parent else [])
        ours = [each for each in above if self.compartment in each.compartments]
        name = known_here(ours[0], self.compartment).name if ours else ""
        return Made(ours[0].sha256, name, came.relation) if ours else None
