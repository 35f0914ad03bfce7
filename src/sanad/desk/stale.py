# SPDX-License-Identifier: Apache-2.0
"""Findings whose ground has changed since they were made: of a document, or of a compartment. Nothing is computed here: `sanad find --rerun` does that."""

import json
from collections.abc import Iterator

from sanad.analysis import finding, methods
from sanad.analysis.finding import Finding
from sanad.analysis.said import CLAIMS
from sanad.analysis.stale import asked_with, newest, other_ground
from sanad.claims import store as register
from sanad.desk.act import Work
from sanad.desk.documents import Draft
from sanad.desk.inputs import cited_claims, usable_records
from sanad.errors import FindingStale


def stale(draft: Draft) -> Iterator[FindingStale]:
    """Yield each finding that the document tells and that no longer stands on what it was made from."""
    work = draft.work
    told = [each for each in draft.material.findings if f"finding:{each.id}" in draft.placed]
    if not told:
        return
    compartment = draft.material.subject.compartment
    usable = usable_records(work.connection, work.tools.records, compartment)
    inputs = {item.exhibit: item for item in usable}
    for each in told:
        detail = other_ground(each, inputs, _records(each)) or _said_since(draft, each)
        if detail is not None:
            facts = {"finding": each.id, "detail": detail, "method": each.method}
            asked = json.dumps(asked_with(each), ensure_ascii=False)
            yield FindingStale(draft.at(draft.placed[f"finding:{each.id}"]), **facts, asked=asked)


def gone_stale(work: Work, compartment: str) -> list[str]:
    """Return the ids of the findings of a compartment, the newest answer to each question, whose records are not what they were made from; what was said since is not looked at.

    Costs one look at all findings and record files of the compartment, for whoever asks first after an act changed one of them.
    """
    return work.kept((gone_stale, compartment), lambda: _gone_stale(work, compartment))


def _gone_stale(work: Work, compartment: str) -> list[str]:
    every = newest(finding.all_findings(work.connection, compartment))
    usable = usable_records(work.connection, work.tools.records, compartment) if every else []
    inputs = {item.exhibit: item for item in usable}
    return [each.id for each in every if other_ground(each, inputs, _records(each)) is not None]


def _records(finding: Finding) -> list[str]:
    return [exhibit for exhibit in finding.inputs if not _is_register(finding, exhibit)]


def _is_register(finding: Finding, exhibit: str) -> bool:
    """Tell whether an input is the register as it stood, which moves with every claim about anybody."""
    deliveries = finding.parameters.get("deliveries")
    terms = deliveries.get(exhibit) if isinstance(deliveries, dict) else None
    return isinstance(terms, dict) and terms.get("kind") == CLAIMS


def _said_since(draft: Draft, finding: Finding) -> str | None:
    """Return which claims were recorded since about whom a finding from claims names; one that was withdrawn took the finding with it."""
    if CLAIMS not in methods.get(finding.method).kinds:
        return None
    named = list(cited_claims(draft.work.connection, finding))
    properties = {claim.property for claim in named}
    about = register.about(draft.work.connection, sorted({claim.about for claim in named}))
    since = [
        claim.id
        for claim in about
        if claim.live and claim.property in properties and claim.seq > finding.seq
    ]
    return f"recorded since about whom it names: {', '.join(since)}" if since else None
