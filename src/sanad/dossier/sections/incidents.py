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
        for name in ("killed", "injured"):
            _range(writer, known.label, name, [c for c in ordered if c.property == name])


def _range(writer: Writer, label: str, name: str, claims: list[Claim]) -> None:
    """Write the lowest and highest number stated, per category; a copy counts as what it copies."""
    stated: dict[str, list[tuple[int, int, Claim]]] = {}
    for claim in claims:
        if isinstance(claim.value, dict):
            low = int(str(claim.value["low"]))
            high = int(str(claim.value.get("high") or low))
            stated.setdefault(str(claim.value["category"]), []).append((low, high, claim))
    for category, group in sorted(stated.items()):
        if len(group) > 1:
            said = [claim for _, _, claim in group]
            text = (
                f"For {label} the number {name} ({category}) is given between {min(g[0] for g in group)} and "
                f"{max(g[1] for g in group)} in {len(group)} statements from {independent_sources(said)} independent "
                "source(s); a source that repeats another counts as that other."
            )
            writer.sentence(text, [cites(claim) for claim in said])
