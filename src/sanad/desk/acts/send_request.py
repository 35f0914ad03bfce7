# SPDX-License-Identifier: Apache-2.0
"""Send a request to the other authority: only one that is ready today and signed by all three, and from here on its fate is followed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from sanad.casework import basis, followed, request
from sanad.casework.basis import Basis
from sanad.casework.followed import Addressed, Own
from sanad.casework.proceedings import INTERNATIONAL
from sanad.casework.request import APPROVE, DRAFT, REVIEW, SEND, Signature
from sanad.claims import store as register
from sanad.claims.shapes import is_day
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_request
from sanad.desk.request_facts import Checked, check
from sanad.errors import AlreadyDone, BadValue, RequestNotReady, UnknownOfficer
from sanad.ledger import read
from sanad.mandates import officer
from sanad.rules import Status
from sanad.values.canonical import Json
from sanad.values.said import Said

_BETWEEN_STATES = frozenset({"extradition", "provisional_arrest", "mla", "evidence_referral"})
_MAY_GO = frozenset({Status.READY, Status.READY_WITH_WARNINGS})


@dataclass(frozen=True, kw_only=True)
class SendRequest(Act[str]):
    """An order to send; the result is the id of the proceeding in which the request is followed.

    `country` and `authority` say to whom (ISO 3166, or INT), `reference` under which number it went, `on` the day.
    """

    name: ClassVar[str] = "send_request"
    power: ClassVar[str] = "send"

    request: str
    country: str
    authority: str
    reference: str
    on: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the request."""
        return [of_request(work, self.request)]

    def intent(self) -> dict[str, Json]:
        """Name the request."""
        return {"request": self.request}

    def do(self, work: Work) -> Done[str]:
        """Check once more, keep what it rests on, and open the proceeding."""
        checked = check(work, self.request)
        register.entered(work.connection, checked.request.subject)
        self._ready(work, checked)
        self._as_approved(work, checked)
        self._on_a_day(work, checked)
        sender = officer.find(work.connection, self.by)
        if sender is None:
            raise UnknownOfficer(self.name, officer=self.by)
        signature = Signature(SEND, sender.id, sender.office, checked.reviewed, work.seq)
        request.sign(work.connection, self.request, signature)
        basis.keep(work.connection, Basis(f"request:{self.request}", SEND, checked.basis, work.seq))
        own = Own(self.by, work.seq, work.today)
        to = Addressed(self.country, self.authority, self.reference, self.on)
        opened = followed.send(work.connection, checked.request, to, own)
        what = {
            "request": self.request,
            "proceeding": opened.id,
            "authority": self.authority,
            "reference": self.reference,
            "on": self.on,
            "draft": checked.reviewed,
            "outcome": str(checked.outcome.status),
        }
        return Done(opened.id, (f"request:{self.request}", f"proceeding:{opened.id}"), dict(what))  # fmt: skip

    def _ready(self, work: Work, checked: Checked) -> None:
        steps = request.signatures(work.connection, self.request)
        if SEND in steps:
            raise AlreadyDone("casework", kind="sending of the request", name=self.request)
        missing = {DRAFT, REVIEW, APPROVE} - checked.signed.keys()
        if missing or checked.withdrawn or checked.outcome.status not in _MAY_GO:
            raise RequestNotReady(
                self.request,
                outcome="withdrawn" if checked.withdrawn else checked.outcome.status,
                signed=", ".join(sorted(checked.signed)) or "nobody",
                rules=", ".join(checked.outcome.rules) or "none",
            )

    def _as_approved(self, work: Work, checked: Checked) -> None:
        """Refuse another state than the request was approved for; a bureau sends abroad through INTERPOL, a warrant is asked for at home."""
        kind = checked.request.kind
        if kind in _BETWEEN_STATES:
            stated = checked.request.facts.get("countries")
            approved = stated if isinstance(stated, list) else []
        else:
            approved = [work.tools.country if kind == "domestic_warrant" else INTERNATIONAL]
        if self.country not in approved:
            detail = Said(
                "it was approved for {known}", known=", ".join(map(str, approved)) or "no state"
            )
            raise BadValue(self.request, value=self.country, type="country to send it to", detail=detail)  # fmt: skip

    def _on_a_day(self, work: Work, checked: Checked) -> None:
        """Refuse a day that is no full day, has not come, or lies before the approval: nothing went out that nobody had approved."""
        moment = datetime.fromisoformat(read.entry(work.connection, checked.signed[APPROVE].seq).at)
        approved = moment.astimezone(ZoneInfo(work.tools.zone)).date()
        full = is_day(self.on) and len(self.on) == len("2026-01-05")
        if not full or not approved <= date.fromisoformat(self.on) <= work.today:
            detail = Said(
                "YYYY-MM-DD, from {approved} (approved) to {today}",
                approved=approved,
                today=work.today,
            )
            raise BadValue(self.request, value=repr(self.on), type="day of sending", detail=detail)
