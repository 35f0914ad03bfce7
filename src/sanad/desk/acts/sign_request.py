# SPDX-License-Identifier: Apache-2.0
"""Review or approve a request: another person, of another office, signs the draft and the rule set it was checked by."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import basis, request
from sanad.casework.basis import Basis
from sanad.casework.request import APPROVE, DRAFT, REVIEW, Signature
from sanad.claims import store as register
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_request
from sanad.desk.request_facts import check
from sanad.errors import BadValue, SecondPersonNeeded, UnknownOfficer
from sanad.mandates import officer
from sanad.values.canonical import Json

_POWERS = {DRAFT: "request", REVIEW: "review", APPROVE: "approve"}
"""Step → the power it needs. The drafter signs again when what is stated has changed."""


@dataclass(frozen=True, kw_only=True)
class SignRequest(Act[str]):
    """An order to sign `step` (draft, review or approve); the result is the digest of what was signed."""

    name: ClassVar[str] = "sign_request"
    power: ClassVar[str] = REVIEW

    request: str
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

    def do(self, work: Work) -> Done[str]:
        """Sign, unless the officer, or the officer's office, signed another step, or the subject was removed since."""
        signer = officer.find(work.connection, self.by)
        if signer is None:
            raise UnknownOfficer(self.name, officer=self.by)
        checked = check(work, self.request)
        register.entered(work.connection, checked.request.subject)
        for step, earlier in request.signatures(work.connection, self.request).items():
            if step in _POWERS and step != self.step and earlier.office == signer.office:
                raise SecondPersonNeeded(self.request, officer=self.by, act=self.step)
        over = checked.draft if self.step == DRAFT else checked.reviewed
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
