# SPDX-License-Identifier: Apache-2.0
"""Which pictures a finding has, and which graph, by its method; each is made from the finding's own rows and nothing else.

A finding without rows has no picture: an empty sheet would look like an absence. Nor has one of another version of its method whose
columns were others.
"""

from collections.abc import Callable

from sanad.analysis.finding import Finding
from sanad.dossier.pictures import of_bars, of_calls, of_claims, of_lanes, of_money, of_strips
from sanad.dossier.pictures.graph import Graph
from sanad.dossier.pictures.links import link_chart
from sanad.dossier.pictures.picture import Drawn, Picture, framed
from sanad.errors import NotFound

Maker = Callable[[Finding], tuple[str, Drawn]]
"""Makes the title and the drawing of a finding that has rows."""

GRAPHS: dict[str, Callable[[Finding], Graph]] = {
    "bridges": of_calls.shared,
    "co_presence": of_calls.together,
    "command_structure": of_claims.structure,
    "common_contacts": of_calls.shared,
    "contacts": of_calls.contacts,
    "flows": of_money.flows,
    "money_paths": of_money.chains,
    "pairs": of_calls.pairs,
    "round_trips": of_money.chains,
}
"""Method → the graph of its findings."""


def _links(finding: Finding) -> tuple[str, Drawn]:
    whole = GRAPHS[finding.method](finding)
    of = f" of {whole.focus}" if whole.focus else f": {finding.method.replace('_', ' ')}"
    return f"Link chart{of}", link_chart(whole)


PICTURES: dict[str, dict[str, Maker]] = {
    "around": {"activity": of_lanes.around},
    "both_banks": {"strips": of_strips.both_banks},
    "bridges": {"links": _links},
    "call_events": {"activity": of_lanes.call_events, "wheel": of_calls.wheel_of_events},
    "cash": {"bars": of_bars.cash},
    "cell_history": {"activity": of_calls.cell_rows, "map": of_calls.cell_areas},
    "chains": {"strips": of_strips.chains},
    "changes_of_role": {"strips": of_strips.changes},
    "co_presence": {"links": _links},
    "command_structure": {"command": of_claims.chart, "links": _links},
    "common_contacts": {"links": _links},
    "conferences": {"strips": of_strips.conferences},
    "contacts": {"links": _links, "activity": of_calls.contact_rows},
    "coverage": {"coverage": of_calls.coverage},
    "daily_ends": {"activity": of_lanes.daily_ends},
    "deliveries": {"activity": of_lanes.deliveries},
    "dormant": {"activity": of_lanes.dormant},
    "evidence_path": {"strips": of_strips.paths},
    "fan": {"activity": of_lanes.fan},
    "flows": {"sankey": of_money.sums, "links": _links},
    "foreign_contacts": {"bars": of_bars.foreign_contacts},
    "handsets": {"activity": of_calls.device_rows},
    "hypothesis": {"strips": of_strips.hypothesis},
    "money_overlaps": {"strips": of_strips.overlaps},
    "money_paths": {"sankey": of_money.chain_flows, "links": _links},
    "network": {"bars": of_bars.network},
    "offsets": {"strips": of_strips.offsets},
    "pairs": {"links": _links},
    "pass_through": {"bars": of_bars.pass_through},
    "payment_entries": {"activity": of_lanes.payment_entries},
    "periods": {"bars": of_bars.periods},
    "reconcile": {"bars": of_bars.reconcile},
    "round_trips": {"links": _links},
    "same_day": {"bars": of_bars.same_day},
    "silence": {"activity": of_calls.silence},
    "sim_changes": {"activity": of_calls.device_rows},
    "starts_and_stops": {"activity": of_lanes.starts_and_stops},
    "structuring": {"activity": of_lanes.structuring},
    "succession": {"strips": of_strips.succession},
    "timeline": {"timeline": of_claims.timeline},
    "trace": {"sankey": of_money.traced},
    "wheel": {"wheel": of_calls.wheel},
}
"""Method → its pictures by kind; the first one stands in dossiers."""


def picture(finding: Finding, kind: str | None = None) -> Picture | None:
    """Return a picture of a finding, of the kind named, else the first of its method; None where there is none."""
    made = PICTURES.get(finding.method, {})
    maker = made.get(kind or next(iter(made), ""))
    if maker is None or not finding.rows:
        return None
    try:
        return framed(finding, *maker(finding))
    except KeyError:  # a column that its version did not have
        return None


def graph(finding: Finding) -> Graph:
    """Return the graph that the rows of a finding are.

    Raises:
        NotFound: they are none.
    """
    if finding.method not in GRAPHS:
        raise NotFound("dossier", kind="graph of finding", name=finding.id)
    return GRAPHS[finding.method](finding)
