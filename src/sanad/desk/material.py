# SPDX-License-Identifier: Apache-2.0
"""Gather what a document about one entry of the register may be made of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sanad.analysis import finding
from sanad.analysis.finding import Finding
from sanad.analysis.stale import newest
from sanad.casework.request import all_requests
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.claims.properties import named_in
from sanad.claims.subject import Subject
from sanad.desk.act import Work
from sanad.desk.inputs import cited_claims, identifiers_of_subjects, rests_on
from sanad.desk.register import LINKS
from sanad.desk.reliance import INTERNAL, not_relied_on, told_of_asylum
from sanad.desk.request_facts import check, claims_of
from sanad.dossier import copies
from sanad.dossier.material import Addressee, Attribution, Checked, Material
from sanad.errors import Quarantined, UndecidedByLaw
from sanad.identity import judgement
from sanad.ledger import read
from sanad.mandates import instrument
from sanad.vault import quarantine, translation
from sanad.vault import store as vault


def gather(work: Work, subject: str, to: Addressee) -> Material:
    """Return the material: live claims, findings whose inputs may all be used, the exhibits behind both.

    Leads stay out of a file that leaves the office, and what only rests on them.

    Raises:
        UndecidedByLaw: it is not known whether an exhibit may be relied on outside.
        Quarantined: a live claim rests on an exhibit that may not be used; withdraw it, or resolve the exhibit.
    """
    connection = work.connection
    set_aside = quarantine.reasons(connection)
    known = {item.id: item for item in register.subjects(connection)}
    every = claims_of(work, subject)
    favour = tuple(claim for claim in every if claim.exculpatory)
    entry = register.subject(connection, subject)
    live = tuple(claim for claim in every if claim.live)
    found = newest(usable_findings(work, entry.compartment, subject))
    around = _around(work, entry, live)
    leads = _leads(work, to, _rested_on(work, (*live, *around.claims), found))
    claims = _without(leads, live)
    around = _around(work, entry, claims).without(leads)
    findings = tuple(item for item in found if leads.isdisjoint(rests_on(connection, item)))
    plain = [claim for claim in claims if not claim.exculpatory]
    cited = _cited([*plain, *around.claims])
    for sha256 in sorted(cited & set_aside.keys()):
        raise Quarantined(vault.get(connection, sha256).name, reason=set_aside[sha256])
    behind = {exhibit for each in findings for exhibit in rests_on(connection, each)}
    relied = cited | _cited(list(favour)) | behind
    exhibits = {item.sha256: item for item in vault.exhibits(connection, sorted(relied))}
    papers = {item.provenance.instrument for item in exhibits.values()}
    checked = [check(work, item.id) for item in all_requests(connection, subject)]
    return Material(
        subject=register.entered(connection, subject),
        claims=claims,
        favour=favour,
        set_aside=set_aside,
        incidents=around.incidents,
        links=around.links,
        attributed=around.attributed,
        subjects=known,
        judgements=tuple(
            item
            for item in judgement.decisions(judgement.all_judgements(connection))
            if subject in item.first.pair
        ),
        findings=findings,
        verdicts=tuple(
            Checked(item.request.id, item.request.kind, str(item.outcome.status), item.rulings)
            for item in checked
        ),
        exhibits=exhibits,
        instruments={
            paper: instrument.get(connection, paper) for paper in papers if paper is not None
        },
        to=to,
        told_of_asylum=told_of_asylum(connection),
        copies=copies.standing(connection, sorted(exhibits), to.recipient),
        translations=translation.certified(connection, exhibits),
        custody={sha256: tuple(read.chain(connection, f"exhibit:{sha256}")) for sha256 in exhibits},
    )


@dataclass(frozen=True)
class _Around:
    """What else a document tells: claims about incidents, about others that name whom it is about, and about their part in incidents."""

    incidents: dict[str, tuple[Claim, ...]]
    links: tuple[Claim, ...]
    attributed: tuple[Attribution, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return them all."""
        of_incidents = (claim for told in self.incidents.values() for claim in told)
        parts = (claim for each in self.attributed for claim in (each.claim, *each.meant))
        return (*of_incidents, *self.links, *parts)

    def without(self, leads: frozenset[str]) -> "_Around":
        """Return it without what rests on a lead."""
        incidents = {incident: _without(leads, told) for incident, told in self.incidents.items()}
        kept = [replace(each, meant=_without(leads, each.meant)) for each in self.attributed]
        firm = tuple(each for each in kept if each.meant and _without(leads, (each.claim,)))
        return _Around(incidents, _without(leads, self.links), firm)


def _around(work: Work, entry: Subject, claims: tuple[Claim, ...]) -> _Around:
    attributed = tuple(_attributed(work, claims))
    match entry.kind:
        case "incident":
            incidents = [entry.id]
        case "organisation":
            incidents = sorted({each.claim.about for each in attributed})
        case _:
            incidents = _incidents_of_acts(claims)
    told = {
        incident: tuple(
            claim for claim in register.about(work.connection, [incident]) if claim.live
        )
        for incident in incidents
    }
    return _Around(told, tuple(_links(work, entry)), attributed)


def _links(work: Work, entry: Subject) -> Iterator[Claim]:
    """Yield the live claims about other entries of the compartment that name an organisation; of one removed from the register nothing is told."""
    if entry.kind != "organisation":
        return
    gone = register.removed(work.connection)
    every = register.subjects(work.connection)
    ours = {one.id for one in every if one.compartment == entry.compartment} - gone
    for claim in register.of_properties(work.connection, LINKS):
        if claim.live and claim.about in ours and entry.id in named_in(claim.property, claim.value):
            yield claim


def _attributed(work: Work, claims: tuple[Claim, ...]) -> Iterator[Attribution]:
    """Yield the names of parties in incidents by which, as some source says, this entry is meant."""
    meant: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.property == "meant_in" and isinstance(claim.value, dict):
            meant.setdefault(str(claim.value["claim"]), []).append(claim)
    for name, said in sorted(meant.items()):
        told = register.get(work.connection, name)
        if told.live:
            yield Attribution(told, tuple(said))


def _rested_on(work: Work, claims: tuple[Claim, ...], findings: tuple[Finding, ...]) -> set[str]:
    plain = [claim for claim in claims if not claim.exculpatory]
    behind = {exhibit for each in findings for exhibit in rests_on(work.connection, each)}
    return _cited(plain) | behind


def _leads(work: Work, to: Addressee, exhibits: set[str]) -> frozenset[str]:
    """Return the exhibits that a file for `to` may not rest on."""
    if to.recipient == INTERNAL:
        return frozenset()
    refused = not_relied_on(work, exhibits - work.told(quarantine.reasons).keys())
    for fault in refused.values():
        if isinstance(fault, UndecidedByLaw):
            raise fault
    return frozenset(refused)


def _without(leads: frozenset[str], claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the claims that do not rest on a lead; what speaks for the person stands in `favour` whatever it rests on."""
    return tuple(claim for claim in claims if leads.isdisjoint(claim.citation.exhibits))


def usable_findings(
    work: Work, compartment: str, subject: str | None = None
) -> tuple[Finding, ...]:
    """Return the findings of a compartment, all or those about `subject`, whose exhibits may be used, and in which nobody stands open who no longer may.

    A number that was taken for a subject's and is not would otherwise stay unmasked for ever; the finding must be made anew.
    """
    set_aside = work.told(quarantine.reasons)
    may_stand = identifiers_of_subjects(work.connection, compartment)
    return tuple(
        item
        for item in finding.all_findings(work.connection, compartment, subject)
        if set_aside.keys().isdisjoint(rests_on(work.connection, item))
        and all(claim.live for claim in cited_claims(work.connection, item))
        and _shown(item) <= may_stand
    )


def _shown(item: Finding) -> set[str]:
    shown = item.parameters["shown"]
    return {str(each) for each in shown} if isinstance(shown, list) else set()


def _cited(claims: list[Claim]) -> set[str]:
    """Return the exhibits that claims rest on."""
    return {exhibit for claim in claims for exhibit in claim.citation.exhibits}


def _incidents_of_acts(claims: tuple[Claim, ...]) -> list[str]:
    """Return every incident to which some source ties an act of the person's own."""
    named = {
        str(claim.value["incident"])
        for claim in claims
        if claim.property == "act" and isinstance(claim.value, dict) and "incident" in claim.value
    }
    return sorted(named)
