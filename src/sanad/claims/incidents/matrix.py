# SPDX-License-Identifier: Apache-2.0
"""The matrix of an incident: what each source says of each field, the newest first, older statements kept as superseded.

Pure; it chooses nothing. A statement is superseded by one of the same speaker about the same field (and, of numbers, the same
category) for a later day: whoever speaks again corrects themselves, and nobody corrects anybody else. Two statements for one
day, or of no known day, both stand: which of them came later nobody knows. A statement that only
repeats another (`copy_of`) stands in its own column and counts as that other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sanad.claims.claim import Claim, origins

FIELDS = (
    "kind", "date", "place", "operation", "method", "party", "target", "killed", "injured", "captured", "hostages", "escaped", "damage",
    "claimed_by", "no_claim", "accused", "denied_by",
)  # fmt: skip
"""Fields of an incident, in the order in which a person asks for them."""
COUNTED = frozenset({"killed", "injured", "captured", "hostages", "escaped"})
TOTAL = "total"


@dataclass(frozen=True)
class Field:
    """A row of the matrix: a property, and of a number the category of people counted."""

    name: str
    category: str = ""

    @property
    def label(self) -> str:
        """Return the field in words."""
        words = self.name.replace("_", " ")
        return f"{words}, {self.category.replace('_', ' ')}" if self.category else words


@dataclass(frozen=True)
class Statement:
    """What one source says of a field, as of a day (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`; empty where nobody knows).

    `origin` is the source that it goes back to: the speaker, or of a copy the speaker copied.
    """

    claim: Claim
    field: Field
    as_of: str
    origin: str
    superseded: bool = False

    @property
    def source(self) -> str:
        """Return who says it."""
        return self.claim.said_by


@dataclass(frozen=True)
class Matrix:
    """Every statement about one incident, by field and source."""

    statements: tuple[Statement, ...]

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Return the rows: fields in their order, the total of a number before its parts."""
        return tuple(sorted({each.field for each in self.statements}, key=_rank))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Return the columns: who says anything, whoever spoke last first."""
        last: dict[str, str] = {}
        for each in self.statements:
            last[each.source] = max(last.get(each.source, ""), each.as_of)
        return tuple(sorted(last, key=lambda source: (_backwards(last[source]), source)))

    def cell(self, field: Field, source: str) -> tuple[Statement, ...]:
        """Return what a source says of a field, the newest first."""
        return self._cells.get((field, source), ())

    def standing(self, field: Field) -> tuple[Statement, ...]:
        """Return the statements about a field that nobody took back, in the order of the columns."""
        of_field = (self.cell(field, source) for source in self.sources)
        return tuple(each for cell in of_field for each in cell if not each.superseded)

    @cached_property
    def _cells(self) -> Mapping[tuple[Field, str], tuple[Statement, ...]]:
        cells: dict[tuple[Field, str], list[Statement]] = {}
        for each in self.statements:
            cells.setdefault((each.field, each.source), []).append(each)
        return {key: tuple(found) for key, found in cells.items()}


def matrix(claims: Iterable[Claim], as_of: Mapping[str, str]) -> Matrix:
    """Return the matrix of the live claims about one incident; near-linear in their number.

    Args:
        claims: What is claimed of the incident. Properties that are no field are left out.
        as_of: Claim id → the day for which it speaks: the day it states, else that of the paper it stands in.
    """
    live = [claim for claim in claims if claim.live and claim.property in FIELDS]
    origin = origins(live)
    newest_first = sorted(live, key=lambda claim: (_backwards(as_of.get(claim.id, "")), -claim.seq))
    last: dict[tuple[Field, str], str] = {}
    statements = []
    for claim in newest_first:
        field, day = field_of(claim), as_of.get(claim.id, "")
        later = last.setdefault((field, claim.said_by), day) > day
        superseded = later and claim.property in COUNTED | _SINGLE
        statements.append(Statement(claim, field, day, origin[claim.id], superseded=superseded))
    return Matrix(tuple(statements))


_SINGLE = frozenset({"kind", "date", "method"})
"""Fields of which an incident has one: a speaker who names two places names two places."""


def field_of(claim: Claim) -> Field:
    """Return the row to which a claim belongs."""
    if claim.property in COUNTED and isinstance(claim.value, Mapping):
        return Field(claim.property, str(claim.value["category"]))
    return Field(claim.property)


def _rank(field: Field) -> tuple[int, bool, str]:
    return FIELDS.index(field.name), field.category != TOTAL, field.category


def _backwards(day: str) -> tuple[int, ...]:
    """Return a key that puts later days first, and no day last."""
    return (*(-ord(sign) for sign in day), 1)
