# SPDX-License-Identifier: Apache-2.0
"""Draft a request to another authority about one subject, and sign the draft."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.casework import form, request
from sanad.casework.request import DRAFT, Request, Signature
from sanad.claims import store as register
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_claim, of_subject
from sanad.desk.request_facts import check, claims_of
from sanad.errors import BadValue, UnknownOfficer
from sanad.mandates import officer
from sanad.values.canonical import Json
from sanad.values.country import countries
from sanad.values.said import Said


@dataclass(frozen=True, kw_only=True)
class DraftRequest(Act[str]):
    """An order to draft; the result is the request's id. Its facts other than its own come from claims; the day is that of the ledger."""

    name: ClassVar[str] = "draft_request"
    power: ClassVar[str] = "request"

    request: Request

    def touches(self, work: Work) -> list[str]:
        """The request's compartment, its subject's, and those of the claims that go with it."""
        annexed = (of_claim(work, each) for each in self.request.annexes)
        return [self.request.compartment, of_subject(work, self.request.subject), *annexed]

    def intent(self) -> dict[str, Json]:
        """Name the request that was not drafted."""
        return {"request": self.request.id, "kind": self.request.kind}

    def do(self, work: Work) -> Done[str]:
        """Record the request and the drafter's signature over its present facts."""
        drafted = replace(self.request, drafted_on=work.today.isoformat(), seq=work.seq)
        known = countries() | work.tools.law.states.keys() | {work.tools.country}
        form.check(drafted.kind, drafted.purpose, drafted.facts, known)
        if not work.tools.rulebook.for_target(drafted.kind, work.today):
            detail = "no rule of the rulebook concerns it, so nothing could be checked"
            raise BadValue(drafted.id, value=drafted.kind, type="kind of request", detail=detail)
        about = register.entered(work.connection, drafted.subject)
        if about.kind != form.SUBJECT:
            detail = Said(
                "a request is about a {subject}, and this is an {kind}",
                subject=form.SUBJECT,
                kind=about.kind,
            )
            raise BadValue(drafted.id, value=about.id, type="subject", detail=detail)
        self._annexes(work)
        request.add(work.connection, drafted)
        signer = officer.find(work.connection, self.by)
        if signer is None:
            raise UnknownOfficer(self.name, officer=self.by)
        draft = check(work, drafted.id).draft
        signature = Signature(DRAFT, signer.id, signer.office, draft, work.seq)
        request.sign(work.connection, drafted.id, signature)
        things = (f"request:{drafted.id}",)
        return Done(drafted.id, things, {**drafted.as_json(), "draft": draft})

    def _annexes(self, work: Work) -> None:
        """Refuse to put before another authority what is no claim about this person, or stands no more; what speaks for them goes with it even then."""
        about = claims_of(work, self.request.subject) if self.request.annexes else []
        known = {claim.id for claim in about if claim.live or claim.exculpatory}
        for each in self.request.annexes:
            if each not in known:
                detail = "a claim about the same person that stands"
                raise BadValue(self.request.id, value=each, type="annex", detail=detail)
