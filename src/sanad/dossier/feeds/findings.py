# SPDX-License-Identifier: Apache-2.0
"""What telephone and bank records show: each finding's sentence, its picture where it has one, and the head of its table."""

from collections.abc import Iterator

from sanad.analysis.origin import origin
from sanad.dossier.feeds.row import Feed, Row, Shape
from sanad.dossier.language import Field, Term
from sanad.dossier.material import Material
from sanad.dossier.pictures.of import picture

_ROWS_SHOWN = 12  # the rest is in the brief, and the caption says how many there are


def _findings(material: Material) -> Iterator[Row]:
    for finding in material.findings:
        drawn = picture(finding)
        rows = finding.rows[:_ROWS_SHOWN]
        part = "all" if len(rows) == len(finding.rows) else "first"
        counts = {"shown": f"{len(rows):,}", "rows": f"{len(finding.rows):,}"}
        fields: dict[str, Field] = {
            "finding": finding.id,
            "sentence": finding.sentence,
            "origin": origin(finding) if drawn is None else "",  # under a picture it is told
            "extent": Term("extent", part, counts),
        }
        grid = (finding.columns, rows) if rows else None
        yield Row(fields, [f"finding:{finding.id}"], picture=drawn, grid=grid)


FINDINGS = Feed(
    _findings,
    Shape(frozenset({"finding", "sentence", "origin", "extent"}), picture=True, grid=True),
)
