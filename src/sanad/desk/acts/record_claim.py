# SPDX-License-Identifier: Apache-2.0
"""Record what a source says about a subject; refused unless the words stand where it points."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from sanad.claims import properties, store
from sanad.claims.claim import Claim, Standing, check_source
from sanad.claims.period import Period, Soft
from sanad.claims.resolve import OCR, Evidence
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_claim, of_exhibit, of_subject
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.citation import Citation, Locator, OcrLocator, TextLocator, TimeLocator
from sanad.values.said import Said
from sanad.vault import quarantine
from sanad.vault import store as vault
from sanad.vault.exhibit import Exhibit


@dataclass(frozen=True)
class Quoted:
    """Where a statement stands: an exhibit by name or digest, the words, and the part or row if they need one.

    `column`, from 1, says that the words are one field of the row, all of it: they need not be repeated in `quote`. `start` is where the words begin in the part, in code points, for whoever knows it; in the layer `ocr` also the `end` of what the machine read there.
    """

    exhibit: str
    quote: str = ""
    part: int | None = None
    row: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None
    layer: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordClaim(Act[str]):
    """An order to record; the result is the claim's id.

    `basis` says how the source knows, where a rule asks. Without a `grade` the delivery's counts. `suggested` names the rule that proposed
    it, where one did, and whether a person corrected it.
    """

    name: ClassVar[str] = "record_claim"
    power: ClassVar[str] = "claim"

    about: str
    property: str
    value: Json
    said_by: str
    source: Quoted
    standing: Standing = Standing.ALLEGED
    grade: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    soft: Soft | None = None
    exculpatory: bool = False
    copy_of: str | None = None
    basis: str | None = None
    suggested: str | None = None

    def touches(self, work: Work) -> Iterator[str]:
        """The compartments of the subject, of the exhibit quoted, and of every entry and claim that the statement points at."""
        yield of_subject(work, self.about)
        exhibit = vault.by_name(work.connection, self.source.exhibit)
        yield of_exhibit(work, exhibit.sha256, self.compartment)
        entries, claims = self._pointed_at()
        for other in entries:
            yield of_subject(work, other)
        for claim in claims:
            yield of_claim(work, claim)

    def intent(self) -> dict[str, Json]:
        """Name the statement that was not recorded, and what it points at, without repeating it."""
        entries, claims = self._pointed_at()
        named: dict[str, Json] = {"about": self.about, "property": self.property, "exhibit": self.source.exhibit}  # fmt: skip
        return {**named, "names": [*entries, *claims]} if entries or claims else named

    def _pointed_at(self) -> tuple[list[str], list[str]]:
        """Return the entries and the claims that the statement names; none where it does not read, and `do` says what is wrong with it."""
        known = properties.PROPERTIES.get(self.property)
        if known is None or not known.test(self.value):
            return [], []
        spoken = properties.spoken_of(self.property, self.value)
        claims = [each for each in (self.copy_of, spoken) if each is not None]
        return list(properties.named_in(self.property, self.value)), claims

    def facts(self, work: Work) -> dict[str, Json]:
        """Say what is claimed and on what basis."""
        del work
        stated = {"about": self.about, "property": self.property, "value": self.value}
        return {"claim": {**stated, "value_basis": self.basis}}

    def do(self, work: Work) -> Done[str]:
        """Check the shape, the exhibit and the words; then record."""
        subject = store.entered(work.connection, self.about)
        properties.check(self.about, subject.kind, self.property, self.value)
        check_source(self.about, self.said_by, self.grade)
        Period(self.valid_from, self.valid_to, self.soft).check(f"{self.about}, {self.property}")
        for other in properties.named_in(self.property, self.value):
            store.entered(work.connection, other)
        spoken_of = properties.spoken_of(self.property, self.value)
        if spoken_of is not None:
            self._speaks_of(store.get(work.connection, spoken_of))
        exhibit = quarantine.usable(work.connection, self.source.exhibit)
        claim = Claim(
            about=self.about,
            property=self.property,
            value=self.value,
            said_by=self.said_by,
            citation=self._cite(work, exhibit),
            standing=self.standing,
            grade=self.grade or exhibit.provenance.grade,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            soft=self.soft,
            exculpatory=self.exculpatory,
            copy_of=self.copy_of,
            seq=work.seq,
        )
        store.add(work.connection, claim)
        what = {"claim": claim.id, **claim.as_json()}
        kept: dict[str, Json] = {"suggested": self.suggested} if self.suggested else {}
        return Done(claim.id, (f"claim:{claim.id}",), what, kept)

    def _speaks_of(self, other: Claim) -> None:
        """Refuse to say who is meant by a name that the claim does not hold, or to show what is no act of this person."""
        where = f"{self.about}, {self.property}"
        if self.property == "shows_act":
            if (other.about, other.property) != (self.about, "act"):
                detail = "it is not the claim of an act of this person"
                raise BadValue(where, value=other.id, type="claim", detail=detail)
            return
        name = str(self.value["name"]) if isinstance(self.value, dict) else ""
        if name not in other.citation.quote and name not in str(other.value):
            raise BadValue(
                where,
                value=name,
                type="name",
                detail=Said("{claim} does not say this name", claim=other.id),
            )

    def _cite(self, work: Work, exhibit: Exhibit) -> Citation:
        """Find the words and return where they stand; a transcript's words stand in its recording."""
        confirmed = partial(store.confirmed, work.connection)
        evidence = Evidence(work.tools.blobs.path, work.tools.records.folder, confirmed)
        place, words = self.source, self.source.quote
        if place.start is not None and place.part is not None:
            end = place.end if place.end is not None else place.start + len(words)
            kind = OcrLocator if place.layer == OCR else TextLocator
            locator: Locator = kind(place.part, place.start, end)
        else:
            at = {"part": place.part, "row": place.row, "column": place.column}
            locator = evidence.locate(exhibit.sha256, words, **at)
        spoken = isinstance(locator, TimeLocator)
        cited = _recording(work, exhibit).sha256 if spoken else exhibit.sha256
        if place.column is not None and not words:
            words = evidence.content(cited, locator)
        citation = Citation(cited, locator, words)
        evidence.check(citation)
        return citation


def _recording(work: Work, exhibit: Exhibit) -> Exhibit:
    """Return what a transcript, or a translation of one, was heard in; itself when that was not delivered."""
    while exhibit.provenance.relation in ("transcript", "translation"):
        parent = exhibit.provenance.parent
        if parent is None:
            break
        exhibit = vault.get(work.connection, parent)
    return exhibit
