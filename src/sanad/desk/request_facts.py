# SPDX-License-Identifier: Apache-2.0
"""Gather what the rules ask about a request: claims, listings, answers, signatures."""

from dataclasses import dataclass

from sanad.casework import facts, request
from sanad.casework.request import DRAFT, Request
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Work
from sanad.desk.orders import PROPERTIES, orders
from sanad.desk.reliance import not_relied_on
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
    """Return what a request states: its facts without answers and signatures; nothing from an exhibit set aside, or from a lead."""
    asked = request.get(work.connection, request_id)
    every = claims_of(work, asked.subject)
    claims = _usable(work, every)
    listings = [
        claim
        for claim in register.about(work.connection, _organisations(claims))
        if claim.property in PROPERTIES
    ]
    against = _usable(work, listings)
    return facts.build(
        asked,
        claims,
        [claim for claim in every if claim.exculpatory],
        [claim for claim in against if claim.property == "listing"],
        work.tools.offences,
        work.tools.country,
        orders(work, against),
    )


def _usable(work: Work, claims: list[Claim]) -> list[Claim]:
    """Return the claims that may go to another authority; what speaks for the person may whatever it rests on, if that is in use."""
    set_aside = vault.quarantined(work.connection)
    used = [claim for claim in claims if set_aside.keys().isdisjoint(claim.citation.exhibits)]
    plain = {each for claim in used if not claim.exculpatory for each in claim.citation.exhibits}
    leads = not_relied_on(work, plain)
    return [
        claim
        for claim in used
        if claim.exculpatory or leads.keys().isdisjoint(claim.citation.exhibits)
    ]


def _organisations(claims: list[Claim]) -> list[str]:
    """Return the organisations in which some live claim gives the person a role, or which a charge names."""
    named = [claim.value for claim in claims if claim.property in {"role", "charge"} and claim.live]
    return sorted(
        {
            str(each["organisation"])
            for each in named
            if isinstance(each, dict) and "organisation" in each
        }
    )


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
