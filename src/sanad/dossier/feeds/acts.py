# SPDX-License-Identifier: Apache-2.0
"""What the person is said to have done, and in which roles: one row per statement."""

from collections.abc import Iterator

from sanad.claims.claim import Claim
from sanad.dossier.feeds.row import OF_CLAIM, Feed, Row, cites, of_claim, shape
from sanad.dossier.language import Day
from sanad.dossier.material import Material

_TOLD = ("act", "role", "means", "result", "intent", "place", "country", "charge")


def acts_of(material: Material) -> Iterator[tuple[Claim, Row]]:
    """Give each statement of an act with its row."""
    for claim in material.of("act"):
        act = claim.value if isinstance(claim.value, dict) else {"act": claim.text}
        told = {name: str(act.get(name) or "") for name in _TOLD}
        until = act.get("to")
        when = {
            "when": Day(str(act.get("from") or "")),
            "until": Day(None if until in (None, act.get("from")) else str(until)),
        }
        yield claim, Row({**of_claim(claim), **told, **when}, [cites(claim)])


def _acts(material: Material) -> Iterator[Row]:
    yield from (row for _, row in acts_of(material))


def _roles(material: Material) -> Iterator[Row]:
    for claim in material.of("role"):
        if isinstance(claim.value, dict):
            organisation = material.subjects[str(claim.value["organisation"])]
            told = {"role": str(claim.value["role"]), "organisation": organisation.label}
            yield Row({**of_claim(claim), **told}, [cites(claim)])


ACTS = Feed(_acts, shape(*OF_CLAIM, *_TOLD, "when", "until"))
ROLES = Feed(_roles, shape(*OF_CLAIM, "role", "organisation"))
