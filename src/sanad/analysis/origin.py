# SPDX-License-Identifier: Apache-2.0
"""What an answer comes from, in words: whoever reads a table, a picture or a graph must see it beside them."""

from sanad.analysis.finding import Finding
from sanad.analysis.said import CLAIMS

_MOST = 6
"""Deliveries on the same terms that are named, and terms that are told; of more, the number is said."""


def origin(finding: Finding) -> str:
    """Return by what method, of which period and zone a finding is; of its deliveries the days they cover, what they lack and the clock of their times."""
    asked = finding.parameters
    first, last = asked.get("from"), asked.get("to")
    period = f"Period {first} to {last}. " if first and last else ""
    count = "1 exhibit" if len(finding.inputs) == 1 else f"{len(finding.inputs)} exhibits"
    return (
        f"Finding {finding.id}, method {finding.method} version {finding.version}. {period}Times as in {asked.get('zone')}. "
        f"From {count}: {_deliveries(finding) or 'none'}."
    )


def _deliveries(finding: Finding) -> str:
    """Return the deliveries by their first digits, those on the same terms together."""
    alike: dict[str, list[str]] = {}
    for exhibit in finding.inputs:
        alike.setdefault(_terms(finding, exhibit), []).append(exhibit[:8])
    told = [_group(names, terms) for terms, names in alike.items()]
    left = sum(map(len, [*alike.values()][_MOST:]))
    return "; ".join(told[:_MOST] + ([f"and {left} more"] if left else []))


def _group(names: list[str], terms: str) -> str:
    more = len(names) - _MOST
    named = ", ".join(names[:_MOST]) + (f" and {more} more" if more > 0 else "")
    each = "each " if len(names) > 1 else ""
    return f"{named} ({each}{terms})" if terms else named


def _terms(finding: Finding, exhibit: str) -> str:
    deliveries = finding.parameters.get("deliveries")
    terms = deliveries.get(exhibit) if isinstance(deliveries, dict) else None
    if not isinstance(terms, dict):
        return ""
    if terms["kind"] == CLAIMS:
        return "the register as it stood"
    first, last = terms.get("from"), terms.get("to")
    said = [f"covers {first} to {last}" if first and last else "does not say what days it covers"]
    if clock := terms.get("clock"):
        said.append(f"clock {clock}")
    if isinstance(lacks := terms.get("lacks"), list):
        said.append(f"lacks {', '.join(map(str, lacks))}")
    return ", ".join(said)
