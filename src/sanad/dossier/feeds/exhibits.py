# SPDX-License-Identifier: Apache-2.0
"""The exhibits relied on, how each came, and whether it goes with the document."""

from collections.abc import Iterator

from sanad.dossier.disclosure import disclose, shown_name
from sanad.dossier.feeds.row import Feed, Row, shape
from sanad.dossier.language import Day, Field, Term
from sanad.dossier.material import Material

_NOT_STATED = Term("known", "not_stated")
_DAY = len("2026-01-05")


def _exhibits(material: Material) -> Iterator[Row]:
    for exhibit in sorted(material.exhibits.values(), key=lambda item: item.name):
        came = exhibit.provenance
        decided = disclose(exhibit, material)
        paper = material.instruments.get(came.instrument or "")
        fields: dict[str, Field] = {
            "exhibit": shown_name(exhibit, decided),
            "digest": exhibit.sha256[:12],
            "received": Day(came.received_at[:_DAY]) if came.received_at else _NOT_STATED,
            "handed_by": came.handed_by or _NOT_STATED,
            "under": paper.number if paper else _NOT_STATED,
            "grade": came.grade or Term("known", "not_graded"),
            "entries": ", ".join(str(seq) for seq in material.custody[exhibit.sha256]),
            "given": Term("given", decided.given, {"reason": decided.reason or ""}),
        }
        yield Row(fields, [f"exhibit:{exhibit.sha256}"])


EXHIBITS = Feed(
    _exhibits,
    shape("exhibit", "digest", "received", "handed_by", "under", "grade", "entries", "given"),
)
