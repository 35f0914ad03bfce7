# SPDX-License-Identifier: Apache-2.0
"""Incidents that may be one: near in time, at one place or one inside the other, told in the same words, with the same figures.

Orders a queue and decides nothing: every reason for and against a pair is in words, none is weighed. Two incidents are paired
when their days meet or follow each other and one's place is the other's or lies in it; or when the words cited for them are
the same and their days do not speak against it. What is known to a province only is paired with whatever happened there in
its days. Near-linear in the number of incidents, as long as few share a place and a month.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sanad.claims.claim import Claim
from sanad.claims.copies import Copy
from sanad.claims.copies import candidates as copies
from sanad.claims.incidents.days import Days, days_of
from sanad.claims.incidents.matrix import COUNTED
from sanad.claims.incidents.places import Gazetteer

REACH_DAYS = 1
"""A night belongs to two days, and reports from two time zones give it to either."""
_LEAST_AGREEING = 2

Pair = tuple[str, str]


@dataclass(frozen=True)
class Duplicate:
    """Two incidents that may be one, in the order of their ids, with what speaks for it and what against."""

    left: str
    right: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True)
class _Known:
    """What is compared of an incident. Places: as named → the keys of that place and of every wider one that it lies in."""

    days: tuple[Days, ...]
    places: Mapping[str, tuple[str, ...]]
    figures: Mapping[tuple[str, str], frozenset[int]]
    kinds: frozenset[str]


def candidates(incidents: Mapping[str, Sequence[Claim]], gazetteer: Gazetteer) -> list[Duplicate]:
    """Return the pairs worth a person's eye, those with most reasons first.

    Args:
        incidents: Id → its claims; those that no longer stand are overlooked.
        gazetteer: Tells which place lies in which.
    """
    live = {name: [one for one in claims if one.live] for name, claims in sorted(incidents.items())}
    known = {name: _known(claims, gazetteer) for name, claims in live.items()}
    quotes = {
        name: "\n".join(dict.fromkeys(one.citation.quote for one in claims))
        for name, claims in live.items()
    }
    worded = {(copy.left, copy.right): copy for copy in copies(quotes)}
    pairs = {*_near(known), *((min(pair), max(pair)) for pair in worded)}
    found = [
        _duplicate(pair, known, worded.get(pair) or worded.get((pair[1], pair[0])))
        for pair in pairs
    ]
    told = [one for one in found if one is not None]
    return sorted(told, key=lambda one: (-len(one.reasons), len(one.against), one.left, one.right))


def agreeing(left: Sequence[Claim], right: Sequence[Claim], gazetteer: Gazetteer) -> list[str]:
    """Return the properties on which live claims about two incidents agree, in order: two at least of day, place and numbers of people.

    None where only one agrees: many events share a day, a province or a number, as many persons share a name; and never the
    kind of event.
    """
    ours, theirs = (
        _known([one for one in claims if one.live], gazetteer) for claims in (left, right)
    )
    near = _nearest(ours, theirs)
    figures = ours.figures.keys() & theirs.figures.keys()
    agreed = {kind[0] for kind in figures if ours.figures[kind] & theirs.figures[kind] - {0}}
    if near is not None and near[0].apart(near[1]) <= REACH_DAYS:
        agreed.add("date")
    if _place(ours, theirs) is not None:
        agreed.add("place")
    return sorted(agreed) if len(agreed) >= _LEAST_AGREEING else []


def _known(claims: Sequence[Claim], gazetteer: Gazetteer) -> _Known:
    figures: dict[tuple[str, str], set[int]] = defaultdict(set)
    places: dict[str, tuple[str, ...]] = {}
    days, kinds = set[Days](), set[str]()
    for claim in claims:
        value = claim.value
        if claim.property == "date" and (found := days_of(value)):
            days.add(found)
        elif claim.property == "place":
            name = str(value["name"]) if isinstance(value, Mapping) else str(value)
            places[name] = tuple(gazetteer.chain(name))
        elif claim.property == "kind":
            kinds.add(str(value))
        elif claim.property in COUNTED and isinstance(value, Mapping):
            number = int(str(value.get("best", value["low"])))
            figures[claim.property, str(value["category"])].add(number)
    frozen = {key: frozenset(numbers) for key, numbers in figures.items()}
    return _Known(tuple(sorted(days)), places, frozen, frozenset(kinds))


def _near(known: Mapping[str, _Known]) -> Iterator[Pair]:
    """Yield the pairs of which one's place is the other's or holds it, in a month that both touch."""
    here: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, one in known.items():
        for chain in one.places.values():
            for month in _months(one.days):
                here[chain[0], month].append(name)
    for name, one in known.items():
        for place in {place for chain in one.places.values() for place in chain}:
            for month in _months(one.days):
                for other in here.get((place, month), ()):
                    if other != name:
                        yield (name, other) if name < other else (other, name)


def _months(stretches: Sequence[Days]) -> set[str]:
    """Return the months, as YYYY-MM, that some days touch, or a day beside them."""
    reach, found = timedelta(days=REACH_DAYS), set[str]()
    for days in stretches:
        at, last = (days.first - reach).replace(day=1), days.last + reach
        while at <= last:
            found.add(f"{at:%Y-%m}")
            at = date(at.year + at.month // 12, at.month % 12 + 1, 1)
    return found


def _duplicate(pair: Pair, known: Mapping[str, _Known], copy: Copy | None) -> Duplicate | None:
    left, right = (known[name] for name in pair)
    near = _nearest(left, right)
    if near is not None and near[0].apart(near[1]) > REACH_DAYS:
        return None
    place = _place(left, right)
    reasons = [
        *([_when(*near)] if near else []),
        *([place] if place else []),
        *([f"{copy.shared:.0%} of the words cited for one stand in the other"] if copy else []),
        *_figures(left, right, same=True),
        *(f"both are told as: {kind}" for kind in sorted(left.kinds & right.kinds)),
    ]
    against = list(_figures(left, right, same=False))
    if left.kinds and right.kinds and left.kinds.isdisjoint(right.kinds):
        against.append(f"told as {_or(left.kinds)} / {_or(right.kinds)}")
    if left.places and right.places and place is None:
        against.append(f"at {_or(left.places)} / {_or(right.places)}")
    return Duplicate(*pair, tuple(reasons), tuple(against))


def _nearest(left: _Known, right: _Known) -> tuple[Days, Days] | None:
    """Return the days of two incidents that lie nearest to one another, the most exact first; None where one has none."""
    pairs = [(ours, theirs) for ours in left.days for theirs in right.days]
    return min(pairs, key=lambda two: (two[0].apart(two[1]), _width(*two)), default=None)


def _width(ours: Days, theirs: Days) -> int:
    return sum((days.last - days.first).days for days in (ours, theirs))


def _when(ours: Days, theirs: Days) -> str:
    if ours == theirs:
        return f"both on {ours.words}"
    if ours.apart(theirs):
        return f"a day apart: {ours.words} / {theirs.words}"
    return f"their days meet: {ours.words} / {theirs.words}"


def _place(left: _Known, right: _Known) -> str | None:
    """Return how the places of two incidents meet, the same place before one inside the other."""
    pairs = [(ours, theirs) for ours in left.places.items() for theirs in right.places.items()]
    for (name, ours), (_, theirs) in pairs:
        if ours[0] == theirs[0]:
            return f"both at {name}"
    for (name, ours), (other, theirs) in pairs:
        if theirs[0] in ours:
            return f"{name} lies in {other}"
        if ours[0] in theirs:
            return f"{other} lies in {name}"
    return None


def _figures(left: _Known, right: _Known, *, same: bool) -> Iterator[str]:
    """Yield the numbers of people, of one property and category, that both give, or on which they do not agree. Nobody is no figure."""
    for kind in sorted(left.figures.keys() & right.figures.keys()):
        ours, theirs = left.figures[kind], right.figures[kind]
        name, category = (word.replace("_", " ") for word in kind)
        shared = sorted(ours & theirs - {0})
        if same and shared:
            yield f"both: {shared[-1]} {name} ({category})"
        elif not same and not ours & theirs:
            yield f"{name} ({category}): {_or(ours)} / {_or(theirs)}"


def _or(values: Mapping[str, object] | frozenset[str] | frozenset[int]) -> str:
    return " or ".join(map(str, sorted(values)))
