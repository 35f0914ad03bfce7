# SPDX-License-Identifier: Apache-2.0
"""Which records a compartment holds, of whom they may be asked, and which days of a period they cover for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.analysis.frozen import Input
from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.inputs import identifying_claims, usable_records
from sanad.desk.question import Question
from sanad.vault import store as vault


@dataclass(frozen=True)
class Delivered:
    """One record file: what it holds, how many rows, of whom, for which days it says so, and what the operator does not supply."""

    exhibit: str
    name: str
    kind: str
    rows: int
    numbers: tuple[str, ...]
    first: str | None
    last: str | None
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """A number, account, handset or SIM card that sources give to a subject."""

    identifier: str
    kind: str
    subject: str
    label: str


@dataclass(frozen=True)
class Ribbon:
    """Stretches of days, each with whether some delivery covers it for this number, from the first day of the period to the last."""

    number: str
    stretches: tuple[tuple[date, date, bool], ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """Deliveries by name, targets by label, and a ribbon for each number that was asked about."""

    deliveries: tuple[Delivered, ...]
    targets: tuple[Target, ...]
    ribbons: tuple[Ribbon, ...]


@dataclass(frozen=True, kw_only=True)
class RecordsHeld(Question[Held]):
    """An order to tell what may be asked; `numbers` with the days `first` to `last` are those whose coverage is told, among the numbers of deliveries."""

    name: ClassVar[str] = "records_held"
    power: ClassVar[str] = "find"

    numbers: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    def do(self, work: Work) -> Done[Held]:
        """Look at the deliveries; no row of them is read."""
        files = usable_records(work.connection, work.tools.records, self.compartment)
        rows = _rows(work, files)
        delivered = [_delivered(each, rows.get(each.exhibit, 0)) for each in files]
        ribbons: tuple[Ribbon, ...] = ()
        if self.first is not None and self.last is not None and self.first <= self.last:
            ribbons = tuple(_ribbon(files, each, self.first, self.last) for each in self.numbers)
        held = Held(
            tuple(sorted(delivered, key=lambda each: (each.kind, each.name, each.exhibit))),
            _targets(work, self.compartment),
            ribbons,
        )
        return Done(held, (), {"deliveries": len(files)})


def _rows(work: Work, files: Sequence[Input]) -> dict[str, int]:
    """Return how many rows of each file were stored, as its reader said."""
    ours = {each.exhibit for each in files}
    return {
        each.sha256: int(str(each.receipt["stored"]))
        for each in vault.exhibits(work.connection, sorted(ours))
        if each.receipt
    }


def _delivered(file: Input, rows: int) -> Delivered:
    first, last = (file.coverage.get(end) for end in ("from", "to"))
    lacks = file.coverage.get("lacks")
    return Delivered(
        file.exhibit,
        file.name,
        file.kind,
        rows,
        file.numbers,
        str(first) if first else None,
        str(last) if last else None,
        tuple(map(str, lacks)) if isinstance(lacks, list) else (),
    )


def _targets(work: Work, compartment: str) -> tuple[Target, ...]:
    labels = {each.id: each.label for each in register.subjects(work.connection)}
    found = {
        Target(str(claim.value), claim.property, claim.about, labels[claim.about])
        for claim in identifying_claims(work.connection, compartment)
    }
    return tuple(sorted(found, key=lambda each: (each.label, each.kind, each.identifier)))


def _ribbon(files: Sequence[Input], number: str, first: date, last: date) -> Ribbon:
    from sanad.analysis.calls import coverage  # noqa: PLC0415  # it brings the compiler with it

    ours = coverage.deliveries(files, number)
    stretches = tuple(coverage.ribbon(ours, first, last))
    return Ribbon(number, stretches, tuple(coverage.not_supplied(ours)))
