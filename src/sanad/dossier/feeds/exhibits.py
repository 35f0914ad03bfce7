# SPDX-License-Identifier: Apache-2.0
"""The exhibits relied on, how each came, and whether it goes with the document."""

from collections.abc import Iterator

from sanad.dossier.disclosure import disclose, shown_name
from sanad.dossier.feeds.row import Feed, Row, shape
from sanad.dossier.language import Day, Field, Listed, Term
from sanad.dossier.material import Material
from sanad.vault.exhibit import Exhibit
from sanad.vault.translation import RELATION

_NOT_STATED = Term("known", "not_stated")
_DAY = len("2026-01-05")


def _exhibits(material: Material) -> Iterator[Row]:
    for exhibit in sorted(material.exhibits.values(), key=lambda item: item.name):
        came = exhibit.provenance
        decided = disclose(exhibit, material)
        paper = material.instruments.get(came.instrument or "")
        fields: dict[str, Field] = {
            "exhibit": _named(exhibit, shown_name(exhibit, decided), material),
            "digest": exhibit.sha256[:12],
            "received": Day(came.received_at[:_DAY]) if came.received_at else _NOT_STATED,
            "handed_by": came.handed_by or _NOT_STATED,
            "under": paper.number if paper else _NOT_STATED,
            "grade": came.grade or Term("known", "not_graded"),
            "entries": ", ".join(str(seq) for seq in material.custody[exhibit.sha256]),
            "given": Term("given", decided.given, {"reason": decided.reason or ""}),
        }
        yield Row(fields, [f"exhibit:{exhibit.sha256}"])


def _named(exhibit: Exhibit, name: str, material: Material) -> Field:
    """Return the name of an exhibit; of a translation also what it translates, and whose certificate says so."""
    came = exhibit.provenance
    if came.relation != RELATION:
        return name
    original = {"original": (came.parent or "")[:12]}
    proof = material.translations.get(exhibit.sha256)
    if proof is None:
        return Listed((name, Term("translation", "uncertified", original)))
    told = {**original, "translator": proof.translator}
    return Listed((name, Term("translation", "certified", told)))


EXHIBITS = Feed(
    _exhibits,
    shape("exhibit", "digest", "received", "handed_by", "under", "grade", "entries", "given"),
)
