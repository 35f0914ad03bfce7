# SPDX-License-Identifier: Apache-2.0
"""Two entries property by property: what sources say of each, and how the two sides compare."""

from collections.abc import Iterable
from dataclasses import dataclass

from sanad.claims.claim import Claim
from sanad.identity.candidates import Candidate

_NAMES = frozenset({"name", "alias"})


@dataclass(frozen=True)
class Row:
    """What is said of one property on each side; `how` is same, differs, apart (the same, but not at one time), missing, or empty where several values may stand side by side."""

    property: str
    left: tuple[Claim, ...]
    right: tuple[Claim, ...]
    how: str


def side_by_side(candidate: Candidate, claims: Iterable[Claim]) -> list[Row]:
    """Return a row for each property that either side has or that a pair is compared by, those compared first."""
    said: dict[str, tuple[list[Claim], list[Claim]]] = {}
    compared = (*candidate.agrees, *candidate.differs, *candidate.apart, *candidate.missing)
    for name in compared:
        said[name] = ([], [])
    for claim in claims:
        name = "name" if claim.property in _NAMES else claim.property
        sides = said.setdefault(name, ([], []))
        sides[claim.about != candidate.left].append(claim)
    rows = (
        Row(name, tuple(left), tuple(right), _how(candidate, name, bool(left), bool(right)))
        for name, (left, right) in said.items()
    )
    return [row for row in rows if row.left or row.right or row.property in compared]


def _how(candidate: Candidate, name: str, left: bool, right: bool) -> str:  # noqa: FBT001  # which sides say anything
    for how, names in (("same", candidate.agrees), ("differs", candidate.differs), ("apart", candidate.apart)):  # fmt: skip
        if name in names:
            return how
    return "" if left and right else "missing"
