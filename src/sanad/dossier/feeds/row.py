# SPDX-License-Identifier: Apache-2.0
"""What a feed gives: one row for each thing to be told, with its fields and what it rests on; and the shape by which forms are checked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sanad.claims.claim import Claim
from sanad.dossier.language import Day, Field, Term, Value
from sanad.dossier.material import Material
from sanad.dossier.pictures.picture import Picture

Grid = tuple[Sequence[str], Sequence[Sequence[str]]]
"""Columns and rows of a table that has its own."""


@dataclass(frozen=True)
class Row:
    """One thing to be told. `inner` are the rows of feeds within it; `picture` and `grid` are its own, if it has any."""

    fields: Mapping[str, Field]
    rests_on: Sequence[str]
    inner: Mapping[str, Sequence["Row"]] = field(default_factory=dict)
    picture: Picture | None = None
    grid: Grid | None = None


@dataclass(frozen=True)
class Shape:
    """What the rows of a feed have: names of fields, feeds within, a picture or a table of their own."""

    fields: frozenset[str]
    inner: Mapping[str, "Shape"] = field(default_factory=dict)
    picture: bool = False
    grid: bool = False


@dataclass(frozen=True)
class Feed:
    """A feed: what makes its rows of the material of a document, and their shape."""

    rows: Callable[[Material], Iterable[Row]]
    shape: Shape


def shape(*fields: str, **inner: Shape) -> Shape:
    """Return the shape of rows without picture and table."""
    return Shape(frozenset(fields), inner)


def cites(claim: Claim) -> str:
    """Return the reference to a claim."""
    return f"claim:{claim.id}"


def of_claim(claim: Claim) -> dict[str, Field]:
    """Return what may be said of any claim: its id, what it is about, the value, who says so, and how far that stands."""
    return {
        "claim": claim.id,
        "property": Term("property", claim.property),
        "value": Value(claim.value),
        "said_by": claim.said_by,
        "standing": Term("standing", str(claim.standing)),
        "grade": claim.grade or Term("known", "not_graded"),
        "valid_from": Day(claim.valid_from),
        "valid_to": Day(claim.valid_to),
        "quote": claim.citation.quote,
    }


OF_CLAIM = (
    "claim", "property", "value", "said_by", "standing", "grade", "valid_from", "valid_to", "quote",
)  # fmt: skip
