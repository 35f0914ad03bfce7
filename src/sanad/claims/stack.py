# SPDX-License-Identifier: Apache-2.0
"""What the sources say of one property, value by value: the one shown first, and why it is shown first.

Pure. Nothing is chosen for anybody: rival values stay, and of a property that a person has once they are marked as rivals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sanad.claims.claim import Claim, Standing, origins
from sanad.values.canonical import Json, canonical
from sanad.values.name import skeleton

RULE = (
    "first what a court found, then what was admitted, corroborated, alleged, disputed; among equals what more independent sources say; "
    "then what was recorded last"
)
SINGLE = frozenset({
    "birth_date", "father_name", "forename", "family_name", "sex", "status", "refugee_status", "founded", "dissolved",
})  # fmt: skip
"""Properties of which a person or organisation has one at a time: two values are rivals."""
_NAMES = frozenset({"father_name", "forename", "family_name"})
_ORDER = (
    Standing.FOUND_BY_COURT, Standing.ADMITTED, Standing.CORROBORATED, Standing.ALLEGED, Standing.DISPUTED,
)  # fmt: skip


@dataclass(frozen=True)
class Value:
    """One value, with the live claims that state it: the best standing any of them has, and how many sources are independent."""

    value: Json
    claims: tuple[Claim, ...]
    standing: Standing
    sources: int


@dataclass(frozen=True)
class Stack:
    """Every value of the property `name`, in the order of `RULE`."""

    name: str
    values: tuple[Value, ...]

    @property
    def rivals(self) -> bool:
        """Tell whether sources contradict each other here: a year is no rival of a day in it, nor a name of itself in the other script."""
        if self.name not in SINGLE:
            return False
        said = sorted({_heard(self.name, value.value) for value in self.values})
        return any(not later.startswith(earlier) for earlier, later in pairwise(said))


def stacks(claims: Iterable[Claim]) -> list[Stack]:
    """Return a stack for each property of which something live is claimed, in the order of first recording; n log n."""
    said: dict[str, dict[bytes, list[Claim]]] = {}
    live = [claim for claim in claims if claim.live]
    for claim in live:
        values = said.setdefault(claim.property, {})
        values.setdefault(canonical(claim.value), []).append(claim)
    origin = origins(live)
    return [Stack(name, _values(values.values(), origin)) for name, values in said.items()]


def _heard(name: str, value: Json) -> str:
    if name in _NAMES and isinstance(value, str):
        return skeleton(value)
    return value if isinstance(value, str) else canonical(value).decode()


def _values(groups: Iterable[list[Claim]], origin: Mapping[str, str]) -> tuple[Value, ...]:
    found = [
        Value(
            group[0].value,
            tuple(group),
            min((claim.standing for claim in group), key=_ORDER.index),
            len({origin[claim.id] for claim in group}),
        )
        for group in groups
    ]
    return tuple(sorted(found, key=_rank))


def _rank(value: Value) -> tuple[int, int, int]:
    newest = max(claim.seq for claim in value.claims)
    return _ORDER.index(value.standing), -value.sources, -newest
