# SPDX-License-Identifier: Apache-2.0
"""The requests of a compartment as lists show them: what the rules come to today, whose signature is next, and whether the ground has changed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sanad.casework import basis, drift
from sanad.casework.basis import Basis
from sanad.casework.request import (
    POWERS,
    SEND,
    WITHDRAW,
    Request,
    Signature,
    every_signature_of,
    state,
)
from sanad.claims import store as register
from sanad.desk.act import Work
from sanad.desk.around import Around
from sanad.desk.ground import of_the_office
from sanad.desk.request_facts import Checked, checked
from sanad.errors import SanadError
from sanad.values.canonical import Json
from sanad.values.said import sentence_of


@dataclass(frozen=True)
class Line:
    """One request. `outcome` is None where it cannot be checked, which `stops` explains; `next` is the step that is to be signed next, None once it was sent or withdrawn; `changed` counts what is otherwise than when somebody signed; `signed` are (step, office) of whatever was ever signed."""

    request: Request
    label: str
    state: str
    outcome: str | None
    against: tuple[str, ...]
    stops: str
    next: str | None
    changed: int
    signed: tuple[tuple[str, str], ...]

    def waits_for(self, office: str, powers: Collection[str]) -> bool:
        """Tell whether an officer of `office`, who holds `powers`, may take the next step: a draft is not signed twice by one office (`sign_request`)."""
        if self.next is None or POWERS[self.next] not in powers:
            return False
        others = {by for step, by in self.signed if step != self.next}
        return self.next == SEND or office not in others

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


def lines(work: Work, compartment: str) -> list[Line]:
    """Return the requests of a compartment, the newest first; kept until an act changes what they were made from."""
    key = (lines, compartment, of_the_office(work))
    return work.kept(key, lambda: list(_lines(work, compartment)))


def _lines(work: Work, compartment: str) -> Iterator[Line]:
    around = Around(work, compartment)
    names = [each.id for each in around.requests]
    signed = every_signature_of(work.connection, names)
    rested = basis.newest(work.connection, [f"request:{name}" for name in names])
    labels = {each.id: each.label for each in work.told(register.subjects)}
    for each in reversed(around.requests):
        ground = rested.get(f"request:{each.id}")
        yield _line(work, each, signed[each.id], ground, around, labels)


def _line(
    work: Work,
    asked: Request,
    signed: list[Signature],
    rested: Basis | None,
    around: Around,
    labels: dict[str, str],
) -> Line:
    found, stops = _checked(work, asked.id, around)
    steps = {each.step for each in signed}
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
        signed=tuple(sorted({(each.step, each.office) for each in signed})),
    )  # fmt: skip


def _checked(work: Work, request: str, around: Around) -> tuple[Checked | None, str]:
    try:
        return checked(work, request, around), ""
    except SanadError as error:
        return None, sentence_of(error)


def _next(found: Checked | None) -> str | None:
    """Return the first step that nobody has signed over the draft as it stands."""
    return next((step for step in POWERS if step not in found.signed), None) if found else None
