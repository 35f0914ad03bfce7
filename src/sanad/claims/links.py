# SPDX-License-Identifier: Apache-2.0
"""What ties two entries of the register together: one link for one relation, with every claim that states it.

Pure. A link is there because a claim says it, for the time for which the claim says it; nothing follows from links. Kinship and acquaintance (`related`) are
drawn like others, and prove nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Self

from sanad.claims.claim import Claim, Standing, independent_sources
from sanad.claims.period import Soft
from sanad.claims.properties import named_in
from sanad.values.verdict import Verdict


@dataclass(frozen=True)
class Link:
    """`source` and `target` are entries, `kind` the property; `claims` are in the order of recording."""

    source: str
    target: str
    kind: str
    claims: tuple[Claim, ...]

    @property
    def sources(self) -> int:
        """Return how many sources say it, one that repeats another counted as that other."""
        return independent_sources(list(self.claims))

    @property
    def thin(self) -> bool:
        """Tell whether it rests on one source that nobody graded."""
        return self.sources == 1 and all(claim.grade is None for claim in self.claims)

    @property
    def contested(self) -> bool:
        """Tell whether a claim among them is disputed."""
        return any(claim.standing is Standing.DISPUTED for claim in self.claims)

    @property
    def first(self) -> str | None:
        """Return the earliest beginning that a source gives; None where one gives none."""
        begins = [claim.valid_from for claim in self.claims]
        return None if None in begins else min(each for each in begins if each)

    @property
    def last(self) -> str | None:
        """Return the latest end that a source gives; None where one gives none."""
        ends = [claim.valid_to for claim in self.claims]
        return None if None in ends else max(each for each in ends if each)

    @property
    def soft(self) -> tuple[bool, bool]:
        """Tell of its beginning and its end whether it is only as far as a source knows."""
        said = {claim.soft for claim in self.claims}
        return bool(said & {Soft.FROM, Soft.BOTH}), bool(said & {Soft.TO, Soft.BOTH})

    def only(self, wanted: Callable[[Claim], bool]) -> Self:
        """Return the link with those of its claims that are wanted; it may be left without any."""
        return replace(self, claims=tuple(filter(wanted, self.claims)))

    def then(self, on: str | None) -> Verdict:
        """Tell whether some source says it of a day, month or year; without one, whatever the time."""
        told = {claim.period.holds(on) for claim in self.claims} if on else {Verdict.PERMIT}
        return next(each for each in (Verdict.PERMIT, Verdict.UNDECIDED, Verdict.REFUSE) if each in told)  # fmt: skip


def links(claims: Iterable[Claim], one: Callable[[str], str]) -> list[Link]:
    """Return the links that claims state, in order of ends and kind; `one` gives the entry under which everybody judged to be the same stands."""
    found: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        for other in named_in(claim.property, claim.value):
            ends = one(claim.about), one(other)
            if claim.live and ends[0] != ends[1]:
                found.setdefault((*ends, claim.property), []).append(claim)
    return [Link(*key, tuple(found[key])) for key in sorted(found)]
