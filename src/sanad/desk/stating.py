# SPDX-License-Identifier: Apache-2.0
"""What a request states itself: what is refused of it, and the drafter's signature over it. Drafting and amending ask the same."""

from sanad.casework import form, request
from sanad.casework.request import DRAFT, Request, Signature
from sanad.claims import store as register
from sanad.desk.act import Work
from sanad.desk.request_facts import check, claims_of
from sanad.errors import BadValue, UnknownOfficer
from sanad.mandates import officer
from sanad.values.country import countries
from sanad.values.said import Said


def require_sound(work: Work, stated: Request) -> None:
    """Refuse what no rule could check, and annexes that may not go with it.

    Raises:
        BadValue: naming the field, the person or the annex.
    """
    known = countries() | work.tools.law.states.keys() | {work.tools.country}
    form.check(stated.kind, stated.purpose, stated.facts, known)
    if not work.tools.rulebook.for_target(stated.kind, work.today):
        detail = "no rule of the rulebook concerns it, so nothing could be checked"
        raise BadValue(stated.id, value=stated.kind, type="kind of request", detail=detail)
    about = register.entered(work.connection, stated.subject)
    if about.kind != form.SUBJECT:
        told = {"subject": form.SUBJECT, "kind": about.kind}
        detail = Said("a request is about a {subject}, and this is an {kind}", **told)
        raise BadValue(stated.id, value=about.id, type="subject", detail=detail)
    _require_annexes(work, stated)


def sign_draft(work: Work, name: str, by: str) -> str:
    """Sign a request as its drafter, and return the digest of what is stated and of the rules that were asked.

    Raises:
        SecondPersonNeeded: their office took another part in it.
    """
    signer = officer.find(work.connection, by)
    if signer is None:
        raise UnknownOfficer(name, officer=by)
    request.require_apart(work.connection, name, DRAFT, signer)
    draft = check(work, name).draft
    signature = Signature(DRAFT, signer.id, signer.office, draft, work.seq)
    request.sign(work.connection, name, signature)
    return draft


def _require_annexes(work: Work, stated: Request) -> None:
    """Refuse to put before another authority what is no claim about this person, or stands no more; what speaks for them goes with it even then."""
    about = claims_of(work, stated.subject) if stated.annexes else []
    known = {claim.id for claim in about if claim.live or claim.exculpatory}
    for each in stated.annexes:
        if each not in known:
            detail = "a claim about the same person that stands"
            raise BadValue(stated.id, value=each, type="annex", detail=detail)
