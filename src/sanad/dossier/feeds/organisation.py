# SPDX-License-Identifier: Apache-2.0
"""What sources say of an organisation: orders against it, its ties to others, who was what in it when, and its part in incidents."""

from collections.abc import Iterator

from sanad.claims.claim import Claim
from sanad.claims.properties import RELATIONS, named_in
from sanad.dossier.disclosure import source_of
from sanad.dossier.feeds.row import OF_CLAIM, Feed, Row, cites, of_claim, shape
from sanad.dossier.language import Day, Field, Term
from sanad.dossier.material import Material

_STRUCTURE = ("renamed", "split_from", "merged_into", "part_of")


def _listings(material: Material) -> Iterator[Row]:
    for claim in material.of("listing"):
        told = _members(claim, "body", "reference", "listed_name")
        days = {"on": Day(_text(claim, "on")), "until": Day(_text(claim, "until"))}
        yield _row(material, claim, {**told, **days})


def _ties(material: Material) -> Iterator[Row]:
    """Give one row per tie to another organisation or person, whichever of the two the statement is about."""
    own = material.of(*_STRUCTURE, *RELATIONS)
    for claim in (*own, *(each for each in material.links if each.property != "role")):
        others = [material.subjects[each].label for each in named_in(claim.property, claim.value)]
        told = {"of": material.subjects[claim.about].label, "other": ", ".join(others)}
        yield _row(material, claim, {**told, **_members(claim, "as", "from", "to", "place")})


def _members_of(material: Material) -> Iterator[Row]:
    """Give one row per statement of a role in it, by the name of the person and the day from which it held."""
    roles = [each for each in material.links if each.property == "role"]
    label = {each.id: material.subjects[each.about].label for each in roles}
    for claim in sorted(roles, key=lambda each: (label[each.id], each.valid_from or "", each.seq)):
        told = _members(claim, "role", "post", "place")
        yield _row(material, claim, {"person": label[claim.id], "person_id": claim.about, **told})


def _attributed(material: Material) -> Iterator[Row]:
    """Give one row per name in an incident by which, as some source says, this organisation is meant."""
    for each in material.attributed:
        incident = material.subjects[each.claim.about]
        meant = "; ".join(dict.fromkeys(claim.said_by for claim in each.meant))
        fields: dict[str, Field] = {
            **of_claim(each.claim),
            "part": Term("part", each.claim.property),
            "incident": incident.label,
            "incident_id": incident.id,
            "meant_by": meant,
            "source": source_of(each.claim, material),
        }
        yield Row(fields, [cites(each.claim), *map(cites, each.meant)])


def _row(material: Material, claim: Claim, told: dict[str, Field]) -> Row:
    return Row({**of_claim(claim), **told, "source": source_of(claim, material)}, [cites(claim)])


def _members(claim: Claim, *names: str) -> dict[str, Field]:
    return {name: _text(claim, name) for name in names}


def _text(claim: Claim, name: str) -> str:
    return str(claim.value.get(name) or "") if isinstance(claim.value, dict) else ""


LISTINGS = Feed(
    _listings, shape(*OF_CLAIM, "body", "reference", "listed_name", "on", "until", "source")
)
TIES = Feed(_ties, shape(*OF_CLAIM, "of", "other", "as", "from", "to", "place", "source"))
MEMBERS = Feed(
    _members_of, shape(*OF_CLAIM, "person", "person_id", "role", "post", "place", "source")
)
ATTRIBUTED = Feed(
    _attributed, shape(*OF_CLAIM, "part", "incident", "incident_id", "meant_by", "source")
)
