# SPDX-License-Identifier: Apache-2.0
"""Whether every finding, asked again today, gives the same bytes."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis import finding, methods
from sanad.analysis.finding import Finding
from sanad.analysis.frozen import Input
from sanad.analysis.masking import Pseudonyms, unmask
from sanad.analysis.said import CLAIMS
from sanad.analysis.stale import other_ground
from sanad.desk.act import Done, Work
from sanad.desk.inputs import register_before, usable_records
from sanad.desk.question import Question
from sanad.values.canonical import Json
from sanad.values.verdict import Integrity


@dataclass(frozen=True)
class Rerun:
    """One finding asked again: intact when equal, broken when not, not established when an input is out of use."""

    finding: str
    method: str
    verdict: Integrity
    says: str


@dataclass(frozen=True, kw_only=True)
class RerunFindings(Question[list[Rerun]]):
    """An order to compute every finding of the compartment again over the same exhibits, or the one with id `finding`."""

    name: ClassVar[str] = "rerun_findings"

    finding: str | None = None

    def do(self, work: Work) -> Done[list[Rerun]]:
        """Compare digests."""
        usable = usable_records(work.connection, work.tools.records, self.compartment)
        inputs = {item.exhibit: item for item in usable}
        if self.finding is None:
            kept = finding.all_findings(work.connection, self.compartment)
        else:
            kept = [finding.get(work.connection, self.compartment, self.finding)]
        results = [_again(work, old, inputs) for old in kept]
        what = {result.finding: str(result.verdict) for result in results}
        return Done(results, tuple(f"finding:{each.finding}" for each in results), dict(what))


def _again(work: Work, old: Finding, inputs: dict[str, Input]) -> Rerun:
    if CLAIMS in methods.get(old.method).kinds:
        then = register_before(work.connection, old.compartment, old.seq)
        inputs = {**inputs, then.exhibit: then}
    if (other := other_ground(old, inputs, old.inputs)) is not None:
        return Rerun(old.id, old.method, Integrity.NOT_ESTABLISHED, other)
    shown = old.parameters["shown"]
    new = finding.compute(
        old.method,
        {key: _named(work, old, key) for key in old.parameters if key not in finding.KEPT},
        [inputs[exhibit] for exhibit in old.inputs],
        str(old.parameters["zone"]),
        {str(item) for item in shown} if isinstance(shown, list) else set(),
        Pseudonyms(work.connection, old.compartment),
        work.tools.engine,
    )
    if new.sha256 == old.sha256:
        return Rerun(old.id, old.method, Integrity.INTACT, f"{len(new.rows)} rows, the same bytes")
    return Rerun(old.id, old.method, Integrity.BROKEN, "the records now give another answer")


def _named(work: Work, old: Finding, key: str) -> Json:
    """Return a parameter as it was asked: a pseudonym stands for the identifier behind it."""
    value = old.parameters[key]
    if key not in methods.get(old.method).identifiers:
        return value

    def behind(name: str) -> str:
        masked = name.startswith("T-")
        return unmask(work.connection, old.compartment, name) if masked else name

    return finding.each_named(value, behind)
