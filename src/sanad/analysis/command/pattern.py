# SPDX-License-Identifier: Apache-2.0
"""A structural hypothesis: named places, and what must hold of whoever stands in them.

```toml
[pattern.places.handler]
ties = [3, 9]                     # ties in the network, least and most
[pattern.places.middleman]
[pattern.places.leader]
named = true                      # optional: one of the numbers or accounts that the question names stands there
[pattern.places.contacts]
count = [3, 3]                    # a group: everybody who fits; how many there must be
[pattern]
linked = [["handler", "contacts"], ["handler", "middleman"], ["middleman", "leader"]]
apart = [["handler", "leader"], ["contacts", "leader"]]
```

A place without `count` holds one, and no two places the same one. A group holds everybody with the ties that it must have to the places, none
that it must not have, and `ties` of its own; those who stand in places are not in it. Groups are not linked to groups.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sanad.errors import BadValue
from sanad.values.canonical import Json

_FIELDS = frozenset({"ties", "count", "named"})
_PAIR = 2


@dataclass(frozen=True)
class Range:
    """Whole numbers from `least` to `most`; inside it, or outside where `is_broken`."""

    least: int
    most: int
    is_broken: bool = False

    def __contains__(self, number: object) -> bool:
        """Tell whether a number is as the range asks."""
        return isinstance(number, int) and (self.least <= number <= self.most) is not self.is_broken


ANY = Range(0, 2**53)


@dataclass(frozen=True)
class Place:
    """`ties` is its degree, `count` the size of a group (None: it holds one), `is_named` whether only those named may stand there."""

    ties: Range = ANY
    count: Range | None = None
    is_named: bool = False


@dataclass(frozen=True)
class Pattern:
    """Places in the order in which they are shown, pairs that must be linked, pairs that must not."""

    places: dict[str, Place]
    linked: frozenset[frozenset[str]]
    apart: frozenset[frozenset[str]]

    @property
    def singles(self) -> list[str]:
        """Return the places that hold one."""
        return [name for name, place in self.places.items() if place.count is None]

    @property
    def groups(self) -> list[str]:
        """Return the places that hold a group."""
        return [name for name, place in self.places.items() if place.count is not None]

    def is_tied_together(self) -> bool:
        """Tell whether links lead from every place to every other: where they do not, one part says nothing of the other."""
        reached, waiting = set[str](), [next(iter(self.places))]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += [other for pair in self.linked if name in pair for other in pair]
        return reached == self.places.keys()

    def broken(self) -> dict[str, "Pattern"]:
        """Return constraint → the pattern in which this one is broken and every other still holds.

        A link without which nothing would tie the places together is not among them: to break it is to ask about strangers.
        """
        found: dict[str, Pattern] = {}
        for pair in _in_order(self.linked):
            other = replace(self, linked=self.linked - {pair}, apart=self.apart | {pair})
            if other.is_tied_together():
                found[f"{_words(pair)} are not linked"] = other
        for pair in _in_order(self.apart):
            found[f"{_words(pair)} are linked"] = replace(
                self, linked=self.linked | {pair}, apart=self.apart - {pair}
            )
        for name, place in self.places.items():
            if place.ties is not ANY:
                found[f"ties of {name}"] = self._with(name, replace(place, ties=_not(place.ties)))
            if place.count is not None:
                found[f"count of {name}"] = self._with(
                    name, replace(place, count=_not(place.count))
                )
        return found

    def _with(self, name: str, place: Place) -> "Pattern":
        return replace(self, places={**self.places, name: place})


def parse(written: Json) -> Pattern:
    """Read a pattern as documents hold it.

    Raises:
        BadValue: it is none, names a place that is not there, links a group to a group, or falls apart.
    """
    whole = _table(written, {"places", "linked", "apart"}, "pattern")
    named = _table(whole.get("places"), None, "places")
    places = {name: _place(name, place) for name, place in named.items()}
    pattern = Pattern(places, _pairs(whole, "linked", places), _pairs(whole, "apart", places))
    if not pattern.singles or not pattern.is_tied_together():
        raise _bad(sorted(places), "links must tie all its places together, one of which holds one person")  # fmt: skip
    if both := pattern.linked & pattern.apart:
        raise _bad([sorted(pair) for pair in both], "it must be linked and apart")
    return pattern


def _place(name: str, written: Json) -> Place:
    fields = _table(written, _FIELDS, name)
    named = fields.get("named", False)
    if not isinstance(named, bool):
        raise _bad(named, f"`named` of {name} is true or false")
    return Place(
        ANY if "ties" not in fields else _range(fields["ties"], f"ties of {name}"),
        None if "count" not in fields else _range(fields["count"], f"count of {name}"),
        named,
    )


def _range(written: Json, where: str) -> Range:
    whole = isinstance(written, list) and len(written) == _PAIR
    if not whole or not all(type(each) is int and each >= 0 for each in written):  # type: ignore[union-attr]  # a list by the line above
        raise _bad(written, f"{where}: [least, most], whole numbers from 0")
    least, most = (int(str(each)) for each in written)  # type: ignore[union-attr]  # as above
    if most < least:
        raise _bad(written, f"{where}: the most is less than the least")
    return Range(least, most)


def _pairs(whole: Mapping[str, Json], name: str, places: dict[str, Place]) -> frozenset[frozenset[str]]:  # fmt: skip
    written = whole.get(name, [])
    found = set()
    for pair in written if isinstance(written, list) else [written]:
        two = frozenset(pair) if isinstance(pair, list) and all(isinstance(each, str) for each in pair) else frozenset()  # fmt: skip
        if len(two) != _PAIR or not two <= places.keys():
            raise _bad(pair, f"{name} lists pairs of two places of the pattern")
        if all(places[each].count is not None for each in two):
            raise _bad(pair, "a group is not linked to a group")
        found.add(two)
    return frozenset(found)


def _table(written: Json, fields: set[str] | frozenset[str] | None, where: str) -> Mapping[str, Json]:  # fmt: skip
    if not isinstance(written, Mapping) or (fields is not None and not written.keys() <= fields):
        raise _bad(written, f"{where} is a table" + (f" of {', '.join(sorted(fields))}" if fields else ""))  # fmt: skip
    if fields is None and not written:
        raise _bad(written, f"{where} is empty")
    return written


def _bad(value: object, detail: str) -> BadValue:
    return BadValue("parameters", value=value, type="pattern", detail=detail)


def _not(of: Range) -> Range:
    return replace(of, is_broken=not of.is_broken)


def _words(pair: frozenset[str]) -> str:
    return " and ".join(sorted(pair))


def _in_order(pairs: frozenset[frozenset[str]]) -> list[frozenset[str]]:
    return sorted(pairs, key=sorted)
