# SPDX-License-Identifier: Apache-2.0
"""Which records a compartment holds, of whom they may be asked, and which days of a period they cover for each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar

from sanad.analysis.frozen import Input
from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.asking import behind
from sanad.desk.inputs import identifying_claims, stored, usable_records
from sanad.desk.question import Question
from sanad.desk.ribbons import Ribbon, ribbons
from sanad.values.canonical import Json


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
class Held:
    """Deliveries by name, targets by label, and a ribbon for each number that was asked about."""

    deliveries: tuple[Delivered, ...]
    targets: tuple[Target, ...]
    ribbons: tuple[Ribbon, ...]


@dataclass(frozen=True, kw_only=True)
class RecordsHeld(Question[Held]):
    """An order to tell what may be asked; `parameters` are those of a question, whose numbers and accounts have their coverage told for its days."""

    name: ClassVar[str] = "records_held"
    power: ClassVar[str] = "find"

    parameters: Mapping[str, Json] = field(default_factory=dict)

    def do(self, work: Work) -> Done[Held]:
        """Look at the deliveries; no row of them is read."""
        files = usable_records(work.connection, work.tools.records, self.compartment)
        rows = stored(work, [each.exhibit for each in files])
        delivered = [_delivered(each, rows.get(each.exhibit, 0)) for each in files]
        held = Held(
            tuple(sorted(delivered, key=lambda each: (each.kind, each.name, each.exhibit))),
            _targets(work, self.compartment),
            ribbons(files, self.parameters, partial(behind, work, self.compartment)),
        )
        return Done(held, (), {"deliveries": len(files)})


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
