# SPDX-License-Identifier: Apache-2.0
"""A chart as files for whoever receives it: a picture, the same on paper, graphs for other programs, and the table that says it all.

Made from the lines given and from nothing else: what was left out before stands in none of them. The same lines give the same bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sanad.dossier.exports.anx import anx
from sanad.dossier.exports.graphml import graphml
from sanad.dossier.exports.registers import as_csv
from sanad.dossier.pictures.graph import Graph, Tie
from sanad.dossier.pictures.links import link_chart
from sanad.dossier.pictures.picture import titled
from sanad.dossier.pictures.sheet import pdf

COLUMNS = (
    "source", "source name", "relation", "target", "target name", "directed", "first", "last", "at least or at most",
    "sources", "events", "contested", "one ungraded source", "on that day", "claims", "finding", "rows",
)  # fmt: skip
_UNIT = "sources, calls or payments"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a chart: stated by `claims`, or counted by `finding` with what it says and cites."""

    source: str
    target: str
    relation: str
    directed: bool = True
    first: str = ""
    last: str = ""
    soft: str = ""
    sources: int = 0
    events: int = 0
    contested: bool = False
    thin: bool = False
    then: str = ""
    claims: tuple[str, ...] = ()
    finding: str = ""
    rows: str = ""
    says: str = ""


def files(title: str, says: str, names: Mapping[str, str], lines: Sequence[Line]) -> dict[str, bytes]:  # fmt: skip
    """Return name of file → bytes: `chart.svg`, `.pdf`, `.graphml`, `.anx` and `.csv`.

    `names` is what each end is called, `says` what must be said of the whole. Without a line there is nothing to draw, and the table is empty.
    """
    table = {"chart.csv": as_csv(COLUMNS, [_row(names, each) for each in lines])}
    if not lines:
        return table
    graph = _graph(names, lines)
    drawn = link_chart(graph)
    made = titled(drawn, title, f"{title}. {len(lines)} lines.", f"{drawn.says} {says}")
    return {
        "chart.svg": made.svg.encode(),
        "chart.pdf": pdf(made),
        "chart.graphml": graphml(graph, f"{title}. {says}"),
        "chart.anx": anx(graph, title, says),
        **table,
    }


def _graph(names: Mapping[str, str], lines: Sequence[Line]) -> Graph:
    called = {one: name if name == one else f"{name} ({one})" for one, name in names.items()}
    ties = [(called[each.source], called[each.target], each.sources or each.events) for each in lines]  # fmt: skip
    told = [(_words(each), each.rows or " ".join(each.claims)) for each in lines]
    directed = all(each.directed for each in lines)
    return Graph("persons, organisations and numbers", _UNIT, ties, lambda: told, directed=directed, focus=_hub(ties))  # fmt: skip


def _hub(ties: Sequence[Tie]) -> str | None:
    """Return the one end that every line has, if it has several and just one is in all: the picture stands around it."""
    shared = set.intersection(*({source, target} for source, target, _ in ties))
    return shared.pop() if len(shared) == 1 else None


def _words(line: Line) -> str:
    time = f"{line.first or '…'} to {line.last or '…'}" if line.first or line.last else ""
    marks = [line.soft, "contested" if line.contested else "", "one ungraded source" if line.thin else ""]  # fmt: skip
    weight = f"sources: {line.sources}" if line.sources else f"{line.events} {line.says}".strip()
    return ", ".join(part for part in (line.relation, time, weight, *marks) if part)


def _row(names: Mapping[str, str], line: Line) -> tuple[str, ...]:
    return (
        line.source,
        names[line.source],
        line.relation,
        line.target,
        names[line.target],
        _yes(line.directed),
        line.first,
        line.last,
        line.soft,
        str(line.sources or ""),
        str(line.events or ""),
        _yes(line.contested),
        _yes(line.thin),
        line.then,
        " ".join(line.claims),
        line.finding,
        line.rows,
    )


def _yes(told: bool) -> str:  # noqa: FBT001  # the value itself
    return "yes" if told else "no"
