# SPDX-License-Identifier: Apache-2.0
"""Gather what a dossier about one subject may be made of."""

from sanad.analysis import finding
from sanad.casework.request import all_requests
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Work
from sanad.desk.request_facts import check, claims_of
from sanad.dossier.material import Addressee, Checked, Material
from sanad.identity import judgement
from sanad.ledger import read
from sanad.mandates import instrument
from sanad.vault import store as vault


def gather(work: Work, subject: str, to: Addressee) -> Material:
    """Return the material; live claims only, exhibits that are relied on or computed from."""
    connection = work.connection
    known = {item.id: item for item in register.subjects(connection)}
    claims = tuple(claim for claim in claims_of(work, subject) if claim.live)
    incidents = _incidents(work, claims)
    findings = tuple(finding.all_findings(connection, subject))
    relied = {exhibit for each in findings for exhibit in each.inputs}
    for claim in [*claims, *(each for group in incidents.values() for each in group)]:
        relied.add(claim.citation.exhibit)
        transcript = claim.citation.locator.as_json().get("transcript")
        relied |= {str(transcript)} if transcript else set()
    exhibits = {item.sha256: item for item in vault.exhibits(connection, sorted(relied))}
    papers = {item.provenance.instrument for item in exhibits.values()}
    checked = [check(work, item.id) for item in all_requests(connection, subject)]
    return Material(
        subject=register.subject(connection, subject),
        claims=claims,
        incidents=incidents,
        subjects=known,
        judgements=tuple(
            item
            for item in judgement.standing(judgement.all_judgements(connection))
            if subject in item.pair
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
