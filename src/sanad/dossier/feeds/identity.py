# SPDX-License-Identifier: Apache-2.0
"""Who the document is about: every value with who says it, rivals side by side, and whom not to mistake for them."""

from collections.abc import Iterator

from sanad.claims.claim import Claim, independent_sources
from sanad.dossier.disclosure import source_of
from sanad.dossier.feeds.row import Feed, Row, cites, shape
from sanad.dossier.language import Field, Listed, Said, Term, Value
from sanad.dossier.material import Material
from sanad.values.canonical import canonical

_SINGLE = ("birth_date", "father_name", "national_id", "sex")
_SHOWN = (
    "name", "alias", "family_name", "forename", "father_name", "sex", "birth_date", "nationality",
    "national_id", "passport", "physical_description", "residence_country", "phone", "imsi", "imei", "account",
    "status", "founded", "dissolved",
)  # fmt: skip


def _identity(material: Material) -> Iterator[Row]:
    """Give one row per value, with everybody who states it."""
    for claims in _alike([claim for name in _SHOWN for claim in material.of(name)]):
        yield _value(material, claims)


def _rivals(material: Material) -> Iterator[Row]:
    """Give one row per property of which there can be one value, and the sources state several."""
    for name in _SINGLE:
        said = material.of(name)
        values = _alike(said)
        if len(values) > 1:
            each = [Said(Value(claims[0].value), _sayers(claims, ", ")) for claims in values]
            fields: dict[str, Field] = {
                "property": Term("property", name),
                "values": Listed(tuple(each)),
                "sources": independent_sources(said),
            }
            yield Row(fields, [cites(claim) for claim in said])


def _judgements(material: Material) -> Iterator[Row]:
    """Give one row per pair with somebody else that an officer judged."""
    for decision in material.judgements:
        first, review = decision.first, decision.review
        other = first.right if first.left == material.subject.id else first.left
        label = f"{material.subjects[other].label} ({other})"
        seen = "none" if review is None else "disputed" if decision.is_disputed else "agreed"
        fields: dict[str, Field] = {
            "by": first.by,
            "other": label,
            "answer": Term("answer", str(first.answer), {"other": label}),
            "reasons": first.reasons.rstrip("."),
            "review": Term("review", seen, {"by": review.by} if review else {}),
        }
        yield Row(fields, [f"entry:{each.seq}" for each in (first, review) if each])


def _alike(claims: list[Claim]) -> list[list[Claim]]:
    same: dict[tuple[str, bytes], list[Claim]] = {}
    for claim in claims:
        same.setdefault((claim.property, canonical(claim.value)), []).append(claim)
    return list(same.values())


def _value(material: Material, claims: list[Claim]) -> Row:
    fields: dict[str, Field] = {
        "property": Term("property", claims[0].property),
        "value": Value(claims[0].value),
        "said_by": _sayers(claims, "; "),
        "source": Listed(tuple(dict.fromkeys(source_of(claim, material) for claim in claims))),
    }
    return Row(fields, [cites(claim) for claim in claims])


def _sayers(claims: list[Claim], mark: str) -> str:
    return mark.join(dict.fromkeys(claim.said_by for claim in claims))


IDENTITY = Feed(_identity, shape("property", "value", "said_by", "source"))
RIVALS = Feed(_rivals, shape("property", "values", "sources"))
JUDGEMENTS = Feed(_judgements, shape("by", "other", "answer", "reasons", "review"))
