# SPDX-License-Identifier: Apache-2.0
"""What a request puts to another authority: what it asks, on which charges and papers, what shows each act, and who signed it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sanad.claims.claim import Claim
from sanad.dossier.disclosure import source_of
from sanad.dossier.feeds.acts import ACTS, acts_of
from sanad.dossier.feeds.row import OF_CLAIM, Feed, Row, cites, of_claim, shape
from sanad.dossier.language import Day, Field, Listed, Term, Value
from sanad.dossier.material import Material
from sanad.values.canonical import Json

_TEXTS = (
    "treaty_basis", "reciprocity", "urgency_reason", "use_limitation", "assurance_drafts", "extradition_file", "public_reason",
    "public_risk", "recipients_reason", "renewal_reason", "new_elements",
)  # fmt: skip
_PAPERS = ("warrant", "sanction", "sentence", "proceedings")
_ASSURANCES = ("extradition_assurance", "assurance")


def _asked(material: Material) -> Iterator[Row]:
    """Give one row: the request itself; nothing in a document that is none."""
    if material.application is None:
        return
    request = material.application.request
    fields: dict[str, Field] = {
        "request": request.id,
        "kind": Term("request", request.kind),
        "for_what": Term("purpose", request.purpose),
        "drafted_on": Day(request.drafted_on),
        "asks": Listed(tuple(Term("asks", each) for each in _texts(request.facts.get("asks")))),
        "countries": ", ".join(_texts(request.facts.get("countries"))),
        "languages": ", ".join(_texts(request.facts.get("languages"))),
        "confidentiality": Term("confidentiality", str(request.facts.get("confidentiality") or "")),
        **{name: str(request.facts.get(name) or "") for name in _TEXTS},
    }
    yield Row(fields, [f"entry:{request.seq}"])


def _charges(material: Material) -> Iterator[Row]:
    """Give one row per charge as the law of the day of the act has it."""
    if material.application is None:
        return
    claims = material.of("charge")
    for charge in material.application.known["charges"]:
        of = [each for each in claims if _member(each, "offence") == charge["offence"]]
        fields: dict[str, Field] = {
            "offence": str(charge["offence"]),
            "law": str(charge.get("law") or ""),
            "section": str(charge.get("section") or ""),
            "title": material.application.titles.get(str(charge["offence"]), ""),
            "penalty": _penalty(charge),
        }
        yield Row(fields, [cites(each) for each in of])


def _penalty(charge: Mapping[str, Any]) -> Field:
    if not charge.get("penalty_known"):
        return Term("penalty", "unknown")
    years = charge.get("maximum_years")
    found: list[Field] = [Term("penalty", name) for name in ("death", "life") if charge.get(name)]
    if years is not None:
        found.append(Term("penalty", "years", {"years": str(years)}))
    return Listed(tuple(found)) if found else Term("penalty", "unknown")


def _shown(material: Material) -> Iterator[Row]:
    """Give one row per act, with the evidence offered for it: by its kind and what it shows, never its words."""
    for claim, row in acts_of(material):
        offered = [each for each in material.of("shows_act") if _member(each, "claim") == claim.id]
        inner = {"evidence": [_offered(material, each) for each in offered]}
        yield Row(row.fields, row.rests_on, inner)


def _offered(material: Material, claim: Claim) -> Row:
    fields: dict[str, Field] = {
        "how": _member(claim, "how"),
        "said_by": claim.said_by,
        "source": source_of(claim, material),
    }
    return Row(fields, [cites(claim)])


def _papers(material: Material) -> Iterator[Row]:
    yield from _stated(material, _PAPERS)


def _assurances(material: Material) -> Iterator[Row]:
    yield from _stated(material, _ASSURANCES)


def _annexes(material: Material) -> Iterator[Row]:
    """Give one row per claim that is put before the other authority with the request."""
    annexed = material.application.request.annexes if material.application else ()
    yield from _told(material, [claim for claim in material.claims if claim.id in annexed])


def _signatures(material: Material) -> Iterator[Row]:
    """Give one row per step that is signed over the draft as it stands: which office signed it, not which officer."""
    if material.application is None:
        return
    for step, signature in material.application.signed.items():
        fields: dict[str, Field] = {"step": Term("step", step), "office": signature.office}
        yield Row(fields, [f"entry:{signature.seq}"])


def _stated(material: Material, names: Sequence[str]) -> Iterator[Row]:
    yield from _told(material, material.of(*names))


def _told(material: Material, claims: Sequence[Claim]) -> Iterator[Row]:
    for claim in claims:
        fields = {
            **of_claim(claim),
            "value": Value(claim.value),
            "source": source_of(claim, material),
        }
        yield Row(fields, [cites(claim)])


def _member(claim: Claim, name: str) -> str:
    return str(claim.value.get(name) or "") if isinstance(claim.value, Mapping) else ""


def _texts(value: Json) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


_ASKED = (
    "request", "kind", "for_what", "drafted_on", "asks", "countries", "languages", "confidentiality",
)  # fmt: skip
ASKED = Feed(_asked, shape(*_ASKED, *_TEXTS))
CHARGES = Feed(_charges, shape("offence", "law", "section", "title", "penalty"))
SHOWN = Feed(_shown, shape(*ACTS.shape.fields, evidence=shape("how", "said_by", "source")))
PAPERS = Feed(_papers, shape(*OF_CLAIM, "source"))
ASSURANCES = Feed(_assurances, shape(*OF_CLAIM, "source"))
ANNEXES = Feed(_annexes, shape(*OF_CLAIM, "source"))
SIGNATURES = Feed(_signatures, shape("step", "office"))
