# SPDX-License-Identifier: Apache-2.0
"""Gather what a dossier about one subject may be made of."""

from sanad.analysis import finding
from sanad.casework.request import all_requests
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Work
from sanad.desk.request_facts import check, claims_of
from sanad.dossier.material import Addressee, Checked, Material
from sanad.errors import Quarantined
from sanad.identity import judgement
from sanad.ledger import read
from sanad.mandates import instrument
from sanad.vault import store as vault


def gather(work: Work, subject: str, to: Addressee) -> Material:
    """Return the material: live claims, findings whose inputs may all be used, the exhibits behind both.

    Raises:
        Quarantined: a live claim rests on an exhibit that may not be used; withdraw it, or resolve the exhibit.
    """
    connection = work.connection
    set_aside = vault.quarantined(connection)
    known = {item.id: item for item in register.subjects(connection)}
    claims = tuple(claim for claim in claims_of(work, subject) if claim.live)
    incidents = _incidents(work, claims)
    findings = tuple(
        item
        for item in finding.all_findings(connection, subject)
        if set_aside.keys().isdisjoint(item.inputs)
    )
    cited = _cited([*claims, *(each for group in incidents.values() for each in group)])
    for sha256 in sorted(cited & set_aside.keys()):
        raise Quarantined(vault.get(connection, sha256).name, reason=set_aside[sha256])
    relied = cited | {exhibit for each in findings for exhibit in each.inputs}
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


def _cited(claims: list[Claim]) -> set[str]:
    """Return the exhibits that claims cite, transcripts of recordings among them."""
    places = [claim.citation for claim in claims]
    heard = [place.locator.as_json().get("transcript") for place in places]
    return {place.exhibit for place in places} | {str(item) for item in heard if item}


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
