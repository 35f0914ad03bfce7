# SPDX-License-Identifier: Apache-2.0
"""The file of one entry of the register: what sources say of it, as of a day, where it stands, and what it lacks."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis import finding
from sanad.casework.request import requests_about
from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.period import Period
from sanad.claims.proscription import Listing
from sanad.claims.shapes import is_day
from sanad.claims.stack import RULE, Stack, stacks
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.orders import orders
from sanad.desk.question import Question
from sanad.desk.register import File, Register
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.verdict import Verdict
from sanad.vault import store as vault

_DAYS = {"act": ("from", ""), "warrant": ("issued_on", ""), "listing": ("on", "until")}
"""Property → the members of its value that say from when and until when it was so; an act that was done stays done."""


@dataclass(frozen=True)
class Opened:
    """A file as somebody sees it, with every property as a stack of its values, and what rests on it.

    `orders` are those on record against an organisation. `not_then` are claims about another time than the day asked for; `unsure`
    those of which the source does not say whether they are. `photos` are the claims of a photograph whose exhibit is a picture itself.
    `rule` says in words why the first value of a stack stands first.
    """

    file: File
    stacks: tuple[Stack, ...]
    orders: tuple[Listing, ...]
    not_then: tuple[Claim, ...]
    unsure: frozenset[str]
    requests: tuple[str, ...]
    findings: int
    photos: tuple[Claim, ...]
    rule: str = RULE


@dataclass(frozen=True, kw_only=True)
class SubjectFile(Question[Opened]):
    """An order to look at the file of `subject`, `as_of` a day, month or year; without one, whatever the time."""

    name: ClassVar[str] = "subject_file"

    subject: str
    as_of: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartment of the entry."""
        return [of_subject(work, self.subject)]

    def intent(self) -> dict[str, Json]:
        """Name the entry."""
        return {"subject": self.subject}

    def do(self, work: Work) -> Done[Opened]:
        """Gather the file, and set apart what is said of another time."""
        if self.as_of is not None and not is_day(self.as_of):
            detail = "YYYY, YYYY-MM or YYYY-MM-DD, and in the calendar"
            raise BadValue(self.subject, value=self.as_of, type="date", detail=detail)
        known = store.subject(work.connection, self.subject)
        file = Register.of(work, known.compartment, self.by).file(self.subject)
        then = {claim.id: self._then(claim) for claim in file.claims}
        shown = [claim for claim in file.claims if then[claim.id] is not Verdict.REFUSE]
        against = orders(work, shown)
        found = Opened(
            file=file,
            stacks=tuple(stacks(shown)),
            orders=tuple(each for listings in against.values() for each in listings),
            not_then=tuple(claim for claim in file.claims if then[claim.id] is Verdict.REFUSE),
            unsure=frozenset(name for name, said in then.items() if said is Verdict.UNDECIDED),
            requests=tuple(each.id for each in requests_about(work.connection, file.same)),
            findings=finding.count_about(work.connection, known.compartment, self.subject),
            photos=tuple(claim for claim in shown if _is_picture(work, claim)),
        )
        what: dict[str, Json] = {"subject": self.subject, "claims": len(file.claims)}
        return Done(found, tuple(f"subject:{one}" for one in file.same), what)

    def _then(self, claim: Claim) -> Verdict:
        """Tell whether a claim speaks of the day; of an incident `valid_from` is the day of the source, and nothing is set apart."""
        if self.as_of is None or claim.about.startswith("I-"):
            return Verdict.PERMIT
        return _period(claim).holds(self.as_of)


def _is_picture(work: Work, claim: Claim) -> bool:
    """Tell whether a claim of a photograph cites the photograph, and not a paper that speaks of one."""
    if claim.property != "photo":
        return False
    return vault.get(work.connection, claim.citation.exhibit).media_type.startswith("image/")


def _period(claim: Claim) -> Period:
    """Return the time of a claim: the one stated for it, else that which the value itself gives from its first day on."""
    if claim.period != Period() or not isinstance(claim.value, dict):
        return claim.period
    first, last = _DAYS.get(claim.property, ("", ""))
    begins, ends = claim.value.get(first), claim.value.get(last)
    return Period(begins and str(begins), ends and str(ends))
