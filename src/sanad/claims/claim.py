# SPDX-License-Identifier: Apache-2.0
"""A claim: somebody says something about a subject, and it stands written at one place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Self

from sanad.claims.period import Period, Soft
from sanad.errors import BadValue
from sanad.values.canonical import Json, digest_of
from sanad.values.citation import Citation
from sanad.values.grade import Grade
from sanad.values.visible import visible


class Standing(StrEnum):
    """How far a claim has got. None of these is a judgement of ours."""

    ALLEGED = "alleged"
    CORROBORATED = "corroborated"
    ADMITTED = "admitted"
    FOUND_BY_COURT = "found_by_court"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Claim:
    """One statement by one source at one place.

    `value` is JSON in the shape that docs/formats/sheets.md gives for the property. `soft` marks the ends of its validity that are only
    as far as the source knows. `copy_of` names the claim whose source this
    one only repeats: both then count as one source. `seq` is the ledger entry that recorded it; `withdrawn` the reason why it no
    longer stands.
    """

    about: str
    property: str
    value: Json
    said_by: str
    citation: Citation
    standing: Standing = Standing.ALLEGED
    grade: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    soft: Soft | None = None
    exculpatory: bool = False
    copy_of: str | None = None
    seq: int = -1
    withdrawn: str | None = None

    @cached_property
    def id(self) -> str:
        """Return `C-` and 12 hexadecimal digits of the digest of what is claimed, so equal claims are one."""
        return "C-" + digest_of(self.as_json())[:12]

    @cached_property
    def live(self) -> bool:
        """Tell whether the claim may carry a sentence."""
        return self.withdrawn is None and self.standing is not Standing.WITHDRAWN

    @cached_property
    def text(self) -> str | None:
        """Return the value where it is one text; of an alias the name, whoever uses it."""
        value = self.value
        if self.property == "alias" and isinstance(value, Mapping):
            value = value["name"]
        return value if isinstance(value, str) else None

    @cached_property
    def period(self) -> Period:
        """Return the time for which it is said."""
        return Period(self.valid_from, self.valid_to, self.soft)

    def as_json(self) -> dict[str, Json]:
        """Return what is claimed, as documents hold it; who recorded it and when is the ledger's."""
        return {
            "about": self.about,
            "property": self.property,
            "value": self.value,
            "said_by": self.said_by,
            "citation": self.citation.as_json(),
            "standing": str(self.standing),
            "grade": self.grade,
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
            "soft": self.soft and str(self.soft),
            "exculpatory": self.exculpatory,
            "copy_of": self.copy_of,
        }

    @classmethod
    def from_json(
        cls, document: dict[str, Json], seq: int, withdrawn: str | None, known: str | None = None
    ) -> Self:
        """Read a claim back from its document form; `known` is its id where it was kept beside, so that it is not computed again."""
        fields: dict[str, object] = dict(document)
        fields["citation"] = Citation.from_json(document["citation"])
        fields["standing"] = Standing(str(document["standing"]))
        fields["soft"] = document["soft"] and Soft(str(document["soft"]))
        claim = cls(**fields, seq=seq, withdrawn=withdrawn)  # type: ignore[arg-type]  # our own fields
        if known is not None:
            vars(claim)["id"] = known
        return claim


def independent_sources(claims: list[Claim]) -> int:
    """Return how many sources say it, counting those that repeat another as that other.

    Two claims by the same speaker count once, whatever the number of papers that carry them.
    """
    return len(set(origins(claims).values()))


def origins(claims: Sequence[Claim]) -> dict[str, str]:
    """Return claim id → the speaker whose statement it is or repeats; a copy of what is not among them goes back to that claim."""
    by_id = {claim.id: claim for claim in claims}

    def origin(claim: Claim) -> str:
        seen = {claim.id}
        while claim.copy_of in by_id and claim.copy_of not in seen:
            claim = by_id[claim.copy_of]
            seen.add(claim.id)
        return claim.copy_of or claim.said_by

    return {claim.id: origin(claim) for claim in claims}


def check_source(about: str, said_by: str, grade: str | None) -> None:
    """Refuse a source that reads as nobody, and a grade that its system does not have: both stand beside the statement in what goes to a court.

    Raises:
        BadValue: the source is blank, goes over a line or holds control characters or overrides of direction (`sanad.values.visible`), or there is no such grade.
    """
    if not said_by.strip() or visible(said_by) != said_by:
        detail = (
            "one line that says something, without control characters and overrides of direction"
        )
        raise BadValue(about, value=visible(said_by), type="source", detail=detail)
    if grade is not None:
        Grade.parse(grade)
