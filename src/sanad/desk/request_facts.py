# SPDX-License-Identifier: Apache-2.0
"""Gather what the rules ask about a request: claims, listings, answers, signatures."""

from dataclasses import dataclass

from sanad.casework import facts, request
from sanad.casework.request import Request
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Work
from sanad.identity import clusters, judgement
from sanad.rules import Outcome, Ruling, evaluate_all, outcome
from sanad.values.canonical import Json, digest_of
from sanad.vault import store as vault


@dataclass(frozen=True)
class Checked:
    """A request as the rules see it today: every ruling, the outcome, and the digest of the draft they saw."""

    request: Request
    rulings: tuple[Ruling, ...]
    outcome: Outcome
    draft: str


def claims_of(work: Work, subject: str) -> list[Claim]:
    """Return the claims about `subject` and everybody judged to be the same person."""
    same = clusters.derive(judgement.all_judgements(work.connection)).of(subject)
    return register.about(work.connection, sorted(same))


def gather(work: Work, request_id: str) -> dict[str, Json]:
    """Return the facts of a request; nothing is taken from an exhibit in quarantine."""
    asked = request.get(work.connection, request_id)
    set_aside = vault.quarantined(work.connection)
    claims = [
        claim for claim in claims_of(work, asked.subject) if claim.citation.exhibit not in set_aside
    ]
    listings = [
        claim
        for claim in register.about(work.connection, _organisations(claims))
        if claim.property == "listing" and claim.citation.exhibit not in set_aside
    ]
    return facts.build(
        asked,
        claims,
        listings,
        work.tools.offences,
        request.signatures(work.connection, request_id),
        request.answers(work.connection, request_id),
        work.tools.country,
    )


def _organisations(claims: list[Claim]) -> list[str]:
    """Return the organisations in which some live claim gives the person a role."""
    roles = [claim.value for claim in claims if claim.property == "role" and claim.live]
    return sorted({str(role["organisation"]) for role in roles if isinstance(role, dict)})


def check(work: Work, request_id: str) -> Checked:
    """Put a request before every rule in force today."""
    asked = request.get(work.connection, request_id)
    known = gather(work, request_id)
    rulings = evaluate_all(work.tools.rulebook, asked.kind, known, work.today)
    drafted = {key: value for key, value in known.items() if key not in ("signatures", "answers")}
    draft = digest_of({"facts": drafted, "rulebook": work.tools.rulebook.version})
    return Checked(asked, rulings, outcome(rulings), draft)
