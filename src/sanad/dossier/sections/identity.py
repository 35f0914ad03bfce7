# SPDX-License-Identifier: Apache-2.0
"""Who the dossier is about: every value with who said it, rivals side by side, and whom not to mistake for them."""

from sanad.claims.claim import Claim, independent_sources
from sanad.dossier.blocks import Writer
from sanad.dossier.material import Material
from sanad.dossier.sections.words import PROPERTY, cites, shown
from sanad.identity.judgement import Answer

_SINGLE = ("birth_date", "father_name", "national_id", "sex")
_SHOWN = (
    "name", "alias", "family_name", "forename", "father_name", "sex", "birth_date", "nationality",
    "national_id", "passport", "physical_description", "residence_country", "phone", "imsi", "imei", "account",
    "status",
)  # fmt: skip


def identity(material: Material, writer: Writer) -> None:
    """Write the identity section."""
    writer.heading("identity", "Identity")
    subject = material.subject
    writer.sentence(
        f"{subject.label} ({subject.id}) was entered on the register on the authority of {subject.authority}: {subject.reason}",
        [f"entry:{subject.seq}"],
    )
    claims = [claim for name in _SHOWN for claim in material.of(name)]
    if claims:
        columns = ("Property", "Value", "According to", "Source")
        rows = _side_by_side(material, claims)
        writer.table("Identity as the sources state it", columns, rows, [cites(c) for c in claims])
    for name in _SINGLE:
        _rivals(material, writer, name)
    _not_to_be_mistaken(material, writer)


def _side_by_side(material: Material, claims: list[Claim]) -> list[tuple[str, ...]]:
    """Return one row per value, with everybody who states it."""
    same: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        same.setdefault((PROPERTY[claim.property], shown(claim)), []).append(claim)
    return [
        (
            *said,
            "; ".join(dict.fromkeys(claim.said_by for claim in group)),
            "; ".join(dict.fromkeys(material.source(claim) for claim in group)),
        )
        for said, group in same.items()
    ]


def _rivals(material: Material, writer: Writer, name: str) -> None:
    said = material.of(name)
    values = list(dict.fromkeys(shown(claim) for claim in said))
    if len(values) > 1:
        each = "; ".join(
            f"{value} ({', '.join(dict.fromkeys(c.said_by for c in said if shown(c) == value))})"
            for value in values
        )
        sources = independent_sources(said)
        text = f"The sources differ on the {PROPERTY[name].lower()}: {each}. Independent sources: {sources}."
        writer.sentence(text, [cites(claim) for claim in said])


def _not_to_be_mistaken(material: Material, writer: Writer) -> None:
    for decision in material.judgements:
        first, review = decision.first, decision.review
        other = first.right if first.left == material.subject.id else first.left
        known = material.subjects[other]
        words = {
            Answer.DIFFERENT: f"is not {known.label} ({known.id})",
            Answer.SAME: f"is the same person as the entry {known.label} ({known.id})",
            Answer.RELATED: f"is another person than {known.label} ({known.id}), and related",
            Answer.CANNOT_SAY: f"could not be told apart from {known.label} ({known.id})",
        }[first.answer]
        seen = "Nobody has reviewed this yet"
        if review is not None:
            how = "came to another answer" if decision.is_disputed else "came to the same answer"
            seen = f"{review.by}, who was not shown it, {how}"
        text = f"In the judgement of {first.by}, {material.subject.label} {words}: {first.reasons.rstrip('.')}. {seen}."
        writer.sentence(text, [f"entry:{each.seq}" for each in (first, review) if each])
