# SPDX-License-Identifier: Apache-2.0
"""What telephone and bank records show: each finding's sentence, its picture where it has one, and the head of its table."""

from sanad.analysis.origin import origin
from sanad.dossier.blocks import Writer
from sanad.dossier.material import Material
from sanad.dossier.pictures.of import picture

_ROWS_SHOWN = 12  # the rest is in the brief, and the caption says how many there are


def records(material: Material, writer: Writer) -> None:
    """Write one sentence, at most one figure and one table per finding."""
    writer.heading("records", "What the records show")
    for finding in material.findings:
        support = [f"finding:{finding.id}"]
        writer.sentence(finding.sentence, support)
        drawn = picture(finding)
        told = origin(finding) if drawn is None else f"Finding {finding.id}."
        if drawn is not None:
            writer.figure(drawn.caption, drawn.alt, drawn.svg, support)
        if finding.rows:
            rows = finding.rows[:_ROWS_SHOWN]
            part = "All rows" if len(rows) == len(finding.rows) else f"The first {len(rows)} of {len(finding.rows):,} rows"  # fmt: skip
            writer.table(f"{told} {part}.", finding.columns, rows, support)
