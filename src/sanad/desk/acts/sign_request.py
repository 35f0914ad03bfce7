# SPDX-License-Identifier: Apache-2.0
"""Review or approve a request: another person, of another office, signs the draft that they read, the answers, and the rules it was checked by."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import basis, request
from sanad.casework.basis import Basis
from sanad.casework.request import APPROVE, DRAFT, POWERS, REVIEW, Signature
from sanad.claims import store as register
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_request
from sanad.desk.request_facts import Checked, check
from sanad.errors import (
    BadValue,
    DraftChanged,
    StepNotAllowed,
    UnknownOfficer,
)
from sanad.mandates import officer
from sanad.values.canonical import Json

_POWERS = {step: POWERS[step] for step in (DRAFT, REVIEW, APPROVE)}
"""Step that is signed → the power it needs, in their order. The drafter signs again when what is stated has changed."""
_DONE = {DRAFT: "signed by its drafter", REVIEW: "reviewed", APPROVE: "approved"}
"""Step → what the request is by it."""


@dataclass(frozen=True, kw_only=True)
class SignRequest(Act[str]):
    """An order to sign `step` (draft, review or approve) over `draft`, the digest of what the officer read; the result is that digest."""

    name: ClassVar[str] = "sign_request"
    power: ClassVar[str] = REVIEW

    request: str
    draft: str
    step: str = REVIEW

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer holds the power of the step."""
        if self.step not in _POWERS:
            detail = ", ".join(_POWERS)
            raise BadValue(self.request, value=self.step, type="step", detail=detail)
        officer.require(
            work.connection, self.by, _POWERS[self.step], self.compartment, work.today, self.name
        )

    def touches(self, work: Work) -> list[str]:
        """The compartment of the request."""
        return [of_request(work, self.request)]

    def intent(self) -> dict[str, Json]:
        """Name the request."""
        return {"request": self.request}

    def do(self, work: Work) -> Done[str]:
        """Sign, unless it left the office, the subject was removed since, the officer's office signed another step, or the draft is not the one read."""
        signer = officer.find(work.connection, self.by)
        if signer is None:
            raise UnknownOfficer(self.name, officer=self.by)
        steps = request.signatures(work.connection, self.request)
        request.require_open(self.request, steps, "signed")
        checked = check(work, self.request)
        register.entered(work.connection, checked.request.subject)
        request.require_apart(work.connection, self.request, self.step, signer)
        self._in_order(checked)
        over = checked.over(self.step)
        if self.draft != over:
            raise DraftChanged(self.request, draft=over, read=self.draft)
        signature = Signature(self.step, signer.id, signer.office, over, work.seq)
        request.sign(work.connection, self.request, signature)
        rested = Basis(f"request:{self.request}", self.step, checked.basis, work.seq)
        basis.keep(work.connection, rested)
        what: dict[str, Json] = {
            "request": self.request,
            "step": self.step,
            "draft": over,
            "rulebook": work.tools.rulebook.version,
            "outcome": str(checked.outcome.status),
        }
        return Done(over, (f"request:{self.request}",), what)

    def _in_order(self, checked: Checked) -> None:
        """Refuse a step before the one that it answers for was signed over the draft as it stands."""
        order = list(_POWERS)
        for before in order[: order.index(self.step)]:
            if before not in checked.signed:
                state, step = f"not {_DONE[before]} as it stands", _DONE[self.step]
                raise StepNotAllowed(
                    self.request, kind="request", state=state, step=step, allowed=_DONE[before]
                )
