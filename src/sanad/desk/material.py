# SPDX-License-Identifier: Apache-2.0
"""Gather what a dossier about one subject may be made of."""

from sanad.analysis import finding
from sanad.analysis.finding import Finding
from sanad.casework.request import all_requests
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Work
from sanad.desk.inputs import cited_claims, identifiers_of_subjects, rests_on
from sanad.desk.reliance import INTERNAL, not_relied_on
from sanad.desk.request_facts import check, claims_of
from sanad.dossier.material import Addressee, Checked, Material
from sanad.errors import Quarantined, UndecidedByLaw
from sanad.identity import judgement
from sanad.ledger import read
from sanad.mandates import instrument
from sanad.vault import store as vault


def gather(work: Work, subject: str, to: Addressee) -> Material:
    """Return the material: live claims, findings whose inputs may all be used, the exhibits behind both.

    Leads stay out of a file that leaves the office, and what only rests on them.

    Raises:
        UndecidedByLaw: it is not known whether an exhibit may be relied on outside.
        Quarantined: a live claim rests on an exhibit that may not be used; withdraw it, or resolve the exhibit.
    """
    connection = work.connection
    set_aside = vault.quarantined(connection)
    known = {item.id: item for item in register.subjects(connection)}
    every = claims_of(work, subject)
    favour = tuple(claim for claim in every if claim.exculpatory)
    compartment = register.subject(connection, subject).compartment
    live = tuple(claim for claim in every if claim.live)
    found = usable_findings(work, compartment, subject)
    leads = _leads(work, to, _rested_on(work, live, _incidents(work, live), found))
    claims = _without(leads, live)
    incidents = {
        incident: _without(leads, told) for incident, told in _incidents(work, claims).items()
    }
    findings = tuple(item for item in found if leads.isdisjoint(rests_on(connection, item)))
    plain = [claim for claim in claims if not claim.exculpatory]
    cited = _cited([*plain, *(each for group in incidents.values() for each in group)])
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
        incidents=incidents,
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
        custody={sha256: tuple(read.chain(connection, f"exhibit:{sha256}")) for sha256 in exhibits},
    )


def _rested_on(
    work: Work,
    claims: tuple[Claim, ...],
    incidents: dict[str, tuple[Claim, ...]],
    findings: tuple[Finding, ...],
) -> set[str]:
    told = [*claims, *(claim for group in incidents.values() for claim in group)]
    plain = [claim for claim in told if not claim.exculpatory]
    behind = {exhibit for each in findings for exhibit in rests_on(work.connection, each)}
    return _cited(plain) | behind


def _leads(work: Work, to: Addressee, exhibits: set[str]) -> frozenset[str]:
    """Return the exhibits that a file for `to` may not rest on."""
    if to.recipient == INTERNAL:
        return frozenset()
    refused = not_relied_on(work, exhibits - vault.quarantined(work.connection).keys())
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
    set_aside = vault.quarantined(work.connection)
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


def _incidents(work: Work, claims: tuple[Claim, ...]) -> dict[str, tuple[Claim, ...]]:
    """Return the live claims of every incident to which some source ties an act of the person's own."""
    named = {
        str(claim.value["incident"])
        for claim in claims
        if claim.property == "act" and isinstance(claim.value, dict) and "incident" in claim.value
    }
    return {
        incident: tuple(
            claim for claim in register.about(work.connection, [incident]) if claim.live
        )
        for incident in sorted(named)
    }
