# SPDX-License-Identifier: Apache-2.0
"""Pairs of persons, or of organisations, worth a person's eye, with the reasons for and against. Orders a queue; decides nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from sanad.claims.claim import Claim
from sanad.claims.period import Period
from sanad.errors import BadValue
from sanad.identity.names.compare import compare as compare_names
from sanad.identity.names.rarity import usual
from sanad.identity.names.retrieve import NameIndex
from sanad.values.name import skeleton

LIKE = 0.65
"""Total from which two names count as alike; chosen on the development half of `samples/names`, where 94 in 100 such pairs are
the same name and 91 in 100 of the same are found. A pair that agrees on its name alone is never more than possible."""
_NAMES = frozenset({"name", "alias"})
_DISCRIMINATORS = ("father_name", "birth_date", "national_id", "passport", "phone", "imsi", "imei", "account", "sex")  # fmt: skip
SELECTORS = frozenset({"national_id", "passport", "phone", "imsi", "imei", "account"})
"""What a person has and is found by: documents, numbers, handsets, accounts."""
_DOCUMENTS = frozenset({"national_id", "passport", "account"})
_OF_ORGANISATIONS = ("founded", "dissolved")
_PASSED_ON = frozenset({"passport", "phone", "imsi", "imei", "account"})
"""What may be one person's first and another's later: the same value at two times that do not meet is no agreement."""
_DIFFERS_ONLY_IF_SINGLE = frozenset(
    {"father_name", "birth_date", "national_id", "sex", *_OF_ORGANISATIONS}
)
_NEAREST = 50
"""Names looked at for each name: more are alike only where everybody has one name."""

Values = Mapping[str, Mapping[str, Mapping[str, list[Period]]]]
"""Subject → property → what is compared of its values, of names the names themselves → the times for which they are said."""


@dataclass(frozen=True)
class Alike:
    """The two names of a pair that are most alike: how much (0 to 1), and why, part by part."""

    left: str
    right: str
    total: float
    why: tuple[str, ...]


@dataclass(frozen=True)
class Moves:
    """What an answer about a pair would touch: requests and documents about the persons that the two are now, and the claims about them."""

    requests: int
    documents: int
    claims: int


@dataclass(frozen=True)
class Candidate:
    """A pair and what the claims say of it: properties that agree, differ, or are missing on one side.

    They hold property names; a pair with nothing but a name in `agrees` proves nothing. `apart` are numbers and documents that both had, but
    not at one time. `name` is None where one side has none, `moves` where nobody counted what rests on the two.
    """

    left: str
    right: str
    agrees: tuple[str, ...]
    differs: tuple[str, ...]
    missing: tuple[str, ...]
    apart: tuple[str, ...] = ()
    name: Alike | None = None
    moves: Moves | None = None

    @property
    def name_only(self) -> bool:
        """Tell whether the name agrees, and no more than what many people share beside it."""
        return "name" in self.agrees and set(self.agrees) <= {"name", "sex"}

    @property
    def proves_nothing(self) -> bool:
        """Tell whether nothing agrees that two different people could not share."""
        return set(self.agrees) <= {"name", "sex"}

    @property
    def shared(self) -> tuple[str, ...]:
        """Return which numbers, accounts and documents agree: what a person has and not merely is."""
        return tuple(name for name in self.agrees if name in SELECTORS)


def propose(claims: Iterable[Claim], like: Collection[tuple[str, str]]) -> list[Candidate]:
    """Return the pairs that share a name (`like`, of `like_names`), a number, an account or a document, most shared first."""
    values = _values(claims)
    pairs = {*like, *_of_same_values(values)}
    found = (_compare(left, right, values) for left, right in sorted(pairs))
    shared = [pair for pair in found if set(pair.agrees) - {"sex", "birth_date"}]
    return sorted(shared, key=lambda pair: (-len(pair.agrees), len(pair.differs), pair.left))


def compare(left: str, right: str, claims: Iterable[Claim]) -> Candidate:
    """Return what live claims about two subjects say of the pair, whether or not they share anything."""
    return _compare(left, right, {left: {}, right: {}, **_values(claims)})


def _values(claims: Iterable[Claim]) -> dict[str, dict[str, dict[str, list[Period]]]]:
    values: dict[str, dict[str, dict[str, list[Period]]]] = {}
    for claim in claims:
        if claim.live and claim.text is not None:
            kind = "name" if claim.property in _NAMES else claim.property
            keys = values.setdefault(claim.about, {}).setdefault(kind, {})
            key = claim.text if kind == "name" else _key(kind, claim.text)
            keys.setdefault(key, []).append(claim.period)
    return values


def names_of(claims: Iterable[Claim]) -> list[tuple[str, str]]:
    """Return the names that live claims give, each with whose it is."""
    values = _values(claims)
    return [(name, who) for who, known in sorted(values.items()) for name in sorted(known.get("name", ()))]  # fmt: skip


def like_names(owners: Sequence[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the pairs who bear like names, across scripts, of names with whose they are (`names_of`).

    Near-linear in the number of names: each is compared with the nearest of an index, not with all.
    """
    return frozenset(_of_like_names(owners))


def _of_like_names(owners: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    index = NameIndex.of([name for name, _ in owners])
    for name, who in owners:
        try:
            hits = index.nearest(name, _NEAREST)
        except BadValue:  # only titles: no name to be alike
            continue
        for hit in hits:
            other = owners[hit.at][1]
            if other != who and hit.comparison.total >= LIKE:
                yield (who, other) if who < other else (other, who)


def _of_same_values(values: Values) -> Iterator[tuple[str, str]]:
    who_has: dict[tuple[str, str], list[str]] = {}
    for who, known in sorted(values.items()):
        for kind in set(_DISCRIMINATORS) - {"sex", "birth_date"}:
            for key in known.get(kind, ()):
                who_has.setdefault((kind, key), []).append(who)
    for owners in who_has.values():
        yield from combinations(owners, 2)


def _compare(left: str, right: str, values: Values) -> Candidate:
    alike = _most_alike(values[left].get("name", ()), values[right].get("name", ()))
    agrees, differs, missing, apart = [], [], [], []
    if alike is None and not left.startswith("I-"):
        missing.append("name")
    elif alike is not None and alike.total >= LIKE:
        agrees.append("name")
    for kind in _of_kind(left):
        ours, theirs = values[left].get(kind, {}), values[right].get(kind, {})
        if not ours or not theirs:
            missing.append(kind)
        elif _agree(kind, ours, theirs):
            agrees.append(kind)
        elif ours.keys() & theirs.keys():
            apart.append(kind)
        elif kind in _DIFFERS_ONLY_IF_SINGLE:
            differs.append(kind)
    return Candidate(
        left, right, tuple(agrees), tuple(differs), tuple(missing), tuple(apart), name=alike
    )


def _of_kind(subject: str) -> tuple[str, ...]:
    """Return what tells two entries of a kind apart beside their names; of incidents `sanad.claims.incidents.duplicates` says it."""
    by_prefix = {"O-": _OF_ORGANISATIONS, "I-": ()}
    return by_prefix.get(subject[:2], _DISCRIMINATORS)


def _agree(kind: str, ours: Mapping[str, list[Period]], theirs: Mapping[str, list[Period]]) -> bool:
    """Tell whether one of our values is one of theirs; of what is passed on, at one time."""
    if kind == "birth_date":
        return any(_one_day(*days) for days in product(ours, theirs))
    both = ours.keys() & theirs.keys()
    return any(kind not in _PASSED_ON or _meet(ours[key], theirs[key]) for key in both)


def _one_day(ours: str, theirs: str) -> bool:
    """Tell whether two dates are one as far as both are known: a year says nothing against a day of it."""
    return ours.startswith(theirs) or theirs.startswith(ours)


def _meet(ours: Iterable[Period], theirs: Iterable[Period]) -> bool:
    return any(one.may_meet(other) for one, other in product(ours, theirs))


def _most_alike(ours: Iterable[str], theirs: Iterable[str]) -> Alike | None:
    best: Alike | None = None
    for left, right in product(sorted(ours), sorted(theirs)):
        try:
            found = compare_names(left, right, usual())
        except BadValue:
            continue
        if best is None or found.total > best.total:
            best = Alike(left, right, round(found.total, 3), found.why)
    return best


def agreeing(claims: Iterable[Claim]) -> list[str]:
    """Return the properties on which live claims about two different subjects state the same, in order."""
    who: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        if claim.live and claim.text is not None:
            value = _year(claim.text) if claim.property == "birth_date" else claim.text
            who.setdefault((claim.property, _key(claim.property, value)), set()).add(claim.about)
    return sorted({name for (name, _), subjects in who.items() if len(subjects) > 1})


def _key(kind: str, value: str) -> str:
    """Return what is compared of a value: of a name what it sounds like, of a number of a document its signs without what parts them."""
    if kind in {"name", "father_name"}:
        return skeleton(value)
    return _signs(value) if kind in _DOCUMENTS else value.casefold()


def _signs(value: str) -> str:
    return "".join(filter(str.isalnum, value)).casefold()


def _year(day: str) -> str:
    return day[:4]
