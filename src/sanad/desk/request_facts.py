# SPDX-License-Identifier: Apache-2.0
"""Gather what the rules ask about a request: claims, listings, answers, signatures."""

from dataclasses import dataclass

from sanad.casework import facts, request
from sanad.casework.request import DRAFT, Request
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Work
from sanad.errors import IdentityConflict
from sanad.identity import clusters, judgement
from sanad.rules import Outcome, Ruling, evaluate_all, outcome
from sanad.values.canonical import Json, digest_of
from sanad.vault import store as vault


@dataclass(frozen=True)
class Checked:
    """A request as the rules see it today: every ruling and the outcome.

    `draft` is the digest of what is stated and of the rule set; `reviewed` of that and the answers: what the drafter signs, and what
    reviewer and approver sign.
    """

    request: Request
    rulings: tuple[Ruling, ...]
    outcome: Outcome
    draft: str
    reviewed: str


def claims_of(work: Work, subject: str) -> list[Claim]:
    """Return the claims about `subject` and everybody judged to be the same person.

    Raises:
        IdentityConflict: some of them are also judged to be different.
    """
    derived = clusters.derive(judgement.all_judgements(work.connection))
    same = derived.of(subject)
    for pair in derived.conflicts:
        if pair <= same:
            raise IdentityConflict(subject, pairs=" and ".join(sorted(pair)))
    return register.about(work.connection, sorted(same))


def gather(work: Work, request_id: str) -> dict[str, Json]:
    """Return what a request states: its facts without answers and signatures; nothing from an exhibit set aside."""
    asked = request.get(work.connection, request_id)
    set_aside = vault.quarantined(work.connection)
    every = claims_of(work, asked.subject)
    claims = [claim for claim in every if set_aside.keys().isdisjoint(claim.citation.exhibits)]
    listings = [
        claim
        for claim in register.about(work.connection, _organisations(claims))
        if claim.property == "listing" and set_aside.keys().isdisjoint(claim.citation.exhibits)
    ]
    return facts.build(
        asked,
        claims,
        [claim for claim in every if claim.exculpatory],
        listings,
        work.tools.offences,
        work.tools.country,
    )


def _organisations(claims: list[Claim]) -> list[str]:
    """Return the organisations in which some live claim gives the person a role."""
    roles = [claim.value for claim in claims if claim.property == "role" and claim.live]
    return sorted({str(role["organisation"]) for role in roles if isinstance(role, dict)})


def check(work: Work, request_id: str) -> Checked:
    """Put a request before every rule in force today; a signature counts only over the draft as it stands."""
    asked = request.get(work.connection, request_id)
    stated = gather(work, request_id)
    answers = request.answers(work.connection, request_id)
    draft = digest_of({"facts": stated, "rulebook": work.tools.rulebook.version})
    reviewed = digest_of({"draft": draft, "answers": answers})
    signed = {
        step: signature
        for step, signature in request.signatures(work.connection, request_id).items()
        if signature.draft == (draft if step == DRAFT else reviewed)
    }
    known = {**stated, "answers": answers, "signatures": facts.signed(signed)}
    rulings = evaluate_all(work.tools.rulebook, asked.kind, known, work.today)
    return Checked(asked, rulings, outcome(rulings), draft, reviewed)
