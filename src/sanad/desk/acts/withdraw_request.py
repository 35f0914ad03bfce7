# SPDX-License-Identifier: Apache-2.0
"""Withdraw a request: a draft is not carried on; one that was sent is called back, and that is recorded where it is followed."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import followed, request
from sanad.casework.followed import Own
from sanad.casework.request import WITHDRAW, Signature
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_request
from sanad.errors import AlreadyDone, UnknownOfficer
from sanad.mandates import officer
from sanad.values.canonical import Json
from sanad.values.reason import check_reason


@dataclass(frozen=True, kw_only=True)
class WithdrawRequest(Act[str | None]):
    """An order to withdraw for a stated reason; the result is the proceeding in which it was called back, None where it was never sent."""

    name: ClassVar[str] = "withdraw_request"
    power: ClassVar[str] = "request"

    request: str
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the request."""
        return [of_request(work, self.request)]

    def intent(self) -> dict[str, Json]:
        """Name the request."""
        return {"request": self.request}

    def do(self, work: Work) -> Done[str | None]:
        """Sign the withdrawal and record it in the proceeding that carries the request on."""
        asked = request.get(work.connection, self.request)
        check_reason(self.request, self.reason)
        if WITHDRAW in request.signatures(work.connection, self.request):
            raise AlreadyDone("casework", kind="withdrawal of the request", name=self.request)
        signer = officer.find(work.connection, self.by)
        if signer is None:
            raise UnknownOfficer(self.name, officer=self.by)
        signature = Signature(WITHDRAW, signer.id, signer.office, "", work.seq)
        request.sign(work.connection, self.request, signature)
        carried = followed.withdraw(work.connection, asked, Own(self.by, work.seq, work.today))
        called_back = None if carried is None else carried.id
        about = () if called_back is None else (f"proceeding:{called_back}",)
        what: dict[str, Json] = {
            "request": self.request,
            "reason": self.reason,
            "proceeding": called_back,
        }
        return Done(called_back, (f"request:{self.request}", *about), what)
