# SPDX-License-Identifier: Apache-2.0
"""Draft a request to another authority about one subject, and sign the draft."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.casework import request
from sanad.casework.request import Request
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_claim, of_subject
from sanad.desk.stating import require_sound, sign_draft
from sanad.values.canonical import Json
from sanad.values.identifier import check_id


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
        check_id("request", self.request.id)
        drafted = replace(self.request, drafted_on=work.today.isoformat(), seq=work.seq)
        require_sound(work, drafted)
        request.add(work.connection, drafted)
        draft = sign_draft(work, drafted.id, self.by)
        things = (f"request:{drafted.id}",)
        return Done(drafted.id, things, {**drafted.as_json(), "draft": draft})
