# SPDX-License-Identifier: Apache-2.0
"""The exhibits relied on, and how each came."""

from sanad.dossier.blocks import Writer
from sanad.dossier.disclosure import disclose, shown_name
from sanad.dossier.material import Material


def exhibits(material: Material, writer: Writer) -> None:
    """Write the table of exhibits and custody."""
    writer.heading("exhibits", "Exhibits and custody")
    ordered = sorted(material.exhibits.values(), key=lambda item: item.name)
    if ordered:
        rows = []
        for exhibit in ordered:
            came = exhibit.provenance
            decided = disclose(exhibit, material)
            paper = material.instruments.get(came.instrument or "")
            rows.append(
                (
                    shown_name(exhibit, decided),
                    exhibit.sha256[:12],
                    (came.received_at or "not stated")[:10],
                    came.handed_by or "not stated",
                    paper.number if paper else "not stated",
                    came.grade or "not graded",
                    ", ".join(str(seq) for seq in material.custody[exhibit.sha256]),
                    decided.given if decided.reason is None else f"withheld: {decided.reason}",
                )
            )
        columns = ("Exhibit", "SHA-256", "Received", "From", "Under", "Grade", "Entries", "Given")
        support = [f"exhibit:{exhibit.sha256}" for exhibit in ordered]
        writer.table("Exhibits", columns, rows, support)
