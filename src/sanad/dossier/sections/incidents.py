# SPDX-License-Identifier: Apache-2.0
"""The incidents the person is named in: what each source says, side by side, and how many are independent."""

from sanad.claims.claim import Claim, independent_sources
from sanad.dossier.blocks import Writer
from sanad.dossier.material import Material
from sanad.dossier.sections.words import PROPERTY, cites, shown

_ORDER = ("date", "place", "method", "killed", "injured", "claimed_by", "accused", "denied_by")


def incidents(material: Material, writer: Writer) -> None:
    """Write one matrix per incident."""
    writer.heading("incidents", "Incidents, as each source states them")
    for incident, claims in sorted(material.incidents.items()):
        known = material.subjects[incident]
        ordered = sorted(claims, key=lambda claim: (_ORDER.index(claim.property), claim.seq))
        rows = [
            (PROPERTY[claim.property], shown(claim), claim.said_by, material.source(claim))
            for claim in ordered
        ]
        columns = ("Field", "Statement", "According to", "Source")
        writer.table(f"{known.label} ({incident})", columns, rows, [cites(c) for c in ordered])
        _range(writer, known.label, "killed", [c for c in ordered if c.property == "killed"])


def _range(writer: Writer, label: str, name: str, claims: list[Claim]) -> None:
    lows = [int(str(c.value["low"])) for c in claims if isinstance(c.value, dict)]
    highs = [
        int(str(c.value.get("high") or c.value["low"])) for c in claims if isinstance(c.value, dict)
    ]
    if len(claims) > 1:
        sources = independent_sources(claims)
        text = (
            f"For {label} the number {name} is given between {min(lows)} and {max(highs)} in {len(claims)} "
            f"statements from {sources} independent source(s); a source that repeats another counts as that other."
        )
        writer.sentence(text, [cites(claim) for claim in claims])
