# SPDX-License-Identifier: Apache-2.0
"""Two names side by side: which word agrees with which, in what, and how much that comes to.

The words of both names are paired, most alike first, whatever their order. Each pair weighs what its word weighs
(`sanad.identity.names.rarity`). With M the sum of the paired weights, A that of weight times likeness, and L and R the
weights left over on either side:

    total = A / (M + CONTRADICTS * min(L, R) + MISSING * (max(L, R) - min(L, R)))

all times REORDERED where the words stand in another order. What is left over on both sides contradicts; what only one side
has is merely missing, and costs less. Titles, courtesies and particles weigh nothing, forms of companies and initials little,
the father's name little where only one side gives one.

The total orders a queue. It decides nothing: whoever calls must hold a pair that agrees in nothing but its name to
"possible". An organisation whose word for its kind (army, front) is missing or different on one side, and an abbreviation,
never come above `POSSIBLE`, whatever else agrees. Any other word left over costs, and does not cap.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sanad.identity.names.align import Match, align
from sanad.identity.names.likeness import Level, Likeness
from sanad.identity.names.parts import Name, Part, Script, take_apart
from sanad.identity.names.rarity import Rarity, usual
from sanad.identity.names.words import Role

POSSIBLE = 0.6
"""No organisation gets more whose word for its kind does not agree."""
CONTRADICTS, MISSING, MISSING_IN_ORGANISATION, REORDERED = 2.0, 0.5, 0.8, 0.98
_FACTOR = {Role.TITLE: 0.0, Role.LEGAL_FORM: 0.15, Role.INITIAL: 0.3}
_RELATIVE_OF_ONE = 0.35
_AGREES = 0.75
_ABBREVIATION = range(3, 8)
_KNOWN_NAMES = 1 << 16
_Weights = tuple[float, ...]


@dataclass(frozen=True)
class Pair:
    """Words of both sides that belong together, or of one side alone; `weight` is what they count, from 0 to 1."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]
    level: Level
    likeness: float
    weight: float

    @property
    def said(self) -> str:
        """Return the pair in words."""
        words = (" ".join(part.written for part in side) for side in (self.left, self.right))
        return f"{' – '.join(filter(None, words))}: {self.level}"


class Comparison(NamedTuple):
    """What `compare` found; `total` runs from 0 to 1, and `capped` says that it was held to POSSIBLE."""

    left: Name
    right: Name
    rarity: Rarity
    matches: tuple[Match, ...]
    total: float
    capped: bool

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return every word that is compared, with its partner or alone, what weighs most first."""
        ours, theirs = _weights(self.left, self.right, self.rarity)
        paired = [self._pair(match, ours, theirs) for match in self.matches]
        met_left = {at for match in self.matches for at in match.left}
        met_right = {at for match in self.matches for at in match.right}
        alone = [
            Pair((part,), (), Level.ONLY_LEFT, 0.0, ours[at])
            for at, part in enumerate(self.left.counted)
            if at not in met_left
        ] + [
            Pair((), (part,), Level.ONLY_RIGHT, 0.0, theirs[at])
            for at, part in enumerate(self.right.counted)
            if at not in met_right
        ]
        return tuple(sorted(paired + alone, key=lambda pair: -pair.weight))

    def _pair(self, match: Match, ours: _Weights, theirs: _Weights) -> Pair:
        left = tuple(self.left.counted[at] for at in match.left)
        right = tuple(self.right.counted[at] for at in match.right)
        level, value = match.likeness
        if level is Level.FOLDED and [p.written for p in left] == [p.written for p in right]:
            level = Level.SAME
        return Pair(left, right, level, value, _weight(match, ours, theirs)[-1])

    @property
    def why(self) -> tuple[str, ...]:
        """Return the levels in words, what weighs most first, and what else a person should know."""
        said = [pair.said for pair in self.pairs]
        if self.capped:
            said.append("held to possible: what tells organisations apart does not agree in full")
        for side, name in (("left", self.left), ("right", self.right)):
            if name.controls:
                said.append(f"marks of direction {side}: {', '.join(name.controls)}")
        return tuple(said)


def compare(left: str, right: str, rarity: Rarity | None = None) -> Comparison:
    """Compare two names; `rarity` are the weights of words, those that come with the program when none are given.

    Raises:
        BadValue: one of them holds no name (`sanad.identity.names.parts.take_apart`).

    >>> found = compare("Haji Muhammad Asif", "محمد آصف")
    >>> found.total > 0.9, found.why[0]
    (True, 'Asif – آصف: sound the same')
    """
    return compare_names(take_apart(left), take_apart(right), rarity or usual())


def compare_names(left: Name, right: Name, rarity: Rarity) -> Comparison:
    """Compare two names already taken apart."""
    if _is_abbreviation(left, right) or _is_abbreviation(right, left):
        ours, theirs = (tuple(range(len(name.words))) for name in (left, right))
        match = Match(ours, theirs, Likeness(Level.ABBREVIATION, POSSIBLE))
        return Comparison(left, right, rarity, (match,), POSSIBLE, capped=True)
    matches = align(left, right)
    total = _total(left, right, matches, rarity)
    capped = (
        total > POSSIBLE
        and (left.of_organisation or right.of_organisation)
        and not _same_kind(left, right, matches)
    )
    return Comparison(left, right, rarity, tuple(matches), POSSIBLE if capped else total, capped)


def _total(left: Name, right: Name, matches: list[Match], rarity: Rarity) -> float:
    ours, theirs = _weights(left, right, rarity)
    only_left, only_right = sum(ours), sum(theirs)
    agreed = paired = 0.0
    order, last = 1.0, -1
    for match in matches:
        mine, other, weight = _weight(match, ours, theirs)
        only_left -= mine
        only_right -= other
        paired += weight
        agreed += weight * match.likeness.value
        if match.right[0] < last:
            order = REORDERED
        last = match.right[0]
    organisation = left.of_organisation or right.of_organisation
    missing = MISSING_IN_ORGANISATION if organisation else MISSING
    less, more = sorted((only_left, only_right))
    whole = paired + CONTRADICTS * less + missing * (more - less)
    return round(order * agreed / whole, 4) if agreed else 0.0


def _weights(left: Name, right: Name, rarity: Rarity) -> tuple[_Weights, _Weights]:
    alone = left.has_relative != right.has_relative
    return _weights_of(left, rarity, alone), _weights_of(right, rarity, alone)


@lru_cache(_KNOWN_NAMES)
def _weights_of(name: Name, rarity: Rarity, alone: bool) -> _Weights:  # noqa: FBT001  # part of the key
    """Return what each word of `name` weighs; `alone` says that one side only names a father or husband."""
    return tuple(
        rarity.weight(part.skeleton)
        * _FACTOR.get(part.role, 1.0)
        * (_RELATIVE_OF_ONE if alone and part.relative else 1.0)
        for part in name.counted
    )


def _weight(match: Match, ours: _Weights, theirs: _Weights) -> tuple[float, float, float]:
    """Return the weights of both sides of a match, and what it counts: their mean; an initial no more than an initial."""
    left, right, likeness = match
    mine = ours[left[0]] if len(left) == 1 else sum([ours[at] for at in left])
    other = theirs[right[0]] if len(right) == 1 else sum([theirs[at] for at in right])
    counted = min(mine, other) if likeness.level is Level.INITIAL else (mine + other) / 2
    return mine, other, counted


def _same_kind(left: Name, right: Name, matches: list[Match]) -> bool:
    firm = [match for match in matches if match.likeness.value >= _AGREES]
    ours, theirs = (match.left for match in firm), (match.right for match in firm)
    return _all_agree(left, ours) and _all_agree(right, theirs)


def _all_agree(name: Name, agreeing: Iterable[tuple[int, ...]]) -> bool:
    """Tell whether every word for the kind of organisation has found its like on the other side."""
    met = {at for places in agreeing for at in places}
    return all(at in met for at, part in enumerate(name.counted) if part.role is Role.ORGANISATION)


def _is_abbreviation(short: Name, long: Name) -> bool:
    if len(short.words) != 1 or len(long.words) not in _ABBREVIATION:
        return False
    letters = "".join(word[0] for word in long.words)
    return short.words[0] == letters and short.counted[0].script is Script.LATIN
