# SPDX-License-Identifier: Apache-2.0
"""Everything a dossier may be made of, gathered once; the sections only choose and put into words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sanad.analysis.finding import Finding
from sanad.casework.request import Request, Signature
from sanad.claims.claim import Claim
from sanad.claims.subject import Subject
from sanad.identity.judgement import Decision
from sanad.mandates.instrument import Instrument
from sanad.rules import Ruling
from sanad.vault.exhibit import Exhibit


@dataclass(frozen=True)
class Checked:
    """What the rules said of one request when the brief was frozen."""

    request: str
    kind: str
    outcome: str
    rulings: tuple[Ruling, ...]


RECIPIENTS = ("court", "internal", "defence", "foreign_authority", "interpol")


@dataclass(frozen=True)
class Addressee:
    """To whom the dossier goes and what for. `recipient` is one of `RECIPIENTS`."""

    recipient: str
    purpose: str
    language: str = "en"


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
    an act of theirs is tied to; `subjects` every register entry by id; `custody` maps an exhibit's digest to its ledger entries.
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

    def of(self, *properties: str) -> list[Claim]:
        """Return the claims of some properties, in the order of recording."""
        return [claim for claim in self.claims if claim.property in properties]

    def source(self, claim: Claim) -> str:
        """Return how a reader finds the place: exhibit name and page, row, bytes or seconds."""
        exhibit = self.exhibits[claim.citation.exhibit]
        place = claim.citation.locator.as_json()
        page = "page" if exhibit.media_type == "application/pdf" else "part"
        match place["kind"]:
            case "row":
                where = f"row {place['row']}"
            case "bytes":
                where = f"bytes {place['start']}–{place['end']}"
            case "time":
                where = f"{_clock(int(str(place['from_ms'])))}–{_clock(int(str(place['to_ms'])))}"
            case _:
                where = f"{page} {place['part']}"
        return f"{exhibit.name}, {where}"


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 60:02}:{seconds % 60:02}"
