# SPDX-License-Identifier: Apache-2.0
"""Whether a finding could be asked again over the same ground: what can be told of it without computing anything."""

from collections.abc import Mapping, Sequence

from sanad.analysis import methods
from sanad.analysis.finding import KEPT, Finding
from sanad.analysis.frozen import Input
from sanad.values.canonical import Json, canonical


def asked_with(finding: Finding) -> dict[str, Json]:
    """Return the parameters with which a finding was asked; third parties stand in them under their pseudonyms."""
    return {name: value for name, value in finding.parameters.items() if name not in KEPT}


def newest(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the newest answer to each question, of findings in the order of recording: once it is asked anew, the one before is told no more."""
    answers = {(each.method, canonical(asked_with(each))): each for each in findings}
    return tuple(answers.values())


def other_ground(
    finding: Finding, inputs: Mapping[str, Input], exhibits: Sequence[str]
) -> str | None:
    """Return what is otherwise than when the finding was made: an input out of use, the method, or how an input is read; None if nothing is.

    Args:
        inputs: What may be asked today, by digest.
        exhibits: The inputs of the finding that are looked at.
    """
    missing = [exhibit[:12] for exhibit in exhibits if exhibit not in inputs]
    if missing:
        return f"no longer usable: {', '.join(missing)}"
    if finding.version != methods.get(finding.method).version:
        return f"computed by version {finding.version} of the method, which has changed since"
    terms = finding.parameters.get("deliveries")
    other = [
        exhibit[:12]
        for exhibit in exhibits
        if not isinstance(terms, dict) or terms.get(exhibit) != inputs[exhibit].terms
    ]
    if other:
        return f"read by another version of its reader, or said to cover other days, since: {', '.join(other)}"
    return None
