# SPDX-License-Identifier: Apache-2.0
"""What stood on a chart, as it is kept (docs/formats/charts.md), and what stands otherwise now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sanad.desk.charting.chart import Chart
from sanad.values.canonical import Json

_Line = tuple[str, str, str]


@dataclass(frozen=True)
class Change:
    """A line that is otherwise than it was: `gone` and `new` are what carried it then alone and carries it now alone, claims or a finding."""

    source: str
    relation: str
    target: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


def as_stood(chart: Chart) -> dict[str, Json]:
    """Return a chart by its ends and lines, each line with what carries it."""
    return {
        "ends": [{"id": each.id, "kind": each.kind, "label": each.label} for each in chart.ends],
        "lines": [
            *({"source": link.source, "relation": link.kind, "target": link.target, "carried_by": [claim.id for claim in link.claims]} for link, _ in chart.links),
            *({"source": each.source, "relation": each.unit, "target": each.target, "carried_by": [each.finding], "events": each.events} for each in chart.counted),
        ],
        "together": [{"of": one, "relation": kind, "count": count} for one, kind, count in chart.together],
    }  # fmt: skip


def otherwise(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    """Yield each line that is carried otherwise now than then, in order."""
    before, after = _carried(then), _carried(now)
    for line in sorted(before.keys() | after.keys()):
        gone, new = before.get(line, set()), after.get(line, set())
        if gone != new:
            yield Change(*line, tuple(sorted(gone - new)), tuple(sorted(new - gone)))


def _carried(stood: Mapping[str, Any]) -> dict[_Line, set[str]]:
    found: dict[_Line, set[str]] = {}
    for each in stood["lines"]:
        line = each["source"], each["relation"], each["target"]
        found.setdefault(line, set()).update(each["carried_by"])
    return found
