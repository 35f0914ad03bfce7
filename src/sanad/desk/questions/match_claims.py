# SPDX-License-Identifier: Apache-2.0
"""Which recorded claims the rows of a worksheet became."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.question import Question
from sanad.values.canonical import Json, canonical


@dataclass(frozen=True)
class Wanted:
    """A worksheet's row: its key, and what was to be claimed."""

    key: str
    about: str
    property: str
    value: Json
    said_by: str
    quote: str

    def matches(self, claim: Claim) -> bool:
        """Tell whether `claim` is what this row became."""
        words = (claim.about, claim.property, claim.said_by, claim.citation.quote)
        same_words = words == (self.about, self.property, self.said_by, self.quote)
        return same_words and canonical(claim.value) == canonical(self.value)


@dataclass(frozen=True, kw_only=True)
class MatchClaims(Question[dict[str, str]]):
    """An order to find; the result maps each key that was recorded to its claim's id."""

    name: ClassVar[str] = "match_claims"

    wanted: tuple[Wanted, ...]

    def touches(self, work: Work) -> list[str]:
        """The compartments of the subjects named."""
        return sorted({of_subject(work, item.about) for item in self.wanted})

    def intent(self) -> dict[str, Json]:
        """Name whom the claims are about."""
        return {"about": sorted({item.about for item in self.wanted})}

    def do(self, work: Work) -> Done[dict[str, str]]:
        """Compare subject, property, value, speaker and words."""
        found = {
            item.key: claim.id
            for item in self.wanted
            for claim in store.about(work.connection, [item.about])
            if item.matches(claim)
        }
        return Done(found, (), {"wanted": len(self.wanted), "found": len(found)})
