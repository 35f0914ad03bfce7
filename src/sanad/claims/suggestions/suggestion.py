# SPDX-License-Identifier: Apache-2.0
"""A suggestion: words of a report that may make a claim, and why they were proposed.

It is no claim. It becomes one only when a person accepts or corrects it, and then the words are cited like any others.
"""

from dataclasses import dataclass
from typing import NamedTuple

from sanad.values.canonical import Json

TOLLS = ("killed", "injured", "captured", "hostages", "escaped")
"""Kinds whose value is `{category, low, high?, said}`; `high` is absent where the words set no upper bound."""
KINDS = (
    "incident_type", "date", "place", *TOLLS, "damage", "target", "method", "claimed_by", "no_claim", "accused", "denied_by",
    "organisation", "person", "said_by", "operation",
)  # fmt: skip
PRECISIONS = (
    "day",
    "days",
    "month",
    "year",
    "site",
    "town",
    "tehsil",
    "district",
    "province",
    "country",
    "stretch",
)
"""How exactly a day or a place is known. Only a site is ever a point; a stretch lies between two places."""


class Span(NamedTuple):
    """A stretch of the text: `text[start:end]`, in code points."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that the words at `span` may say.

    Attributes:
        kind: One of `KINDS`; most are properties of an incident.
        span: The words. They are the quotation of the claim, if a person makes one of them.
        value: In the form of the register (docs/formats/suggestions.md); a text, or a table for `TOLLS`.
        rule: Which rule proposed it, so that a wrong one can be found and mended.
        precision: Of a date or a place, one of `PRECISIONS`; None where the words could not be resolved.
        said_by: Where the one stands who says it; None: nobody is named, so the paper itself says it.
        candidates: Ids of the listed organisations that the words may mean; none of them is chosen.
        doubts: Codes of what a person must look at, listed in docs/formats/suggestions.md.
        incident: Number of the incident of the report that it belongs to, from 1; None: of none.
    """

    kind: str
    span: Span
    value: Json
    rule: str
    precision: str | None = None
    said_by: Span | None = None
    candidates: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    incident: int | None = None


@dataclass(frozen=True)
class Incident:
    """What a report seems to tell as one event; `background` where it is told as something of the past."""

    number: int
    background: bool
    sentences: tuple[Span, ...]


@dataclass(frozen=True)
class Candidate:
    """An organisation of the list that a name may mean, by the `name` that it has there, and why it may."""

    organisation: str
    name: str
    reason: str


@dataclass(frozen=True)
class Question:
    """Something only a person can answer: which organisation the `words` mean, wherever they stand in the report."""

    code: str
    words: str
    spans: tuple[Span, ...]
    candidates: tuple[Candidate, ...]
    text: str


@dataclass(frozen=True)
class Report:
    """All that is proposed out of one text, in the order of the text."""

    suggestions: tuple[Suggestion, ...]
    incidents: tuple[Incident, ...]
    questions: tuple[Question, ...]
