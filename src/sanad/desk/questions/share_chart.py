# SPDX-License-Identifier: Apache-2.0
"""A chart as its recipient gets it: files made from what may go alone, and a manifest that says for whom they are, what was withheld and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis.charts.chart import Scope
from sanad.claims.links import Link
from sanad.desk.act import Done, Work
from sanad.desk.charting.chart import Chart
from sanad.desk.charting.drawing import draw
from sanad.desk.compartments import of_subject
from sanad.desk.outgoing import Export, Outgoing
from sanad.dossier.exports.chart import Line, files
from sanad.dossier.papers.signed import digests
from sanad.values.canonical import Json, canonical
from sanad.values.verdict import Verdict

FORM = "sanad/shared-chart/1"
_SAYS = (
    "A line is there because a claim says it or a finding counted it. Nothing follows from a line, and kinship proves nothing. "
    "How many lines somebody has says how much was asked about them, and nothing else."
)
_SOFT = {(True, False): "at least since", (False, True): "at most until", (True, True): "at least since, at most until"}  # fmt: skip
_THEN = {Verdict.PERMIT: "yes", Verdict.UNDECIDED: "perhaps", Verdict.REFUSE: "no"}
_EVERYBODY = ""


@dataclass(frozen=True, kw_only=True)
class ShareChart(Export):
    """An order to hand out what `scope` shows, without what does not go to the recipient. Joins that wait for a second review are not in it."""

    name: ClassVar[str] = "share_chart"

    scope: Scope

    def touches(self, work: Work) -> list[str]:
        """The compartments of the entries."""
        return [of_subject(work, each) for each in self.scope.subjects]

    def intent(self) -> dict[str, Json]:
        """Name the entries and the recipient."""
        return {"subjects": list(self.scope.subjects), "recipient": self.recipient}

    def do(self, work: Work) -> Done[Outgoing]:
        """Draw what goes, and write it."""
        self.check()
        chart = draw(work, self.compartment, _EVERYBODY, self.scope, self.recipient)
        names = {each.id: each.label for each in chart.ends}
        lines = [*_lines(chart, self.scope.as_of)]
        as_of = f"As of {self.scope.as_of}. " if self.scope.as_of else ""
        made = files("Link chart", f"{as_of}{_SAYS}", names, lines)
        manifest = self._manifest(work, chart, digests(made), len(lines))
        made["manifest.json"] = canonical(manifest) + b"\n"
        out = Outgoing(made, {"lines": len(lines)}, chart.withheld)
        return self.told(out, (each.id for each in chart.ends if each.is_entry))  # fmt: skip

    def _manifest(self, work: Work, chart: Chart, made: dict[str, str], lines: int) -> dict[str, Json]:  # fmt: skip
        """Return what goes with the files; of what was withheld it tells the id and the reason alone."""
        return {
            "form": FORM,
            "office": work.tools.office,
            "at": work.at,
            "recipient": self.recipient,
            "as_of": self.scope.as_of,
            "standings": list(self.scope.standings),
            "since": self.scope.since,
            "until": self.scope.until,
            "ends": len(chart.ends),
            "lines": lines,
            "together": [{"of": one, "relation": kind, "count": count} for one, kind, count in chart.together],
            "withheld": [{"id": name, "why": why} for name, why in chart.withheld],
            "files": {**made},
        }  # fmt: skip


def _lines(chart: Chart, as_of: str | None) -> Iterator[Line]:
    for link, then in chart.links:
        yield _stated(link, _THEN[then] if as_of else "")
    for each in chart.counted:
        yield Line(
            source=each.source,
            target=each.target,
            relation=each.unit,
            directed=each.directed,
            events=each.events,
            finding=each.finding,
            rows=each.rows,
            says=each.says,
        )


def _stated(link: Link, then: str) -> Line:
    return Line(
        source=link.source,
        target=link.target,
        relation=link.kind,
        first=link.first or "",
        last=link.last or "",
        soft=_SOFT.get(link.soft, ""),
        sources=link.sources,
        contested=link.contested,
        thin=link.thin,
        then=then,
        claims=tuple(claim.id for claim in link.claims),
    )
