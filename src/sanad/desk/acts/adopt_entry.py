# SPDX-License-Identifier: Apache-2.0
"""Adopt one entry of a list as a mention, or of a register of incidents as an incident: by a named officer, on an authority, for a reason.

The register then says that a list says it. Whether the mention is anybody known, or the incident one that another source tells,
stays a judgement by a person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.incidents.registered import Layout, Row, stated
from sanad.claims.listed import Statement, claimed, statements
from sanad.claims.quotation import quotation
from sanad.claims.resolve import Evidence
from sanad.claims.subject import KINDS, Subject, check_label
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.listing import list_exhibit, speaker
from sanad.errors import BadValue
from sanad.mandates import officer
from sanad.values.canonical import Json
from sanad.values.citation import BytesLocator, Citation
from sanad.values.identifier import check_id
from sanad.values.reason import says_something
from sanad.values.said import Said
from sanad.vault import store as vault
from sanad.vault.exhibit import Exhibit

_MENTION = "M-"


@dataclass(frozen=True)
class Adopted:
    """The claims recorded, and the statements that were not: the register has no property for them."""

    subject: str
    claims: tuple[Claim, ...]
    left: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class AdoptEntry(Act[Adopted]):
    """An order to adopt. `exhibits` are the tables of one list when it comes in several; `kind` where the list names none."""

    name: ClassVar[str] = "adopt_entry"
    power: ClassVar[str] = "register"

    exhibits: tuple[str, ...]
    entry: str
    subject: str
    label: str
    authority: str
    reason: str
    kind: str | None = None

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer may both register and claim."""
        super().mandate(work)
        officer.require(work.connection, self.by, "claim", self.compartment, work.today, self.name)

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the tables were delivered."""
        found = [vault.by_name(work.connection, name) for name in self.exhibits]
        return [of_exhibit(work, one.sha256, self.compartment) for one in found]

    def intent(self) -> dict[str, Json]:
        """Name the mention that was not made."""
        return {"subject": self.subject, "exhibits": list(self.exhibits)}

    def do(self, work: Work) -> Done[Adopted]:
        """Register the mention and record each statement that the register has a property for."""
        lists = [list_exhibit(work, name) for name in dict.fromkeys(self.exhibits)]
        said = [(one, self._said(work, one)) for one in lists]
        subject = self._mention(work, [each for _, entry in said for each in entry])
        store.add_subject(work.connection, subject)
        claims: dict[str, Claim] = {}
        left: list[Statement] = []
        for exhibit, entry in said:
            found, rest = _Source(work, exhibit).claims(entry, subject)
            claims |= {claim.id: claim for claim in found}
            left += rest
        for claim in claims.values():
            store.add(work.connection, claim)
        adopted = Adopted(self.subject, tuple(claims.values()), tuple(left))
        things = (f"subject:{self.subject}", *(f"claim:{claim}" for claim in claims))
        return Done(adopted, things, _what(subject, self.entry, adopted))

    def _said(self, work: Work, exhibit: Exhibit) -> list[Statement]:
        return statements(work.tools.records.folder(exhibit.sha256), self.entry)

    def _mention(self, work: Work, said: Iterable[Statement]) -> Subject:
        """Return the mention; a person is never anything but a mention by this act."""
        kinds = {one.kind for one in said} - {None} or {self.kind}
        if len(kinds) != 1 or self.kind not in {None, *kinds}:
            detail: str = Said("the list says {known}", known=", ".join(sorted(map(str, kinds))))
            raise BadValue(self.entry, value=self.kind, type="kind of entry", detail=detail)
        [kind] = kinds
        if kind not in KINDS:
            detail = "only persons, organisations and incidents can be adopted; where the list does not say, name the kind"
            raise BadValue(self.entry, value=kind, type="kind of entry", detail=detail)
        check_id(kind, self.subject)
        if kind == "person" and not self.subject.startswith(_MENTION):
            detail = "a person on a list is a mention, M-; that it is a subject is a judgement"
            raise BadValue(self.entry, value=self.subject, type="mention", detail=detail)
        if not says_something(self.authority) or not says_something(self.reason):
            detail = "one is empty"
            raise BadValue(self.subject, value="", type="authority and reason", detail=detail)
        lists = {vault.by_name(work.connection, name).sha256 for name in self.exhibits}
        return Subject(
            id=self.subject,
            kind=kind,
            label=check_label(self.subject, self.label),
            compartment=self.compartment,
            authority=self.authority,
            reason=self.reason,
            evidence=tuple(sorted(lists)),
            by=self.by,
            seq=work.seq,
        )


class _Source:
    """One list that speaks: under which name, of what grade, in which bytes."""

    def __init__(self, work: Work, exhibit: Exhibit) -> None:
        """Take what the list says of itself from its receipt."""
        self._exhibit = exhibit
        self._says = speaker(work, exhibit)
        self._reader = str((exhibit.receipt or {}).get("reader"))
        self._evidence = Evidence(work.tools.blobs.path, work.tools.records.folder)
        self._content: dict[BytesLocator, str] = {}

    def claims(
        self, entry: Sequence[Statement], subject: Subject
    ) -> tuple[list[Claim], list[Statement]]:
        """Return the claims of an entry, cited in the sealed bytes, and the statements that the register has no property for.

        A value that the bytes do not spell as one is left too: nobody could show it.

        Raises:
            CitationBroken: the bytes are not those that were read.
            BadValue: two records of a register of incidents have this id.
        """
        if subject.kind == "incident":
            return self._of_incident(entry, subject)
        made = [(said, self._claim(said, subject)) for said in entry]
        left = [said for said, claim in made if claim is None]
        return [claim for _, claim in made if claim is not None], left

    def _of_incident(
        self, entry: Sequence[Statement], subject: Subject
    ) -> tuple[list[Claim], list[Statement]]:
        """Return what a record claims as a whole: a date, a place, a figure rest on several of its cells."""
        places = {said.place for said in entry}
        if len(places) != 1:
            detail = Said("{count} records of the register have this id", count=len(places))
            raise BadValue(entry[0].entry, value=entry[0].entry, type="entry", detail=detail)
        [place] = places
        layout = Layout.of(self._exhibit.receipt, self._exhibit.name)
        made = stated(Row(self._words(place), layout), layout)
        used = {column for one in made for column in one.columns}
        found = [self._cited(subject, (one.property, one.value), place, one.quote) for one in made]
        return found, [said for said in entry if said.property not in used]

    def _claim(self, said: Statement, subject: Subject) -> Claim | None:
        made = claimed(said, subject.kind, self._reader)
        if made is None:
            return None
        words = quotation(self._words(said.place), said.value)
        return None if words is None else self._cited(subject, made, said.place, words)

    def _words(self, place: BytesLocator) -> str:
        if place not in self._content:
            self._content[place] = self._evidence.content(self._exhibit.sha256, place)
        return self._content[place]

    def _cited(
        self, subject: Subject, made: tuple[str, Json], place: BytesLocator, words: str
    ) -> Claim:
        citation = Citation(self._exhibit.sha256, place, words)
        grade = self._exhibit.provenance.grade
        return Claim(subject.id, *made, self._says, citation, grade=grade, seq=subject.seq)


def _what(subject: Subject, entry: str, adopted: Adopted) -> dict[str, Json]:
    registered = {
        key: value for key, value in vars(subject).items() if key not in ("id", "by", "seq")
    }
    registered["evidence"] = list(subject.evidence)
    return {
        **registered,
        "subject": subject.id,
        "entry": entry,
        "claims": [{"claim": claim.id, **claim.as_json()} for claim in adopted.claims],
        "left": len(adopted.left),
    }
