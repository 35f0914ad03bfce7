# SPDX-License-Identifier: Apache-2.0
"""Pairs of persons worth a person's eye, with the reasons for and against. Orders a queue; decides nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from sanad.claims.claim import Claim
from sanad.values.name import skeleton

_NAMES = frozenset({"name", "alias"})
_DISCRIMINATORS = (
    "father_name",
    "birth_date",
    "national_id",
    "passport",
    "phone",
    "account",
    "sex",
)
_DIFFERS_ONLY_IF_SINGLE = frozenset({"father_name", "birth_date", "national_id", "sex"})


@dataclass(frozen=True)
class Candidate:
    """A pair and what the claims say of it: properties that agree, differ, or are missing on one side.

    `agrees` and `differs` hold property names; a pair with nothing but a name in `agrees` proves nothing.
    """

    left: str
    right: str
    agrees: tuple[str, ...]
    differs: tuple[str, ...]
    missing: tuple[str, ...]


def propose(claims: Iterable[Claim]) -> list[Candidate]:
    """Return the pairs that share a name (across scripts), a number, an account or a document, most shared first."""
    values = _values(claims)
    pairs = (_compare(left, right, values) for left, right in combinations(sorted(values), 2))
    shared = [pair for pair in pairs if set(pair.agrees) - {"sex", "birth_date"}]
    return sorted(shared, key=lambda pair: (-len(pair.agrees), len(pair.differs), pair.left))


def compare(left: str, right: str, claims: Iterable[Claim]) -> Candidate:
    """Return what live claims about two persons say of the pair, whether or not they share anything."""
    return _compare(left, right, {left: {}, right: {}, **_values(claims)})


def _values(claims: Iterable[Claim]) -> dict[str, dict[str, set[str]]]:
    """Return subject → property → what is compared of its values."""
    values: dict[str, dict[str, set[str]]] = {}
    for claim in claims:
        if claim.live and isinstance(claim.value, str):
            kind = "name" if claim.property in _NAMES else claim.property
            keys = values.setdefault(claim.about, {}).setdefault(kind, set())
            keys.add(_key(kind, claim.value))
    return values


def _compare(left: str, right: str, values: dict[str, dict[str, set[str]]]) -> Candidate:
    agrees, differs, missing = [], [], []
    for kind in ("name", *_DISCRIMINATORS):
        ours, theirs = values[left].get(kind, set()), values[right].get(kind, set())
        if not ours or not theirs:
            missing.append(kind)
        elif ours & theirs:
            agrees.append(kind)
        elif kind in _DIFFERS_ONLY_IF_SINGLE:
            differs.append(kind)
    return Candidate(left, right, tuple(agrees), tuple(differs), tuple(missing))


def _key(kind: str, value: str) -> str:
    return skeleton(value) if kind in {"name", "father_name"} else value.casefold()


def agreeing(claims: Iterable[Claim]) -> list[str]:
    """Return the properties on which live claims about two different subjects state the same, in order."""
    who: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        if claim.live and isinstance(claim.value, str):
            value = _year(claim.value) if claim.property == "birth_date" else claim.value
            who.setdefault((claim.property, _key(claim.property, value)), set()).add(claim.about)
    return sorted({name for (name, _), subjects in who.items() if len(subjects) > 1})


def _year(day: str) -> str:
    return day[:4]
