# SPDX-License-Identifier: Apache-2.0
"""What an answer comes from, in words: whoever reads a table, a picture or a graph must see it beside them."""

from sanad.analysis.finding import Finding
from sanad.analysis.said import CLAIMS

_MOST = 6
"""Deliveries that are named; of more, the number is said."""


def origin(finding: Finding) -> str:
    """Return by what method, of which period and zone a finding is; of each delivery the days it covers, what it lacks and the clock of its times."""
    asked = finding.parameters
    first, last = asked.get("from"), asked.get("to")
    period = f"Period {first} to {last}. " if first and last else ""
    named = "; ".join(_delivery(finding, each) for each in finding.inputs[:_MOST])
    more = len(finding.inputs) - _MOST
    count = "1 exhibit" if len(finding.inputs) == 1 else f"{len(finding.inputs)} exhibits"
    return (
        f"Finding {finding.id}, method {finding.method} version {finding.version}. {period}Times as in {asked.get('zone')}. "
        f"From {count}: {named or 'none'}{f'; and {more} more' if more > 0 else ''}."
    )


def _delivery(finding: Finding, exhibit: str) -> str:
    deliveries = finding.parameters.get("deliveries")
    terms = deliveries.get(exhibit) if isinstance(deliveries, dict) else None
    if not isinstance(terms, dict):
        return exhibit[:8]
    if terms["kind"] == CLAIMS:
        return f"{exhibit[:8]} (the register as it stood)"
    first, last = terms.get("from"), terms.get("to")
    said = [f"covers {first} to {last}" if first and last else "does not say what days it covers"]
    lacks = terms.get("lacks")
    if isinstance(lacks, list):
        said.append(f"lacks {', '.join(map(str, lacks))}")
    if clock := terms.get("clock"):
        said.append(f"clock {clock}")
    return f"{exhibit[:8]} ({', '.join(said)})"
