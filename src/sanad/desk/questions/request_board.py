# SPDX-License-Identifier: Apache-2.0
"""Every request of a compartment as its desk looks at it: what the rules come to today, whose signature is next, and whether its ground has changed."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from sanad.casework import basis, drift
from sanad.casework.basis import Basis
from sanad.casework.request import (
    APPROVE,
    DRAFT,
    REVIEW,
    SEND,
    WITHDRAW,
    Request,
    Signature,
    signatures_of,
    state,
)
from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.around import Around
from sanad.desk.ground import of_the_office
from sanad.desk.question import Question
from sanad.desk.request_facts import Checked, checked
from sanad.errors import SanadError
from sanad.values.canonical import Json

_STEPS = (DRAFT, REVIEW, APPROVE, SEND)


@dataclass(frozen=True)
class Line:
    """One request. `outcome` is None where it cannot be checked, which `stops` explains; `next` is the step that is to be signed next, None once it was sent or withdrawn; `changed` counts what is otherwise than when somebody signed."""

    request: Request
    label: str
    state: str
    outcome: str | None
    against: tuple[str, ...]
    stops: str
    next: str | None
    changed: int

    @property
    def countries(self) -> tuple[str, ...]:
        """Return the states that are asked."""
        stated = self.request.facts.get("countries")
        return tuple(map(str, stated)) if isinstance(stated, list) else ()

    def as_json(self) -> dict[str, Json]:
        """Return it as lists of it are exported."""
        return {
            "request": self.request.id,
            "kind": self.request.kind,
            "subject": self.request.subject,
            "label": self.label,
            "countries": " ".join(self.countries),
            "drafted_on": self.request.drafted_on,
            "state": self.state,
            "outcome": self.outcome,
            "against": " ".join(self.against),
            "next": self.next,
            "changed": self.changed,
        }


@dataclass(frozen=True)
class Board:
    """The requests that were asked for, the newest first, and how many the compartment has."""

    lines: tuple[Line, ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class RequestBoard(Question[Board]):
    """An order to look at the requests of the order's compartment: of a `kind`, in a `state`, with an `outcome`, to a `country`, about a `subject`, of which `next` is to be signed, or only the `amber`.

    Costs one check of every request of the compartment, worked out once between two acts.
    """

    name: ClassVar[str] = "request_board"

    kind: str | None = None
    state: str | None = None
    outcome: str | None = None
    country: str | None = None
    subject: str | None = None
    next: str | None = None
    amber: bool = False

    def intent(self) -> dict[str, Json]:
        """Say what was asked for."""
        names = ("kind", "state", "outcome", "country", "subject", "next")
        wanted: dict[str, Json] = {name: getattr(self, name) for name in names if getattr(self, name)}  # fmt: skip
        return wanted | ({"amber": True} if self.amber else {})

    def do(self, work: Work) -> Done[Board]:
        """Check every request of the compartment, and leave what is asked for."""
        key = (_lines, self.compartment, of_the_office(work))
        every = work.kept(key, partial(_lines, work, self.compartment))
        lines = tuple(filter(self._wants, every))
        return Done(Board(lines, len(every)), (), {**self.intent(), "requests": len(lines)})

    def _wants(self, line: Line) -> bool:
        return (
            self.kind in {None, line.request.kind}
            and self.subject in {None, line.request.subject}
            and self.state in {None, line.state}
            and (self.country is None or self.country in line.countries)
            and self.outcome in {None, line.outcome}
            and self.next in {None, line.next}
            and (not self.amber or line.changed > 0)
        )


def _lines(work: Work, compartment: str) -> list[Line]:
    around = Around(work, compartment)
    names = [each.id for each in around.requests]
    steps = signatures_of(work.connection, names)
    rested = basis.newest(work.connection, [f"request:{name}" for name in names])
    labels = {each.id: each.label for each in work.told(register.subjects)}
    return [
        _line(work, each, steps[each.id], rested.get(f"request:{each.id}"), around, labels)
        for each in reversed(around.requests)
    ]


def _line(
    work: Work,
    asked: Request,
    steps: dict[str, Signature],
    rested: Basis | None,
    around: Around,
    labels: dict[str, str],
) -> Line:
    found, stops = _checked(work, asked.id, around)
    ended = SEND in steps or WITHDRAW in steps
    changed = rested is not None and WITHDRAW not in steps and found is not None
    return Line(
        request=asked,
        label=labels.get(asked.subject, ""),
        state=state(steps),
        outcome=str(found.outcome.status) if found else None,
        against=found.outcome.rules if found else (),
        stops=stops,
        next=None if ended else _next(found),
        changed=len(drift.of_request(rested.document, found.basis)) if rested and found and changed else 0,
    )  # fmt: skip


def _checked(work: Work, request: str, around: Around) -> tuple[Checked | None, str]:
    try:
        return checked(work, request, around), ""
    except SanadError as error:
        return None, str(error)


def _next(found: Checked | None) -> str | None:
    """Return the first step that nobody has signed over the draft as it stands."""
    return next((step for step in _STEPS if step not in found.signed), None) if found else None
