# SPDX-License-Identifier: Apache-2.0
"""What sort of evidence an exhibit is, so that the law can ask of it what it asks of that sort.

A sort is stated by whoever hands the exhibit over or by an officer later; where nobody did, it follows from what a reader found
only where that is certain. A page of text may be a confession or a cutting from a newspaper: of it nothing follows.
"""

from dataclasses import dataclass

from sanad.vault.exhibit import Exhibit

TYPES = (
    "call_records", "bank_records", "recording", "interception", "cctv", "device", "message", "physical",
    "forensic_report", "confession", "identification", "witness_statement", "press", "foreign_document", "translation",
    "machine_output", "document",
)  # fmt: skip
"""`document` is a paper that is none of the others: an order, a letter, a certificate."""

DECLARED, ANSWERED, DERIVED = "declared", "answered", "derived"

_OF_KIND = {
    "calls": "call_records",
    "subscribers": "call_records",
    "payments": "bank_records",
    "cues": "recording",
    "recording": "recording",
}
"""What a reader's kind settles; text, pictures, lists and containers settle nothing."""


@dataclass(frozen=True)
class Evidence:
    """A sort of evidence, and how it is known: declared on delivery, answered by an officer, derived from the reading."""

    type: str
    how: str


def evidence_of(exhibit: Exhibit, kind: str | None, answered: str | None = None) -> Evidence | None:
    """Return what sort of evidence an exhibit is, None when nobody said and it is not certain.

    Args:
        exhibit: The exhibit.
        kind: What its reader made of it, None until it was read.
        answered: What an officer stated of it, which goes before what was declared.
    """
    if answered is not None:
        return Evidence(answered, ANSWERED)
    declared = exhibit.provenance.evidence_type
    if declared is not None:
        return Evidence(declared, DECLARED)
    if exhibit.provenance.relation == "translation":
        return Evidence("translation", DERIVED)
    derived = _OF_KIND.get(kind or "")
    return None if derived is None else Evidence(derived, DERIVED)
