# SPDX-License-Identifier: Apache-2.0
"""Whether every finding, asked again today, gives the same bytes."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis import finding
from sanad.analysis.masking import pseudonym
from sanad.desk.act import Done, Work
from sanad.desk.inputs import usable_records
from sanad.desk.question import Question
from sanad.values.verdict import Integrity


@dataclass(frozen=True)
class Rerun:
    """One finding asked again: intact when equal, broken when not, not established when an input is out of use."""

    finding: str
    verdict: Integrity
    says: str


@dataclass(frozen=True, kw_only=True)
class RerunFindings(Question[list[Rerun]]):
    """An order to compute again over the same exhibits; `only` names one finding."""

    name: ClassVar[str] = "rerun_findings"

    only: str | None = None

    def do(self, work: Work) -> Done[list[Rerun]]:
        """Compare digests."""
        wanted = (
            finding.all_findings(work.connection)
            if self.only is None
            else [finding.get(work.connection, self.only)]
        )
        results = [_again(work, each) for each in wanted]
        what = {result.finding: str(result.verdict) for result in results}
        return Done(results, tuple(f"finding:{each.finding}" for each in results), dict(what))


def _again(work: Work, old: finding.Finding) -> Rerun:
    usable = {item.exhibit: item for item in usable_records(work.connection, work.tools.records)}
    missing = [exhibit[:12] for exhibit in old.inputs if exhibit not in usable]
    if missing:
        says = f"no longer usable: {', '.join(missing)}"
        return Rerun(old.id, Integrity.NOT_ESTABLISHED, says)
    shown = old.parameters["shown"]
    new = finding.compute(
        old.method,
        {key: value for key, value in old.parameters.items() if key not in ("zone", "shown")},
        [usable[exhibit] for exhibit in old.inputs],
        str(old.parameters["zone"]),
        {str(item) for item in shown} if isinstance(shown, list) else set(),
        lambda identifier: pseudonym(work.connection, identifier),
    )
    if new.sha256 == old.sha256:
        return Rerun(old.id, Integrity.INTACT, f"{len(new.rows)} rows, the same bytes")
    return Rerun(old.id, Integrity.BROKEN, "the records now give another answer")
