# SPDX-License-Identifier: Apache-2.0
"""Everything a dossier may be made of, gathered once; the sections only choose and put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sanad.analysis.finding import Finding
from sanad.casework.request import Request, Signature
from sanad.claims.claim import Claim
from sanad.claims.subject import Subject
from sanad.dossier.copies import Copy
from sanad.dossier.passages import Passage
from sanad.errors import BadValue
from sanad.identity.judgement import Decision
from sanad.mandates.instrument import Instrument
from sanad.rules import Ruling
from sanad.vault.exhibit import Exhibit
from sanad.vault.translation import Translation


@dataclass(frozen=True)
class Checked:
    """What the rules said of one request when the brief was frozen."""

    request: str
    kind: str
    outcome: str
    rulings: tuple[Ruling, ...]


_SIDES = 2
RECIPIENTS = ("court", "internal", "defence", "foreign_authority", "interpol")


@dataclass(frozen=True)
class Addressee:
    """To whom the dossier goes and what for. `recipient` is one of `RECIPIENTS`; `language` one that there is, or two side by side: `en+ur`."""

    recipient: str
    purpose: str
    language: str = "en"

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the one language, or the two in the order in which they stand.

        Raises:
            BadValue: there are more, or one of them twice.
        """
        codes = tuple(self.language.split("+"))
        if len(set(codes)) < len(codes) or len(codes) > _SIDES:
            detail = "a document is in one language, or in two that differ: en+ur"
            raise BadValue("document", value=self.language, type="language", detail=detail)
        return codes


@dataclass(frozen=True)
class Application:
    """The request that a document puts into the form of whoever receives it: what it states (docs/formats/rule.md), who signed which step.

    `titles` are those of the offences charged, as the law names them.
    """

    request: Request
    known: Mapping[str, Any]
    signed: Mapping[str, Signature]
    titles: Mapping[str, str]


@dataclass(frozen=True)
class Attribution:
    """A claim that names who did or claimed an incident, and those by which the organisation or person of the document is meant."""

    claim: Claim
    meant: tuple[Claim, ...]


@dataclass(frozen=True)
class Material:
    """The contents available to a document about `subject`: a person, an organisation or an incident.

    `claims` are the live ones about it and everybody judged the same; `links` those about others that name it, such as a role in an organisation;
    `attributed` what sources say of its part in incidents; `application` the request that it is, if it is one; `favour` every exculpatory one, also withdrawn or on
    an exhibit in `set_aside` (digest → reason), because none may vanish; `incidents` the live claims about each incident
    an act of theirs is tied to; `subjects` every register entry by id; `custody` maps an exhibit's digest to its ledger entries; `copies` to the
    redacted copy that the addressee gets in its place; `told_of_asylum` are exhibits in which it stands of anybody that they sought refuge, `translations` to the certificate of what is a translation;
    `passages` are the sentences that officers wrote into this document.
    """

    subject: Subject
    claims: tuple[Claim, ...]
    favour: tuple[Claim, ...]
    set_aside: dict[str, str]
    incidents: dict[str, tuple[Claim, ...]]
    subjects: dict[str, Subject]
    judgements: tuple[Decision, ...]
    findings: tuple[Finding, ...]
    verdicts: tuple[Checked, ...]
    to: Addressee
    exhibits: dict[str, Exhibit]
    instruments: dict[str, Instrument]
    custody: dict[str, tuple[int, ...]]
    links: tuple[Claim, ...] = ()
    attributed: tuple[Attribution, ...] = ()
    application: Application | None = None
    copies: Mapping[str, Copy] = field(default_factory=dict)
    told_of_asylum: frozenset[str] = frozenset()
    translations: Mapping[str, Translation] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()

    def of(self, *properties: str) -> list[Claim]:
        """Return the claims of some properties, in the order of recording."""
        return [claim for claim in self.claims if claim.property in properties]

    @cached_property
    def relied_on(self) -> list[Claim]:
        """Return every claim the document may rest on: about whom or what it is, about incidents, and about others that name it."""
        incidents = [claim for claims in self.incidents.values() for claim in claims]
        told = [claim for each in self.attributed for claim in (each.claim, *each.meant)]
        every = (*self.claims, *self.favour, *incidents, *self.links, *told)
        return list({claim.id: claim for claim in every}.values())

    @cached_property
    def cited(self) -> frozenset[str]:
        """Return the digests of the exhibits that those claims cite."""
        return frozenset(each for claim in self.relied_on for each in claim.citation.exhibits)

    @cached_property
    def supports(self) -> frozenset[str]:
        """Return every claim and finding on which a sentence of the document may rest, as it names them."""
        claims = {f"claim:{claim.id}" for claim in self.relied_on}
        return frozenset(claims | {f"finding:{each.id}" for each in self.findings})
