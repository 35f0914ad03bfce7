# SPDX-License-Identifier: Apache-2.0
"""What the exhibits that a search found have in common on the register: whom the claims that stand on them are about, and which places they name.

It tells what officers recorded, not what a machine takes words to mean: a name that only stands in a text is no claim. Only the register of the
order's own compartment is asked.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from sanad.desk.act import Work
from sanad.desk.looking import LOOKS
from sanad.desk.register import Register
from sanad.vault import catalogue
from sanad.vault.catalogue import Choice

MOST_TOLD = 12
_COUNTED = 500
"""Exhibits of which it is looked up whether anybody opened them, each time anew."""
_PAGE = 5_000


@dataclass(frozen=True)
class About:
    """An entry of the register, and in how many of the exhibits found a claim about it stands."""

    id: str
    kind: str
    label: str
    exhibits: int


@dataclass(frozen=True)
class Named:
    """An entry of the register: its id, its kind and its label."""

    id: str
    kind: str
    label: str


@dataclass(frozen=True)
class Common:
    """Entries and places with most exhibits first, up to 12 of each kind; `about` leads an exhibit to whom claims on it are about.

    `unopened` exhibits nobody opened; None where too many were found to look.
    """

    entries: tuple[About, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    about: dict[str, tuple[Named, ...]] = field(default_factory=dict)
    unopened: int | None = None

    def of(self, kind: str) -> list[About]:
        """Return the entries of a kind."""
        return [each for each in self.entries if each.kind == kind]


@dataclass(frozen=True)
class Cited:
    """Which exhibits claims stand on: by the entry that they are about, and by the place that they name; and the other way round."""

    known: Mapping[str, Named]
    entries: Mapping[str, frozenset[str]]
    places: Mapping[str, frozenset[str]]
    about: Mapping[str, tuple[Named, ...]]


def cited(work: Work, compartment: str, by: str) -> Cited:
    """Return what the register of a compartment rests on; worked out once until it changes."""
    return work.told(_cited, Register.of(work, compartment, by))


def common(work: Work, compartment: str, found: Cited, exhibits: Collection[str]) -> Common:
    """Return what `exhibits` have in common; costs as much as the register has entries and places, whatever was found."""
    inside = frozenset(exhibits)
    entries = Counter({name: len(inside & theirs) for name, theirs in found.entries.items()})
    places = Counter({name: len(inside & theirs) for name, theirs in found.places.items()})
    unopened = None
    if len(inside) <= _COUNTED:
        opened = catalogue.opened(work.connection, compartment, sorted(inside), LOOKS)
        unopened = len(inside - opened)
    about = {one: found.about[one] for one in inside & found.about.keys()}
    return Common(tuple(_most(entries, found)), tuple(_told(places)), about, unopened)


def unopened(work: Work, compartment: str) -> set[str]:
    """Return the exhibits of a compartment that nobody of it has opened."""
    found: set[str] = set()
    before: int | None = None
    while True:
        page = catalogue.page(work.connection, compartment, Choice(opened=False), LOOKS, before=before, most=_PAGE)  # fmt: skip
        found |= {sha256 for _, sha256 in page}
        if len(page) < _PAGE:
            return found
        before = page[-1][0]


def _cited(connection: sa.Connection, register: Register) -> Cited:
    del connection  # the register was loaded from it
    entries: dict[str, set[str]] = {}
    places: dict[str, set[str]] = {}
    about: dict[str, dict[str, None]] = {}
    for claim in register.claims(register.subjects):
        for exhibit in claim.citation.exhibits if claim.live else ():
            entries.setdefault(claim.about, set()).add(exhibit)
            about.setdefault(exhibit, {})[claim.about] = None
            if claim.property == "place" and isinstance(claim.value, dict):
                places.setdefault(str(claim.value["name"]), set()).add(exhibit)
    known = {one.id: Named(one.id, one.kind, one.label) for one in register.subjects.values()}
    named = {exhibit: tuple(known[one] for one in each) for exhibit, each in about.items()}
    return Cited(known, _frozen(entries), _frozen(places), named)


def _frozen(found: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(each) for name, each in found.items()}


def _most(entries: Counter[str], found: Cited) -> Iterator[About]:
    """Yield the entries with most exhibits, so many of each kind."""
    told: Counter[str] = Counter()
    for name, count in _ordered(entries):
        one = found.known[name]
        told[one.kind] += 1
        if told[one.kind] <= MOST_TOLD:
            yield About(one.id, one.kind, one.label, count)


def _told(places: Counter[str]) -> list[tuple[str, int]]:
    return _ordered(places)[:MOST_TOLD]


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(((name, n) for name, n in counts.items() if n), key=lambda one: (-one[1], one[0]))
