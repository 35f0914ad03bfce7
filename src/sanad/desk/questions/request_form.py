# SPDX-License-Identifier: Apache-2.0
"""What a new request of some kind is to state, by what the rules about that kind ask, and which claims about the person may or must go with it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import form
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.question import Question
from sanad.desk.request_facts import claims_of
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.said import Said

_REQUEST = "request."


@dataclass(frozen=True)
class Form:
    """Of a kind: `asked` are the fields that a rule about it asks for, `others` those that may be stated all the same.

    Of a subject, None until one is named: what the register calls them, the claims that speak for them, each of which must go with the request, and the others that may.
    """

    kind: str
    title: str
    asked: tuple[str, ...]
    others: tuple[str, ...]
    label: str | None
    favourable: tuple[Claim, ...]
    annexable: tuple[Claim, ...]


@dataclass(frozen=True, kw_only=True)
class RequestForm(Question[Form]):
    """An order to show the form of a `kind` of request, about a `subject` if one is named."""

    name: ClassVar[str] = "request_form"

    kind: str
    subject: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartment of the subject."""
        return [] if self.subject is None else [of_subject(work, self.subject)]

    def intent(self) -> dict[str, Json]:
        """Name the kind and the person."""
        return {"kind": self.kind, "subject": self.subject}

    def do(self, work: Work) -> Done[Form]:
        """Ask the rules what they look at, and the register what is claimed."""
        if self.kind not in form.KINDS:
            detail = Said("one of: {known}", known=", ".join(form.KINDS))
            raise BadValue("request", value=self.kind, type="kind of request", detail=detail)
        rules = work.tools.rulebook.for_target(self.kind, work.today)
        wanted = {_field(fact) for rule in rules for fact in rule.looked_at() if fact.startswith(_REQUEST)}  # fmt: skip
        about = claims_of(work, self.subject) if self.subject else []
        label = register.entered(work.connection, self.subject).label if self.subject else None
        found = Form(
            kind=self.kind,
            title=form.KINDS[self.kind],
            asked=tuple(name for name in form.FIELDS if name in wanted),
            others=tuple(name for name in form.FIELDS if name not in wanted),
            label=label,
            favourable=tuple(claim for claim in about if claim.exculpatory),
            annexable=tuple(claim for claim in about if claim.live and not claim.exculpatory),
        )
        things = (f"subject:{self.subject}",) if self.subject else ()
        return Done(found, things, self.intent())


def _field(fact: str) -> str:
    return fact.removeprefix(_REQUEST).partition("[")[0]
