# SPDX-License-Identifier: Apache-2.0
"""One finding whole: what was asked, of which deliveries, the rows, under whom it is kept, and whether its ground still stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from sanad.analysis import finding, methods
from sanad.analysis.finding import Finding
from sanad.analysis.frozen import Input
from sanad.analysis.masking import unmask
from sanad.analysis.said import CLAIMS
from sanad.analysis.stale import other_ground
from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.history import Did, did
from sanad.desk.inputs import register_before, stored, usable_records
from sanad.desk.material import usable_findings
from sanad.desk.question import Question
from sanad.desk.ribbons import Ribbon, ribbons
from sanad.desk.source import Behind, of_finding
from sanad.ledger import read


@dataclass(frozen=True)
class Opened:
    """A finding in its place.

    Attributes:
        finding: The finding, third parties by their pseudonyms.
        exhibits: The deliveries it was computed on.
        under: Subject (None: nobody in particular), label and entry of each time it was kept, the first time first.
        otherwise: What is otherwise with its ground today, None if nothing is; nothing was computed again for that.
        may_stand: Whether it may stand in a document, and be drawn.
        ribbons: Which days of its period its deliveries cover, for each number or account that it names.
        records: How many rows its deliveries hold: what asking it again looks at.
    """

    finding: Finding
    exhibits: tuple[Behind, ...]
    under: tuple[tuple[str | None, str, Did], ...]
    otherwise: str | None
    may_stand: bool
    ribbons: tuple[Ribbon, ...]
    records: int


@dataclass(frozen=True, kw_only=True)
class OpenFinding(Question[Opened]):
    """An order to open the finding with id `finding`."""

    name: ClassVar[str] = "open_finding"

    finding: str

    def do(self, work: Work) -> Done[Opened]:
        """Read it, and compare its terms with those of today."""
        found = finding.get(work.connection, self.compartment, self.finding)
        times = finding.kept_under(work.connection, self.compartment, self.finding)
        entries = {each.seq: did(each) for each in read.entries(work.connection, seqs=[seq for seq, _ in times])}  # fmt: skip
        labels = {each.id: each.label for each in register.subjects(work.connection)}
        usable = usable_records(work.connection, work.tools.records, self.compartment)
        files = [each for each in usable if each.exhibit in found.inputs]
        opened = Opened(
            found,
            of_finding(work, self.compartment, self.finding).exhibits,
            tuple((who, labels.get(who or "", ""), entries[seq]) for seq, who in times),
            _otherwise(work, found, files),
            any(each.id == found.id for each in usable_findings(work, self.compartment)),
            ribbons(files, found.parameters, partial(_behind, work, self.compartment)),
            sum(stored(work, found.inputs).values()),
        )
        return Done(opened, (f"finding:{found.id}",), {"sha256": found.sha256})


def _behind(work: Work, compartment: str, name: str) -> str:
    """Return whom a kept parameter names: of third parties it holds the pseudonyms, and their days are covered all the same."""
    return unmask(work.connection, compartment, name) if name.startswith("T-") else name


def _otherwise(work: Work, found: Finding, files: Sequence[Input]) -> str | None:
    inputs = {each.exhibit: each for each in files}
    if CLAIMS in methods.get(found.method).kinds:
        then = register_before(work.connection, found.compartment, found.seq)
        inputs[then.exhibit] = then
    return other_ground(found, inputs, found.inputs)
