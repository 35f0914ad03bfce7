# SPDX-License-Identifier: Apache-2.0
"""Amend the draft of a request before it is sent: what it states is stated anew, under the same number."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.casework import request
from sanad.casework.request import Request
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_claim, of_request
from sanad.desk.request_facts import check
from sanad.desk.stating import require_sound, sign_draft
from sanad.errors import AlreadyDone, BadValue, DraftChanged
from sanad.values.canonical import Json
from sanad.values.reason import check_reason

_STAYS = ("kind", "subject", "compartment")


@dataclass(frozen=True, kw_only=True)
class AmendRequest(Act[str]):
    """An order to let what `request` states, all of it, take the place of what the request of that id states; the result is the digest of the draft as it stands then.

    `draft` is the digest of the draft that the officer read. Signatures over what was stated before stand no more; answers stay, and whoever reviews
    reads them again with it. What was stated before stays in the entries before.
    """

    name: ClassVar[str] = "amend_request"
    power: ClassVar[str] = "request"

    request: Request
    draft: str
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The request's compartment, and those of the claims that go with it."""
        annexed = (of_claim(work, each) for each in self.request.annexes)
        return [of_request(work, self.request.id), self.request.compartment, *annexed]

    def intent(self) -> dict[str, Json]:
        """Name the request that was not amended."""
        return {"request": self.request.id}

    def do(self, work: Work) -> Done[str]:
        """Record what is stated now and sign it as its drafter, unless it left the office, another draft stands than was read, or nothing would change."""
        name = self.request.id
        check_reason(name, self.reason)
        request.require_open(name, request.signatures(work.connection, name), "amended")
        stands = check(work, name)
        amended = self._of(stands.request)
        if self.draft != stands.draft:
            raise DraftChanged(name, draft=stands.draft, read=self.draft)
        if amended == stands.request:
            raise AlreadyDone("casework", kind="statement of request", name=name)
        require_sound(work, amended)
        request.amend(work.connection, amended)
        draft = sign_draft(work, name, self.by)
        what: dict[str, Json] = {**amended.as_json(), "reason": self.reason, "draft": draft}
        return Done(draft, (f"request:{name}",), what)

    def _of(self, before: Request) -> Request:
        """Return the request as it is to stand: nobody states its day, and whom it is about is another request's matter."""
        for name in _STAYS:
            if getattr(self.request, name) != getattr(before, name):
                value, detail = getattr(self.request, name), "draft another request for another"
                raise BadValue(before.id, value=value, type=f"{name} of it", detail=detail)
        return replace(self.request, drafted_on=before.drafted_on, seq=before.seq)
